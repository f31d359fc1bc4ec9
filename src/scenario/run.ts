// Runs a recorded situation and compares its result with what is expected of it.

import { derivationOf } from "../deadline/bands.ts";
import { guideModel } from "../engine/guide.ts";
import type { Model } from "../engine/model.ts";
import type { RunCertainty } from "../engine/result.ts";
import { verdictOf } from "../engine/run.ts";
import { nextQuestion, plansOf, type RunPlan } from "../engine/triage.ts";
import { readAnswers } from "../intake/answers.ts";
import type { Scenario } from "../pack/schema.ts";

/** What a scenario came to, in the coarser kinds that scenarios name. */
export interface Outcome {
  readonly scenario: string;
  readonly settled: readonly string[];
  /** Leading kinds: settled or likely. */
  readonly leads: readonly string[];
  /** Every kind that is not excluded. */
  readonly possible: readonly string[];
  /** Leading conclusions of other kinds, such as where the person stands: ID, or `ID settled`. */
  readonly also: readonly string[];
  readonly next: string | undefined;
  /** What differs from the expectation; empty when it agrees. */
  readonly differences: readonly Difference[];
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

/** `TREE/NODE/ANSWER`; the answer is `unknown` where nobody knew. */
export type Branch = string;

/** What a scenario needs of a run: no explanations, which cost far more than the verdict. */
export interface ScenarioRun {
  readonly conclusion: string | undefined;
  readonly certainty: RunCertainty;
  readonly candidates: readonly string[];
  /** The kinds of these. */
  readonly possible: readonly string[];
  /** Every conclusion that it could have come to. */
  readonly named: ReadonlySet<string>;
  /** The branches that its walk takes. */
  readonly taken: readonly Branch[];
}

/** The kind of a conclusion that scenarios speak of: they name measures and look-alikes. */
export const kindOf = (model: Model, id: string): string | undefined => {
  const content = model.conclusions.get(id)?.content;
  return content?.kind === "measure" || content?.kind === "look-alike" ? (content["rolls-up-to"] ?? id) : undefined;
};

/** The kinds of some conclusions, each once. */
const kindsOf = (model: Model, ids: readonly string[]): string[] => {
  const found = new Set<string>();
  for (const id of ids) {
    const kind = kindOf(model, id);
    if (kind !== undefined) found.add(kind);
  }
  return [...found].sort();
};

/** Many scenarios say nothing about the person: their runs of that tree are one. */
const known = new WeakMap<Model, Map<string, ScenarioRun>>();

const runsOf = (model: Model, plans: readonly RunPlan[]): ScenarioRun[] => {
  const memo = known.get(model) ?? new Map<string, ScenarioRun>();
  known.set(model, memo);
  return plans.map(({ tree, facts }) => {
    const key = `${tree.id} ${facts.map(({ variable, mask }) => `${variable.index}=${mask}`).join()}`;
    const before = memo.get(key);
    if (before) return before;
    const { conclusion, certainty, candidates, steps } = verdictOf(model, tree, facts);
    const taken = steps.flatMap(({ node, answers }) =>
      (answers ?? ["unknown"]).map((answer) => `${tree.id}/${node}/${answer}`),
    );
    const possible = kindsOf(model, candidates);
    const run = { conclusion, certainty, candidates, possible, named: tree.named, taken };
    memo.set(key, run);
    return run;
  });
};

const differencesOf = (
  expect: Scenario["expect"],
  { settled, leads, possible, also }: Omit<Outcome, "scenario" | "next" | "differences">,
  runs: readonly ScenarioRun[],
): Difference[] => {
  const { holds = [], "one-of": oneOf = [], open = [], maybe = [], settled: certain, not = [] } = expect ?? {};
  const missing = (kinds: readonly string[], among: readonly string[]): string[] =>
    kinds.filter((kind) => !among.includes(kind));
  const found: Difference[] = [];
  const add = (type: Difference["type"], kinds: readonly string[]): void => {
    if (kinds.length > 0) found.push({ type, kinds });
  };
  add("does-not-lead", missing(holds, leads));
  for (const list of oneOf)
    if (!list.some((kind) => leads.includes(kind)) && missing(list, possible).length > 0) add("none-of", list);
  add("not-open", missing(open, possible));
  add("excluded", missing(maybe, possible));
  add("not-settled", missing(certain ?? [], settled));
  const isExcluded = (id: string): boolean =>
    runs.some(({ named, candidates }) => named.has(id) && !candidates.includes(id));
  add(
    "not-excluded",
    not.filter((id) => !isExcluded(id)),
  );
  const others = expect?.also;
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
  return runsOf(model, plansOf(model, read.subject, derivationOf(model.pack, read.subject, scenario["as-of"])));
};

/** The kinds that some runs come to, held against what the scenario expects. */
export const compared = (model: Model, scenario: Scenario, runs: readonly ScenarioRun[]): Omit<Outcome, "next"> => {
  const leadOf = (run: ScenarioRun): string[] => (run.conclusion === undefined ? [] : [run.conclusion]);
  const kinds = {
    settled: kindsOf(model, runs.filter(({ certainty }) => certainty === "settled").flatMap(leadOf)),
    leads: kindsOf(model, runs.flatMap(leadOf)),
    possible: [...new Set(runs.flatMap((run) => run.possible))].sort(),
    also: runs
      .filter(({ conclusion }) => conclusion !== undefined && kindOf(model, conclusion) === undefined)
      .map(({ conclusion, certainty }) => (certainty === "settled" ? `${conclusion} settled` : `${conclusion}`)),
  };
  const differences = scenario.expect ? differencesOf(scenario.expect, kinds, runs) : [];
  return { scenario: scenario.id, ...kinds, differences };
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
  const runs = runsOf(model, plans);
  return { ...compared(model, scenario, runs), next: nextQuestion(model, plans)?.question };
};
