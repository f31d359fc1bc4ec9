// Comments that suppress a diagnostic: `# cardfreeze-ignore CF083: reason`, on the line itself or alone on the line above.
import type { Diagnostic, DiagnosticCode } from "../diagnostic/diagnostic.ts";
import type { SourceFile } from "../pack/read.ts";
import type { Entries } from "../pack/references.ts";

interface Suppression {
  readonly file: SourceFile;
  readonly line: number;
  /** The line that it speaks of. */
  readonly target: number;
  readonly code: string;
  readonly reason: string;
}

const PATTERN = /#\s*cardfreeze-ignore\s+(CF\d{3})\s*:?\s*(.*)$/;

const suppressionsIn = (file: SourceFile): Suppression[] =>
  file.lines().flatMap((text, position): Suppression[] => {
    const match = PATTERN.exec(text);
    if (!match) return [];
    const [, code = "", reason = ""] = match;
    const isAlone = text.trimStart().startsWith("#");
    const line = position + 1;
    return [{ file, line, target: isAlone ? line + 1 : line, code, reason: reason.trim() }];
  });

const filesOf = (entries: Entries): SourceFile[] => {
  const { head, ...sections } = entries;
  const files = new Set<SourceFile>([head.file]);
  for (const list of Object.values(sections)) for (const { file } of list) files.add(file);
  return [...files];
};

/**
 * Diagnostics without the suppressed ones; a suppression without a reason, or that suppresses nothing, is one itself.
 * @param codes the rules that were run: nothing is said about suppressions of others
 */
export const suppressed = (
  found: readonly Diagnostic[],
  entries: Entries,
  codes: readonly DiagnosticCode[],
): Diagnostic[] => {
  const suppressions = filesOf(entries).flatMap(suppressionsIn);
  const used = new Set<Suppression>();
  const kept = found.filter(({ code, place }) => {
    const by = suppressions.find(
      (one) => one.code === code && one.reason !== "" && one.file.name === place.file && one.target === place.line,
    );
    if (by) used.add(by);
    return !by;
  });
  const own = suppressions
    .filter((one) => codes.includes(one.code as DiagnosticCode) && !used.has(one))
    .map(
      ({ file, line, code, reason }): Diagnostic => ({
        code: reason === "" ? "CF112" : "CF111",
        severity: "error",
        place: file.line(line),
        given: { code },
      }),
    );
  return [...kept, ...own];
};
