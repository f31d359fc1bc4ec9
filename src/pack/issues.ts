// What a value had to be and what was found instead, by name, of an issue that zod reports: the catalogues word it.
import type { z } from "zod";
import type { DiagnosticMessages } from "../messages/diagnostics.ts";
import { FORM } from "./schema.ts";

type Issue = z.core.$ZodIssue;
type Given = Readonly<Record<string, string>>;

/** Longer text is not repeated whole: the place shows it. */
const MOST_SHOWN = 60;

const form = (name: keyof DiagnosticMessages["form"]): Given => ({ form: name });

const foundIn = (value: unknown): Given => {
  if (value === undefined || value === null) return { found: "nothing" };
  if (Array.isArray(value)) return { found: "list", items: String(value.length) };
  if (typeof value === "object") return { found: "keys" };
  if (typeof value !== "string") return { found: typeof value, value: String(value) };
  return value.trim() === "" ? { found: "empty" } : { found: "text", value: value.slice(0, MOST_SHOWN) };
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The values of which one was expected; none where anything else was. */
export const choicesOf = (issue: Issue): readonly string[] => {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options)
    ? issue.options.map(String)
    : [];
};

const expectedBy = (issue: Issue, value: unknown): Given => {
  if (issue.message.startsWith(FORM)) return { form: issue.message.slice(FORM.length) };
  const choices = choicesOf(issue);
  if (choices.length > 0) return { expected: "one-of", values: choices.join(", ") };
  switch (issue.code) {
    case "invalid_type":
      return { expected: "type", types: issue.expected };
    case "too_small":
      return { expected: issue.inclusive === false ? "more" : "least", of: issue.origin, count: String(issue.minimum) };
    case "too_big":
      return { expected: "most", of: issue.origin, count: String(issue.maximum) };
    case "invalid_format":
      return issue.format === "date" ? form(DAY.test(String(value)) ? "day" : "date") : { expected: "other" };
    default:
      return { expected: "other" };
  }
};

/** What the message about an issue speaks of. */
export const givenBy = (issue: Issue, value: unknown): Given => ({ ...expectedBy(issue, value), ...foundIn(value) });

/** Several types that a value may have, none of which it has, as one issue. */
export const eitherType = (issues: readonly Issue[]): Issue | undefined => {
  const [first] = issues;
  if (first?.code !== "invalid_type") return undefined;
  const types = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== "invalid_type" || issue.path.length !== first.path.length) return undefined;
    types.add(issue.expected);
  }
  return { ...first, expected: [...types].join(" ") as typeof first.expected };
};
