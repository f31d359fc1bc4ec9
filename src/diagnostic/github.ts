// Diagnostics as workflow commands of GitHub Actions, which show them beside the changed lines.
import type { DiagnosticMessages } from "../messages/diagnostics.ts";
import { type DiagnosticRecord, toldWith } from "./records.ts";

const inMessage = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const inProperty = (text: string): string => inMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/**
 * One line a diagnostic. The place stands in the text as well: the log shows nothing else of it, and beside the changed lines
 * GitHub shows only the first ten of a step.
 * @param folder the pack's folder, relative to the root of the repository
 */
export const githubOf = (records: readonly DiagnosticRecord[], folder: string, messages: DiagnosticMessages): string =>
  records
    .map((record) => {
      const { code, severity, file, line, column, endColumn, fix } = record;
      const properties = Object.entries({ file: `${folder}/${file}`, line, col: column, endColumn, title: code })
        .map(([key, value]) => `${key}=${inProperty(String(value))}`)
        .join(",");
      const place = `${code} ${folder}/${file}:${line}:${column}`;
      return `::${severity} ${properties}::${inMessage(`${toldWith(record, messages)}\n${fix}\n${place}`)}\n`;
    })
    .join("");
