// Which names files of a pack have.

/** Whether a file of this name is read as a part of a pack. */
export const isPackFile = (name: string): boolean => /\.ya?ml$/.test(name);
