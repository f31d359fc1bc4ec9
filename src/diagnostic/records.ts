// Diagnostics as plain data for programs: contract cardfreeze.diagnostics/1.
import type { DiagnosticMessages } from "../messages/diagnostics.ts";
import { type Diagnostic, type ExampleAnswer, exampleText } from "./diagnostic.ts";
import { type ReplayRecord, replayRecord } from "./replay.ts";

export interface DiagnosticRecord {
  readonly code: string;
  readonly severity: "error" | "warning";
  /** Relative to the pack's folder. */
  readonly file: string;
  readonly line: number;
  /** 1-based, in UTF-16 units; the end is exclusive. */
  readonly column: number;
  readonly endColumn: number;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly near: readonly string[];
  readonly related: { readonly file: string; readonly line: number; readonly column: number } | null;
  readonly example: readonly ExampleAnswer[];
  /** Null without an example, and where no command walks to the fault. */
  readonly replay: ReplayRecord | null;
}

/**
 * One diagnostic in the words of a language.
 * @param folder the pack, as it is named from where the command was started
 */
export const recordOf = (diagnostic: Diagnostic, messages: DiagnosticMessages, folder: string): DiagnosticRecord => {
  const { code, severity, place, given, near = [], related, example = [], replay } = diagnostic;
  return {
    code,
    severity,
    file: place.file,
    line: place.line,
    column: place.column,
    endColumn: place.endColumn,
    message: messages.what[code](given),
    why: messages.because[code],
    fix: messages.help[code],
    near,
    related: related ? { file: related.file, line: related.line, column: related.column } : null,
    example,
    replay: replay ? replayRecord(replay, folder) : null,
  };
};

/** The message with the answers of its example, for what shows nothing but a text. */
export const toldWith = ({ message, example }: DiagnosticRecord, messages: DiagnosticMessages): string =>
  example.length === 0 ? message : `${message}\n${messages.example}: ${exampleText(example)}`;

export const jsonOf = (records: readonly DiagnosticRecord[]): string =>
  `${JSON.stringify({ contract: "cardfreeze.diagnostics/1", diagnostics: records }, null, 2)}\n`;
