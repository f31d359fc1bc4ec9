// CF092: a phrase whose proposed facts settle a conclusion by themselves, though its words are not said to decide.
import { literalsOf } from "../../engine/model.ts";
import { outcomeOf } from "../../engine/run.ts";
import { type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF092",
  severity: "error",
  *check(context) {
    const { model } = context;
    for (const entry of context.entries.phrases) {
      if (entry.value.reliability === "decides") continue;
      for (const [position, condition] of (entry.value.proposes ?? []).entries()) {
        const facts = literalsOf(model.byId, condition).flatMap(({ variable, mask }) => {
          const found = model.variables[variable];
          return found ? [{ variable: found, mask }] : [];
        });
        for (const { tree } of treesOf(context)) {
          const { conclusion, certainty } = outcomeOf(model, tree, facts);
          if (certainty === "settled" && conclusion !== undefined)
            yield { place: entry.at(["proposes", position]), given: { id: entry.value.id, conclusion } };
        }
      }
    }
  },
};
