// A graph as a mermaid flowchart.
import { type Box, type Graph, inLines } from "./graph.ts";

/** Mermaid reads entities, with # for &, inside quoted labels. */
const escaped = (text: string): string =>
  text.replace(/[#"<>&\\`[\](){}|]/g, (character) => `#${character.codePointAt(0)};`);

const shown = (label: string): string => `"${inLines(label, escaped).join("<br>")}"`;

const SHAPES: Readonly<Record<Box["kind"], readonly [string, string]>> = {
  question: ["[", "]"],
  settled: ["([", "])"],
  likely: ["(", ")"],
  open: ["{{", "}}"],
  folded: ["[", "]"],
};

export const mermaidOf = ({ title, boxes, arrows }: Graph): string => {
  const names = new Map(boxes.map(({ id }, position) => [id, `n${position}`]));
  const nodes = boxes.map(({ id, kind, label }) => {
    const [open, close] = SHAPES[kind];
    return `  ${names.get(id)}${open}${shown(label)}${close}:::${kind}`;
  });
  const lines = arrows.map(({ from, to, label, unknown }) => {
    const line = unknown ? "-.->" : "-->";
    return `  ${names.get(from)} ${line}|${shown(label)}| ${names.get(to)}`;
  });
  const way = boxes.flatMap(({ id, taken }) => (taken ? [names.get(id)] : []));
  const links = (holds: (arrow: Graph["arrows"][number]) => boolean, style: string): string[] => {
    const positions = arrows.flatMap((arrow, position) => (holds(arrow) ? [position] : []));
    return positions.length > 0 ? [`  linkStyle ${positions.join(",")} ${style}`] : [];
  };
  return [
    "---",
    `title: ${JSON.stringify(title)}`,
    "---",
    "flowchart LR",
    ...nodes,
    ...lines,
    ...links(({ unknown, taken }) => unknown && !taken, "stroke:#b45f06,color:#b45f06"),
    ...links(({ taken }) => taken, "stroke:#0b5394,stroke-width:4px"),
    "  classDef settled fill:#d9ead3,stroke:#38761d,color:#000",
    "  classDef likely fill:#fff2cc,stroke:#7f6000,color:#000,stroke-dasharray:4",
    "  classDef open fill:#f3f3f3,stroke:#666666,color:#000,stroke-dasharray:2",
    "  classDef folded fill:none,stroke:#666666,stroke-dasharray:2",
    ...(way.length > 0 ? ["  classDef way stroke:#0b5394,stroke-width:4px", `  class ${way.join(",")} way`] : []),
    "",
  ].join("\n");
};
