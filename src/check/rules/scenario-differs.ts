// CF100: a recorded situation that does not come to what is expected of it.
import { compared } from "../../scenario/run.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF100",
  severity: "error",
  *check({ entries, model, runs }) {
    for (const entry of entries.scenarios) {
      const { differences, leads } = compared(model, entry.value, runs(entry.value));
      const [first] = differences;
      if (first)
        yield {
          place: entry.at(["id"]),
          given: {
            id: entry.value.id,
            difference: first.type,
            kinds: first.kinds.join(", "),
            leads: leads.join(", ") || "-",
          },
        };
    }
  },
};
