// Every way in which a value can fail its schema, told in the project's own words: each value of a pack is replaced by each of many bad ones.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { diagnosticsEn } from "../../src/messages/diagnostics.en.ts";
import { diagnosticsZh } from "../../src/messages/diagnostics.zh.ts";
import { Entry } from "../../src/pack/entries.ts";
import { loadPack } from "../../src/pack/load.ts";
import { parseText } from "../../src/pack/read.ts";
import { PackHead, SECTIONS } from "../../src/pack/schema.ts";
import { shaped } from "../../src/pack/shape.ts";
import { fixtures } from "./folder.ts";

const { pack } = loadPack(join(fixtures, "minimal"));
if (!pack) throw new Error("no pack");

const text = { zh: "字", en: "text" };
/** What the small pack says nothing of. */
const more = [
  [SECTIONS.calendar, { year: 2026, from: "notice", holidays: ["2026-01-01"], "make-up-days": ["2026-01-04"] }],
  [
    SECTIONS.conclusions,
    {
      ...pack.conclusions[0],
      details: { wages: [{ advice: text }] },
      myths: [{ claim: text, correction: { law: text, sources: ["a/b"] } }],
    },
  ],
  [
    PackHead,
    { ...pack.head, "longest-path": 9, "never-say": ["保证"], guides: [{ id: "a", trees: ["b"], "bank-sheet": true }] },
  ],
] as const;

const entries: readonly (readonly [z.ZodType, unknown])[] = [
  ...more,
  ...Object.entries(SECTIONS).flatMap(([section, schema]) =>
    pack[section as keyof typeof SECTIONS].map((entry): readonly [z.ZodType, unknown] => [schema, entry]),
  ),
];

const many = Array.from({ length: 40 }, () => "a");
const BAD = [
  5,
  1.5,
  -1,
  1e300,
  null,
  true,
  "",
  "  ",
  "x",
  "X Y",
  "2026-02-30",
  "P1D",
  [],
  ["a"],
  [5],
  many,
  {},
  { a: 1 },
  { "": "x" },
];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** A value with one inside it, at every place in turn, replaced; `undefined` takes the place away. */
function* replaced(value: unknown, bad: unknown): Generator<unknown> {
  yield bad;
  if (!isRecord(value)) return;
  for (const [key, inner] of Object.entries(value))
    for (const other of replaced(inner, bad))
      if (Array.isArray(value)) yield value.map((one: unknown, position) => (String(position) === key ? other : one));
      else yield Object.fromEntries(Object.entries({ ...value, [key]: other }).filter(([, one]) => one !== undefined));
}

const flat = (issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] =>
  issues.flatMap((issue) => [issue, ...(issue.code === "invalid_union" ? issue.errors.flatMap(flat) : [])]);

/** English of a schema library, or of a programming language. */
const FOREIGN =
  /invalid|\binput\b|received|\bstring\b|\barray\b|\bobject\b|\brecord\b|\bint\b|\bnull\b|undefined|NaN|>=|<=|ISO date|\[object/;

describe("a value that does not fit", () => {
  const told = new Map<string, { en: string; zh: string; given: Readonly<Record<string, string>> }>();
  const reported = new Set<string>();
  for (const [schema, entry] of entries)
    for (const bad of [...BAD, undefined])
      for (const value of replaced(entry, bad)) {
        const { file } = parseText("x.yaml", JSON.stringify(value) ?? "null");
        const result = shaped(new Entry(file, [], value), schema);
        const issues = schema.safeParse(value).error?.issues ?? [];
        for (const { code } of flat(issues)) reported.add(code);
        const diagnostics = "diagnostics" in result ? result.diagnostics : [];
        if (issues.length > 0 !== diagnostics.length > 0) throw new Error(JSON.stringify(value));
        for (const { code, given } of diagnostics) {
          if (code !== "CF020") continue;
          const words = { en: diagnosticsEn.what.CF020(given), zh: diagnosticsZh.what.CF020(given), given };
          told.set(words.en, words);
        }
      }

  test("can do so in every way that zod knows of these schemas", () => {
    expect([...reported].sort()).toEqual([
      "custom",
      "invalid_format",
      "invalid_key",
      "invalid_type",
      "invalid_union",
      "invalid_value",
      "too_big",
      "too_small",
      "unrecognized_keys",
    ]);
  });

  test("is told in plain words of each language: what was expected, and what was found", () => {
    expect(told.size).toBeGreaterThan(100);
    for (const { en, zh, given } of told.values()) {
      const value = given["value"] ?? "";
      const [plainEn, plainZh] = [en, zh].map((words) =>
        words.replaceAll(`“${value}”`, "").replaceAll(`「${value}」`, ""),
      );
      expect(plainEn).not.toMatch(FOREIGN);
      expect(plainZh).not.toMatch(FOREIGN);
      expect(plainEn).not.toMatch(/something else/);
      expect(plainZh).toMatch(/^值不符合要求：\p{Script=Han}/u);
      expect(given["form"] !== undefined || /expected .+; found .+/.test(en)).toBe(true);
    }
  });

  /** The diagnostics of the small pack's first entry of a section, changed. */
  const of = (section: keyof typeof SECTIONS, change: Readonly<Record<string, unknown>>) => {
    const value = Object.fromEntries(
      Object.entries({ ...pack[section][0], ...change }).filter(([, one]) => one !== undefined),
    );
    const { file } = parseText("x.yaml", JSON.stringify(value, null, 1));
    const result = shaped(new Entry(file, [], value), SECTIONS[section] as z.ZodType);
    return "diagnostics" in result ? result.diagnostics : [];
  };
  const english = (section: keyof typeof SECTIONS, change: Readonly<Record<string, unknown>>): string[] =>
    of(section, change).map(({ code, given }) => `${code} ${diagnosticsEn.what[code](given)}`);

  test("a choice that is left out is missing, not wrong", () => {
    expect(english("questions", { cost: undefined })).toEqual(["CF022 “cost” is missing"]);
    expect(english("questions", { type: undefined })).toEqual(["CF022 “type” is missing"]);
  });

  test("a choice that there is not is told with those that there are, and the nearest", () => {
    const [found] = of("questions", { type: "choise" });
    expect([found?.given["values"], found?.near]).toEqual(["choice, several, date, amount", ["choice"]]);
  });

  test("where several types would do, all of them are named", () => {
    const implies = { id: "a", text, implies: { who: 5 } };
    expect(english("questions", { answers: [implies, { id: "b", text }] })).toEqual([
      "CF020 the value does not fit: expected text or a list; found the number 5 (in quotes it would be text)",
    ]);
  });

  test("a value of the wrong type is one fault, whatever else it is not", () => {
    expect(english("conclusions", { myths: "many letters" })).toEqual([
      "CF020 the value does not fit: expected a list; found “many letters”",
    ]);
  });

  test("a key that is none is shown where it stands", () => {
    const [found, ...others] = of("conclusions", { details: { "Not one": [{ advice: text }] } });
    expect([found?.given, others]).toEqual([{ form: "id", found: "text", value: "Not one" }, []]);
    expect(found?.place.source.slice((found?.place.column ?? 0) - 1)).toMatch(/^"Not one":/);
  });
});
