// Diagnostics as SARIF 2.1.0, for whatever gathers the findings of many tools.
import type { DiagnosticMessages } from "../messages/diagnostics.ts";
import { type DiagnosticRecord, toldWith } from "./records.ts";

const uriOf = (folder: string, file: string): string =>
  `${folder}/${file}`.split("/").map(encodeURIComponent).join("/").replace(/^\.\//, "");

const locationOf = (uri: string, line: number, column: number, endColumn?: number): object => ({
  physicalLocation: {
    artifactLocation: { uri },
    region: {
      startLine: Math.max(1, line),
      startColumn: Math.max(1, column),
      ...(endColumn === undefined ? {} : { endColumn }),
    },
  },
});

/**
 * One run of the checker.
 * @param folder the pack's folder, relative to where the command was started
 * @param version of the program
 */
export const sarifOf = (
  records: readonly DiagnosticRecord[],
  folder: string,
  version: string,
  messages: DiagnosticMessages,
): string => {
  const codes = [...new Set(records.map(({ code }) => code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "cardfreeze",
            version,
            rules: codes.map((id) => ({
              id,
              shortDescription: { text: messages.because[id as keyof DiagnosticMessages["because"]] },
              help: { text: messages.help[id as keyof DiagnosticMessages["help"]] },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: records.map((record) => {
          const { code, severity, file, line, column, endColumn, related, replay } = record;
          return {
            ruleId: code,
            ruleIndex: codes.indexOf(code),
            level: severity,
            message: { text: toldWith(record, messages) },
            locations: [locationOf(uriOf(folder, file), line, column, Math.max(column, endColumn))],
            ...(related
              ? { relatedLocations: [locationOf(uriOf(folder, related.file), related.line, related.column)] }
              : {}),
            ...(replay ? { properties: { replay } } : {}),
          };
        }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};
