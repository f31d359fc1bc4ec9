// CF038: a source that nobody has verified.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF038",
  severity: "error",
  *check({ mentions, index }) {
    for (const { word, place } of mentions.sources)
      if (index.status.get(word) === "unverified") yield { place: place(), given: { id: word } };
  },
};
