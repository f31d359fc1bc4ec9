// CF036: a tree about the person that asks about a card or a restriction.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF036",
  severity: "error",
  *check({ entries, index }) {
    for (const entry of entries.trees) {
      if (entry.value.scope !== "person") continue;
      for (const [id, node] of Object.entries(entry.value.nodes)) {
        const question = node.ask ?? id;
        if (!index.answersOf(question)) continue;
        if (index.questions.get(question.split(".")[0] ?? "")?.scope === "person") continue;
        const place = node.ask === undefined ? entry.at(["nodes", id], "key") : entry.at(["nodes", id, "ask"]);
        yield { place, given: { question, scope: "person" } };
      }
    }
  },
};
