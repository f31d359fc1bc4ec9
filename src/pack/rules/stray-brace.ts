// CF039: braces in prose that are no time limit.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF039",
  severity: "error",
  *check({ mentions }) {
    for (const { word, place } of mentions.braces) yield { place: place(), given: { name: word } };
  },
};
