// CF064: a conclusion that a tree names only where nobody knows the answer.
import { type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF064",
  severity: "error",
  *check(context) {
    for (const { entry, tree } of treesOf(context))
      for (const { id, unknown } of tree.nodes.values()) {
        if (!unknown || !("leaf" in unknown)) continue;
        const { leaf } = unknown;
        const ids = "conclude" in leaf ? [leaf.conclude] : leaf.open;
        for (const one of new Set(ids))
          if (!tree.named.has(one))
            yield { place: entry.at(["nodes", id, "unknown"]), given: { id: one, tree: tree.id } };
      }
  },
};
