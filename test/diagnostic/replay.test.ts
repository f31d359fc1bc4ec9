// How a counterexample is tried out: the command printed under it, and what programs read, reach the fault as they stand.
import { spawnSync } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { bin, run } from "../cli/run.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

const edited = (folder: string, file: string, from: string, to: string): void => {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

/** What a program reads that asked for JSON or SARIF. */
interface ReplayRecord {
  readonly arguments: string[];
  readonly answers: object;
}

interface Run {
  readonly conclusion: string | null;
  readonly certainty: string;
}

interface Result {
  readonly also: readonly Run[];
  readonly cards: readonly { readonly restrictions: readonly Run[] }[];
}

const printed = (folder: string, rule: string): string => {
  const { out, code } = run(["check", folder, "--lang", "en", "--rule", rule]);
  expect(code).toBe(1);
  return out;
};

/** What the command among the lines comes to, with the program under its name. */
const replayed = (out: string): Result => {
  const command = out.split("\n").find((line) => /^ {4}(echo .* \| )?cardfreeze (triage|guide) /.test(line)) ?? "";
  const script = `cardfreeze() { "${process.execPath}" "${bin}" "$@"; }\n${command} --format json`;
  const { stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8", env: { ...process.env, LANG: "C" } });
  return JSON.parse(stdout) as Result;
};

const SECOND = `tree: second
scope: restriction
title: { zh: 这张卡, en: this card }
start: who
nodes:
  who:
    police: { conclude: court-freeze }
    court: { conclude: court-freeze }
    unknown: { open: [police-freeze, court-freeze] }
`;

/** What comes of the `replay` of the first diagnostic in JSON; SARIF, which has to fit its schema, carries the same. */
const replayedRecord = (folder: string, rule: string): Result => {
  const [json, sarif] = ["json", "sarif"].map((format) =>
    JSON.parse(run(["check", folder, "--rule", rule, "--format", format]).out),
  );
  const { replay } = (json as { diagnostics: { replay: ReplayRecord }[] }).diagnostics[0] ?? {};
  if (!replay) throw new Error("no replay");
  const schema = JSON.parse(readFileSync(join(fixtures, "sarif/sarif-schema-2.1.0.json"), "utf8"));
  const isValid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  isValid(sarif);
  expect(isValid.errors).toBeNull();
  expect(sarif.runs[0].results[0].properties).toEqual({ replay });
  const input = JSON.stringify(replay.answers);
  const { stdout } = spawnSync(process.execPath, [bin, ...replay.arguments, "--format", "json"], {
    encoding: "utf8",
    input,
  });
  return JSON.parse(stdout) as Result;
};

describe("the command under a counterexample", () => {
  test("says that an answer of several does not hold", () => {
    const folder = copyOf(join(root, "decision-trees"));
    edited(folder, "conclusions/exposure.yaml", "definition:", "definition:\n    exclusive-with: [police-freeze]");
    for (const { also, cards } of [replayed(printed(folder, "CF071")), replayedRecord(folder, "CF071")]) {
      expect(also[0]).toMatchObject({ conclusion: "possible-victim", certainty: "settled" });
      expect(cards[0]?.restrictions[0]).toMatchObject({ conclusion: "police-freeze", certainty: "settled" });
    }
  });

  test("is a guide's for a tree that only a guide walks", () => {
    const folder = copyOf(join(fixtures, "minimal"));
    writeFileSync(join(folder, "trees/second.yaml"), SECOND);
    appendFileSync(join(folder, "pack.yaml"), "guides:\n  - { id: other-way, trees: [second] }\n");
    const out = printed(folder, "CF070");
    expect(out).toContain("cardfreeze guide other-way --pack");
    for (const { cards } of [replayed(out), replayedRecord(folder, "CF070")])
      expect(cards[0]?.restrictions[0]?.certainty).toBe("conflict");
  });

  test("is none for a tree that nothing walks", () => {
    const folder = copyOf(join(fixtures, "minimal"));
    writeFileSync(join(folder, "trees/second.yaml"), SECOND);
    const out = printed(folder, "CF070");
    expect(out).toContain("answers that reach it: who=police\n    no command tries them out");
    expect(out).not.toContain("cardfreeze triage");
    const { diagnostics } = JSON.parse(run(["check", folder, "--rule", "CF070", "--format", "json"]).out);
    expect(diagnostics[0]).toMatchObject({ example: [{ variable: "who", answer: "police" }], replay: null });
  });
});
