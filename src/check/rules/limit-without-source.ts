// CF082: a time limit without a source.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF082",
  severity: "error",
  *check({ entries }) {
    for (const entry of entries.limits)
      if (entry.value.length !== "none-found" && entry.value.sources.length === 0)
        yield { place: entry.at(["sources"], "key"), given: { id: entry.value.id } };
  },
};
