// The quick reading of YAML never differs from the careful one: it gives the same value, or leaves the text to it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseText, quickly } from "../../src/pack/read.ts";
import { root } from "./folder.ts";

const folder = join(root, "decision-trees");
const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => readFileSync(join(folder, name), "utf8"));

const agree = (text: string): void => {
  const quick = quickly(text);
  if (!quick) return;
  const { file, diagnostics } = parseText("x.yaml", text);
  expect(diagnostics).toEqual([]);
  expect(quick.value).toEqual(file.value);
};

test("every file of the shipped pack is read quickly, to the same value", () => {
  for (const text of texts) {
    expect(quickly(text)).toBeDefined();
    agree(text);
  }
});

const pieces = [
  "&a ",
  "*a",
  "!x ",
  "!!int ",
  "|",
  ">",
  ">-",
  "'",
  '"',
  "\\",
  "#",
  " #",
  ": ",
  ":",
  "- ",
  "-",
  "?",
  "? ",
  "[",
  "]",
  "{",
  "}",
  ",",
  "%",
  "@",
  "`",
  "~",
  "null",
  "Null",
  "true",
  "True",
  "yes",
  "0x1F",
  "0o17",
  "017",
  "1_000",
  "1e3",
  ".5",
  "-.inf",
  ".nan",
  "2026-01-01",
  "\n",
  "\n\n",
  " ",
  "  ",
  "\t",
  "---\n",
  "...\n",
  "<<: ",
  "é",
  "冻",
  "：",
  "\u00a0",
  "\u2028",
  "\ufeff",
  "\r",
  "\u0000",
  "\u0085",
];

test("after random edits of a file, too", () => {
  const lines = texts.flatMap((text) => text.split(/(?<=\n)(?=- id|[a-z])/)).filter((part) => part.length < 2000);
  fc.assert(
    fc.property(
      fc.constantFrom(...lines),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...pieces), fc.nat({ max: 3 })), { minLength: 1, maxLength: 4 }),
      (line, edits) => {
        const text = edits.reduce((before, [at, piece, gone]) => {
          const place = at % (before.length + 1);
          return before.slice(0, place) + piece + before.slice(place + gone);
        }, line);
        agree(text);
      },
    ),
    { numRuns: 3000 },
  );
});

test("random values in random flow and block styles", () => {
  const scalar = fc.constantFrom(
    "a",
    "1",
    "01",
    "007",
    "-01",
    "0.10",
    "1,000",
    "1.0",
    "1e3",
    "-1",
    "+1",
    "0.1",
    ".1",
    "1.",
    "true",
    "False",
    "null",
    "~",
    '"x"',
    "'y'",
    "",
    "a b",
    "a:b",
    "a #b",
    "2026-01-01",
    "12:30",
    "1,2",
  );
  const flow = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }).map((list) => `[${list.join(", ")}]`),
    fc.array(scalar, { maxLength: 3 }).map((list) => `{${list.map((one, at) => `k${at}: ${one}`).join(", ")}}`),
  );
  const block = fc
    .array(fc.tuple(fc.constantFrom("a", "b", "c", "1", "null", "true"), flow), { minLength: 1, maxLength: 4 })
    .map((pairs) => pairs.map(([key, value]) => `${key}: ${value}`).join("\n"));
  fc.assert(
    fc.property(
      fc.oneof(
        block,
        fc.array(flow).map((list) => list.map((one) => `- ${one}`).join("\n")),
      ),
      (text) => agree(text),
    ),
    { numRuns: 5000 },
  );
});
