// `cardfreeze diff OLD NEW`: what changes in meaning between two folders, or two git revisions of one.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { BudgetExceeded } from "../diagram/nodes.ts";
import { contentDiff, movedLimits, scenarioDiff } from "../diff/content.ts";
import { type MeaningDiff, meaningDiff } from "../diff/meaning.ts";
import { idleRenames, type Renames, renamed } from "../diff/renames.ts";
import { savedDiff, savedFacts } from "../diff/saved.ts";
import { modelOf } from "../engine/model.ts";
import type { CliMessages } from "../messages/cli.ts";
import { isPackFile } from "../pack/names.ts";
import type { Language, Pack } from "../pack/schema.ts";
import { sanitise } from "../text/sanitise.ts";
import { readWritten } from "./answers.ts";
import { markdownOf, type SavedFile } from "./diff-markdown.ts";
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

/** @returns 0 when no combination of answers, known or not, no question, no situation and no end of a time limit changes; 1 when one does, or may */
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
  } else {
    const conclusions = [...older.conclusions, ...after.conclusions];
    const names = new Map(conclusions.map(({ id, name }) => [id, name[language]]));
    io.out(markdownOf({ meaning, saved, files, content, scenarios }, names, messages));
  }
  const isChanged =
    meaning.trees.some(({ changes, unknown }) => changes.length > 0 || unknown?.changes.length !== 0) ||
    saved.some(({ fate }) => fate !== "kept") ||
    meaning.added.length + meaning.removed.length + meaning.differingAnswers.size + scenarios.length > 0 ||
    movedLimits(older, after).length > 0;
  return isChanged ? EXIT.found : EXIT.fine;
};
