// What programs read of the checker: JSON, SARIF against its official schema, workflow commands of GitHub Actions, the problem matcher.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { githubOf } from "../../src/diagnostic/github.ts";
import { pretty } from "../../src/diagnostic/pretty.ts";
import { diagnosticsEn } from "../../src/messages/diagnostics.en.ts";
import { diagnosticsZh } from "../../src/messages/diagnostics.zh.ts";
import { bin, run } from "../cli/run.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

interface Matcher {
  readonly severity: string;
  readonly pattern: readonly [
    {
      readonly regexp: string;
      readonly file: number;
      readonly line: number;
      readonly column: number;
      readonly code: number;
    },
  ];
}

const broken = (name: string): string => copyOf(join(fixtures, "minimal"), join(fixtures, "broken", name));

describe("formats", () => {
  test("SARIF fits its official schema and points at the place", () => {
    const { out, code } = run(["check", broken("cycle"), "--format", "sarif", "--lang", "en"]);
    expect(code).toBe(1);
    const log = JSON.parse(out);
    const schema = JSON.parse(readFileSync(join(fixtures, "sarif/sarif-schema-2.1.0.json"), "utf8"));
    const isValid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    isValid(log);
    expect(isValid.errors).toBeNull();
    const [result] = log.runs[0].results;
    expect(result.ruleId).toBe("CF034");
    expect(result.locations[0].physicalLocation.region).toMatchObject({ startLine: 6, startColumn: 3 });
    isValid({ ...log, runs: [{ results: 3 }] });
    expect(isValid.errors).not.toBeNull();
  });

  test("JSON carries the words, and nothing is wrong with a pack that is fine", () => {
    const { out } = run(["check", broken("duplicate-id"), "--format", "json", "--lang", "en"]);
    const { contract, diagnostics } = JSON.parse(out);
    expect(contract).toBe("cardfreeze.diagnostics/1");
    expect(diagnostics[0]).toMatchObject({ code: "CF030", severity: "error" });
    expect(diagnostics[0].related).not.toBeNull();
    expect(JSON.parse(run(["check", join(fixtures, "minimal"), "--format", "json"]).out).diagnostics).toEqual([]);
  });

  test("workflow commands escape what GitHub documents", () => {
    const record = { code: "CF031", severity: "error", file: "a,b:c.yaml", line: 2, column: 3, endColumn: 5 } as const;
    const rest = {
      message: "100% wrong\nreally",
      why: "",
      fix: "do",
      near: [],
      related: null,
      example: [],
      replay: null,
    };
    expect(githubOf([{ ...record, ...rest }], "pack", diagnosticsEn)).toBe(
      "::error file=pack/a%2Cb%3Ac.yaml,line=2,col=3,endColumn=5,title=CF031::100%25 wrong%0Areally%0Ado%0ACF031 pack/a,b:c.yaml:2:3\n",
    );
  });

  const matched = (output: string): string[] => {
    const { problemMatcher } = JSON.parse(readFileSync(join(root, ".github/cardfreeze-matcher.json"), "utf8"));
    const found = problemMatcher.flatMap(({ severity, pattern: [pattern] }: Matcher) =>
      output.split("\n").flatMap((line) => {
        const match = new RegExp(pattern.regexp).exec(line);
        const { file, line: number, column, code } = pattern;
        return match ? [[severity, ...[file, number, column, code].map((group) => match[group])]] : [];
      }),
    );
    expect(found).toHaveLength(1);
    return found[0];
  };

  test.each(["en", "zh"])(
    "the problem matcher reads the output for people, with paths from where it was started: %s",
    (lang) => {
      const folder = broken("cycle");
      const { stdout } = spawnSync(process.execPath, [bin, "check", basename(folder), "--lang", lang], {
        cwd: dirname(folder),
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
      });
      expect(matched(stdout)).toEqual(["error", `${basename(folder)}/trees/card.yaml`, "6", "3", "CF034"]);
    },
  );

  test("the problem matcher reads warnings of either language", () => {
    const plain = (text: string): string => text;
    const style = { error: plain, warning: plain, place: plain, dim: plain };
    const place = { file: "a b.yaml", line: 2, column: 3, endColumn: 4, source: "" };
    for (const messages of [diagnosticsEn, diagnosticsZh]) {
      const text = pretty({ code: "CF102", severity: "warning", place, given: { branch: "a/b" } }, messages, style);
      expect(matched(text)).toEqual(["warning", "a b.yaml", "2", "3", "CF102"]);
    }
  });

  test("a second fault at the same place shows neither the line again nor the same answers", () => {
    const plain = (text: string): string => text;
    const style = { error: plain, warning: plain, place: plain, dim: plain };
    const place = { file: "trees/a.yaml", line: 2, column: 3, endColumn: 4, source: "  x: y" };
    const fault = (answer: string, column = 3) => ({
      code: "CF070" as const,
      severity: "error" as const,
      place: { ...place, column },
      given: { id: "stop" },
      example: [{ variable: "who", answer }],
    });
    const next = (one: ReturnType<typeof fault>) =>
      pretty(one, diagnosticsEn, style, undefined, fault("police")).split("\n");
    const whole = pretty(fault("police"), diagnosticsEn, style).split("\n");
    expect(whole.filter((line) => line.includes("x: y") || line.includes("who=police"))).toHaveLength(2);
    expect(next(fault("police")).filter((line) => /x: y|who=/.test(line))).toEqual([]);
    expect(next(fault("court")).filter((line) => /x: y|who=/.test(line))).toEqual([
      expect.stringContaining("who=court"),
    ]);
    expect(next(fault("police", 4))).toHaveLength(whole.length);
  });

  test("law is said to be held against the day that was asked for, not against the review", () => {
    const args = ["check", join(root, "decision-trees"), "--rule", "CF080", "--as-of", "2024-06-01"];
    const said = [run([...args, "--lang", "en"]).out, run([...args, "--lang", "zh"]).out];
    expect(said[0]).toContain("“supervision-law” comes into force only on 2025-06-01; held against 2024-06-01\n");
    expect(said[1]).toContain("“supervision-law”到 2025-06-01 才施行（按 2024-06-01 核对）\n");
  });

  test("an unknown format is bad use", () => {
    expect(run(["check", "--format", "xml"]).code).toBe(2);
  });
});
