// Runs a recorded situation and compares its result with what is expected of it.

import { derivationOf } from "../deadline/bands.ts";
import { guideModel } from "../engine/guide.ts";
import type { Model } from "../engine/model.ts";
import { nextQuestion, plansOf } from "../engine/triage.ts";
import { readAnswers } from "../intake/answers.ts";
import type { Scenario } from "../pack/schema.ts";
import { kindOf, kindsOf, runOf, type ScenarioRun } from "./scenario-run.ts";

/** What leads, in the coarser kinds that scenarios name. */
interface Leading {
  readonly settled: readonly string[];
  /** Leading kinds: settled or likely. */
  readonly leads: readonly string[];
  /** Leading conclusions of other kinds, such as where the person stands: ID, or `ID settled`. */
  readonly also: readonly string[];
}

interface Compared extends Leading {
  /** What differs from the expectation; empty when it agrees. */
  readonly differences: readonly Difference[];
}

/** What a scenario came to. */
export interface Outcome extends Compared {
  readonly scenario: string;
  /** Every kind that is not excluded. */
  readonly possible: readonly string[];
  readonly next: string | undefined;
}

export interface Difference {
  readonly type:
    | "does-not-lead"
    | "none-of"
    | "not-open"
    | "excluded"
    | "wrong-settled"
    | "not-settled"
    | "not-excluded"
    | "also-differs"
    | "unreadable";
  readonly kinds: readonly string[];
}

const differencesOf = (
  expect: NonNullable<Scenario["expect"]>,
  { settled, leads, also }: Leading,
  runs: readonly ScenarioRun[],
): Difference[] => {
  const { holds = [], "one-of": oneOf = [], open = [], maybe = [], settled: certain, not = [] } = expect;
  const missing = (kinds: readonly string[], among: readonly string[]): string[] =>
    kinds.filter((kind) => !among.includes(kind));
  const impossible = (kinds: readonly string[]): string[] =>
    kinds.filter((kind) => !runs.some((run) => run.canBe(kind)));
  const found: Difference[] = [];
  const add = (type: Difference["type"], kinds: readonly string[]): void => {
    if (kinds.length > 0) found.push({ type, kinds });
  };
  add("does-not-lead", missing(holds, leads));
  for (const list of oneOf)
    if (!list.some((kind) => leads.includes(kind)) && impossible(list).length > 0) add("none-of", list);
  add("not-open", impossible(open));
  add("excluded", impossible(maybe));
  add("not-settled", missing(certain ?? [], settled));
  add(
    "not-excluded",
    not.filter((id) => !runs.some((run) => run.excludes(id))),
  );
  const others = expect.also;
  if (others) add("also-differs", [...missing(others, also), ...missing(also, others)]);
  const allowed = certain ?? (open.length > 0 ? [] : [...holds, ...oneOf.flat(), ...maybe]);
  add("wrong-settled", missing(settled, allowed));
  return found;
};

/** What a scenario is run with: the triage, or the guide that it names. */
export const modelFor = (model: Model, { guide }: Scenario): Model =>
  (guide === undefined ? undefined : guideModel(model, guide)) ?? model;

/** Every run of a scenario; none when its answers cannot be read. */
export const outcomesOf = (triage: Model, scenario: Scenario): ScenarioRun[] => {
  const model = modelFor(triage, scenario);
  const read = readAnswers(model, scenario.answers);
  if ("problems" in read) return [];
  const plans = plansOf(model, read.subject, derivationOf(model.pack, read.subject, scenario["as-of"]));
  return plans.map((plan) => runOf(model, plan));
};

/** What leads in some runs, held against what the scenario expects of them. */
export const compared = (model: Model, scenario: Scenario, runs: readonly ScenarioRun[]): Compared => {
  const leading = runs.filter(({ conclusion }) => conclusion !== undefined);
  const leadOf = ({ conclusion }: ScenarioRun): string => conclusion ?? "";
  const isSettled = ({ certainty }: ScenarioRun): boolean => certainty === "settled";
  const kinds = {
    settled: [...kindsOf(model, leading.filter(isSettled).map(leadOf))].sort(),
    leads: [...kindsOf(model, leading.map(leadOf))].sort(),
    also: leading
      .filter((run) => kindOf(model, leadOf(run)) === undefined)
      .map((run) => (isSettled(run) ? `${leadOf(run)} settled` : leadOf(run))),
  };
  return { ...kinds, differences: scenario.expect ? differencesOf(scenario.expect, kinds, runs) : [] };
};

/**
 * Runs one scenario.
 * @param scenario without an expectation it only says what came out
 */
export const runScenario = (triage: Model, scenario: Scenario): Outcome => {
  const model = modelFor(triage, scenario);
  const read = readAnswers(model, scenario.answers);
  if ("problems" in read) {
    const kinds = read.problems.map(({ path, value }) => `${path.join(".")}: ${value}`);
    return {
      scenario: scenario.id,
      settled: [],
      leads: [],
      possible: [],
      also: [],
      next: undefined,
      differences: [{ type: "unreadable", kinds }],
    };
  }
  const { subject } = read;
  const plans = plansOf(model, subject, derivationOf(model.pack, subject, scenario["as-of"]));
  const runs = plans.map((plan) => runOf(model, plan));
  return {
    scenario: scenario.id,
    ...compared(model, scenario, runs),
    possible: [...new Set(runs.flatMap((run) => run.kinds()))].sort(),
    next: nextQuestion(model, plans)?.question,
  };
};
