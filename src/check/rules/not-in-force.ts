// CF080: a cited document that is not in force on the day of review.
import type { Rule } from "../rule.ts";

const ISO = /^\d{4}-\d{2}-\d{2}$/;

export const rule: Rule = {
  code: "CF080",
  severity: "error",
  *check({ entries, asOf }) {
    for (const entry of entries.law) {
      const { id, effective, repealed } = entry.value;
      if (repealed !== undefined && ISO.test(repealed) && repealed <= asOf)
        yield { place: entry.at(["repealed"]), given: { id, date: repealed, day: asOf, state: "repealed" } };
      if (effective !== undefined && ISO.test(effective) && effective > asOf)
        yield { place: entry.at(["effective"]), given: { id, date: effective, day: asOf, state: "not-yet" } };
    }
  },
};
