// Diagnostics for people: the place, the line with a caret under the very characters, what, why and what to do.
import stringWidth from "fast-string-width";
import type { DiagnosticMessages } from "../messages/diagnostics.ts";
import { sanitise } from "../text/sanitise.ts";
import { type Diagnostic, exampleText, type Place } from "./diagnostic.ts";
import { replayCommand } from "./replay.ts";

export interface DiagnosticStyle {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly place: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Columns of source shown around the caret. */
const SHOWN = 76;

/** The line with a caret line under it; two-column characters take two carets. */
const frame = ({ source, column, endColumn, line }: Place): string[] => {
  const start = Math.max(0, Math.min(column - 1, source.length));
  const from = start > SHOWN / 2 ? start - SHOWN / 2 : 0;
  const shown = sanitise(source.slice(from, from + SHOWN));
  const before = sanitise(source.slice(from, start));
  const marked = sanitise(source.slice(start, Math.max(start, Math.min(endColumn - 1, from + SHOWN))));
  const gutter = `${line} | `;
  const caret = " ".repeat(stringWidth(before)) + "^".repeat(Math.max(1, stringWidth(marked)));
  return [`${gutter}${shown}`, `${" ".repeat(gutter.length - 2)}| ${caret}`];
};

/** What tells two places apart. */
const PLACE = ["file", "line", "column", "endColumn"] as const;

/** Where the pack is that the diagnostics are about. */
interface PackPlace {
  /** As the command that shows an example names it. */
  readonly folder: string;
  /** From the working directory, when the pack lies below it: what reads the output finds the files from there. */
  readonly below: string | undefined;
}

const at = ({ file, line, column }: Place, pack: PackPlace | undefined): string =>
  `${sanitise(pack?.below === undefined ? file : `${pack.below}/${file}`)}:${line}:${column}`;

/**
 * One diagnostic as lines of text.
 * @param pack absent for what is no part of a pack
 * @param before what was printed just before it: the same line of source, and the same answers, are not shown again
 */
export const pretty = (
  diagnostic: Diagnostic,
  messages: DiagnosticMessages,
  style: DiagnosticStyle,
  pack?: PackPlace,
  before?: Diagnostic,
): string => {
  const { code, severity, place, given, near = [], related, example = [], replay } = diagnostic;
  const shown = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, sanitise(value).slice(0, 200)]));
  const isSamePlace = before !== undefined && PLACE.every((key) => before.place[key] === place[key]);
  const isSameExample = isSamePlace && exampleText(before.example ?? []) === exampleText(example);
  return [
    `${style.place(at(place, pack))} ${style[severity](`${messages[severity]} ${code}`)} ${messages.what[code](shown)}`,
    ...(place.source === "" || isSamePlace ? [] : frame(place).map((line) => `  ${line}`)),
    ...(near.length > 0 ? [`  ${messages.near(near.join(", "))}`] : []),
    ...(related ? [`  ${style.dim(`${messages.related}: ${at(related, pack)}`)}`] : []),
    ...(example.length > 0 && !isSameExample
      ? [
          `  ${messages.example}: ${exampleText(example)}`,
          `    ${replay ? replayCommand(example, replay, pack?.folder) : messages.notWalked}`,
        ]
      : []),
    `  ${style.dim(`${messages.why}: ${messages.because[code]}`)}`,
    `  ${style.dim(`${messages.fix}: ${messages.help[code]}`)}`,
  ].join("\n");
};
