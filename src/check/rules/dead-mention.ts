// CF074: a leaf that names what no way to it leaves possible, and so can never come to it.
import { NO } from "../../diagram/diagram.ts";
import { firstWays, leavesPossible } from "../first-ways.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";
import { answersOf, waysFromStart } from "../suffixes.ts";

export const rule: Rule = {
  code: "CF074",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { entry, tree } of treesOf(context)) {
      const { places } = compiled.leaves(tree);
      const firsts = firstWays(compiled, tree);
      for (const node of tree.nodes.values())
        for (const { target, mask } of node.groups) {
          if (!("leaf" in target)) continue;
          for (const id of "conclude" in target.leaf ? [target.leaf.conclude] : target.leaf.open) {
            const conclusion = context.model.conclusions.get(id);
            if (!conclusion) continue;
            const definition = compiled.definition(conclusion, tree);
            const position = places.findIndex((place) => place.node === node.id && place.mask === mask);
            const here = compiled.at(tree, position);
            // Almost every mention is possible with complete answers; only for the rest do unknown ones matter.
            if (compiled.diagram.and(here, definition) !== NO) continue;
            const one = firsts.get(node.id);
            if (one && leavesPossible(compiled, tree, one, definition, node.variable.index, mask)) continue;
            const ways = waysFromStart(
              compiled,
              tree,
              (one, at, isUnknown) => (one === target && at === node.id && !isUnknown ? definition : undefined),
              true,
            );
            const [first] = ways.filter(({ consistent }) => consistent !== NO);
            if (first && ways.every(({ condition }) => condition === NO))
              yield {
                place: entry.at(branchPath(entry, tree, node.id, mask)),
                given: { id },
                example: answersOf(first),
              };
          }
        }
    }
  },
};
