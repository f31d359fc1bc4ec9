// CF060: a node whose answers all lead to the same place.
import type { Target } from "../../engine/model.ts";
import { type Rule, treesOf } from "../rule.ts";

const sameEnd = (a: Target, b: Target): boolean => JSON.stringify(a) === JSON.stringify(b);

export const rule: Rule = {
  code: "CF060",
  severity: "error",
  *check(context) {
    for (const { entry, tree } of treesOf(context))
      for (const { id, groups, unknown, variable } of tree.nodes.values()) {
        const [only, second] = groups;
        if (only && !second && (unknown === undefined || sameEnd(unknown, only.target)))
          yield { place: entry.at(["nodes", id], "key"), given: { node: id, question: variable.id } };
      }
  },
};
