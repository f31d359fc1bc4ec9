// `cardfreeze check`: prints everything that is wrong with a pack.
import { isAbsolute, relative } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { pretty } from "../diagnostic/pretty.ts";
import { diagnosticMessages } from "../messages/diagnostics.ts";
import type { Language } from "../pack/schema.ts";
import { EXIT } from "./failure.ts";
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
  for (const diagnostic of diagnostics) io.out(`${pretty(diagnostic, messages, style, pack)}\n\n`);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  io.out(`${messages.count(errors, diagnostics.length - errors)}\n`);
};

export interface CheckFlags {
  /** The codes of the rules to run; all of them when empty. */
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

/** @returns 0 without errors, 1 with, 2 when there is no pack at the folder */
export const check = async (folder: string, flags: CheckFlags, language: Language, io: Io): Promise<number> => {
  const { loadPack } = await import("../pack/load.ts");
  const { pack, diagnostics, entries, source } = loadPack(folder);
  let found = diagnostics;
  if (pack && source) {
    const { checkPack } = await import("../check/check.ts");
    const asOf = flags.asOf ?? pack.head["reviewed-on"];
    const only = flags.rules.length > 0 ? { only: flags.rules } : {};
    found = [...diagnostics, ...(await checkPack(source, pack, { asOf, today: flags.today, ...only }))];
  }
  if (flags.format !== "pretty") await printRecords(found, folder, flags, language, io);
  else if (found.length > 0) await printDiagnostics(found, language, io, folder);
  else io.out(`${(await diagnosticMessages(language)).fine(entries)}\n`);
  if (!found.some(({ severity }) => severity === "error")) return EXIT.fine;
  return found.some(({ code }) => code === "CF001") ? EXIT.bad : EXIT.found;
};
