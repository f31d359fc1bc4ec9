// The wording of diagnostics by language.
import { diagnosticsEn } from "./diagnostics.en.ts";

export type DiagnosticMessages = typeof diagnosticsEn;

/** The wording in a language, loaded only when something is wrong. */
export const diagnosticMessages = async (language: "zh" | "en"): Promise<DiagnosticMessages> =>
  language === "en" ? diagnosticsEn : (await import("./diagnostics.zh.ts")).diagnosticsZh;
