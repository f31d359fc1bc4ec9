// What changed in meaning between two versions of a pack: for how many combinations of answers, from what to what, with an example.

import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import { Compiled, type CompleteOutcome } from "../diagram/compile.ts";
import { BudgetExceeded, type Ref, YES } from "../diagram/nodes.ts";
import { modelOf } from "../engine/model.ts";
import type { Answer, Leaf, Pack, Question, Tree } from "../pack/schema.ts";
import { type Side, shortestExample } from "./example.ts";
import { keyOf, kindsOf } from "./kinds.ts";
import { type Renames, renamed } from "./renames.ts";
import { bared, retyped, saidAlike } from "./retyped.ts";
import { shareOf } from "./share.ts";
import { UnknownAnswers, type UnknownChanges } from "./unknown.ts";

interface OutcomeChange {
  readonly from: CompleteOutcome;
  readonly to: CompleteOutcome;
  /** Complete combinations of answers that change so. */
  readonly combinations: bigint;
  /** The same as a part of all of the tree's, from 0 to 1. */
  readonly share: number;
  /** {@link shortestExample} */
  readonly example: readonly ExampleAnswer[];
  /** Whether it is proven that no example has fewer answers. */
  readonly shortest: boolean;
}

export interface TreeChange {
  readonly tree: string;
  readonly changes: readonly OutcomeChange[];
  readonly combinations: bigint;
  /** All complete combinations of answers that both versions allow, each counted once. */
  readonly of: bigint;
  readonly share: number;
  /** The same where nobody knows some answers; undefined where that would need too many nodes. */
  readonly unknown: UnknownChanges | undefined;
}

const answersOf = (question: Question): readonly Answer[] => ("answers" in question ? question.answers : []);

/** An answer that only the other version knows: here it implies nothing. */
const bare = ({ implies: _, ...rest }: Answer): Answer => rest;

/** A question with the answers of both versions, the newer ones first; what an answer implies stays as its version says. */
const united = (own: Question | undefined, other: Question | undefined, newer: Question | undefined): Question => {
  const [one] = [own, other].filter((question) => question !== undefined);
  if (!one) throw new Error("no question");
  if (!own) return "answers" in one ? { ...one, answers: one.answers.map(bare) } : one;
  if (!other || !newer || !("answers" in own) || !("answers" in other) || own.type !== other.type) return one;
  const older = newer === own ? other : own;
  const ids = [...new Set([...answersOf(newer), ...answersOf(older)].map(({ id }) => id))];
  const answers = ids.flatMap((id) => {
    const mine = answersOf(own).find((answer) => answer.id === id);
    const theirs = answersOf(other).find((answer) => answer.id === id);
    return mine ?? (theirs ? bare(theirs) : []);
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

const withinBudget = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof BudgetExceeded) return undefined;
    throw error;
  }
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
 * @param steps the most work for each example: {@link shortestExample}
 * @throws BudgetExceeded when the packs are too large to be compared exactly
 */
export const meaningDiff = (
  older: Pack,
  after: Pack,
  renames: Renames,
  budget?: number,
  steps?: number,
): MeaningDiff => {
  const called = renamed(older, renames);
  const differing = differingAnswers(called, after);
  const twice = retyped(called, after);
  const before = renamed(called, twice);
  const trees = (pack: Pack): string[] => pack.trees.map(({ tree }) => tree);
  const shared = trees(after).filter((id) => trees(before).includes(id));
  const next = modelOf(over(after, before, after));
  const previous = modelOf(over(before, after, after));
  const compiled = new Compiled(next, [...next.trees.values()], budget);
  const earlier = compiled.beside(previous);
  const { diagram } = compiled;
  /** The answers that one version knows, of the questions whose answers differ. */
  const knownTo = (pack: Pack): Ref =>
    next.variables.reduce((all, { index, id, answers, question }) => {
      const asked = pack.questions.find((one) => one.id === question);
      if (!asked || !differing.has(question) || id !== question) return all;
      const known = answersOf(asked);
      const mask = answers.reduce(
        (sum, answer, position) => (known.some((one) => one.id === answer) ? sum | (1 << position) : sum),
        0,
      );
      return diagram.and(all, compiled.literal(index, mask));
    }, YES);
  const [toOlder, toNewer] = [knownTo(before), knownTo(after)];
  const alike = saidAlike(compiled, twice.keys());
  const comparable = diagram.and(diagram.and(toOlder, toNewer), alike);
  const [olderModel, newerModel] = [modelOf(before), modelOf(after)];
  const changes = shared.map((id): TreeChange => {
    const a = previous.trees.get(id);
    const b = next.trees.get(id);
    if (!a || !b) return { tree: id, changes: [], combinations: 0n, of: 0n, share: 0, unknown: undefined };
    const [was, is] = [earlier.outcome(a), compiled.outcome(b)];
    const both = diagram.overlay(diagram.pair(was.ref, is.ref), diagram.without(YES, comparable), 0);
    const { kinds, of } = kindsOf(diagram, both, was, is);
    const side = (version: "older" | "newer", outcome: CompleteOutcome): Side => {
      const [mine, tree, found, model, known] =
        version === "older"
          ? ([earlier, a, was, olderModel, toOlder] as const)
          : ([compiled, b, is, newerModel, toNewer] as const);
      const same = (value: number): boolean => {
        const other = found.outcomes[value];
        return other !== undefined && keyOf(other) === keyOf(outcome);
      };
      const allowed = diagram.and(mine.allowed(tree), mine.seen(tree, known));
      return { compiled: mine, tree, model, outcome, allowed, comes: diagram.where(found.ref, same) };
    };
    const changed = kinds.map(({ from, to, combinations, values }): OutcomeChange => {
      const wanted = compiled.seen(
        b,
        diagram.where(both, (value) => values.has(value)),
      );
      const { answers, shortest } = shortestExample([side("older", from), side("newer", to)], wanted, steps);
      return { from, to, combinations, share: shareOf(combinations, of), example: answers.map(bared), shortest };
    });
    const combinations = changed.reduce((sum, one) => sum + one.combinations, 0n);
    const told = diagram.where(both, (value) => kinds.some(({ values }) => values.has(value)));
    const unknown = withinBudget(() => {
      // A diagram for each tree: one that is too large leaves the others theirs.
      const unknowing = new UnknownAnswers(compiled, budget);
      const versions = [
        { compiled: earlier, tree: a, known: toOlder },
        { compiled, tree: b, known: toNewer },
      ] as const;
      return unknowing.changes(...versions, unknowing.alike(alike), told);
    });
    return { tree: id, changes: changed, combinations, of, share: shareOf(combinations, of), unknown };
  });
  const ids = (pack: Pack): string[] => [
    ...pack.questions.map(({ id }) => id),
    ...pack.conclusions.map(({ id }) => id),
    ...trees(pack).map((id) => `tree ${id}`),
  ];
  const [a, b] = [ids(called), ids(after)];
  return {
    trees: changes,
    added: b.filter((id) => !a.includes(id)),
    removed: a.filter((id) => !b.includes(id)),
    differingAnswers: differing,
  };
};
