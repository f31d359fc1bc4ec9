// Holds each entry against its schema; every error stands at the very value.

import type { z } from "zod";
import type { Diagnostic, Place } from "../diagnostic/diagnostic.ts";
import { isUnsafe } from "../text/sanitise.ts";
import type { ShapeCode } from "./codes.ts";
import type { Entry } from "./entries.ts";
import { near } from "./near.ts";

type Issue = z.core.$ZodIssue;

/** Of a union's alternatives, the one that the value came closest to: the fewest issues, the deepest first. */
const specific = (issue: Issue): readonly Issue[] => {
  if (issue.code !== "invalid_union") return [issue];
  const inner = issue.errors
    .filter((issues) => issues.length > 0)
    .map((issues) => issues.flatMap((one) => specific({ ...one, path: [...issue.path, ...one.path] } as Issue)));
  const isMissing = (one: Issue): boolean =>
    one.code === "unrecognized_keys" || (one.code === "invalid_type" && one.input === undefined);
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
      return one.keys.map((key) =>
        error("CF021", entry.at([...one.path, key], "key"), { key }, near(key, keysOf(schema, one.path))),
      );
    if (one.code === "invalid_type" && valueAt(entry.value, one.path) === undefined)
      return [error("CF022", entry.at(one.path.slice(0, -1)), { key: String(one.path.at(-1) ?? "") })];
    return [error("CF020", entry.at(one.path), { message: one.message })];
  });

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner === null || typeof inner !== "object" ? undefined : Reflect.get(inner, key)),
    value,
  );

const unsafeTexts = (entry: Entry): Diagnostic[] => {
  const found: Diagnostic[] = [];
  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value === "string" && isUnsafe(value)) found.push(error("CF023", entry.at(path)));
    else if (value !== null && typeof value === "object")
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(entry.value, []);
  return found;
};

/** The value as the schema reads it, or every way in which it does not fit. */
export const shaped = <T>(entry: Entry, schema: z.ZodType<T>): { value: T } | { diagnostics: Diagnostic[] } => {
  const unsafe = unsafeTexts(entry);
  const result = schema.safeParse(entry.value);
  if (result.success && unsafe.length === 0) return { value: result.data };
  const issues = result.success ? [] : result.error.issues.flatMap((issue) => diagnosticsOf(entry, schema, issue));
  return { diagnostics: [...unsafe, ...issues] };
};
