// A graph as a mermaid flowchart.
import type { Box, Graph } from "./graph.ts";

/** Mermaid reads entities, with # for &, inside quoted labels. */
const escaped = (text: string): string =>
  text.replace(/[#"<>&\\`[\](){}|]/g, (character) => `#${character.codePointAt(0)};`).replace(/\s+/g, " ");

const SHAPES: Readonly<Record<Box["kind"], readonly [string, string]>> = {
  question: ["[", "]"],
  settled: ["([", "])"],
  likely: ["(", ")"],
  open: ["{{", "}}"],
  folded: ["((", "))"],
};

export const mermaidOf = ({ title, boxes, arrows }: Graph): string => {
  const names = new Map(boxes.map(({ id }, position) => [id, `n${position}`]));
  const nodes = boxes.map(({ id, kind, label, taken }) => {
    const [open, close] = SHAPES[kind];
    return `  ${names.get(id)}${open}"${escaped(label)}"${close}:::${kind}${taken ? `\n  style ${names.get(id)} stroke-width:4px` : ""}`;
  });
  const lines = arrows.map(({ from, to, label, unknown }) => {
    const line = unknown ? "-.->" : "-->";
    return `  ${names.get(from)} ${line}|"${escaped(label)}"| ${names.get(to)}`;
  });
  const marked = arrows.flatMap(({ taken }, position) => (taken ? [position] : []));
  return [
    "---",
    `title: ${JSON.stringify(title)}`,
    "---",
    "flowchart TD",
    ...nodes,
    ...lines,
    ...(marked.length > 0 ? [`  linkStyle ${marked.join(",")} stroke-width:4px`] : []),
    "  classDef settled fill:#d9ead3,stroke:#38761d",
    "  classDef likely fill:#fff2cc,stroke:#7f6000,stroke-dasharray:4",
    "  classDef open fill:#f3f3f3,stroke:#666666,stroke-dasharray:2",
    "",
  ].join("\n");
};
