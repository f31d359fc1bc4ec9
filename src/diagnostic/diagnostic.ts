// A diagnostic: one thing wrong at one place, with a stable code; its words come from the catalogue.
import type { DiagnosticMessages } from "../messages/diagnostics.ts";

/** Where something stands: 1-based line and column, in UTF-16 units as editors count them. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Exclusive end on the same line. */
  readonly endColumn: number;
  /** The line itself. */
  readonly source: string;
}

/**
 * A part of a text; the whole of it where the file does not write it as it is, on one line.
 * @param from the offset in the text
 * @param to exclusive
 */
export const partOf = (place: Place, text: string, from: number, to: number): Place => {
  const start = place.source.indexOf(text, place.column - 1);
  if (start < 0 || start + text.length > place.endColumn - 1) return place;
  return { ...place, column: start + from + 1, endColumn: start + to + 1 };
};

export type DiagnosticCode = keyof DiagnosticMessages["what"];

/** One answer of an example that reaches a fault; `variable` as a condition names it. */
export interface ExampleAnswer {
  readonly variable: string;
  readonly answer: string;
}

export const exampleText = (example: readonly ExampleAnswer[]): string =>
  example.map(({ variable, answer }) => `${variable}=${answer}`).join(", ");

/** How an example is tried out: in the triage, or in a guide. */
export interface Replay {
  readonly guide?: string;
  /** As a file of answers has them. */
  readonly answers: object;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  readonly place: Place;
  /** What the message speaks of, by name. */
  readonly given: Readonly<Record<string, string>>;
  /** Ids close to a wrong one. */
  readonly near?: readonly string[];
  readonly related?: Place;
  /** Answers that reach the fault, to be tried at once. */
  readonly example?: readonly ExampleAnswer[];
  /** Absent where no command walks to the fault. */
  readonly replay?: Replay;
}

/** By file, place and code: the same pack always gives the same list. */
export const inOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...diagnostics].sort(
    (a, b) =>
      (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      a.code.localeCompare(b.code),
  );
