// Runs a recorded situation and compares its result with what is expected of it.

import { derivationOf } from "../deadline/bands.ts";
import { domainsOf } from "../engine/facts.ts";
import { guideModel } from "../engine/guide.ts";
import type { End, Model, ModelTree } from "../engine/model.ts";
import type { RunCertainty, Step } from "../engine/result.ts";
import { isCandidate, outcomeIn, walk } from "../engine/run.ts";
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

/** The conclusions of each kind that a tree can come to. */
const endsByKind = new WeakMap<ModelTree, Map<string, End[]>>();

const endsOfKind = (model: Model, tree: ModelTree, kind: string): readonly End[] => {
  const made = endsByKind.get(tree) ?? new Map<string, End[]>();
  if (!endsByKind.has(tree))
    for (const [id, end] of tree.ends) {
      const own = kindOf(model, id);
      if (own !== undefined) made.set(own, [...(made.get(own) ?? []), end]);
    }
  endsByKind.set(tree, made);
  return made.get(kind) ?? [];
};

/** What a scenario needs of a run: what leads, and the rest only as far as it is asked. */
export class ScenarioRun {
  readonly tree: ModelTree;
  readonly conclusion: string | undefined;
  readonly certainty: RunCertainty;
  readonly #model: Model;
  readonly #domains: number[];

  constructor(model: Model, tree: ModelTree, domains: number[]) {
    this.tree = tree;
    this.#model = model;
    this.#domains = domains;
    const { conclusion, certainty } = outcomeIn(model, tree, domains);
    this.conclusion = conclusion;
    this.certainty = certainty;
  }

  /** Its walk. */
  get steps(): readonly Step[] {
    return this.certainty === "conflict" ? [] : walk(this.#model, this.tree, this.#domains).steps;
  }

  /** Whether some conclusion of a kind is still possible. */
  canBe(kind: string): boolean {
    return endsOfKind(this.#model, this.tree, kind).some((end) => isCandidate(end, this.#domains));
  }

  /** Whether the tree names a conclusion that is possible no more. */
  excludes(id: string): boolean {
    const end = this.tree.ends.get(id);
    return end !== undefined && !isCandidate(end, this.#domains);
  }

  /** Every kind that is still possible. */
  kinds(): string[] {
    const candidates = [...this.tree.ends].filter(([, end]) => isCandidate(end, this.#domains));
    return [
      ...kindsOf(
        this.#model,
        candidates.map(([id]) => id),
      ),
    ];
  }
}

/** The variables that can make a difference to a tree. */
const spokenOf = new WeakMap<ModelTree, readonly number[]>();

const spokenIn = (tree: ModelTree): readonly number[] => {
  const before = spokenOf.get(tree);
  if (before) return before;
  const found = new Set(tree.variables.map(({ index }) => index));
  for (const { conclusion } of tree.ends.values())
    for (const clause of conclusion.constraints) for (const { variable } of clause) found.add(variable);
  const list = [...found];
  spokenOf.set(tree, list);
  return list;
};

/** What facts leave of the answers that can make a difference to a tree; nothing where they contradict each other. */
const keyOf = (model: Model, tree: ModelTree, domains: Domains): string => {
  if (domains.includes(0)) return "";
  let key = "=";
  for (const variable of spokenIn(tree)) {
    const domain = domains[variable];
    if (domain !== model.unknown[variable]) key += `${variable}:${domain} `;
  }
  return key;
};

/** By the facts that matter to a tree: many scenarios say the same of the person, and guides walk trees of the triage. */
const known = new WeakMap<ModelTree, Map<string, ScenarioRun>>();

const runOf = (model: Model, { tree, facts }: RunPlan): ScenarioRun => {
  const runs = known.get(tree) ?? new Map<string, ScenarioRun>();
  known.set(tree, runs);
  const domains = domainsOf(model, facts);
  const key = keyOf(model, tree, domains);
  const run = runs.get(key) ?? new ScenarioRun(model, tree, domains);
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
