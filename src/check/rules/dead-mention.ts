// CF074: a leaf that names what no way to it leaves possible, and so can never come to it.
import { NO } from "../../diagram/nodes.ts";
import { type Known, walksOf } from "../../diagram/walks.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF074",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { entry, tree } of treesOf(context)) {
      const places = compiled.places(tree);
      for (const node of tree.nodes.values())
        for (const { target, mask } of node.groups) {
          if (!("leaf" in target)) continue;
          const position = places.findIndex((place) => place.node === node.id && place.mask === mask);
          const here = compiled.at(tree, position);
          let leaving: Known | undefined;
          for (const id of "conclude" in target.leaf ? [target.leaf.conclude] : target.leaf.open) {
            const conclusion = context.model.conclusions.get(id);
            if (!conclusion) continue;
            const definition = compiled.definition(conclusion, tree);
            // Where complete answers come, almost every mention is possible; only for the rest do unknown ones matter.
            if (compiled.diagram.meets(here, definition)) continue;
            const every = walksOf(compiled, tree);
            leaving ??= every.leaving(node.id, mask);
            if (!leaving || every.canLeave(leaving, definition)) continue;
            const walks = every.leave(leaving, compiled.allowed(tree));
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
