// What changed in meaning between two versions of a pack: for how many combinations of answers, from what to what, with an example.

import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import { Compiled, type CompleteOutcome } from "../diagram/compile.ts";
import { pairOf, YES } from "../diagram/diagram.ts";
import { modelOf } from "../engine/model.ts";
import type { Answer, Leaf, Pack, Question, Tree } from "../pack/schema.ts";
import { type Renames, renamed } from "./renames.ts";

interface OutcomeChange {
  readonly from: CompleteOutcome;
  readonly to: CompleteOutcome;
  /** Complete combinations of answers that change so, and of how many. */
  readonly combinations: bigint;
  readonly example: readonly ExampleAnswer[];
}

interface TreeChange {
  readonly tree: string;
  readonly changes: readonly OutcomeChange[];
  readonly combinations: bigint;
  readonly of: bigint;
}

/** Which candidates are open counts, not in which order. */
const keyOf = (outcome: CompleteOutcome): string =>
  JSON.stringify(outcome.certainty === "open" ? [...outcome.candidates].sort() : outcome);

const answersOf = (question: Question): readonly Answer[] => ("answers" in question ? question.answers : []);

/** A question with the answers of both versions, the newer ones first; what an answer implies stays as its version says. */
const united = (own: Question | undefined, other: Question | undefined, newer: Question | undefined): Question => {
  const [one] = [own, other].filter((question) => question !== undefined);
  if (!one) throw new Error("no question");
  if (!own || !other || !newer || !("answers" in own) || !("answers" in other) || own.type !== other.type) return one;
  const older = newer === own ? other : own;
  const ids = [...new Set([...answersOf(newer), ...answersOf(older)].map(({ id }) => id))];
  const answers = ids.flatMap((id) => {
    const mine = answersOf(own).find((answer) => answer.id === id);
    const theirs = answersOf(other).find((answer) => answer.id === id);
    const { implies: _, ...bare } = theirs ?? { implies: undefined };
    return mine ? [mine] : [bare as Answer];
  });
  return { ...own, answers };
};

/** A pack over the questions of both; where a tree knows no branch for an answer of the other, it ends with nothing. */
const over = (pack: Pack, other: Pack, newer: Pack): Pack => {
  const ids = [...new Set([...newer.questions, ...pack.questions, ...other.questions].map(({ id }) => id))];
  const find = (from: Pack, id: string): Question | undefined => from.questions.find((one) => one.id === id);
  const questions = ids.map((id) => united(find(pack, id), find(other, id), find(newer, id)));
  const nothing: Leaf = { open: [] };
  const trees = pack.trees.map((tree) => ({
    ...tree,
    nodes: Object.fromEntries(
      Object.entries(tree.nodes).map(([id, node]) => {
        const question = questions.find((one) => one.id === (node.ask ?? id));
        const missing = question && node["else"] === undefined ? answersOf(question) : [];
        return [id, { ...Object.fromEntries(missing.map((answer) => [answer.id, nothing])), ...node }];
      }),
    ) as Tree["nodes"],
  }));
  return { ...pack, questions, trees };
};

/** The questions of which the versions know different answers, with the answers that only one of them knows. */
const differingAnswers = (before: Pack, after: Pack): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const question of after.questions) {
    const old = before.questions.find(({ id }) => id === question.id);
    if (!old) continue;
    const [a, b] = [answersOf(old), answersOf(question)].map((list) => list.map(({ id }) => id));
    const only = [...(a ?? []).filter((id) => !b?.includes(id)), ...(b ?? []).filter((id) => !a?.includes(id))];
    if (only.length > 0) found.set(question.id, only);
  }
  return found;
};

export interface MeaningDiff {
  readonly trees: readonly TreeChange[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Questions whose answers differ: the combinations with an answer that only one version knows are not compared. */
  readonly differingAnswers: ReadonlyMap<string, readonly string[]>;
}

/**
 * @param budget the most nodes of the decision diagram
 * @throws BudgetExceeded when the packs are too large to be compared exactly
 */
export const meaningDiff = (older: Pack, after: Pack, renames: Renames, budget?: number): MeaningDiff => {
  const before = renamed(older, renames);
  const differing = differingAnswers(before, after);
  const trees = (pack: Pack): string[] => pack.trees.map(({ tree }) => tree);
  const shared = trees(after).filter((id) => trees(before).includes(id));
  const next = modelOf(over(after, before, after));
  const previous = modelOf(over(before, after, after));
  const compiled = new Compiled(next, [...next.trees.values()], budget);
  const earlier = compiled.beside(previous);
  const { diagram } = compiled;
  const comparable = next.variables.reduce((all, { index, id, answers, question }) => {
    const only = differing.get(question);
    if (!only || id !== question) return all;
    const mask = answers.reduce((sum, answer, position) => (only.includes(answer) ? sum : sum | (1 << position)), 0);
    return diagram.and(all, compiled.literal(index, mask));
  }, YES);
  const possible = diagram.and(comparable, diagram.and(compiled.implications, earlier.implications));
  const changes = shared.map((id): TreeChange => {
    const a = previous.trees.get(id);
    const b = next.trees.get(id);
    if (!a || !b) return { tree: id, changes: [], combinations: 0n, of: 0n };
    const [was, is] = [earlier.outcome(a), compiled.outcome(b)];
    const both = diagram.overlay(diagram.pair(was.ref, is.ref), diagram.without(YES, comparable), 0);
    const counts = diagram.counts(both);
    const found: OutcomeChange[] = [];
    let of = 0n;
    was.outcomes.forEach((from, x) => {
      is.outcomes.forEach((to, y) => {
        const combinations = counts.get(pairOf(x, y)) ?? 0n;
        if (!from || !to || combinations === 0n) return;
        of += combinations;
        if (keyOf(from) === keyOf(to)) return;
        const where = diagram.where(both, (value) => value === pairOf(x, y));
        const example = compiled.example(where, possible) ?? [];
        found.push({ from, to, combinations, example });
      });
    });
    found.sort((one, two) => (one.combinations > two.combinations ? -1 : one.combinations < two.combinations ? 1 : 0));
    return { tree: id, changes: found, combinations: found.reduce((sum, { combinations: n }) => sum + n, 0n), of };
  });
  const ids = (pack: Pack): string[] => [
    ...pack.questions.map(({ id }) => id),
    ...pack.conclusions.map(({ id }) => id),
    ...trees(pack).map((id) => `tree ${id}`),
  ];
  const [a, b] = [ids(before), ids(after)];
  return {
    trees: changes,
    added: b.filter((id) => !a.includes(id)),
    removed: a.filter((id) => !b.includes(id)),
    differingAnswers: differing,
  };
};
