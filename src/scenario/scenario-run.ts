// What a recorded situation comes to in one tree, worked out as far as it is asked.
import { domainsOf } from "../engine/facts.ts";
import type { End, Model, ModelTree } from "../engine/model.ts";
import type { RunCertainty, Step } from "../engine/result.ts";
import { isCandidate, outcomeIn, walk } from "../engine/run.ts";
import type { Domains } from "../engine/solver.ts";
import type { RunPlan } from "../engine/triage.ts";

/** The kind of a conclusion that scenarios speak of: they name measures and look-alikes. */
export const kindOf = (model: Model, id: string): string | undefined => {
  const content = model.conclusions.get(id)?.content;
  return content?.kind === "measure" || content?.kind === "look-alike" ? (content["rolls-up-to"] ?? id) : undefined;
};

/** The kinds of some conclusions, each once. */
export const kindsOf = (model: Model, ids: readonly string[]): Set<string> => {
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

export const runOf = (model: Model, { tree, facts }: RunPlan): ScenarioRun => {
  const runs = known.get(tree) ?? new Map<string, ScenarioRun>();
  known.set(tree, runs);
  const domains = domainsOf(model, facts);
  const key = keyOf(model, tree, domains);
  const run = runs.get(key) ?? new ScenarioRun(model, tree, domains);
  runs.set(key, run);
  return run;
};
