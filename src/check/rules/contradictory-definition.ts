// CF078: a definition that nothing can meet.
import { NO } from "../../diagram/nodes.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF078",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const entry of context.entries.conclusions) {
      const conclusion = context.model.conclusions.get(entry.value.id);
      if (conclusion && compiled.definition(conclusion) === NO)
        yield { place: entry.at(["definition"], "key"), given: { id: entry.value.id } };
    }
  },
};
