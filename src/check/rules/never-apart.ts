// CF075: two conclusions that no answers ever tell apart.
import { NO } from "../../diagram/nodes.ts";
import { conclusionEntry, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF075",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { tree } of treesOf(context)) {
      const first = new Map<number, string>();
      for (const id of tree.named) {
        const conclusion = context.model.conclusions.get(id);
        const entry = conclusionEntry(context, id);
        if (!conclusion || !entry) continue;
        const candidate = compiled.candidate(tree, conclusion);
        if (candidate === NO) continue;
        const other = first.get(candidate);
        if (other === undefined) first.set(candidate, id);
        else {
          const related = conclusionEntry(context, other)?.at(["id"]);
          yield { place: entry.at(["id"]), given: { id, other, tree: tree.id }, ...(related ? { related } : {}) };
        }
      }
    }
  },
};
