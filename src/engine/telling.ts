// What can still tell the candidates of a run apart.
import type { Fact } from "./facts.ts";
import { domainsOf } from "./facts.ts";
import type { End, Model, ModelTree } from "./model.ts";
import { candidateBox, verdictOf } from "./run.ts";
import type { Clause, Domains } from "./solver.ts";

/** A conclusion that is still possible. */
export interface Candidate {
  readonly end: End;
  /** The variables that can exclude it. */
  readonly speaksOf: ReadonlySet<number>;
  /** Answers that leave it possible, whichever of them hold: of these nothing has to be searched for. */
  readonly box: Domains | undefined;
}

/** Adds whatever implies something about some variables, or follows from them. */
const addImplying = ({ implications }: Model, found: Set<number>): void => {
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const clause of implications)
      if (clause.some(({ variable }) => found.has(variable))) for (const { variable } of clause) found.add(variable);
  }
};

/** The variables that its definition and the ways still open to it speak of, and whatever implies something about these. */
const speaksOf = (model: Model, { conclusion, paths }: End, domains: Domains): ReadonlySet<number> => {
  const found = new Set<number>();
  const add = (literals: Clause): void => {
    for (const { variable } of literals) found.add(variable);
  };
  for (const clause of conclusion.clauses) add(clause);
  for (const { literals } of paths)
    if (literals.every(({ variable, mask }) => ((domains[variable] ?? 0) & mask) !== 0)) add(literals);
  addImplying(model, found);
  return found;
};

/** By the facts of a run, which the explanations and the next question look at, and the tree. */
const known = new WeakMap<readonly Fact[], Map<ModelTree, readonly Candidate[]>>();

/** The candidates of a run, in the order of its verdict. */
export const candidatesOf = (model: Model, tree: ModelTree, facts: readonly Fact[]): readonly Candidate[] => {
  const byTree = known.get(facts) ?? new Map<ModelTree, readonly Candidate[]>();
  known.set(facts, byTree);
  const before = byTree.get(tree);
  if (before) return before;
  const domains = domainsOf(model, facts);
  const made = verdictOf(model, tree, facts).candidates.flatMap((id): Candidate[] => {
    const end = tree.ends.get(id);
    return end ? [{ end, speaksOf: speaksOf(model, end, domains), box: candidateBox(end, domains) }] : [];
  });
  byTree.set(tree, made);
  return made;
};

/**
 * The variables that can make a difference when one more fact is learnt: those on the walk and those that the candidates
 * speak of, and whatever implies something about these.
 */
export const telling = (model: Model, tree: ModelTree, facts: readonly Fact[]): ReadonlySet<number> => {
  const { steps } = verdictOf(model, tree, facts);
  const found = new Set(steps.flatMap(({ variable }) => model.byId.get(variable)?.index ?? []));
  for (const candidate of candidatesOf(model, tree, facts))
    for (const variable of candidate.speaksOf) found.add(variable);
  addImplying(model, found);
  return found;
};
