// docs/trace.md: every row of the research stands somewhere in the pack, and the document says where.
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { copyOf, root } from "./pack/folder.ts";

const trace = join(root, "docs/trace");

const check = (folder: string): { code: number | null; err: string } => {
  const script = join(root, "scripts/trace.mjs");
  const ran = spawnSync(process.execPath, [script, "--check", "--rows", folder], { encoding: "utf8" });
  return { code: ran.status, err: ran.stderr };
};

type Edit = (text: string) => string;

/** What is wrong with a copy once files of it are changed. */
const faultsOf = (edits: Readonly<Record<string, Edit>>): string => {
  const copy = copyOf(trace);
  cpSync(`${trace}.md`, `${copy}.md`);
  onTestFinished(() => rmSync(`${copy}.md`, { force: true }));
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(copy, file);
    const before = readFileSync(path, "utf8");
    const after = edit(before);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  }
  const { code, err } = check(copy);
  expect(code).toBe(1);
  return err;
};
const without =
  (line: RegExp): Edit =>
  (text) =>
    text
      .split("\n")
      .filter((one) => !line.test(one))
      .join("\n");

const rowsOf = (file: string, like: RegExp): number => {
  const lines = readFileSync(join(trace, file), "utf8").split(/\r?\n/);
  const rows = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t")[0] ?? "");
  return new Set(rows.filter((row) => like.test(row))).size;
};

describe("docs/trace.md", () => {
  test("is up to date, and every row stands somewhere", () => {
    expect(check(trace)).toEqual({ code: 0, err: "" });
  });

  test.each([
    ["guides.tsv", /^guides\/\d+$/, 11],
    ["questions.tsv", /^user-needs\.md\/question-\d+$/, 25],
    ["claims.tsv", /^user-needs\.md\/claim-\d+$/, 24],
    ["limits.tsv", /./, 132],
    ["phrases.tsv", /^bank-wordings\.md\/\d+$/, 50],
  ])("%s: the rows of the research", (file, like, count) => {
    expect(rowsOf(file, like)).toBe(count);
  });

  test("a row that points at what the pack does not have, or nowhere", () => {
    const faults = faultsOf({
      "questions.tsv": (text) => text.replace("\tp-link", "\tp-nothing"),
      "claims.tsv": (text) =>
        text
          .replace("helper-stop/duration", "helper-stop/moon")
          .replace("myths/法院批准", "myths/月亮批准")
          .replace("case-account-list/myths/96110", "case-account-list/myths/冻"),
      "limits.tsv": (text) => text.replace("T05\treverify-3d", "T05\t"),
      "conclusions.tsv": (text) => text.replace("M1d\tcentral-bank-temporary-freeze", "M1d\tcustoms-freeze"),
    });
    expect(faults).toMatch(/^questions\.tsv:\d+: the pack has no p-nothing$/m);
    expect(faults).toContain("the pack has no helper-stop/moon");
    expect(faults).toContain("the pack has no police-freeze/myths/月亮批准");
    // Two myths have this word: which one is meant?
    expect(faults).toContain("the pack has no case-account-list/myths/冻");
    expect(faults).toMatch(/^limits\.tsv:\d+: law-lists-and-risk\.md\/T05 points nowhere$/m);
    expect(faults).toContain("law-measures.md/M1d and law-lists-and-risk.md/S2 are the same thing");
  });

  test("a row that is missing; a measure, a look-alike or a guide in no row", () => {
    const faults = faultsOf({
      "questions.tsv": without(/question-9\t/),
      "claims.tsv": without(/claim-24\t/),
      "phrases.tsv": without(/bank-wordings\.md\/50\t/),
      "limits.tsv": without(/\/scr1m\t/),
      "conclusions.tsv": without(/\t(tax-freeze|password-lock)$/),
      "guides.tsv": without(/\tsummons$/),
    });
    for (const row of ["question-9", "claim-24", "bank-wordings.md/50", "law-measures.md/M8", "guides/9"])
      expect(faults).toContain(`${row} is missing`);
    expect(faults).toContain("66 rows, and 67 were expected");
    expect(faults).toContain("the measure tax-freeze stands in no row");
    expect(faults).toContain("the look-alike password-lock stands in no row");
    expect(faults).toContain("the guide summons stands in no row");
  });

  test("a document that says something else", () => {
    const faults = faultsOf({ "questions.tsv": (text) => `${text}user-needs.md/question-25\task-the-bank\n` });
    expect(faults).toContain("out of date");
  });
});
