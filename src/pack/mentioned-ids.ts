// What an entry mentions, whatever it is: ids stand as values, as keys of conditions, and inside prose.

const LIMIT = "{limit:";

/** Everything that values mention: the strings in them, the keys of their conditions (of QUESTION.ANSWER the question), and {limit:ID}. */
export const mentionsOf = (values: readonly unknown[]): Set<string> => {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      found.add(value);
      if (value.includes(LIMIT)) for (const [, id = ""] of value.matchAll(/\{limit:([^{}]*)\}/g)) found.add(id);
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === "object")
      for (const [key, inner] of Object.entries(value)) {
        found.add(key.includes(".") ? key.slice(0, key.indexOf(".")) : key);
        visit(inner);
      }
  };
  values.forEach(visit);
  return found;
};
