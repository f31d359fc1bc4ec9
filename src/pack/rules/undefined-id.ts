// CF031: an id that names nothing.
import { near } from "../near.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF031",
  severity: "error",
  *check({ mentions }) {
    for (const { kind, of = "", id, known, place } of mentions.ids)
      if (!known.has(id)) yield { place: place(), given: { kind, of, id }, near: near(id, known) };
  },
};
