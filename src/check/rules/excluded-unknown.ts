// CF076: an unknown-branch that leads only to what the answers before it have excluded.
import { NO } from "../../diagram/nodes.ts";
import { walksOf } from "../../diagram/walks.ts";
import { type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF076",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { entry, tree } of treesOf(context)) {
      const walks = walksOf(compiled, tree);
      for (const { id, unknown } of tree.nodes.values()) {
        if (!unknown || !("leaf" in unknown)) continue;
        const { leaf } = unknown;
        const mentioned = "conclude" in leaf ? [leaf.conclude] : leaf.open;
        const conclusions = mentioned.flatMap((one) =>
          tree.named.has(one) ? (context.model.conclusions.get(one) ?? []) : [],
        );
        if (conclusions.length === 0) continue;
        // One that stays possible is enough: the list says only that nobody can tell.
        const candidate = conclusions.reduce((any, one) => compiled.diagram.or(any, compiled.candidate(tree, one)), NO);
        const leaving = walks.leaving(id, "unknown");
        if (!leaving) continue;
        const bad = walks.between(leaving, compiled.allowed(tree), candidate);
        if (bad !== NO)
          yield {
            place: entry.at(["nodes", id, "unknown"]),
            given: { id: conclusions.map((one) => one.id).join(", ") },
            example: walks.example(bad),
          };
      }
    }
  },
};
