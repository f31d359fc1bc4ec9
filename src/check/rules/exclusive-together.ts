// CF071: two conclusions that exclude each other, settled together by the same answers.

import type { Compiled } from "../../diagram/compile.ts";
import { NO, type Ref } from "../../diagram/diagram.ts";
import type { ModelTree } from "../../engine/model.ts";
import { type Context, type Rule, treesOf } from "../rule.ts";

/** The complete answers with which each tree settles a conclusion. */
const settledIn = (context: Context, compiled: Compiled, id: string): { tree: ModelTree; where: Ref }[] => {
  const conclusion = context.model.conclusions.get(id);
  if (!conclusion) return [];
  return treesOf(context).map(({ tree }) => {
    const named = compiled.reaches(
      tree,
      ({ leaf }) => "conclude" in leaf && leaf.conclude === id && (leaf.certainty ?? "settled") === "settled",
    );
    return { tree, where: compiled.diagram.and(named, compiled.definition(conclusion, tree)) };
  });
};

/** Two trees that settle one conclusion each by the same answers; those that one walk takes come before others. */
const together = (context: Context, compiled: Compiled, id: string, other: string) => {
  const { trees: triage, guides = [] } = context.pack.head;
  const walks = [triage, ...guides.map(({ trees }) => trees)];
  const pairs = settledIn(context, compiled, id).flatMap((one) =>
    settledIn(context, compiled, other).flatMap((two) => {
      const where = compiled.diagram.and(one.where, two.where);
      const trees = [one.tree.id, two.tree.id];
      const walk = walks.findIndex((walked) => trees.every((tree) => walked.includes(tree)));
      return where === NO ? [] : [{ where, trees, walk: walk < 0 ? walks.length : walk }];
    }),
  );
  return pairs.sort((a, b) => a.walk - b.walk).at(0);
};

export const rule: Rule = {
  code: "CF071",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const entry of context.entries.conclusions)
      for (const [position, other] of (entry.value.definition["exclusive-with"] ?? []).entries()) {
        const both = together(context, compiled, entry.value.id, other);
        const example = both && compiled.example(both.where);
        if (example)
          yield {
            place: entry.at(["definition", "exclusive-with", position]),
            given: { id: entry.value.id, other },
            example,
            trees: both.trees,
          };
      }
  },
};
