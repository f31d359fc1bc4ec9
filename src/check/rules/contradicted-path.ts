// CF070: a path that concludes what the facts on it contradict.
import { NO } from "../../diagram/diagram.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";
import { answersOf, waysFromStart } from "../suffixes.ts";

export const rule: Rule = {
  code: "CF070",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { entry, tree } of treesOf(context)) {
      const { places } = compiled.leaves(tree);
      const allowed = compiled.within(tree, compiled.allowed(tree));
      for (const node of tree.nodes.values())
        for (const { target, mask } of node.groups) {
          if (!("leaf" in target) || !("conclude" in target.leaf)) continue;
          const { conclude } = target.leaf;
          const conclusion = context.model.conclusions.get(conclude);
          if (!conclusion) continue;
          const definition = compiled.definition(conclusion, tree);
          // Where every set of answers to the tree's questions leaves it possible, so does every part of one.
          const position = places.findIndex((place) => place.node === node.id && place.mask === mask);
          const here = compiled.diagram.and(compiled.at(tree, position), allowed);
          if (position >= 0 && compiled.diagram.without(here, compiled.within(tree, definition)) === NO) continue;
          const ways = waysFromStart(
            compiled,
            tree,
            (one, id, isUnknown) => (one === target && id === node.id && !isUnknown ? definition : undefined),
            false,
          );
          const bad = ways.find(({ condition, consistent }) => condition === NO && consistent !== NO);
          if (bad)
            yield {
              place: entry.at(branchPath(entry, tree, node.id, mask)),
              given: { id: conclude },
              example: answersOf(bad),
            };
        }
    }
  },
};
