// The wording of the renderers by language.
import type { ReportMessages } from "./report.en.ts";
import { reportEn } from "./report.en.ts";
import { reportZh } from "./report.zh.ts";

export type { ReportMessages } from "./report.en.ts";

export const reportMessages: Readonly<Record<"zh" | "en", ReportMessages>> = { zh: reportZh, en: reportEn };
