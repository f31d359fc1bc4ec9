// CF037: a leaf that settles a conclusion whose definition requires nothing.
import { branchesOf } from "../nodes.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF037",
  severity: "error",
  *check({ entries, index }) {
    for (const entry of entries.trees)
      for (const [node, branches] of Object.entries(entry.value.nodes))
        for (const [answer, branch] of branchesOf(branches)) {
          if (typeof branch === "string" || !("conclude" in branch) || branch.certainty === "likely") continue;
          const id = branch.conclude;
          if (index.conclusions.get(id)?.definition.requires.length === 0)
            yield { place: entry.at(["nodes", node, answer, "conclude"]), given: { id } };
        }
  },
};
