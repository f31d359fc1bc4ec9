// A graph in the language of Graphviz.
import { type Box, type Graph, inLines } from "./graph.ts";

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ")}"`;

/** A list reads better from the left, where Graphviz ends a line with \\l. */
const shown = (label: string, kind?: Box["kind"]): string => {
  const lines = inLines(label, (line) => line.replace(/[\\"]/g, "\\$&"));
  return kind === "open" ? `"${lines.map((line) => `${line}\\l`).join("")}"` : `"${lines.join("\\n")}"`;
};

const STYLES: Readonly<Record<Box["kind"], string>> = {
  question: 'shape=box style=filled fillcolor="#ffffff"',
  settled: 'shape=box style="rounded,filled" fillcolor="#d9ead3"',
  likely: 'shape=box style="rounded,filled,dashed" fillcolor="#fff2cc"',
  open: 'shape=box style="filled,dotted" fillcolor="#eeeeee"',
  folded: 'shape=box style=dotted fontcolor="#666666"',
};

/** Graphviz takes the first family that the machine has; without one of these, Chinese comes out as boxes. */
const FONTS = "Noto Sans CJK SC,PingFang SC,Microsoft YaHei,WenQuanYi Zen Hei,sans-serif";

const TAKEN = ' color="#0b5394" penwidth=4';
/** What some answers pass by steps back, so that their way can be seen in a large tree. */
const PASSED_BY = ' color="#bbbbbb" fontcolor="#888888"';

export const dotOf = ({ title, boxes, arrows }: Graph): string => {
  const hasWay = boxes.some(({ taken }) => taken);
  const weight = (taken: boolean, rest: string): string => (taken ? TAKEN : hasWay ? PASSED_BY : rest);
  return [
    `digraph ${quoted(title)} {`,
    "  graph [rankdir=LR nodesep=0.15 ranksep=0.5]",
    `  graph [fontname=${quoted(FONTS)}]`,
    `  node [fontname=${quoted(FONTS)} fontsize=12 height=0.3 margin="0.12,0.06"]`,
    `  edge [fontname=${quoted(FONTS)} fontsize=10]`,
    `  label=${quoted(title)} labelloc=t labeljust=l fontsize=18`,
    ...boxes.map(
      ({ id, kind, label, taken }) =>
        `  ${quoted(id)} [label=${shown(label, kind)} ${STYLES[kind]}${weight(taken, "")}]`,
    ),
    ...arrows.map(
      ({ from, to, label, unknown, taken }) =>
        `  ${quoted(from)} -> ${quoted(to)} [label=${shown(label)}${unknown ? " style=dashed" : ""}${weight(taken, unknown ? ' color="#b45f06" fontcolor="#b45f06"' : "")}]`,
    ),
    "}",
    "",
  ].join("\n");
};
