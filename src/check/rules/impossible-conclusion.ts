// CF072: a conclusion that no answers at all can give, before anything is known.
import { NO } from "../../diagram/nodes.ts";
import { conclusionEntry, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF072",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { tree } of treesOf(context))
      for (const id of tree.named) {
        const conclusion = context.model.conclusions.get(id);
        const entry = conclusionEntry(context, id);
        if (!conclusion || !entry || compiled.definition(conclusion) === NO) continue;
        if (compiled.candidate(tree, conclusion) === NO)
          yield { place: entry.at(["definition"], "key"), given: { id, tree: tree.id } };
      }
  },
};
