// What changed in meaning between two versions of a pack: for how many combinations of answers, from what to what, with an example.

import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import { Compiled, type CompleteOutcome } from "../diagram/compile.ts";
import { type Ref, unpaired, YES } from "../diagram/diagram.ts";
import { modelOf } from "../engine/model.ts";
import type { Answer, Leaf, Pack, Question, Tree } from "../pack/schema.ts";
import { type Side, shortestExample } from "./example.ts";
import { type Renames, renamed } from "./renames.ts";
import { bareName, retyped, saidAlike } from "./retyped.ts";

interface OutcomeChange {
  readonly from: CompleteOutcome;
  readonly to: CompleteOutcome;
  /** Complete combinations of answers that change so, and of how many. */
  readonly combinations: bigint;
  /** {@link shortestExample} */
  readonly example: readonly ExampleAnswer[];
  /** Whether it is proven that no example has fewer answers. */
  readonly shortest: boolean;
}

/** One kind of change while it is gathered. */
interface Kind {
  readonly from: CompleteOutcome;
  readonly to: CompleteOutcome;
  readonly combinations: bigint;
  /** The values of both outcomes, paired: open conclusions may stand in several orders. */
  readonly values: Set<number>;
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
  const comparable = diagram.and(diagram.and(toOlder, toNewer), saidAlike(compiled, twice.keys()));
  const [olderModel, newerModel] = [modelOf(before), modelOf(after)];
  const changes = shared.map((id): TreeChange => {
    const a = previous.trees.get(id);
    const b = next.trees.get(id);
    if (!a || !b) return { tree: id, changes: [], combinations: 0n, of: 0n };
    const [was, is] = [earlier.outcome(a), compiled.outcome(b)];
    const both = diagram.overlay(diagram.pair(was.ref, is.ref), diagram.without(YES, comparable), 0);
    const kinds = new Map<string, Kind>();
    let of = 0n;
    const counted = [...diagram.counts(both)].map(([value, count]) => ({ value, count, pair: unpaired(value) }));
    counted.sort((one, two) => one.pair[0] - two.pair[0] || one.pair[1] - two.pair[1]);
    for (const { value, count: combinations, pair } of counted) {
      const [from, to] = [was.outcomes[pair[0]], is.outcomes[pair[1]]];
      if (!from || !to) continue;
      of += combinations;
      if (keyOf(from) === keyOf(to)) continue;
      const key = `${keyOf(from)} ${keyOf(to)}`;
      const kind = kinds.get(key) ?? { from, to, combinations: 0n, values: new Set() };
      kinds.set(key, { ...kind, combinations: kind.combinations + combinations, values: kind.values.add(value) });
    }
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
    const changed = [...kinds.values()].map(({ from, to, combinations, values }): OutcomeChange => {
      const wanted = compiled.seen(
        b,
        diagram.where(both, (value) => values.has(value)),
      );
      const { answers, shortest } = shortestExample([side("older", from), side("newer", to)], wanted, steps);
      const example = answers.map(({ variable, answer }) => ({ variable: bareName(variable), answer }));
      return { from, to, combinations, example, shortest };
    });
    changed.sort((one, two) =>
      one.combinations > two.combinations ? -1 : one.combinations < two.combinations ? 1 : 0,
    );
    return { tree: id, changes: changed, combinations: changed.reduce((sum, one) => sum + one.combinations, 0n), of };
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
