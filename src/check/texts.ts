// Texts of entries that a search has pointed at, and the walk to where they stand.
import type { Here } from "../pack/contents.ts";
import type { Entry } from "../pack/entries.ts";

/** What a search has found: texts by their entry. */
export class Suspects {
  readonly #texts = new Map<Entry, Set<string>>();

  readonly add = (text: string, entry: Entry): void => {
    const before = this.#texts.get(entry);
    if (before) before.add(text);
    else this.#texts.set(entry, new Set([text]));
  };

  /** The texts that were found in an entry; undefined when there are none. */
  in(entry: Entry): ReadonlySet<string> | undefined {
    return this.#texts.get(entry);
  }
}

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
