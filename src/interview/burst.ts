// Whether what a terminal sent in one read was pasted rather than typed.

/** Words, or more signs than a hand types within one read. */
export const isWords = (read: string): boolean => {
  const signs = [...read.replaceAll(/\s/g, "")];
  return /\p{Script=Han}{2}/u.test(read) || (signs.length >= 4 && new Set(signs).size > 1);
};

/** Lines within one read: the last one may end with Enter. */
export const isLines = (read: string): boolean => /[\r\n]+[^\r\n]/.test(read);

/** Pasted text on one line, with no sign in it that a prompt would take for a key. */
export const onOneLine = (text: string): string => text.replaceAll(/\s*\p{Cc}+\s*/gu, " ").trim();
