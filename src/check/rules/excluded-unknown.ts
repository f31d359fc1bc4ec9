// CF076: an unknown-branch that concludes what the answers before it have excluded.
import { NO } from "../../diagram/diagram.ts";
import { type Rule, treesOf } from "../rule.ts";
import { answersOf, waysFromStart } from "../suffixes.ts";

export const rule: Rule = {
  code: "CF076",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { entry, tree } of treesOf(context))
      for (const { id, unknown } of tree.nodes.values()) {
        if (!unknown || !("leaf" in unknown) || !("conclude" in unknown.leaf)) continue;
        const { conclude } = unknown.leaf;
        const conclusion = context.model.conclusions.get(conclude);
        if (!conclusion || !tree.named.has(conclude)) continue;
        const candidate = compiled.candidate(tree, conclusion);
        const ways = waysFromStart(
          compiled,
          tree,
          (target, node, isUnknown) => (isUnknown && node === id && target === unknown ? candidate : undefined),
          true,
        );
        const bad = ways.find(({ condition, consistent }) => condition === NO && consistent !== NO);
        if (bad) yield { place: entry.at(["nodes", id, "unknown"]), given: { id: conclude }, example: answersOf(bad) };
      }
  },
};
