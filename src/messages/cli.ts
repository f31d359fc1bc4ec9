// The wording of the command line by language.
import type { CliMessages } from "./cli.en.ts";
import { cliEn } from "./cli.en.ts";
import { cliZh } from "./cli.zh.ts";

export type { CliMessages } from "./cli.en.ts";

export const cliMessages: Readonly<Record<"zh" | "en", CliMessages>> = { zh: cliZh, en: cliEn };
