// CF036: a tree about the person that asks about a card or a restriction.
import { nodesOf } from "../nodes.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF036",
  severity: "error",
  *check({ entries, index }) {
    for (const entry of entries.trees) {
      if (entry.value.scope !== "person") continue;
      for (const { variable, place } of nodesOf(entry)) {
        if (!index.answersOf(variable) || index.questions.get(variable.split(".")[0] ?? "")?.scope === "person")
          continue;
        yield { place: place(), given: { question: variable, scope: "person" } };
      }
    }
  },
};
