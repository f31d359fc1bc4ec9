// `cardfreeze diff OLD NEW`: what changes in meaning between two folders, or two git revisions of one.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { exampleText } from "../diagnostic/diagnostic.ts";
import type { CompleteOutcome } from "../diagram/compile.ts";
import { BudgetExceeded } from "../diagram/nodes.ts";
import { contentDiff, scenarioDiff } from "../diff/content.ts";
import { type MeaningDiff, meaningDiff, type TreeChange } from "../diff/meaning.ts";
import { idleRenames, type Renames, renamed } from "../diff/renames.ts";
import { type SavedFact, type SavedQuestion, savedDiff, savedFacts } from "../diff/saved.ts";
import { percentOf } from "../diff/share.ts";
import { modelOf } from "../engine/model.ts";
import type { CliMessages } from "../messages/cli.ts";
import { isPackFile } from "../pack/names.ts";
import type { Language, Pack } from "../pack/schema.ts";
import { sanitise } from "../text/sanitise.ts";
import { readWritten } from "./answers.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";

interface DiffFlags {
  readonly folder: string;
  readonly format: "markdown" | "json";
  /** OLD=NEW or QUESTION.OLD=NEW, repeatable. */
  readonly renames: readonly string[];
  /** Answers files of the older pack. */
  readonly answers: readonly string[];
}

interface SavedFile {
  readonly file: string;
  readonly facts: readonly SavedFact[];
}

interface Difference {
  readonly meaning: MeaningDiff;
  readonly saved: readonly SavedQuestion[];
  readonly files: readonly SavedFile[];
  readonly content: ReturnType<typeof contentDiff>;
  readonly scenarios: ReturnType<typeof scenarioDiff>;
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

/** The pack's folder as it was at a revision, in a temporary place. */
const checkedOut = (revision: string, folder: string, messages: CliMessages): string => {
  const git = (...args: string[]): string =>
    execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 100_000_000 });
  const target = mkdtempSync(join(tmpdir(), "cardfreeze-diff-"));
  try {
    if (revision.startsWith("-")) throw new Error("an option");
    // Ended by NUL, names come as they are; otherwise git quotes what is not ASCII.
    const names = git("-C", folder, "ls-tree", "-r", "-z", "--name-only", revision, "--", ".").split("\0");
    for (const name of names.filter(isPackFile)) {
      const text = git("-C", folder, "show", `${revision}:./${name}`);
      mkdirSync(dirname(join(target, name)), { recursive: true });
      writeFileSync(join(target, name), text);
    }
    return target;
  } catch {
    rmSync(target, { recursive: true, force: true });
    throw new Failure(messages.diff.neither(sanitise(revision), sanitise(folder)));
  }
};

const packOf = async (
  name: string,
  flags: DiffFlags,
  language: Language,
  messages: CliMessages,
  io: Io,
): Promise<Pack> => {
  const { loadPack } = await import("../pack/load.ts");
  const isGiven = isFolder(name);
  const folder = isGiven ? name : checkedOut(name, flags.folder, messages);
  const { pack, diagnostics } = loadPack(folder);
  if (!isGiven) rmSync(folder, { recursive: true, force: true });
  if (pack) return pack;
  const { printDiagnostics } = await import("./check.ts");
  await printDiagnostics(diagnostics, language, { ...io, out: io.err });
  throw new Failure(messages.diff.broken(sanitise(name)));
};

const outcomeText = (outcome: CompleteOutcome): string => {
  if (outcome.certainty === "conflict") return "conflict";
  if (outcome.certainty === "open")
    return outcome.candidates.length > 0 ? `open (${outcome.candidates.join(", ")})` : "open";
  return `${outcome.conclusion} (${outcome.certainty})`;
};

const MOST_EXAMPLES = 30;

/** Stands at an example of which it is not proven that none is shorter. */
const UNPROVEN = "†";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(" | ")} |`,
  `|${" --- |".repeat(head.length)}`,
  ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`),
];

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
const changeLines = ({ changes, combinations, of }: TreeChange, say: CliMessages["diff"]): string[] => {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, MOST_EXAMPLES);
  const rows = shown.map(({ from, to, combinations: count, example, shortest }) => [
    outcomeText(from),
    outcomeText(to),
    say.percent(percentOf(count, of)),
    `${exampleText(example) || say.whatever}${shortest ? "" : ` ${UNPROVEN}`}`,
  ]);
  return [
    "",
    say.combinations(say.percent(percentOf(combinations, of))),
    "",
    ...table([say.from, say.to, say.share, say.example], rows),
    ...(shown.some(({ shortest }) => !shortest) ? ["", `${UNPROVEN} ${say.unproven}`] : []),
    ...(changes.length > MOST_EXAMPLES ? ["", say.more(changes.length - MOST_EXAMPLES)] : []),
  ];
};

/** What changes beside it where nobody knows some answers. */
const unknownLines = ({ unknown }: TreeChange, say: CliMessages["diff"]): string[] => {
  if (!unknown || unknown.changes.length === 0) return [];
  const { changes, combinations, of } = unknown;
  const rows = changes
    .slice(0, MOST_EXAMPLES)
    .map(({ from, to, combinations: count, example }) => [
      outcomeText(from),
      outcomeText(to),
      say.percent(percentOf(count, of)),
      exampleText(example) || say.nothingKnown,
    ]);
  return [
    "",
    say.unknown(say.percent(percentOf(combinations, of))),
    "",
    ...table([say.from, say.to, say.share, say.fewestKnown], rows),
    ...(changes.length > MOST_EXAMPLES ? ["", say.more(changes.length - MOST_EXAMPLES)] : []),
  ];
};

/** What changes in meaning, tree by tree, and what was compared no further than its text. */
const meaningLines = ({ trees }: MeaningDiff, say: CliMessages["diff"]): string[] => {
  const sections = trees
    .map((tree) => ({ tree: tree.tree, lines: [...changeLines(tree, say), ...unknownLines(tree, say)] }))
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

const markdownOf = ({ meaning, saved, files, content, scenarios }: Difference, messages: CliMessages): string => {
  const say = messages.diff;
  const lines = meaningLines(meaning, say);
  const list = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push(`- ${title}: ${items.join(", ")}`);
  };
  list(say.added, meaning.added);
  list(say.removed, meaning.removed);
  for (const [question, answers] of meaning.differingAnswers) list(say.answers(question), answers);
  if (scenarios.length > 0) {
    lines.push("", `### ${say.scenarios}`, "");
    for (const { id, before, after } of scenarios)
      lines.push(`- ${id}: ${before.join(" + ") || "-"} → ${after.join(" + ") || "-"}`);
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

/**
 * What changed in meaning.
 * @throws Failure with exit code 2 when the packs are too large to be compared exactly
 */
export const compared = (
  before: Pack,
  after: Pack,
  renames: Renames,
  messages: CliMessages,
  budget?: number,
): MeaningDiff => {
  try {
    return meaningDiff(before, after, renames, budget);
  } catch (error) {
    if (error instanceof BudgetExceeded) throw new Failure(messages.diff.undecided(error.budget));
    throw error;
  }
};

/** @returns 0 when no combination of answers, known or not, no question and no situation changes; 1 when one does, or may */
export const diff = async (
  names: readonly [string, string],
  flags: DiffFlags,
  language: Language,
  messages: CliMessages,
  io: Io,
): Promise<number> => {
  const [before, after] = [
    await packOf(names[0], flags, language, messages, io),
    await packOf(names[1], flags, language, messages, io),
  ];
  const renames = new Map(
    flags.renames.map((rename): [string, string] => {
      const [from = "", to = ""] = rename.split("=");
      if (to === "") throw new Failure(messages.badSet(sanitise(rename)));
      return [from, to];
    }),
  );
  const [idle] = idleRenames(before, renames);
  if (idle !== undefined) throw new Failure(messages.diff.idleRename(sanitise(idle)));
  const saved = savedDiff(before, after, renames);
  const files: SavedFile[] = [];
  if (flags.answers.length > 0) {
    const context = { model: modelOf(before), language, messages, io };
    for (const file of flags.answers)
      files.push({ file, facts: savedFacts(before, saved, await readWritten(file, context)) });
  }
  const older = renamed(before, renames);
  const meaning = compared(before, after, renames, messages);
  const [content, scenarios] = [contentDiff(older, after), scenarioDiff(older, after)];
  if (flags.format === "json") {
    const plain = {
      contract: "cardfreeze.diff/1",
      ...meaning,
      trees: meaning.trees.map((tree) => ({ ...tree, unknown: tree.unknown ?? null })),
      differingAnswers: Object.fromEntries(meaning.differingAnswers),
      saved,
      files,
      scenarios,
      content,
    };
    io.out(`${JSON.stringify(plain, (_, value) => (typeof value === "bigint" ? String(value) : value), 2)}\n`);
  } else io.out(markdownOf({ meaning, saved, files, content, scenarios }, messages));
  const isChanged =
    meaning.trees.some(({ changes, unknown }) => changes.length > 0 || unknown?.changes.length !== 0) ||
    saved.some(({ fate }) => fate !== "kept") ||
    meaning.added.length + meaning.removed.length + meaning.differingAnswers.size + scenarios.length > 0;
  return isChanged ? EXIT.found : EXIT.fine;
};
