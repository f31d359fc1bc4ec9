// `cardfreeze check`: prints everything that is wrong with a pack.
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { pretty } from "../diagnostic/pretty.ts";
import { diagnosticMessages } from "../messages/diagnostics.ts";
import type { Language } from "../pack/schema.ts";
import type { Io } from "./io.ts";

/** Prints diagnostics with a closing count. */
export const printDiagnostics = async (
  diagnostics: readonly Diagnostic[],
  language: Language,
  io: Io,
): Promise<void> => {
  const messages = await diagnosticMessages(language);
  const style = await io.diagnosticStyle();
  for (const diagnostic of diagnostics) io.out(`${pretty(diagnostic, messages, style)}\n\n`);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  io.out(`${messages.count(errors, diagnostics.length - errors)}\n`);
};

/** @returns 0 without errors, 1 with, 2 when there is no pack at the folder */
export const check = async (folder: string, language: Language, io: Io): Promise<number> => {
  const { loadPack } = await import("../pack/load.ts");
  const { pack, diagnostics, entries } = loadPack(folder);
  if (diagnostics.length > 0) await printDiagnostics(diagnostics, language, io);
  else io.out(`${(await diagnosticMessages(language)).fine(entries)}\n`);
  if (pack) return 0;
  return diagnostics.some(({ code }) => code === "CF001") ? 2 : 1;
};
