// Diagnostics as workflow commands of GitHub Actions, which show them beside the changed lines.
import type { DiagnosticMessages } from "../messages/diagnostics.ts";
import { type DiagnosticRecord, toldWith } from "./records.ts";

const inMessage = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const inProperty = (text: string): string => inMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/**
 * One line a diagnostic.
 * @param folder the pack's folder, relative to the root of the repository
 */
export const githubOf = (records: readonly DiagnosticRecord[], folder: string, messages: DiagnosticMessages): string =>
  records
    .map((record) => {
      const { code, severity, file, line, column, endColumn, fix } = record;
      const properties = Object.entries({ file: `${folder}/${file}`, line, col: column, endColumn, title: code })
        .map(([key, value]) => `${key}=${inProperty(String(value))}`)
        .join(",");
      return `::${severity} ${properties}::${inMessage(`${toldWith(record, messages)}\n${fix}`)}\n`;
    })
    .join("");
