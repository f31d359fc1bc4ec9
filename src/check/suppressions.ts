// Comments that suppress a diagnostic: `# cardfreeze-ignore CF083: reason`, on the line itself or alone on the line above.
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { SourceFile } from "../pack/read.ts";
import type { Source } from "../pack/references.ts";
import { RULES } from "./registry.ts";

interface Suppression {
  readonly file: SourceFile;
  readonly line: number;
  /** The line that it speaks of. */
  readonly target: number;
  readonly code: string;
  readonly reason: string;
}

/** Whatever stands where a code should: a wrong one must not pass in silence. */
const PATTERN = /#\s*cardfreeze-ignore\b\s*([^\s:：]*)\s*[:：]?\s*(.*)$/i;

/** What every spelling of it has; to look for the whole of it in either case takes much longer. */
const SIGN = /gnore|GNORE/;

const suppressionsIn = (file: SourceFile): Suppression[] => {
  if (!file.matches(SIGN)) return [];
  return file.lines().flatMap((text, position): Suppression[] => {
    const match = PATTERN.exec(text);
    if (!match) return [];
    const [, code = "", reason = ""] = match;
    const isAlone = text.trimStart().startsWith("#");
    const line = position + 1;
    return [{ file, line, target: isAlone ? line + 1 : line, code, reason: reason.trim() }];
  });
};

const filesOf = (entries: Source): SourceFile[] => {
  const { head, contents: _, ...sections } = entries;
  const files = new Set<SourceFile>([head.file]);
  for (const list of Object.values(sections)) for (const { file } of list) files.add(file);
  return [...files];
};

/** The rule that was meant by a code in the wrong case. */
const meant = (code: string): string[] => (!(code in RULES) && code.toUpperCase() in RULES ? [code.toUpperCase()] : []);

/**
 * Diagnostics without the suppressed ones; a suppression without a reason, or that suppresses nothing, is one itself.
 * @param only the rules that were run, when not all were: nothing is said about suppressions of others
 */
export const suppressed = (
  found: readonly Diagnostic[],
  entries: Source,
  only: readonly string[] | undefined,
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
  const undecided = new Set(found.filter(({ code }) => code === "CF110").map(({ given }) => given["rule"]));
  const own = suppressions
    .filter((one) => !used.has(one) && !undecided.has(one.code) && (only === undefined || only.includes(one.code)))
    .map(
      ({ file, line, code, reason }): Diagnostic => ({
        code: reason === "" && code in RULES ? "CF112" : "CF111",
        severity: "error",
        place: file.line(line),
        given: { code: code === "" ? "?" : code },
        near: meant(code),
      }),
    );
  return [...kept, ...own];
};
