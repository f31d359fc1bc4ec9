// Which branches of the trees, and which conclusions, the recorded situations reach.

import { derivationOf } from "../deadline/bands.ts";
import { domainsOf } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { walk } from "../engine/run.ts";
import { plansOf } from "../engine/triage.ts";
import { readAnswers } from "../intake/answers.ts";
import type { Scenario } from "../pack/schema.ts";
import { outcomesOf } from "./run.ts";

/** `TREE/NODE/ANSWER`; the answer is `unknown` where nobody knew. */
export type Branch = string;

/** Every branch of the trees that the triage walks. */
export const branchesOf = (model: Model): Branch[] =>
  model.pack.head.trees.flatMap((id) => {
    const tree = model.trees.get(id);
    return [...(tree?.nodes.values() ?? [])].flatMap((node) => [
      ...node.variable.answers.map((answer) => `${id}/${node.id}/${answer}`),
      ...(node.unknown === undefined ? [] : [`${id}/${node.id}/unknown`]),
    ]);
  });

/** The branches that the walks of one situation take. */
export const walkedBy = (model: Model, scenario: Scenario): Set<Branch> => {
  const read = readAnswers(model, scenario.answers);
  const walked = new Set<Branch>();
  if ("problems" in read) return walked;
  const derived = derivationOf(model.pack, read.subject, scenario["as-of"]);
  for (const { tree, facts } of plansOf(model, read.subject, derived))
    for (const { node, answers } of walk(model, tree, domainsOf(model, facts)).steps)
      for (const answer of answers ?? ["unknown"]) walked.add(`${tree.id}/${node}/${answer}`);
  return walked;
};

export interface Coverage {
  readonly reviewed: number;
  readonly unreviewed: number;
  /** Branches that no reviewed situation takes. */
  readonly branches: readonly Branch[];
  readonly allBranches: number;
  /** Conclusions that lead in no reviewed situation. */
  readonly conclusions: readonly string[];
  readonly allConclusions: number;
}

/** What the reviewed situations leave out; the others count for nothing. */
export const coverageOf = (model: Model, scenarios: readonly Scenario[]): Coverage => {
  const reviewed = scenarios.filter((scenario) => scenario["reviewed-by"] !== undefined);
  const walked = new Set(reviewed.flatMap((scenario) => [...walkedBy(model, scenario)]));
  const led = new Set(
    reviewed.flatMap((scenario) => outcomesOf(model, scenario).flatMap(({ conclusion }) => conclusion ?? [])),
  );
  const branches = branchesOf(model);
  const named = [...new Set(model.pack.head.trees.flatMap((id) => [...(model.trees.get(id)?.named ?? [])]))];
  return {
    reviewed: reviewed.length,
    unreviewed: scenarios.length - reviewed.length,
    branches: branches.filter((branch) => !walked.has(branch)),
    allBranches: branches.length,
    conclusions: named.filter((id) => !led.has(id)),
    allConclusions: named.length,
  };
};
