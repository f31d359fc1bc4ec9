// What a rule of the checker sees of a pack, and what it has to say about each fault.

import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import type { Compiled } from "../diagram/compile.ts";
import type { Model, ModelTree } from "../engine/model.ts";
import type { Entry } from "../pack/entries.ts";
import type { Source } from "../pack/references.ts";
import type { Fault, RuleOver } from "../pack/rule.ts";
import type { Conclusion, Pack, Scenario, Tree } from "../pack/schema.ts";
import type { ScenarioRun } from "../scenario/scenario-run.ts";

export interface Context {
  readonly entries: Source;
  readonly pack: Pack;
  readonly model: Model;
  /** The decision diagram, made when the first rule asks for it. */
  readonly compiled: () => Compiled;
  /** Every run of a scenario, made once. */
  readonly runs: (scenario: Scenario) => readonly ScenarioRun[];
  /** The day on which the law is held against the pack: an ISO date. */
  readonly asOf: string;
  /** The real day, for lateness only. */
  readonly today: string;
}

/** A fault in the meaning of a pack. */
export interface Found extends Fault {
  /** Answers that reach the fault. */
  readonly example?: readonly ExampleAnswer[];
  /** The trees that have to be walked to see it; the one that the place stands in when absent. */
  readonly trees?: readonly string[];
}

export type Rule = RuleOver<Context, Found>;

/** Each tree with its entry. */
export const treesOf = ({ entries, model }: Context): { entry: Entry<Tree>; tree: ModelTree }[] =>
  entries.trees.flatMap((entry) => {
    const tree = model.trees.get(entry.value.tree);
    return tree ? [{ entry, tree }] : [];
  });

/** Where a conclusion stands; undefined when there is none of the id. */
export const conclusionEntry = ({ entries }: Context, id: string): Entry<Conclusion> | undefined =>
  entries.conclusions.find(({ value }) => value.id === id);

/** The path of the branch that an answer takes at a node: its own key, or `else`. */
export const branchPath = (entry: Entry<Tree>, tree: ModelTree, node: string, mask: number): PropertyKey[] => {
  const written = entry.value.nodes[node] ?? {};
  const answers = tree.nodes.get(node)?.variable.answers ?? [];
  const answer = answers.find((id, position) => (mask & (1 << position)) !== 0 && id in written);
  return ["nodes", node, answer ?? "else"];
};
