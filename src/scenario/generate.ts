// Situations for what no reviewed one reaches: each with the answers that lead there and what the program comes to.

import { type ExampleAnswer, exampleText } from "../diagnostic/diagnostic.ts";
import { Compiled } from "../diagram/compile.ts";
import { reachOf, takenAt } from "../diagram/reach.ts";
import type { Model, ModelTree } from "../engine/model.ts";
import type { Language, Scenario } from "../pack/schema.ts";
import { smallestCover } from "./cover.ts";
import { type Branch, branchesTaken, coverageOf, type Walked, walkedTrees } from "./coverage.ts";
import { writtenExample } from "./example.ts";
import { outcomesOf, runScenario } from "./run.ts";

/** The ways to each node on which some answers are unknown: the answers known on the way. */
const prefixes = (compiled: Compiled, tree: ModelTree): ReadonlyMap<string, readonly ExampleAnswer[]> => {
  const taken = takenAt(compiled, tree);
  const found = new Map<string, readonly ExampleAnswer[]>([[tree.start, []]]);
  const queue = [tree.start];
  for (const id of queue) {
    const node = tree.nodes.get(id);
    const before = found.get(id) ?? [];
    if (!node) continue;
    const put = (target: (typeof node.targets)[number] | undefined, answers: readonly ExampleAnswer[]): void => {
      if (!target || !("node" in target) || found.has(target.node)) return;
      found.set(target.node, answers);
      queue.push(target.node);
    };
    for (const { target, mask } of node.groups) {
      const answer = taken.get(id)?.find((one) => (mask & (1 << node.variable.answers.indexOf(one))) !== 0);
      if (answer !== undefined) put(target, [...before, { variable: node.variable.id, answer }]);
    }
    put(node.unknown, before);
  }
  return found;
};

const expected = (model: Model, scenario: Scenario): Scenario["expect"] => {
  const { settled, leads, also } = runScenario(model, scenario);
  return { ...(leads.length > 0 ? { holds: [...leads] } : {}), settled: [...settled], also: [...also] };
};

/** What the titles of generated situations say, in one language. */
interface GeneratedTitles {
  readonly branch: (branch: string) => string;
  readonly exclusion: (facts: string, conclusion: string) => string;
}

type Titles = Readonly<Record<Language, GeneratedTitles>>;

/** One situation for each exclusion of a definition that no reviewed one expects: its facts alone. */
const exclusions = (model: Model, scenarios: readonly Scenario[], asOf: string, titles: Titles): Scenario[] => {
  const expects = scenarios.filter((one) => one["reviewed-by"] !== undefined);
  return model.pack.conclusions.flatMap(({ id, definition }) =>
    (definition.excludes ?? []).flatMap(({ when }, position): Scenario[] => {
      const name = `excludes-${id}-${Object.keys(when).join("-").replaceAll(".", "-")}-${position + 1}`;
      if (expects.some((one) => one.id === name)) return [];
      const example = Object.entries(when).map(([variable, answers]) => ({
        variable,
        answer: [answers].flat()[0] ?? "",
      }));
      const facts = exampleText(example);
      return [
        {
          id: name,
          title: { zh: titles.zh.exclusion(facts, id), en: titles.en.exclusion(facts, id) },
          "as-of": asOf,
          origin: "generated",
          answers: writtenExample(model, example),
          expect: { not: [id] },
        },
      ];
    }),
  );
};

/** An id that no reviewed situation has: those stay, though what they take may have changed since. */
const freeId = (id: string, scenarios: readonly Scenario[]): string => {
  const isTaken = (one: string): boolean =>
    scenarios.some((other) => other.id === one && other["reviewed-by"] !== undefined);
  let free = id;
  for (let number = 2; isTaken(free); number += 1) free = `${id}-${number}`;
  return free;
};

/** A situation that takes a branch, and what else it takes. */
interface Candidate {
  readonly scenario: Scenario;
  readonly taken: readonly Branch[];
}

/** The situations built for one branch: with the answers on a way to it, and with some of them unknown. */
const candidatesFor = (
  branch: Branch,
  { tree, guide }: Walked,
  model: Model,
  compiled: Compiled,
  asOf: string,
  titles: Titles,
): Candidate[] => {
  const [, nodeId = "", answer = ""] = branch.split("/");
  const node = tree.nodes.get(nodeId);
  if (!node) return [];
  const isAnswer = node.variable.answers.includes(answer);
  const prefix = prefixes(compiled, tree).get(nodeId) ?? [];
  const exact = isAnswer ? reachOf(compiled, tree).wayTo(nodeId, answer) : undefined;
  const loose = isAnswer ? [...prefix, { variable: node.variable.id, answer }] : prefix;
  const words = branch.replaceAll("/", " › ");
  return [exact, loose].flatMap((example): Candidate[] => {
    if (!example) return [];
    const scenario: Scenario = {
      id: `generated-${branch.replaceAll("/", "-").replaceAll(".", "-")}`,
      title: { zh: titles.zh.branch(words), en: titles.en.branch(words) },
      "as-of": asOf,
      origin: "generated",
      ...(guide === undefined ? {} : { guide }),
      answers: writtenExample(model, example),
    };
    const taken = outcomesOf(model, scenario).flatMap(branchesTaken);
    return taken.includes(branch) ? [{ scenario, taken }] : [];
  });
};

interface Generated {
  readonly scenarios: readonly Scenario[];
  /** No selection of the situations built for the branches has fewer. */
  readonly least: number;
  /** Branches that no situation was found for. */
  readonly untaken: readonly Branch[];
}

/**
 * Situations for what no reviewed one reaches: one for each exclusion, which is expected by name, and the fewest of those
 * built for the missed branches that together take what these leave out.
 * @param asOf the day of the situations
 * @param steps the most work to find the fewest: {@link smallestCover}
 */
export const generate = (
  model: Model,
  scenarios: readonly Scenario[],
  asOf: string,
  titles: Titles,
  steps?: number,
): Generated => {
  const compiled = new Compiled(model);
  const missed = coverageOf(model, scenarios, (scenario) => outcomesOf(model, scenario), compiled).trees.flatMap(
    ({ branches, unknown }) => [...branches.missed, ...unknown.missed],
  );
  const named = exclusions(model, scenarios, asOf, titles);
  const left = new Set(missed);
  for (const scenario of named) for (const one of outcomesOf(model, scenario).flatMap(branchesTaken)) left.delete(one);
  const walks = new Map(walkedTrees(model).map((walked) => [walked.tree.id, walked]));
  const candidates = [...left].flatMap((branch) => {
    const walked = walks.get(branch.slice(0, branch.indexOf("/")));
    return walked ? candidatesFor(branch, walked, model, compiled, asOf, titles) : [];
  });
  const numbers = new Map([...left].map((branch, number) => [branch, number]));
  const { chosen, least } = smallestCover(
    candidates.map(({ taken }) => new Set(taken.flatMap((branch) => numbers.get(branch) ?? []))),
    steps,
  );
  const made = candidates
    .filter((_, position) => chosen.includes(position))
    .map(({ scenario }): Scenario => {
      const id = freeId(scenario.id, scenarios);
      return { ...scenario, id, expect: expected(model, scenario) };
    });
  const covered = new Set(candidates.flatMap(({ taken }) => taken));
  return {
    scenarios: [...made, ...named],
    least: least + named.length,
    untaken: [...left].filter((branch) => !covered.has(branch)),
  };
};
