// CF101: a measure that no reviewed situation reaches.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF101",
  severity: "warning",
  *check({ entries, runs }) {
    const reached = new Set<string>();
    for (const { value } of entries.scenarios)
      if (value["reviewed-by"] !== undefined)
        for (const { conclusion } of runs(value)) if (conclusion !== undefined) reached.add(conclusion);
    for (const entry of entries.conclusions)
      if (entry.value.kind === "measure" && !reached.has(entry.value.id))
        yield { place: entry.at(["id"]), given: { id: entry.value.id } };
  },
};
