// Situations for what no reviewed one reaches: each with the answers that lead there and what the program comes to.

import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import { Compiled } from "../diagram/compile.ts";
import { reachOf, takenAt } from "../diagram/reach.ts";
import type { Model, ModelTree } from "../engine/model.ts";
import type { Scenario } from "../pack/schema.ts";
import { coverageOf, walkedTrees } from "./coverage.ts";
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

/** One situation for each exclusion of a definition that no reviewed one expects: its facts alone. */
const exclusions = (model: Model, scenarios: readonly Scenario[], asOf: string): Scenario[] => {
  const expects = scenarios.filter((one) => one["reviewed-by"] !== undefined);
  return model.pack.conclusions.flatMap(({ id, definition }) =>
    (definition.excludes ?? []).flatMap(({ when }, position): Scenario[] => {
      const name = `excludes-${id}-${Object.keys(when).join("-").replaceAll(".", "-")}-${position + 1}`;
      if (expects.some((one) => one.id === name)) return [];
      const example = Object.entries(when).map(([variable, answers]) => ({
        variable,
        answer: [answers].flat()[0] ?? "",
      }));
      const facts = example.map(({ variable, answer }) => `${variable}=${answer}`).join(", ");
      return [
        {
          id: name,
          title: { zh: `未审核：${facts} 排除 ${id}`, en: `unreviewed: ${facts} excludes ${id}` },
          "as-of": asOf,
          origin: "generated",
          answers: writtenExample(model, example),
          expect: { not: [id] },
        },
      ];
    }),
  );
};

/**
 * A small set of situations that takes every branch that no reviewed one takes: branch by branch, leaving out those that
 * an earlier one has taken. Not the smallest possible.
 * @param asOf the day of the situations
 */
export const generate = (model: Model, scenarios: readonly Scenario[], asOf: string): Scenario[] => {
  const compiled = new Compiled(model);
  const missed = coverageOf(model, scenarios, (scenario) => outcomesOf(model, scenario), compiled).trees.flatMap(
    ({ branches, unknown }) => [...branches.missed, ...unknown.missed],
  );
  const walks = new Map(walkedTrees(model).map(({ tree, guide }) => [tree.id, { tree, guide }]));
  const left = new Set(missed);
  const made: Scenario[] = [];
  for (const branch of [...missed].reverse()) {
    if (!left.has(branch)) continue;
    const [treeId = "", nodeId = "", answer = ""] = branch.split("/");
    const { tree, guide } = walks.get(treeId) ?? {};
    const node = tree?.nodes.get(nodeId);
    if (!tree || !node) continue;
    const bit = node.variable.answers.indexOf(answer);
    const exact = bit < 0 ? undefined : reachOf(compiled, tree).wayTo(nodeId, answer);
    const prefix = prefixes(compiled, tree).get(nodeId) ?? [];
    const loose = bit < 0 ? prefix : [...prefix, { variable: node.variable.id, answer }];
    for (const example of [exact, loose]) {
      if (!example) continue;
      const title = branch.replaceAll("/", " › ");
      const scenario: Scenario = {
        id: `generated-${branch.replaceAll("/", "-").replaceAll(".", "-")}`,
        title: { zh: `未审核：${title}`, en: `unreviewed: ${title}` },
        "as-of": asOf,
        origin: "generated",
        ...(guide === undefined ? {} : { guide }),
        answers: writtenExample(model, example),
      };
      const walked = outcomesOf(model, scenario).flatMap(({ taken }) => taken);
      if (!walked.includes(branch)) continue;
      for (const one of walked) left.delete(one);
      made.push({ ...scenario, expect: expected(model, scenario) });
      break;
    }
  }
  return [...made, ...exclusions(model, scenarios, asOf)];
};
