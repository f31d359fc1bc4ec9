// CF071: two conclusions that exclude each other, settled together by the same answers.

import type { Compiled } from "../../diagram/compile.ts";
import { NO, type Ref } from "../../diagram/diagram.ts";
import { type Context, type Rule, treesOf } from "../rule.ts";

/** The complete answers with which some tree settles a conclusion. */
const settledBy = (context: Context, compiled: Compiled, id: string): Ref => {
  const conclusion = context.model.conclusions.get(id);
  if (!conclusion) return NO;
  return treesOf(context).reduce((all, { tree }) => {
    const named = compiled.reaches(
      tree,
      ({ leaf }) => "conclude" in leaf && leaf.conclude === id && (leaf.certainty ?? "settled") === "settled",
    );
    return compiled.diagram.or(all, compiled.diagram.and(named, compiled.definition(conclusion, tree)));
  }, NO);
};

export const rule: Rule = {
  code: "CF071",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const entry of context.entries.conclusions)
      for (const [position, other] of (entry.value.definition["exclusive-with"] ?? []).entries()) {
        const both = compiled.diagram.and(
          settledBy(context, compiled, entry.value.id),
          settledBy(context, compiled, other),
        );
        const example = compiled.example(both);
        if (example)
          yield {
            place: entry.at(["definition", "exclusive-with", position]),
            given: { id: entry.value.id, other },
            example,
          };
      }
  },
};
