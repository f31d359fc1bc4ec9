// A comparison of two packs as Markdown, for whoever has to approve the change.
import { type ExampleAnswer, exampleText } from "../diagnostic/diagnostic.ts";
import type { CompleteOutcome } from "../diagram/compile.ts";
import type { contentDiff, scenarioDiff } from "../diff/content.ts";
import type { MeaningDiff, TreeChange } from "../diff/meaning.ts";
import type { SavedFact, SavedQuestion } from "../diff/saved.ts";
import { percentOf } from "../diff/share.ts";
import type { CliMessages } from "../messages/cli.ts";
import { sanitise } from "../text/sanitise.ts";

/** What an answers file keeps. */
export interface SavedFile {
  readonly file: string;
  readonly facts: readonly SavedFact[];
}

/** What differs between two packs. */
export interface Difference {
  readonly meaning: MeaningDiff;
  readonly saved: readonly SavedQuestion[];
  readonly files: readonly SavedFile[];
  readonly content: ReturnType<typeof contentDiff>;
  readonly scenarios: ReturnType<typeof scenarioDiff>;
}

/** Stands at an example of which it is not proven that none is shorter. */
const UNPROVEN = "†";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(" | ")} |`,
  `|${" --- |".repeat(head.length)}`,
  ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`),
];

const openText = (names: readonly string[], say: CliMessages["diff"]): string =>
  names.length > 0 ? `${say.certainty.open} (${names.join(", ")})` : say.certainty.open;

const outcomeText = (outcome: CompleteOutcome, say: CliMessages["diff"]): string => {
  if (outcome.certainty === "conflict") return say.certainty.conflict;
  if (outcome.certainty === "open") return openText(outcome.candidates, say);
  return `${outcome.conclusion} (${say.certainty[outcome.certainty]})`;
};

/** The most kinds of change that stand in a row each. */
const MOST_APART = 10;
const MOST_ROWS = 30;

/** A kind of change as both tables have it. */
interface Change {
  readonly from: CompleteOutcome;
  readonly to: CompleteOutcome;
  readonly combinations: bigint;
  readonly example: readonly ExampleAnswer[];
  /** Absent where every example is as short as can be. */
  readonly shortest?: boolean;
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly combinations: bigint;
  readonly example: readonly ExampleAnswer[];
  readonly isShortest: boolean;
  /** How many kinds of change it stands for. */
  readonly kinds: number;
}

/** Stands for what both versions leave open. */
const REST = "…";

/** What is open in one version alone. */
const besides = (those: readonly string[], others: readonly string[], say: CliMessages["diff"]): string =>
  openText([REST, ...those.filter((id) => !others.includes(id)).sort()], say);

/** What the rows of many kinds of change share: where nothing leads, what is open in one version alone. */
const keyOf = ({ from, to }: Change, position: number, say: CliMessages["diff"]): readonly [string, string] | number =>
  from.certainty === "open" && to.certainty === "open"
    ? [besides(from.candidates, to.candidates, say), besides(to.candidates, from.candidates, say)]
    : position;

/** A row for each kind of change; of many, one for all in which the same is open more or less. */
const rowsOf = (changes: readonly Change[], say: CliMessages["diff"]): Row[] => {
  const groups = new Map<string, { readonly key: ReturnType<typeof keyOf>; readonly all: Change[] }>();
  for (const [position, change] of changes.entries()) {
    const key = changes.length > MOST_APART ? keyOf(change, position, say) : position;
    const group = groups.get(String(key)) ?? { key, all: [] };
    group.all.push(change);
    groups.set(String(key), group);
  }
  const rows = [...groups.values()].flatMap(({ key, all }): Row[] => {
    const [first] = all;
    if (!first) return [];
    const [from, to] =
      typeof key === "number" || all.length === 1 ? [outcomeText(first.from, say), outcomeText(first.to, say)] : key;
    const { example } = all.reduce((best, one) => (one.example.length < best.example.length ? one : best));
    return [
      {
        from,
        to,
        combinations: all.reduce((sum, one) => sum + one.combinations, 0n),
        example,
        isShortest: all.every(({ shortest = true }) => shortest),
        kinds: all.length,
      },
    ];
  });
  return rows.sort(
    (one, two) => Number(two.combinations > one.combinations) - Number(two.combinations < one.combinations),
  );
};

/** The rows as a table, with what has to be said of them. */
const rowsTable = (
  changes: readonly Change[],
  of: bigint,
  { example: heading, none }: { readonly example: string; readonly none: string },
  say: CliMessages["diff"],
): string[] => {
  const all = rowsOf(changes, say);
  const [shown, rest] = [all.slice(0, MOST_ROWS), all.slice(MOST_ROWS)];
  const cells = shown.map(({ from, to, combinations, example, isShortest }) => [
    from,
    to,
    say.percent(percentOf(combinations, of)),
    `${exampleText(example) || none}${isShortest ? "" : ` ${UNPROVEN}`}`,
  ]);
  const kinds = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.kinds, 0);
  const together = shown.filter((row) => row.kinds > 1);
  return [
    ...table([say.from, say.to, say.share, heading], cells),
    ...(shown.some(({ isShortest }) => !isShortest) ? ["", `${UNPROVEN} ${say.unproven}`] : []),
    ...(together.length > 0 ? ["", say.together(kinds(together))] : []),
    ...(rest.length > 0 ? ["", say.more(kinds(rest))] : []),
  ];
};

/** `OLD → NEW` where the name is another one. */
const named = (old: string, now: string | undefined): string =>
  now === undefined || now === old ? old : `${old} → ${now}`;

/** Answers of a question that share a fate stand in one row; what is simply kept is only counted. */
const savedRows = ({ question, to, fate, because, answers }: SavedQuestion, say: CliMessages["diff"]): string[][] => {
  const reason = (why: typeof because): string => (why === undefined ? "" : say.because[why]);
  const isWhole = answers.every(
    (one) => one.fate === fate && one.because === because && (one.to ?? one.answer) === one.answer,
  );
  if (isWhole) {
    if (fate === "kept" && (to ?? question) === question) return [];
    return [[named(question, to), say.everyAnswer, say.fates[fate], reason(because)]];
  }
  const rows = new Map<string, { names: string[]; cells: string[] }>();
  for (const one of answers) {
    if (one.fate === "kept" && (one.to ?? one.answer) === one.answer) continue;
    const cells = [say.fates[one.fate], reason(one.because)];
    const row = rows.get(cells.join()) ?? { names: [], cells };
    row.names.push(named(one.answer, one.to));
    rows.set(cells.join(), row);
  }
  return [...rows.values()].map(({ names, cells }) => [named(question, to), names.join(", "), ...cells]);
};

const countsOf = (list: readonly { readonly fate: SavedFact["fate"] }[], say: CliMessages["diff"]): string => {
  const count = (fate: SavedFact["fate"]): number => list.filter((one) => one.fate === fate).length;
  return say.counts(count("kept"), count("asked-again"), count("dropped"));
};

const savedLines = (
  saved: readonly SavedQuestion[],
  files: readonly SavedFile[],
  say: CliMessages["diff"],
): string[] => {
  const lines: string[] = [];
  const rows = saved.flatMap((question) => savedRows(question, say));
  const reworded = saved.filter((one) => one.reworded).map(({ question, to }) => named(question, to));
  if (rows.length + reworded.length > 0) {
    lines.push("", `### ${say.saved}`, "", `${say.questions}: ${countsOf(saved, say)}`);
    if (rows.length > 0) lines.push("", ...table([say.question, say.answer, say.becomes, say.why], rows));
    if (reworded.length > 0) lines.push("", `${say.rewordedQuestions}: ${reworded.join(", ")}`);
  }
  for (const { file, facts } of files) {
    lines.push("", `### ${file}`, "", countsOf(facts, say));
    const changed = facts.filter(({ fate, question, to }) => fate !== "kept" || to !== question);
    const rowsOf = changed.map(({ path, question, to, answers, fate, because }) => [
      [...path.slice(0, -1), named(question, to)].join("."),
      answers.join(", "),
      say.fates[fate],
      because === undefined ? "" : say.because[because],
    ]);
    if (rowsOf.length > 0) lines.push("", ...table([say.question, say.answer, say.becomes, say.why], rowsOf));
  }
  return lines;
};

/** What changes for complete answers in one tree; empty where nothing does. */
const changeLines = ({ changes, combinations, of }: TreeChange, say: CliMessages["diff"]): string[] =>
  changes.length === 0
    ? []
    : [
        "",
        say.combinations(say.percent(percentOf(combinations, of))),
        "",
        ...rowsTable(changes, of, { example: say.example, none: say.whatever }, say),
      ];

/** What changes beside it where nobody knows some answers. */
const unknownLines = ({ unknown }: TreeChange, say: CliMessages["diff"]): string[] =>
  !unknown || unknown.changes.length === 0
    ? []
    : [
        "",
        say.unknown(say.percent(percentOf(unknown.combinations, unknown.of))),
        "",
        ...rowsTable(unknown.changes, unknown.of, { example: say.fewestKnown, none: say.nothingKnown }, say),
      ];

/** Names of conclusions by id. */
export type Names = ReadonlyMap<string, string>;

/** What the conclusions are called that the rows of a tree speak of. */
const nameLines = ({ changes, unknown }: TreeChange, names: Names, say: CliMessages["diff"]): string[] => {
  const rows = [changes, unknown?.changes ?? []].flatMap((all) => rowsOf(all, say).slice(0, MOST_ROWS));
  const words = rows.flatMap(({ from, to }) => `${from} ${to}`.match(/[\w-]+/g) ?? []);
  const said = [...new Set(words)].flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [`\`${id}\` ${name}`];
  });
  return said.length > 0 ? ["", said.join(" · ")] : [];
};

/** What changes in meaning, tree by tree, and what was compared no further than its text. */
const meaningLines = ({ trees }: MeaningDiff, names: Names, say: CliMessages["diff"]): string[] => {
  const sections = trees
    .map((tree) => {
      const lines = [...changeLines(tree, say), ...unknownLines(tree, say)];
      return { tree: tree.tree, lines: lines.length > 0 ? [...lines, ...nameLines(tree, names, say)] : [] };
    })
    .filter(({ lines }) => lines.length > 0);
  const isKnownSame = trees.every(({ changes }) => changes.length === 0);
  const textOnly = trees.filter(({ unknown }) => unknown === undefined).map(({ tree }) => tree);
  return [
    ...(isKnownSame ? [say.none] : []),
    ...(sections.length === 0 && textOnly.length === 0 ? [say.noneUnknown] : []),
    ...(textOnly.length > 0 ? [say.textOnly(textOnly.join(", "))] : []),
    ...sections.flatMap(({ tree, lines }) => ["", `### ${say.tree(tree)}`, ...lines]),
    ...(sections.length > 0 ? ["", say.shareOf] : []),
    "",
  ];
};

/** All of it, as a pull request shows it. */
export const markdownOf = (
  { meaning, saved, files, content, scenarios }: Difference,
  names: Names,
  messages: CliMessages,
): string => {
  const say = messages.diff;
  const lines = meaningLines(meaning, names, say);
  const list = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push(`- ${title}: ${items.join(", ")}`);
  };
  list(say.added, meaning.added);
  list(say.removed, meaning.removed);
  for (const [question, answers] of meaning.differingAnswers) list(say.answers(question), answers);
  if (scenarios.length > 0) {
    lines.push("", `### ${say.scenarios}`, "");
    const ledText = (ids: readonly string[]): string =>
      ids.map((id) => id.replace(/ \(settled\)$/, ` (${say.certainty.settled})`)).join(" + ") || say.nothingLeads;
    for (const { id, before, after } of scenarios) lines.push(`- ${id}: ${ledText(before)} → ${ledText(after)}`);
  }
  lines.push(...savedLines(saved, files, say));
  if (content.length > 0) {
    lines.push("", `### ${say.content}`, "");
    for (const { section, added, removed, changed } of content) {
      list(`${section}, ${say.added}`, added);
      list(`${section}, ${say.removed}`, removed);
      list(`${section}, ${say.reworded}`, changed);
    }
  }
  return `${sanitise(
    lines
      .join("\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim(),
  )}\n`;
};
