// A graph in the language of Graphviz.
import type { Box, Graph } from "./graph.ts";

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ")}"`;

const STYLES: Readonly<Record<Box["kind"], string>> = {
  question: "shape=box",
  settled: 'shape=box style="rounded,filled" fillcolor="#d9ead3"',
  likely: 'shape=box style="rounded,filled,dashed" fillcolor="#fff2cc"',
  open: 'shape=hexagon style="dashed"',
  folded: "shape=circle",
};

export const dotOf = ({ title, boxes, arrows }: Graph): string =>
  [
    `digraph ${quoted(title)} {`,
    `  label=${quoted(title)} labelloc=t`,
    ...boxes.map(
      ({ id, kind, label, taken }) =>
        `  ${quoted(id)} [label=${quoted(label)} ${STYLES[kind]}${taken ? " penwidth=3" : ""}]`,
    ),
    ...arrows.map(
      ({ from, to, label, unknown, taken }) =>
        `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}${unknown ? " style=dashed" : ""}${taken ? " penwidth=3" : ""}]`,
    ),
    "}",
    "",
  ].join("\n");
