// A table of what tells conclusions apart; stacked blocks where a table has no room.
import Table from "cli-table3";
import type { Model } from "../engine/model.ts";
import { answersIn } from "../engine/model.ts";
import type { Clause } from "../engine/solver.ts";
import type { Statement } from "../pack/schema.ts";
import { sanitise } from "../text/sanitise.ts";
import { wrap } from "../text/wrap.ts";
import type { Block } from "./document.ts";
import { heading, item } from "./document.ts";
import type { Wording } from "./wording.ts";

interface Row {
  readonly title: string;
  readonly cells: readonly string[];
}

/** Narrower columns than this cannot be read. */
const LEAST_COLUMN = 18;
const FIRST_COLUMN = 10;

const clauseText = (model: Model, clause: Clause, wording: Wording): string =>
  clause
    .flatMap(({ variable, mask }) => {
      const found = model.variables[variable];
      return found
        ? [wording.fact({ question: found.question, variable: found.id, answers: answersIn(found, mask) })]
        : [];
    })
    .join(wording.messages.or);

/** What the table says, row by row; every id must be a conclusion of the pack. */
export const comparison = (model: Model, ids: readonly string[], wording: Wording): Row[] => {
  const { label } = wording.messages;
  const entries = ids.flatMap((id) => model.conclusions.get(id) ?? []);
  const row = (title: string, cell: (entry: (typeof entries)[number]) => string): Row => ({
    title,
    cells: entries.map(cell),
  });
  const family = (id: string): string => {
    const found = model.pack.head.families.find((other) => other.id === id);
    return found ? wording.text(found.name) : id;
  };
  const said = (statements: readonly Statement[]): string =>
    statements.map((statement) => wording.statement(statement).text).join("\n");
  const kinds = new Set(entries.map(({ content }) => content.kind));
  const topics = [...kinds].flatMap((kind) => wording.topics(kind, "entry"));
  return [
    row("", ({ content }) => wording.text(content.name)),
    row(label.family, ({ content }) => family(content.family)),
    row(label.meaning, ({ content }) => wording.text(content.meaning, content.lawyer)),
    row(label.decidedBy, ({ content }) => wording.statement(content["decided-by"]).text),
    row(label.liftedBy, ({ content }) => wording.statement(content["lifted-by"]).text),
    row(label.duration, ({ content }) => said(content.duration)),
    ...[...new Set(topics)].map((topic) =>
      row(wording.text(topic.name), ({ content }) => said(content.details?.[topic.id] ?? [])),
    ),
    row(label.requires, ({ requires }) => requires.map((clause) => clauseText(model, clause, wording)).join("\n")),
    row(label.excludes, ({ excludes, content }) =>
      excludes.map((_, position) => wording.condition(content.definition.excludes?.[position]?.when ?? {})).join("\n"),
    ),
  ].filter(({ cells }, position) => position === 0 || cells.some((cell) => cell !== ""));
};

/** The comparison drawn as a table; undefined when the width leaves no room for one. */
export const comparisonTable = (rows: readonly Row[], width: number): string | undefined => {
  const columns = rows[0]?.cells.length ?? 0;
  const borders = columns + 2 + 2 * (columns + 1);
  const column = Math.floor((width - borders - FIRST_COLUMN) / Math.max(columns, 1));
  if (column < LEAST_COLUMN) return undefined;
  const table = new Table({
    colWidths: [FIRST_COLUMN + 2, ...Array<number>(columns).fill(column + 2)],
    style: { head: [], border: [] },
  });
  for (const { title, cells } of rows)
    table.push([
      wrap(sanitise(title), FIRST_COLUMN).join("\n"),
      ...cells.map((cell) => wrap(sanitise(cell), column).join("\n")),
    ]);
  return `${table.toString()}\n`;
};

/** The same comparison as blocks, one conclusion after the other. */
export const comparisonBlocks = (rows: readonly Row[]): Block[] => {
  const [names, ...others] = rows;
  return (names?.cells ?? []).flatMap((name, position) => [
    heading(name),
    ...others.flatMap(({ title, cells }) => {
      const lines = (cells[position] ?? "").split("\n").filter((line) => line !== "");
      return lines.length === 0
        ? []
        : [item(title, { tone: "strong" }), ...lines.map((line) => item(line, { depth: 1 }))];
    }),
  ]);
};
