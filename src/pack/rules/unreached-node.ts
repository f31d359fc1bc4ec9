// CF035: a node that no branch leads to.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF035",
  severity: "warning",
  *check(references) {
    for (const entry of references.entries.trees) {
      const { reached } = references.waysOf(entry);
      for (const node of Object.keys(entry.value.nodes))
        if (!reached.has(node)) yield { place: entry.at(["nodes", node], "key"), given: { node } };
    }
  },
};
