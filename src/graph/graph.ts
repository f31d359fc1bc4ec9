// A tree as a graph to be drawn: boxes and arrows with readable labels, in the words of a language.
import type { ModelTree, Target } from "../engine/model.ts";
import type { Step } from "../engine/result.ts";
import { wrap } from "../text/wrap.ts";

export interface Box {
  readonly id: string;
  readonly kind: "question" | "settled" | "likely" | "open" | "folded";
  /** What is open stands on a line each. */
  readonly label: string;
  readonly taken: boolean;
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  /** The answers that lead there, joined. */
  readonly label: string;
  readonly unknown: boolean;
  readonly taken: boolean;
}

export interface Graph {
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** The words that the graph needs. */
export interface Labels {
  readonly title: (tree: string) => string;
  /** Of a variable: the question, with the answer where several may hold. */
  readonly question: (variable: string) => string;
  readonly answer: (variable: string, answer: string) => string;
  readonly conclusion: (id: string) => string;
  readonly unknown: string;
  /** How surely a leaf concludes: colour alone does not say it to everybody. */
  readonly certainty: Readonly<Record<"settled" | "likely" | "open", string>>;
}

/** Columns of a line: wider boxes make a drawing that no screen shows whole. */
const WIDTH = 32;

/** A label in lines that a drawing has room for. */
export const inLines = (label: string, escaped: (line: string) => string): string[] => wrap(label, WIDTH).map(escaped);

/**
 * @param depth nodes deeper than this are named, not shown; all are shown when absent
 * @param steps the walk to mark
 */
export const graphOf = (tree: ModelTree, labels: Labels, depth?: number, steps: readonly Step[] = []): Graph => {
  const boxes = new Map<string, Box>();
  const arrows: Arrow[] = [];
  const takenNodes = new Set(steps.map(({ node }) => node));
  const put = (box: Box): string => {
    const before = boxes.get(box.id);
    if (!before || (box.taken && !before.taken)) boxes.set(box.id, box);
    return box.id;
  };
  const leafBox = (target: Extract<Target, { leaf: unknown }>, at: string, taken: boolean): string => {
    const { leaf } = target;
    if ("conclude" in leaf) {
      const kind = leaf.certainty ?? "settled";
      const label = `${labels.conclusion(leaf.conclude)}\n(${labels.certainty[kind]})`;
      return put({ id: `${at}-${leaf.conclude}-${kind}`, kind, label, taken });
    }
    const label = [`(${labels.certainty.open})`, ...leaf.open.map((id) => `· ${labels.conclusion(id)}`)].join("\n");
    return put({ id: `${at}-open-${leaf.open.join("-")}`, kind: "open", label, taken });
  };
  const queue: { id: string; at: number }[] = [{ id: tree.start, at: 0 }];
  const seen = new Set([tree.start]);
  for (const { id, at } of queue) {
    const node = tree.nodes.get(id);
    if (!node) continue;
    put({ id, kind: "question", label: labels.question(node.variable.id), taken: takenNodes.has(id) });
    const step = steps.find((one) => one.node === id);
    const arrow = (target: Target, label: string, unknown: boolean, taken: boolean): void => {
      let to: string;
      if ("leaf" in target) to = leafBox(target, id, taken);
      else if (depth !== undefined && at + 1 > depth && !seen.has(target.node)) {
        const next = tree.nodes.get(target.node);
        const label = `${next ? labels.question(next.variable.id) : ""} …`;
        to = put({ id: `${target.node}-folded`, kind: "folded", label, taken });
      } else {
        to = target.node;
        if (!seen.has(to)) {
          seen.add(to);
          queue.push({ id: to, at: at + 1 });
        }
      }
      arrows.push({ from: id, to, label, unknown, taken });
    };
    for (const { target, mask } of node.groups) {
      const answers = node.variable.answers.filter((_, position) => (mask & (1 << position)) !== 0);
      const taken = step?.answers?.some((answer) => answers.includes(answer)) ?? false;
      arrow(target, answers.map((answer) => labels.answer(node.variable.id, answer)).join(" / "), false, taken);
    }
    if (node.unknown) arrow(node.unknown, labels.unknown, true, step !== undefined && step.answers === undefined);
  }
  return { title: labels.title(tree.id), boxes: [...boxes.values()], arrows };
};
