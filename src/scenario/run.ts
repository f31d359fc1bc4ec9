// Runs a recorded situation and compares its result with what is expected of it.

import { derivationOf } from "../deadline/bands.ts";
import { domainsOf } from "../engine/facts.ts";
import { guideModel } from "../engine/guide.ts";
import type { Model, ModelTree } from "../engine/model.ts";
import { type Verdict, verdictIn } from "../engine/run.ts";
import type { Domains } from "../engine/solver.ts";
import { nextQuestion, plansOf, type RunPlan } from "../engine/triage.ts";
import { readAnswers } from "../intake/answers.ts";
import type { Scenario } from "../pack/schema.ts";

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

/** What a scenario needs of a run: no explanations, which cost far more than the verdict. */
export interface ScenarioRun extends Pick<Verdict, "conclusion" | "certainty" | "candidates" | "steps"> {
  readonly tree: ModelTree;
  /** The kinds of the candidates. */
  readonly kinds: ReadonlySet<string>;
}

/** The kind of a conclusion that scenarios speak of: they name measures and look-alikes. */
export const kindOf = (model: Model, id: string): string | undefined => {
  const content = model.conclusions.get(id)?.content;
  return content?.kind === "measure" || content?.kind === "look-alike" ? (content["rolls-up-to"] ?? id) : undefined;
};

/** The kinds of some conclusions, each once. */
const kindsOf = (model: Model, ids: readonly string[]): Set<string> => {
  const found = new Set<string>();
  for (const id of ids) {
    const kind = kindOf(model, id);
    if (kind !== undefined) found.add(kind);
  }
  return found;
};

/** The variables that can make a difference to a tree. */
const spokenOf = new WeakMap<ModelTree, ReadonlySet<number>>();

const spokenIn = (model: Model, tree: ModelTree): ReadonlySet<number> => {
  const before = spokenOf.get(tree);
  if (before) return before;
  const found = new Set(tree.variables.map(({ index }) => index));
  for (const id of tree.named)
    for (const clause of model.conclusions.get(id)?.constraints ?? [])
      for (const { variable } of clause) found.add(variable);
  spokenOf.set(tree, found);
  return found;
};

/** What facts leave of the answers that can make a difference to a tree; nothing where they contradict each other. */
const keyOf = (model: Model, tree: ModelTree, domains: Domains): string => {
  if (domains.includes(0)) return "";
  let key = "=";
  for (const variable of spokenIn(model, tree))
    if (domains[variable] !== model.unknown[variable]) key += `${variable}:${domains[variable]} `;
  return key;
};

/** By the facts that matter to a tree: many scenarios say the same of the person, and guides walk trees of the triage. */
const known = new WeakMap<ModelTree, Map<string, ScenarioRun>>();

const runOf = (model: Model, { tree, facts }: RunPlan): ScenarioRun => {
  const runs = known.get(tree) ?? new Map<string, ScenarioRun>();
  known.set(tree, runs);
  const domains = domainsOf(model, facts);
  const key = keyOf(model, tree, domains);
  const before = runs.get(key);
  if (before) return before;
  const { conclusion, certainty, candidates, steps } = verdictIn(model, tree, domains);
  const run = { tree, conclusion, certainty, candidates, steps, kinds: kindsOf(model, candidates) };
  runs.set(key, run);
  return run;
};

const differencesOf = (
  expect: NonNullable<Scenario["expect"]>,
  { settled, leads, also }: Leading,
  runs: readonly ScenarioRun[],
): Difference[] => {
  const { holds = [], "one-of": oneOf = [], open = [], maybe = [], settled: certain, not = [] } = expect;
  const missing = (kinds: readonly string[], among: readonly string[]): string[] =>
    kinds.filter((kind) => !among.includes(kind));
  const impossible = (kinds: readonly string[]): string[] =>
    kinds.filter((kind) => !runs.some((run) => run.kinds.has(kind)));
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
  const isExcluded = (id: string): boolean =>
    runs.some(({ tree, candidates }) => tree.named.has(id) && !candidates.includes(id));
  add(
    "not-excluded",
    not.filter((id) => !isExcluded(id)),
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
    possible: [...new Set(runs.flatMap((run) => [...run.kinds]))].sort(),
    next: nextQuestion(model, plans)?.question,
  };
};
