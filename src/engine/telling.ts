// Which variables can make a difference to a run.
import type { Fact } from "./facts.ts";
import { domainsOf } from "./facts.ts";
import type { End, Model, ModelTree } from "./model.ts";
import type { Verdict } from "./run.ts";
import type { Clause, Domains } from "./solver.ts";

/** The variables that a conclusion's definition and the ways still open to it speak of, and whatever implies something about these. */
export const speaksOf = (model: Model, { conclusion, paths }: End, domains: Domains): ReadonlySet<number> => {
  const found = new Set<number>();
  const add = (literals: Clause): void => {
    for (const { variable } of literals) found.add(variable);
  };
  for (const clause of conclusion.clauses) add(clause);
  for (const { literals } of paths)
    if (literals.every(({ variable, mask }) => ((domains[variable] ?? 0) & mask) !== 0)) add(literals);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const clause of model.implications) if (clause.some(({ variable }) => found.has(variable))) add(clause);
  }
  return found;
};

/**
 * The variables that can make a difference when one more fact is learnt: those on the walk, and those that the candidates
 * speak of.
 */
export const telling = (
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  verdict: Verdict,
): ReadonlySet<number> => {
  const domains = domainsOf(model, facts);
  const found = new Set(verdict.steps.flatMap(({ variable }) => model.byId.get(variable)?.index ?? []));
  for (const id of verdict.candidates) {
    const end = tree.ends.get(id);
    for (const variable of end ? speaksOf(model, end, domains) : []) found.add(variable);
  }
  return found;
};
