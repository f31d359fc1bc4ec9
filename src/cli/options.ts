// What the options of the command line mean, and which values they take.
import { readIsoDate } from "../intake/answers.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Language } from "../pack/schema.ts";
import { Failure } from "./failure.ts";
import type { TriageOptions } from "./triage.ts";

/** What was given, as commander leaves it: each command takes some of them. */
export interface Options {
  readonly lang?: string;
  readonly for?: string;
  readonly pack?: string;
  readonly plain?: boolean;
  readonly answers?: string;
  readonly set?: readonly string[];
  readonly text?: string;
  readonly format?: string;
  readonly asOf?: string;
  readonly save?: string;
  readonly mask?: boolean;
  readonly rule?: readonly string[];
  readonly texts?: string;
  readonly depth?: string;
  readonly generate?: string;
  readonly rename?: readonly string[];
}

/** The length of an ISO date. */
export const DAY = 10;

/**
 * A value that is one of those allowed.
 * @throws Failure with exit code 2 when it is none of them
 */
export const oneOf = <T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
  messages: CliMessages,
): T | undefined => {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Failure(messages.badOption(name, value, allowed.join(", ")));
  return found;
};

/** Today in Asia/Shanghai, to the minute. */
export const now = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);

/**
 * The day to count from: the one that is named, or now.
 * @throws Failure with exit code 2 when it is no date
 */
export const dayOf = (value: string | undefined, messages: CliMessages): string => {
  if (value === undefined) return now();
  const date = readIsoDate(value);
  if (date === undefined) throw new Failure(messages.badAsOf(value));
  return date;
};

/**
 * The options of a command that runs over answers.
 * @throws Failure with exit code 2 when one of them has no such value
 */
export const triageOptions = (options: Options, language: Language, messages: CliMessages): TriageOptions => ({
  language,
  audience: oneOf("--for", options.for, ["holder", "lawyer"], messages) ?? "holder",
  plain: options.plain === true,
  answers: options.answers,
  settings: options.set ?? [],
  text: options.text,
  format: oneOf("--format", options.format, ["text", "json", "markdown"], messages),
  asOf: dayOf(options.asOf, messages),
  save: options.save,
  masked: options.mask !== false,
});
