// Why a situation comes out as it does: where the walk ended, and the fewest of its facts that make it so.
import { derivationOf } from "../deadline/bands.ts";
import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import { irreducible } from "../engine/explain.ts";
import type { Fact } from "../engine/facts.ts";
import { referenceOf } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { verdictOf } from "../engine/run.ts";
import { plansOf } from "../engine/triage.ts";
import { readAnswers } from "../intake/answers.ts";
import type { Scenario } from "../pack/schema.ts";
import { modelFor } from "./run.ts";
import { kindOf } from "./scenario-run.ts";

export interface Ended {
  readonly tree: string;
  /** Absent where the facts contradict each other: nothing is walked. */
  readonly node: string | undefined;
  /** The branch it left by; undefined by `unknown`. */
  readonly answers: readonly string[] | undefined;
  /** So few that none can be dropped without another end of the walk; empty where unknown answers decide. */
  readonly facts: readonly ExampleAnswer[];
}

/**
 * The walk of the tree that speaks of some kinds.
 * @param kinds as a difference names them
 * @returns undefined when the answers cannot be read
 */
export const endedAt = (triage: Model, scenario: Scenario, kinds: readonly string[]): Ended | undefined => {
  const model = modelFor(triage, scenario);
  const read = readAnswers(model, scenario.answers);
  if ("problems" in read) return undefined;
  const wanted = kinds.map((kind) => kind.replace(/ settled$/, ""));
  const isWanted = (id: string): boolean => wanted.includes(id) || wanted.includes(kindOf(model, id) ?? id);
  const plans = plansOf(model, read.subject, derivationOf(model.pack, read.subject, scenario["as-of"]));
  const first = plans.find(({ tree }) => [...tree.named].some(isWanted)) ?? plans[0];
  // Of several restrictions, the one that could still have come to it.
  const isPossible = ({ tree, facts }: (typeof plans)[number]): boolean =>
    tree === first?.tree && verdictOf(model, tree, facts).candidates.some(isWanted);
  const plan = plans.find(isPossible) ?? first;
  if (!plan) return undefined;
  const { tree, facts } = plan;
  const verdict = verdictOf(model, tree, facts);
  const endOf = (some: readonly Fact[]): string => {
    const { certainty, conclusion, candidates, steps } = verdictOf(model, tree, some);
    return JSON.stringify([certainty, conclusion, candidates.some(isWanted), steps.at(-1)]);
  };
  const end = endOf(facts);
  const needed = irreducible(facts, (some) => endOf(some) === end);
  const last = verdict.steps.at(-1);
  return {
    tree: tree.id,
    node: last?.node,
    answers: last?.answers,
    facts: needed
      .map(referenceOf)
      .flatMap(({ variable, answers }) =>
        answers.length === 1 ? answers.map((answer) => ({ variable, answer })) : [],
      ),
  };
};
