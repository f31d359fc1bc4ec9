// What an entry mentions, whatever it is: ids stand as values, as keys of conditions, and inside prose.

const LIMIT = /\{limit:([^{}]*)\}/g;

/** Prose names a limit in braces, and nothing else. */
const isText = (value: object): value is { readonly zh: string; readonly en: string } =>
  "zh" in value && "en" in value && typeof value.zh === "string" && typeof value.en === "string";

/** Everything that values mention: the strings in them, the keys of their conditions (of QUESTION.ANSWER the question), and {limit:ID}. */
export const mentionedIds = (values: readonly unknown[]): Set<string> => {
  const found = new Set<string>();
  const read = (text: string): void => {
    if (text.includes("{")) for (const [, id = ""] of text.matchAll(LIMIT)) found.add(id);
  };
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      found.add(value);
      read(value);
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === "object") {
      if (isText(value)) {
        read(value.zh);
        read(value.en);
      } else
        for (const [key, inner] of Object.entries(value)) {
          found.add(key.includes(".") ? key.slice(0, key.indexOf(".")) : key);
          visit(inner);
        }
    }
  };
  values.forEach(visit);
  return found;
};
