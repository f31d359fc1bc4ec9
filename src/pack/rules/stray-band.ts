// CF040: a band without an upper end before the last one.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF040",
  severity: "error",
  *check({ entries }) {
    for (const entry of entries.questions) {
      const question = entry.value;
      const steps = (question.type === "choice" && question.bands?.steps) || [];
      for (const [position, step] of steps.entries())
        if (step["up-to"] === undefined && position < steps.length - 1)
          yield { place: entry.at(["bands", "steps", position]) };
    }
  },
};
