// CF074: a leaf that names what no way to it leaves possible, and so can never come to it.
import { NO } from "../../diagram/diagram.ts";
import { walksOf } from "../../diagram/walks.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF074",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { entry, tree } of treesOf(context)) {
      const { places } = compiled.leaves(tree);
      for (const node of tree.nodes.values())
        for (const { target, mask } of node.groups) {
          if (!("leaf" in target)) continue;
          const position = places.findIndex((place) => place.node === node.id && place.mask === mask);
          for (const id of "conclude" in target.leaf ? [target.leaf.conclude] : target.leaf.open) {
            const conclusion = context.model.conclusions.get(id);
            if (!conclusion) continue;
            const definition = compiled.definition(conclusion, tree);
            // Almost every mention is possible with complete answers; only for the rest do unknown ones matter.
            if (compiled.diagram.and(compiled.at(tree, position), definition) !== NO) continue;
            const every = walksOf(compiled, tree);
            const known = every.leaving(node.id, mask);
            if (!known || every.leave(known, definition) !== NO) continue;
            const walks = every.leave(known, compiled.allowed(tree));
            if (walks === NO) continue;
            yield {
              place: entry.at(branchPath(entry, tree, node.id, mask)),
              given: { id },
              example: every.example(walks),
            };
          }
        }
    }
  },
};
