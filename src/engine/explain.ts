// Why a verdict holds, why other conclusions do not, what contradicts itself and what would change it.
import type { Fact } from "./facts.ts";
import { domainsOf, referenceOf } from "./facts.ts";
import type { End, Model, ModelConclusion, ModelTree, Variable } from "./model.ts";
import type { Change, Conflict, Excluded, Why } from "./result.ts";
import type { Verdict } from "./run.ts";
import { isExcluded, outcomeIn, outcomeOf } from "./run.ts";
import { candidatesOf, telling } from "./telling.ts";

type Holds<T = Fact> = (facts: readonly T[]) => boolean;

/**
 * Drops facts one by one while the claim still holds, until none can be dropped. One round is not enough: a fact that was
 * needed beside another may be idle without it.
 */
export const irreducible = <T = Fact>(facts: readonly T[], holds: Holds<T>): T[] => {
  const kept = facts.reduce<T[]>(
    (left, fact) => {
      const without = left.filter((other) => other !== fact);
      return holds(without) ? without : left;
    },
    [...facts],
  );
  return kept.length < facts.length ? irreducible(kept, holds) : kept;
};

/** The fewest that dropping leaves from either end: what was said last often implies what came before it, and the other way round. */
export const irreducibleEitherWay = <T>(list: readonly T[], holds: Holds<T>): T[] => {
  const [first, second] = [irreducible(list, holds), irreducible([...list].reverse(), holds)];
  return second.length < first.length ? second : first;
};

/** Sets of up to this many facts are searched for the fewest; beyond it an irreducible set is shown. */
const SEARCHED_SIZE = 4;

function* subsets<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size === 0) yield [];
  else
    for (const [position, item] of items.entries())
      for (const rest of subsets(items.slice(position + 1), size - 1)) yield [item, ...rest];
}

const fewest = (facts: readonly Fact[], holds: Holds): Fact[] => {
  for (let size = 0; size <= Math.min(SEARCHED_SIZE, facts.length); size += 1)
    for (const subset of subsets(facts, size)) if (holds(subset)) return subset;
  return irreducible(facts, holds);
};

const endsOf = (tree: ModelTree, ids: readonly string[]): End[] => ids.flatMap((id) => tree.ends.get(id) ?? []);

const candidatesFirst = (tree: ModelTree, candidates: readonly string[]): End[] => [
  ...new Set([...endsOf(tree, candidates), ...tree.ends.values()]),
];

/** The proof, the path walked, or the facts that leave nothing else. */
export const whyOf = (model: Model, tree: ModelTree, facts: readonly Fact[], verdict: Verdict): Why | undefined => {
  const { by, conclusion, certainty, candidates, steps } = verdict;
  if (by === undefined) return undefined;
  const pool = candidatesFirst(tree, candidates);
  const holds: Holds = (subset) => {
    const other = outcomeOf(model, tree, subset, pool);
    return other.conclusion === conclusion && other.certainty === certainty;
  };
  return { by, facts: irreducible(facts, holds).map(referenceOf), path: steps };
};

const triggered = (conclusion: ModelConclusion, domains: readonly number[]): string[] =>
  conclusion.excludes
    .filter(({ clause }) => clause.every(({ variable, mask }) => ((domains[variable] ?? 0) & mask) === 0))
    .map(({ source }) => source);

/** Each conclusion of the tree that is no candidate, with an irreducible set of facts that excludes it. */
export const excludedOf = (
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  candidates: readonly string[],
): Excluded[] =>
  [...tree.ends.keys()]
    .filter((id) => !candidates.includes(id))
    .flatMap((id) => {
      const conclusion = model.conclusions.get(id);
      if (!conclusion) return [];
      const holds: Holds = (subset) => isExcluded(tree, conclusion, domainsOf(model, subset));
      const because = irreducible(facts, holds);
      return [{ id, because: because.map(referenceOf), sources: triggered(conclusion, domainsOf(model, because)) }];
    });

const COST = ["at-hand", "ask-bank", "ask-police"] as const;

/** The fewest facts that cannot hold together, and the questions behind them, the easiest to check first. */
export const conflictOf = (model: Model, tree: ModelTree, facts: readonly Fact[]): Conflict => {
  const found = fewest(facts, (subset) => outcomeOf(model, tree, subset).certainty === "conflict");
  const questions = [...new Set(found.flatMap(({ variable, from }) => from ?? [variable.question]))];
  const cost = (id: string): number => COST.indexOf(model.questions.get(id)?.cost ?? "ask-police");
  return { facts: found.map(referenceOf), askAgain: questions.sort((a, b) => cost(a) - cost(b)) };
};

const alternatives = (variable: Variable, mask: number): Fact[] =>
  variable.answers.flatMap((_, position) =>
    (mask & (1 << position)) === 0 ? [] : [{ variable, mask: 1 << position }],
  );

const changesOfSize = (
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  verdict: Verdict,
  visible: (variable: Variable) => boolean,
  size: 1 | 2,
): Change[] => {
  const domains = domainsOf(model, facts);
  const known = new Set(facts.map(({ variable }) => variable));
  const edits = model.variables.filter(visible).flatMap((variable) => {
    const domain = domains[variable.index] ?? 0;
    const isKnown = known.has(variable);
    return alternatives(variable, isKnown ? variable.all & ~domain : variable.all).map((fact) => ({ fact, isKnown }));
  });
  const pool = candidatesFirst(tree, verdict.candidates);
  const boxes = new Map(candidatesOf(model, tree, facts).map(({ end, box }) => [end, box]));
  const changes: Change[] = [];
  for (const edit of subsets(edits, size)) {
    const edited = new Set(edit.map(({ fact }) => fact.variable));
    if (edited.size < size) continue;
    const isLearnt = edit.every(({ isKnown }) => !isKnown);
    const changed = domains.slice();
    for (const { fact } of edit) changed[fact.variable.index] = fact.mask;
    const isInBox = (end: End): boolean => {
      const box = boxes.get(end);
      return !!box && edit.every(({ fact }) => ((box[fact.variable.index] ?? 0) & fact.mask) !== 0);
    };
    const other = isLearnt
      ? outcomeIn(model, tree, changed, boxes.keys(), isInBox)
      : outcomeIn(model, tree, changed, pool);
    const same = other.conclusion === verdict.conclusion && other.certainty === verdict.certainty;
    if (same || other.conclusion === undefined) continue;
    changes.push({
      facts: edit.map(({ fact }) => referenceOf(fact)),
      kind: isLearnt ? "learn" : "correct",
      conclusion: other.conclusion,
      certainty: other.certainty,
    });
  }
  return changes;
};

/**
 * The smallest changes of answers that give another leading conclusion or another certainty: single answers, or pairs
 * where no single one does.
 * @param visible the variables that the run sees
 */
export const changesOf = (
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  verdict: Verdict,
  visible: (variable: Variable) => boolean,
): Change[] => {
  const asked = new Set(tree.variables);
  const known = new Set(facts.map(({ variable }) => variable));
  const told = telling(model, tree, facts);
  const relevant = (variable: Variable): boolean => visible(variable) && (known.has(variable) || asked.has(variable));
  const alone = (variable: Variable): boolean =>
    relevant(variable) && (known.has(variable) || told.has(variable.index));
  const single = changesOfSize(model, tree, facts, verdict, alone, 1);
  return single.length > 0 ? single : changesOfSize(model, tree, facts, verdict, relevant, 2);
};
