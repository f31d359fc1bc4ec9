// Which branches of each tree, and which of its conclusions, the recorded situations reach.

import type { Compiled } from "../diagram/compile.ts";
import { takenAt } from "../diagram/reach.ts";
import type { Model, ModelTree, Node } from "../engine/model.ts";
import type { Scenario } from "../pack/schema.ts";
import type { ScenarioRun } from "./scenario-run.ts";

/** `TREE/NODE/ANSWER`; the answer is `unknown` where nobody knew. */
export type Branch = string;

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

const UNKNOWN = ["unknown"];

/** The branches that the walk of a run takes. */
export const branchesTaken = ({ tree, steps }: ScenarioRun): Branch[] =>
  steps.flatMap(({ node, answers = UNKNOWN }) => answers.map((answer) => `${tree.id}/${node}/${answer}`));

/** The answers by which some walks of a tree leave each of its nodes. */
const leftBy = (runs: Iterable<ScenarioRun>): Map<ModelTree, Map<string, Set<string>>> => {
  const found = new Map<ModelTree, Map<string, Set<string>>>();
  for (const { tree, steps } of runs) {
    const nodes = found.get(tree) ?? new Map<string, Set<string>>();
    found.set(tree, nodes);
    for (const { node, answers = UNKNOWN } of steps) {
      const left = nodes.get(node);
      if (!left) nodes.set(node, new Set(answers));
      else for (const answer of answers) left.add(answer);
    }
  }
  return found;
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
  const all = new Set<ScenarioRun>();
  for (const scenario of reviewed) for (const run of runs(scenario)) all.add(run);
  const left = leftBy(all);
  const led = new Set<string>();
  for (const { conclusion } of all) if (conclusion !== undefined) led.add(conclusion);
  return {
    reviewed: reviewed.length,
    unreviewed: scenarios.length - reviewed.length,
    trees: walkedTrees(model).map(({ tree, guide }) => {
      const taken = takenAt(compiled, tree);
      const share = (answersOf: (node: Node) => readonly string[]): Share => {
        const branches = [...tree.nodes.values()].flatMap((node) =>
          answersOf(node).map((answer) => ({ node, answer })),
        );
        const missed = branches.filter(({ node, answer }) => !left.get(tree)?.get(node.id)?.has(answer));
        return { all: branches.length, missed: missed.map(({ node, answer }) => `${tree.id}/${node.id}/${answer}`) };
      };
      return {
        tree: tree.id,
        guide,
        conclusions: { all: tree.named.size, missed: [...tree.named].filter((id) => !led.has(id)) },
        branches: share(({ id }) => taken.get(id) ?? []),
        unknown: share(({ unknown }) => (unknown === undefined ? [] : UNKNOWN)),
      };
    }),
  };
};
