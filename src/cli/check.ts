// `cardfreeze check`: prints everything that is wrong with a pack.
import { isAbsolute, relative } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { pretty } from "../diagnostic/pretty.ts";
import { cliMessages } from "../messages/cli.ts";
import { diagnosticMessages } from "../messages/diagnostics.ts";
import type { Language } from "../pack/schema.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";

/** From the working directory; undefined for the directory itself and for what does not lie below it. */
const below = (folder: string): string | undefined => {
  const way = relative(process.cwd(), folder).replaceAll("\\", "/");
  return way === "" || way === ".." || way.startsWith("../") || isAbsolute(way) ? undefined : way;
};

/** Prints diagnostics with a closing count. */
export const printDiagnostics = async (
  diagnostics: readonly Diagnostic[],
  language: Language,
  io: Io,
  folder?: string,
): Promise<void> => {
  const messages = await diagnosticMessages(language);
  const style = await io.diagnosticStyle();
  const pack = folder === undefined ? undefined : { folder, below: below(folder) };
  for (const [position, diagnostic] of diagnostics.entries())
    io.out(`${pretty(diagnostic, messages, style, pack, diagnostics[position - 1])}\n\n`);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  io.out(`${messages.count(errors, diagnostics.length - errors)}\n`);
};

export interface CheckFlags {
  /** The codes to look for, in either case; all of them when empty. */
  readonly rules: readonly string[];
  /** The day on which the law is held against the pack; the pack's own day of review when absent. */
  readonly asOf: string | undefined;
  /** The real day. */
  readonly today: string;
  readonly format: "pretty" | "json" | "sarif" | "github";
  /** The version of the program, for SARIF. */
  readonly version: string;
}

/** Prints what was found for a program. */
const printRecords = async (
  found: readonly Diagnostic[],
  folder: string,
  { format, version }: CheckFlags,
  language: Language,
  io: Io,
): Promise<void> => {
  const messages = await diagnosticMessages(language);
  const { jsonOf, recordOf } = await import("../diagnostic/records.ts");
  const records = found.map((one) => recordOf(one, messages, folder));
  const shown = (relative(process.cwd(), folder) || ".").replaceAll("\\", "/");
  if (format === "json") io.out(jsonOf(records));
  else if (format === "github") io.out((await import("../diagnostic/github.ts")).githubOf(records, shown, messages));
  else io.out((await import("../diagnostic/sarif.ts")).sarifOf(records, shown, version, messages));
};

/** The codes that `--rule` names, in either case. */
const asked = async (rules: readonly string[], language: Language): Promise<readonly string[]> => {
  if (rules.length === 0) return rules;
  const { CHECKABLE } = await import("../check/registry.ts");
  const codes = rules.map((code) => code.toUpperCase());
  const wrong = codes.find((code) => !CHECKABLE.includes(code));
  if (wrong === undefined) return codes;
  const { near } = await import("../pack/near.ts");
  const { notOfPacks, what } = await diagnosticMessages(language);
  if (wrong in what) throw new Failure(notOfPacks(wrong));
  const close = near(wrong, CHECKABLE);
  throw new Failure(
    cliMessages[language].badOption("--rule", wrong, (close.length > 0 ? close : CHECKABLE).join(", ")),
  );
};

interface Checked {
  readonly found: readonly Diagnostic[];
  /** Codes that were asked for and could not be looked for, because of errors that come before. */
  readonly undecided: readonly string[];
  /** How many entries were read. */
  readonly entries: number;
}

/**
 * What is wrong with the pack in a folder; with `rules` only that, and what keeps it from being looked for.
 * @param budget the most nodes of the decision diagram
 */
export const checkFolder = async (
  folder: string,
  { rules, asOf, today, budget }: Pick<CheckFlags, "rules" | "asOf" | "today"> & { readonly budget?: number },
): Promise<Checked> => {
  const { loadPack } = await import("../pack/load.ts");
  const { pack, diagnostics, entries, source } = loadPack(folder);
  const checked = async (only?: readonly string[]): Promise<readonly Diagnostic[]> => {
    if (!pack || !source) return [];
    const { checkPack } = await import("../check/check.ts");
    const options = { asOf: asOf ?? pack.head["reviewed-on"], today };
    return checkPack(source, pack, { ...options, ...(only ? { only } : {}), ...(budget ? { budget } : {}) });
  };
  if (rules.length === 0) return { found: [...diagnostics, ...(await checked())], undecided: [], entries };
  const { stageOf } = await import("../check/registry.ts");
  // A file that cannot be read is looked at no further, not even for what else keeps it from being read.
  const blocks = (other: Diagnostic, code: string): boolean =>
    other.severity === "error" &&
    (stageOf(other.code) < stageOf(code) ||
      (stageOf(code) === 0 && stageOf(other.code) === 0 && !rules.includes(other.code)));
  const undecided = rules.filter((code) => diagnostics.some((other) => blocks(other, code)));
  const shown = diagnostics.filter((one) => rules.includes(one.code) || undecided.some((code) => blocks(one, code)));
  const later = rules.filter((code) => stageOf(code) === Number.POSITIVE_INFINITY);
  return { found: [...shown, ...(later.length > 0 ? await checked(later) : [])], undecided, entries };
};

/** @returns 0 without errors, 1 with, 2 when there is no pack at the folder or a rule has no such code */
export const check = async (folder: string, flags: CheckFlags, language: Language, io: Io): Promise<number> => {
  const rules = await asked(flags.rules, language);
  const { found, undecided, entries } = await checkFolder(folder, { ...flags, rules });
  const messages = await diagnosticMessages(language);
  if (flags.format !== "pretty") await printRecords(found, folder, flags, language, io);
  else if (found.length > 0) await printDiagnostics(found, language, io, folder);
  else io.out(`${rules.length > 0 ? messages.fineFor(rules.join(", "), entries) : messages.fine(entries)}\n`);
  if (undecided.length > 0)
    (flags.format === "pretty" ? io.out : io.err)(`${messages.undecided(undecided.join(", "))}\n`);
  if (!found.some(({ severity }) => severity === "error")) return EXIT.fine;
  return found.some(({ code }) => code === "CF001") ? EXIT.bad : EXIT.found;
};
