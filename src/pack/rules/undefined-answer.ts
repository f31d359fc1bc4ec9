// CF032: an answer that its question does not have.
import { near } from "../near.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF032",
  severity: "error",
  *check({ mentions }) {
    for (const { question, answer, known, place } of mentions.answers)
      if (!known.includes(answer)) yield { place: place(), given: { question, answer }, near: near(answer, known) };
  },
};
