// CF071: two conclusions that exclude each other, settled together by the same answers.

import type { ExampleAnswer } from "../../diagnostic/diagnostic.ts";
import type { Compiled } from "../../diagram/compile.ts";
import { NO, type Ref, YES } from "../../diagram/nodes.ts";
import type { Fact } from "../../engine/facts.ts";
import { type Model, type ModelTree, maskOf } from "../../engine/model.ts";
import { outcomeOf } from "../../engine/run.ts";
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

interface Pair {
  readonly where: Ref;
  readonly trees: readonly ModelTree[];
}

/** Two trees that settle one conclusion each by the same answers; those that one walk takes come before others. */
const together = (context: Context, compiled: Compiled, id: string, other: string): Pair | undefined => {
  const { trees: triage, guides = [] } = context.pack.head;
  const walks = [triage, ...guides.map(({ trees }) => trees)];
  const pairs = settledIn(context, compiled, id).flatMap((one) =>
    settledIn(context, compiled, other).flatMap((two) => {
      const where = compiled.diagram.and(one.where, two.where);
      const trees = [one.tree, two.tree];
      const walk = walks.findIndex((walked) => trees.every((tree) => walked.includes(tree.id)));
      return where === NO ? [] : [{ where, trees, walk: walk < 0 ? walks.length : walk }];
    }),
  );
  return pairs.sort((a, b) => a.walk - b.walk).at(0);
};

/** As the triage finds out: requirements have to be proven by what is said, not only met by all that it leaves open. */
const settles = (model: Model, tree: ModelTree, id: string, answers: readonly ExampleAnswer[]): boolean => {
  const facts = answers.flatMap(({ variable: name, answer }): Fact[] => {
    const variable = model.byId.get(name);
    const isSeen = variable && (tree.scope !== "person" || variable.scope === "person");
    return isSeen ? [{ variable, mask: maskOf(variable, [answer]) }] : [];
  });
  const { conclusion, certainty } = outcomeOf(model, tree, facts);
  return conclusion === id && certainty === "settled";
};

/** As short as the triage, too, settles both with. */
const exampleOf = (compiled: Compiled, { where, trees }: Pair, ids: readonly string[]): ExampleAnswer[] | undefined => {
  const short = compiled.example(where) ?? [];
  const isEnough = trees.every((tree, position) => settles(compiled.model, tree, ids[position] ?? "", short));
  return isEnough ? short : compiled.example(where, YES);
};

export const rule: Rule = {
  code: "CF071",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const entry of context.entries.conclusions)
      for (const [position, other] of (entry.value.definition["exclusive-with"] ?? []).entries()) {
        const both = together(context, compiled, entry.value.id, other);
        const example = both && exampleOf(compiled, both, [entry.value.id, other]);
        if (example)
          yield {
            place: entry.at(["definition", "exclusive-with", position]),
            given: { id: entry.value.id, other },
            example,
            trees: both.trees.map((tree) => tree.id),
          };
      }
  },
};
