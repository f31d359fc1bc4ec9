// Which branches of each tree, and which of its conclusions, the recorded situations reach.

import type { Compiled } from "../diagram/compile.ts";
import { takenAt } from "../diagram/reach.ts";
import type { Model, ModelTree } from "../engine/model.ts";
import type { Scenario } from "../pack/schema.ts";
import type { Branch, ScenarioRun } from "./run.ts";

/** A tree, and the guide that walks it where the triage does not. */
export interface Walked {
  readonly tree: ModelTree;
  readonly guide: string | undefined;
}

/** Every tree that the triage or a guide walks, the triage's first. */
export const walkedTrees = (model: Model): Walked[] => {
  const found = new Map<string, Walked>();
  const add = (id: string, guide: string | undefined): void => {
    const tree = model.trees.get(id);
    if (tree && !found.has(id)) found.set(id, { tree, guide });
  };
  for (const id of model.pack.head.trees) add(id, undefined);
  for (const guide of model.pack.head.guides ?? []) for (const id of guide.trees) add(id, guide.id);
  return [...found.values()];
};

/** Every branch of a tree that a walk can take: those of answers, and those for when nobody knows. */
const branchesOf = (compiled: Compiled, tree: ModelTree): { answers: Branch[]; unknown: Branch[] } => {
  const nodes = [...tree.nodes.values()];
  const taken = takenAt(compiled, tree);
  return {
    answers: nodes.flatMap((node) => (taken.get(node.id) ?? []).map((answer) => `${tree.id}/${node.id}/${answer}`)),
    unknown: nodes.flatMap((node) => (node.unknown === undefined ? [] : [`${tree.id}/${node.id}/unknown`])),
  };
};

/** How much of something is reached, and what is not. */
export interface Share {
  readonly all: number;
  readonly missed: readonly string[];
}

interface TreeCoverage {
  readonly tree: string;
  readonly guide: string | undefined;
  /** Conclusions that lead in a reviewed situation. */
  readonly conclusions: Share;
  readonly branches: Share;
  readonly unknown: Share;
}

interface Coverage {
  readonly reviewed: number;
  readonly unreviewed: number;
  readonly trees: readonly TreeCoverage[];
}

/**
 * What the reviewed situations reach of each tree; the others count for nothing.
 * @param runs every run of a scenario
 */
export const coverageOf = (
  model: Model,
  scenarios: readonly Scenario[],
  runs: (scenario: Scenario) => readonly ScenarioRun[],
  compiled: Compiled,
): Coverage => {
  const reviewed = scenarios.filter((scenario) => scenario["reviewed-by"] !== undefined);
  // Many scenarios share a run.
  const all = [...new Set(reviewed.flatMap(runs))];
  const walked = new Set(all.flatMap(({ taken }) => taken));
  const led = new Set(all.flatMap(({ conclusion }) => conclusion ?? []));
  const share = (list: readonly string[], reached: ReadonlySet<string>): Share => ({
    all: list.length,
    missed: list.filter((one) => !reached.has(one)),
  });
  return {
    reviewed: reviewed.length,
    unreviewed: scenarios.length - reviewed.length,
    trees: walkedTrees(model).map(({ tree, guide }) => {
      const { answers, unknown } = branchesOf(compiled, tree);
      return {
        tree: tree.id,
        guide,
        conclusions: share([...tree.named], led),
        branches: share(answers, walked),
        unknown: share(unknown, walked),
      };
    }),
  };
};
