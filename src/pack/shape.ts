// Holds each entry against its schema; every error stands at the very value.

import type { z } from "zod";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { isUnsafe } from "../text/sanitise.ts";
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

const diagnosticsOf = (entry: Entry, schema: z.ZodType, issue: Issue): Diagnostic[] =>
  specific(issue).flatMap((one): Diagnostic[] => {
    const severity = "error";
    if (one.code === "unrecognized_keys")
      return one.keys.map((key) => ({
        code: "CF021",
        severity,
        place: entry.at([...one.path, key], "key"),
        given: { key },
        near: near(key, keysOf(schema, one.path)),
      }));
    if (one.code === "invalid_type" && valueAt(entry.value, one.path) === undefined)
      return [
        {
          code: "CF022",
          severity,
          place: entry.at(one.path.slice(0, -1)),
          given: { key: String(one.path.at(-1) ?? "") },
        },
      ];
    return [{ code: "CF020", severity, place: entry.at(one.path), given: { message: one.message } }];
  });

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner === null || typeof inner !== "object" ? undefined : Reflect.get(inner, key)),
    value,
  );

const unsafeTexts = (entry: Entry): Diagnostic[] => {
  const found: Diagnostic[] = [];
  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value === "string" && isUnsafe(value))
      found.push({ code: "CF023", severity: "error", place: entry.at(path), given: {} });
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
