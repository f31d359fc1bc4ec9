// Walks over the texts of an entry that a search has pointed at.

/** Where a value stands: its key, and the value that it stands in. */
export interface Here {
  readonly key: string | number;
  readonly above: Here | undefined;
}

/** The keys from the entry to a place. */
export const pathOf = (here: Here | undefined): PropertyKey[] => {
  const path: PropertyKey[] = [];
  for (let one = here; one; one = one.above) path.unshift(one.key);
  return path;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object";

/**
 * @param isSkipped whether what stands there is passed over, with all inside it
 * @param isWanted whether a text is asked about: where the others stand is not even looked at
 * @param visit called with each text in turn
 */
export const eachText = (
  value: unknown,
  isSkipped: (here: Here) => boolean,
  isWanted: (text: string) => boolean,
  visit: (text: string, here: Here) => void,
  above?: Here,
): void => {
  if (!isObject(value)) return;
  const isList = Array.isArray(value);
  for (const key in value) {
    const inner = value[key];
    const isText = typeof inner === "string";
    if (isText ? !isWanted(inner) : !isObject(inner)) continue;
    const here = { key: isList ? Number(key) : key, above };
    if (isSkipped(here)) continue;
    if (isText) visit(inner, here);
    else eachText(inner, isSkipped, isWanted, visit, here);
  }
};
