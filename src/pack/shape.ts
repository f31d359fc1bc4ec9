// Holds each entry against its schema; every error stands at the very value.

import type { z } from "zod";
import type { Diagnostic, Place } from "../diagnostic/diagnostic.ts";
import { isUnsafe } from "../text/sanitise.ts";
import type { ShapeCode } from "./codes.ts";
import { type Here, isFields, pathOf } from "./contents.ts";
import type { Entry } from "./entries.ts";
import { choicesOf, eitherType, givenBy } from "./issues.ts";
import { near } from "./near.ts";

type Issue = z.core.$ZodIssue;

/** After so many faults of one entry the others only follow from them, or somebody wants to keep the reader busy. */
const MOST_FAULTS = 30;

/** Of a union's alternatives, the one that the value came closest to: the fewest issues, the deepest first. */
const specific = (issue: Issue): readonly Issue[] => {
  if (issue.code !== "invalid_union") return [issue];
  const inner = issue.errors
    .filter((issues) => issues.length > 0)
    .map((issues) => issues.flatMap((one) => specific({ ...one, path: [...issue.path, ...one.path] } as Issue)));
  const isMissing = ({ code }: Issue): boolean => code === "unrecognized_keys" || code === "invalid_type";
  const either = inner.every((issues) => issues.length === 1) ? eitherType(inner.flat()) : undefined;
  if (either?.path.length === issue.path.length) return [either];
  const best = inner.sort((a, b) => a.filter(isMissing).length - b.filter(isMissing).length || a.length - b.length)[0];
  return best ?? [issue];
};

const keysOf = (schema: z.ZodType, path: readonly PropertyKey[]): string[] => {
  if (path.length > 0) return [];
  const shape = (schema as { shape?: Record<string, unknown> }).shape;
  return shape ? Object.keys(shape) : [];
};

const error = (
  code: ShapeCode,
  place: Place,
  given: Record<string, string> = {},
  close: readonly string[] = [],
): Diagnostic => ({ code, severity: "error", place, given, near: close });

const diagnosticsOf = (entry: Entry, schema: z.ZodType, issue: Issue): Diagnostic[] =>
  specific(issue).flatMap((one): Diagnostic[] => {
    if (one.code === "unrecognized_keys")
      return one.keys
        .slice(0, MOST_FAULTS)
        .map((key) =>
          error("CF021", entry.at([...one.path, key], "key"), { key }, near(key, keysOf(schema, one.path))),
        );
    const value = valueAt(entry.value, one.path);
    if (one.path.length > 0 && value === undefined)
      return [error("CF022", entry.at(one.path.slice(0, -1)), { key: String(one.path.at(-1) ?? "") })];
    // A key of a record is named by its own issue, without a path.
    const [ofKey] = one.code === "invalid_key" ? one.issues : [];
    if (ofKey) return [error("CF020", entry.at(one.path, "key"), givenBy(ofKey, one.path.at(-1)))];
    return [error("CF020", entry.at(one.path), givenBy(one, value), near(String(value), choicesOf(one)))];
  });

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner === null || typeof inner !== "object" ? undefined : Reflect.get(inner, key)),
    value,
  );

const unsafeTexts = (entry: Entry): Diagnostic[] => {
  const found: Diagnostic[] = [];
  const look = (value: unknown, key: string | number, above: Here | undefined): void => {
    if (typeof value !== "string") visit(value, { key, above });
    else if (isUnsafe(value)) found.push(error("CF023", entry.at(pathOf({ key, above }))));
  };
  const visit = (value: unknown, here: Here | undefined): void => {
    if (Array.isArray(value)) value.forEach((inner, position) => look(inner, position, here));
    else if (isFields(value)) for (const key in value) look(value[key], key, here);
  };
  visit(entry.value, undefined);
  if (typeof entry.value === "string" && isUnsafe(entry.value)) found.push(error("CF023", entry.at()));
  return found;
};

/** Of a value of the wrong type nothing else is told: zod counts the letters of a text where a list of few items should be. */
const ofTheirOwn = (issues: readonly Issue[]): readonly Issue[] => {
  const place = ({ path }: Issue): string => JSON.stringify(path);
  const mistyped = new Set(issues.filter(({ code }) => code === "invalid_type").map(place));
  return issues.filter((issue) => issue.code === "invalid_type" || !mistyped.has(place(issue)));
};

/** The value as the schema reads it, or every way in which it does not fit. */
export const shaped = <T>(entry: Entry, schema: z.ZodType<T>): { value: T } | { diagnostics: Diagnostic[] } => {
  const unsafe = unsafeTexts(entry);
  const result = schema.safeParse(entry.value);
  if (result.success && unsafe.length === 0) return { value: result.data };
  const issues = ofTheirOwn(result.error?.issues ?? [])
    .slice(0, MOST_FAULTS)
    .flatMap((issue) => diagnosticsOf(entry, schema, issue));
  return { diagnostics: [...unsafe.slice(0, MOST_FAULTS), ...issues] };
};
