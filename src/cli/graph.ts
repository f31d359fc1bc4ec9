// `cardfreeze graph [TREE]`: a tree as mermaid or dot, with the way that some answers take.

import { domainsOf } from "../engine/facts.ts";
import { guideModel } from "../engine/guide.ts";
import type { Model } from "../engine/model.ts";
import type { Step } from "../engine/result.ts";
import { walk } from "../engine/run.ts";
import { plansOf } from "../engine/triage.ts";
import { type Graph, graphOf, type Labels } from "../graph/graph.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Language } from "../pack/schema.ts";
import { derive } from "../report/evaluate.ts";
import { Wording } from "../report/wording.ts";
import { sanitise } from "../text/sanitise.ts";
import { readSubject } from "./answers.ts";
import { EXIT, Failure } from "./failure.ts";
import { hintFor } from "./hint.ts";
import type { Io } from "./io.ts";

interface GraphFlags {
  readonly tree: string | undefined;
  readonly format: "mermaid" | "dot";
  readonly depth: string | undefined;
  readonly answers: string | undefined;
  readonly asOf: string;
}

const labelsOf = (model: Model, wording: Wording, messages: CliMessages): Labels => ({
  title: (id) => {
    const tree = model.pack.trees.find((one) => one.tree === id);
    return sanitise(tree ? wording.text(tree.title) : id);
  },
  question: (variable) => {
    const [question = "", several] = variable.split(".");
    const short = wording.short(question);
    return sanitise(several === undefined ? short : `${short}: ${wording.answer(question, several)}`);
  },
  answer: (variable, answer) => {
    const [question = "", several] = variable.split(".");
    return sanitise(several === undefined ? wording.answer(question, answer) : messages.graph[answer as "yes" | "no"]);
  },
  conclusion: (id) => sanitise(wording.conclusion(id)),
  unknown: messages.graph.unknown,
  certainty: messages.graph.certainty,
});

/** What walks a tree: the triage, or the first guide that does. */
const walkerOf = (model: Model, tree: string): Model => {
  const { trees, guides = [] } = model.pack.head;
  const guide = trees.includes(tree) ? undefined : guides.find((one) => one.trees.includes(tree));
  return (guide && guideModel(model, guide.id)) ?? model;
};

/** The walk of the first run of the tree over an answers file. */
const stepsOf = async (
  triage: Model,
  tree: string,
  { answers, asOf }: GraphFlags,
  context: { language: Language; messages: CliMessages; io: Io },
): Promise<readonly Step[]> => {
  if (answers === undefined) return [];
  const model = walkerOf(triage, tree);
  const { subject } = await readSubject(answers, [], asOf, { model, ...context });
  const plan = plansOf(model, subject, await derive(model, subject, asOf)).find((one) => one.tree.id === tree);
  return plan ? walk(model, plan.tree, domainsOf(model, plan.facts)).steps : [];
};

const render = async (graph: Graph, format: GraphFlags["format"]): Promise<string> =>
  format === "dot"
    ? (await import("../graph/dot.ts")).dotOf(graph)
    : (await import("../graph/mermaid.ts")).mermaidOf(graph);

/** @throws Failure with exit code 2 when there is no such tree, or the depth is no number */
export const graph = async (
  model: Model,
  flags: GraphFlags,
  language: Language,
  messages: CliMessages,
  io: Io,
): Promise<number> => {
  const labels = labelsOf(model, new Wording(model, language, "holder"), messages);
  if (flags.tree === undefined) {
    for (const id of model.trees.keys()) io.out(`${sanitise(id)}  ${labels.title(id)}\n`);
    return EXIT.fine;
  }
  const tree = model.trees.get(flags.tree);
  if (!tree) {
    const hint = await hintFor(flags.tree, model.trees.keys(), messages, "cardfreeze graph");
    throw new Failure(`${messages.unknownId(sanitise(flags.tree))}${hint}`);
  }
  const depth = flags.depth === undefined ? undefined : Number(flags.depth);
  if (depth !== undefined && !(Number.isInteger(depth) && depth >= 1))
    throw new Failure(messages.badOption("--depth", flags.depth ?? "", "1, 2, 3, …"));
  const steps = await stepsOf(model, flags.tree, flags, { language, messages, io });
  io.out(await render(graphOf(tree, labels, depth, steps), flags.format));
  return EXIT.fine;
};
