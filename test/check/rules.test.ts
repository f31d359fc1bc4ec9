// Every rule has its page, and the examples on the page are its tests: what it catches, and the near miss that it leaves alone.
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkPack } from "../../src/check/check.ts";
import { RULES } from "../../src/check/registry.ts";
import { diagnosticsEn } from "../../src/messages/diagnostics.en.ts";
import { diagnosticsZh } from "../../src/messages/diagnostics.zh.ts";
import { loadPack } from "../../src/pack/load.ts";
import { run } from "../cli/run.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

const pages = join(root, "docs/rules");
const options = { asOf: "2026-06-01", today: "2026-06-01" };

type Files = [string, string][];

/** The examples under a heading, or under that heading and a colon: file name and content; `+` appends, `=>` replaces. */
const allExamples = (page: string, heading: string): Files[] =>
  page
    .split(/^## /m)
    .filter((section) => section.startsWith(`${heading}\n`) || section.startsWith(`${heading}: `))
    .map((section) =>
      [...section.matchAll(/```yaml (\S+)\n([\s\S]*?)\n```/g)].map(([, file = "", text = ""]) => [file, text]),
    );

const examples = (page: string, heading: string): Files => allExamples(page, heading)[0] ?? [];

const packWith = (files: readonly [string, string][]): string => {
  const folder = copyOf(join(fixtures, "minimal"));
  for (const [file, text] of files) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    const [before, after] = text.split("=>");
    if (text.startsWith("+")) appendFileSync(path, `${text.slice(1)}\n`);
    else if (after !== undefined) writeFileSync(path, readFileSync(path, "utf8").replace(before ?? "", after));
    else writeFileSync(path, `${text}\n`);
  }
  return folder;
};

const codesOf = async (folder: string, only?: readonly string[]): Promise<string[]> => {
  const { pack, source, diagnostics } = loadPack(folder);
  if (!pack || !source) throw new Error(JSON.stringify(diagnostics.map(({ code, given }) => [code, given])));
  return (await checkPack(source, pack, only ? { ...options, only } : options)).map(({ code }) => code);
};

describe("rules", () => {
  test("are sorted, named after their code, and worded in both languages", async () => {
    const codes = Object.keys(RULES);
    expect(codes).toEqual([...codes].sort());
    for (const [code, load] of Object.entries(RULES)) {
      expect((await load()).rule.code).toBe(code);
      for (const messages of [diagnosticsEn, diagnosticsZh])
        for (const part of ["what", "because", "help"] as const) expect(messages[part]).toHaveProperty(code);
    }
    const files = readdirSync(join(root, "src/check/rules"));
    expect(files).toHaveLength(codes.length);
  });

  test("have no page without a code", () => {
    for (const page of readdirSync(pages)) expect(diagnosticsEn.what).toHaveProperty(page.replace(".md", ""));
  });

  test.each(Object.keys(RULES))("%s: its page's examples are caught, and the near misses left alone", async (code) => {
    const page = readFileSync(join(pages, `${code}.md`), "utf8");
    const caught = allExamples(page, "Caught");
    const fine = allExamples(page, "Left alone");
    for (const list of [caught, fine]) {
      expect(list.length).toBeGreaterThan(0);
      for (const files of list) expect(files.length).toBeGreaterThan(0);
    }
    for (const files of caught) expect(await codesOf(packWith(files), [code])).toContain(code);
    for (const files of fine) expect(await codesOf(packWith(files), [code])).toEqual([]);
  });
});

describe("explain CODE", () => {
  test("prints the page, in either case, and the words of a code without a page", () => {
    expect(run(["explain", "cf070"]).out).toContain(readFileSync(join(pages, "CF070.md"), "utf8").slice(0, 200));
    expect(run(["explain", "CF031", "--lang", "en"]).out).toContain(diagnosticsEn.help.CF031);
    expect(run(["explain", "CF999"]).code).toBe(2);
  });
});

describe("the command", () => {
  test("prints the answers that reach a fault, and they do reach it", () => {
    const page = readFileSync(join(pages, "CF070.md"), "utf8");
    const folder = packWith(examples(page, "Caught"));
    const { out, code } = run(["check", folder, "--lang", "en", "--rule", "CF070"]);
    expect(code).toBe(1);
    const command = /cardfreeze (triage .*)/.exec(out)?.[1]?.split(" ") ?? [];
    const replayed = run([...command, "--format", "json"]);
    expect(replayed.code).toBe(0);
    const { cards } = JSON.parse(replayed.out) as { cards: { restrictions: { certainty: string }[] }[] };
    expect(cards[0]?.restrictions[0]?.certainty).toBe("conflict");
  });

  test("refuses a rule that does not exist", () => {
    const { code, err } = run(["check", "--rule", "CF998", "--lang", "en"]);
    expect(code).toBe(2);
    expect(err).toContain("CF070");
  });
});

describe("the checker", () => {
  const repeated = `tree: card
scope: restriction
title: { zh: 这张卡, en: this card }
start: who
nodes:
  who:
    police: again
    court: { conclude: court-freeze }
    unknown: { open: [police-freeze, court-freeze] }
  COMMENT
  again:
    ask: who
    police: { conclude: police-freeze }
    court: { conclude: court-freeze }
`;
  test.each([
    ["# cardfreeze-ignore CF062: two ways lead here", []],
    ["# cardfreeze-ignore CF062", ["CF062", "CF112"]],
    ["# cardfreeze-ignore CF060: nothing", ["CF062", "CF111"]],
  ])("%s", async (comment, expected) => {
    const folder = packWith([["trees/card.yaml", repeated.replace("COMMENT", comment)]]);
    expect((await codesOf(folder, ["CF060", "CF062"])).sort()).toEqual(expected);
  });

  test.each([
    ["CF999: of no rule", "CF111", undefined],
    ["cf062: in the wrong case", "CF111", "CF062"],
    ["CF035: structure is never suppressed", "CF111", undefined],
    ["CF060: nothing to suppress", "CF111", undefined],
    ["CF060", "CF112", undefined],
    [": no code", "CF111", undefined],
  ])("a suppression of %s, when all rules run", async (comment, expected, near) => {
    const folder = packWith([["trees/card.yaml", `+# cardfreeze-ignore ${comment}`]]);
    const { pack, source } = loadPack(folder);
    if (!pack || !source) throw new Error("the pack is broken");
    const found = await checkPack(source, pack, options);
    expect(found.map(({ code, near: [one] = [] }) => [code, one])).toEqual([[expected, near]]);
  });

  test("says undecided, as an error, when its budget is too small", async () => {
    const { pack, source } = loadPack(join(root, "decision-trees"));
    if (!pack || !source) throw new Error("the shipped pack is broken");
    const found = await checkPack(source, pack, { ...options, only: ["CF070"], budget: 50 });
    expect(found.map(({ code }) => code)).toEqual(["CF110"]);
  });

  describe("a tree with more paths than the engine lists", () => {
    const DIAMONDS = 17;
    const diamonds = (): string => {
      const folder = copyOf(join(fixtures, "minimal"));
      const steps = Array.from({ length: DIAMONDS }, (_, step) => step);
      const questions = steps.map(
        (step) => `- id: q${step}
  scope: restriction
  type: choice
  cost: ask-bank
  can-say: sometimes
  ask: { zh: 问, en: ask }
  short: { zh: 问, en: ask }
  why: { zh: 问, en: ask }
  how-to-find-out: { zh: 问, en: ask }
  answers:
    - { id: left, text: { zh: 左, en: left } }
    - { id: right, text: { zh: 右, en: right } }
`,
      );
      appendFileSync(join(folder, "questions/all.yaml"), questions.join(""));
      // Two nodes after each answer ask the same and meet again.
      const nodes = steps.flatMap((step) => {
        const [left, right] = step + 1 < DIAMONDS ? [`a${step + 1}`, `b${step + 1}`] : ["who", "who-too"];
        const branches = `ask: q${step}, left: ${left}, right: ${right}, unknown: { open: [police-freeze, court-freeze] }`;
        return step === 0 ? [`  a0: { ${branches} }`] : [`  a${step}: { ${branches} }`, `  b${step}: { ${branches} }`];
      });
      const last = "police: { conclude: police-freeze }, court: { conclude: court-freeze }";
      writeFileSync(
        join(folder, "trees/card.yaml"),
        `tree: card
scope: restriction
title: { zh: 这张卡, en: this card }
start: a0
nodes:
${nodes.join("\n")}
  who: { ${last} }
  who-too: { ask: who, ${last} }
`,
      );
      return folder;
    };

    test("stays undecided, at its place", async () => {
      const folder = diamonds();
      const { pack, source } = loadPack(folder);
      if (!pack || !source) throw new Error("the pack is broken");
      const found = await checkPack(source, pack, { ...options, only: ["CF100"] });
      expect(found.map(({ code, place }) => [code, place.file])).toEqual([["CF110", "trees/card.yaml"]]);
    });

    test("is said in plain words by what needs the paths", () => {
      const folder = diamonds();
      for (const args of [
        ["triage", "--pack", folder, "--set", "who=police", "--format", "json"],
        ["diff", join(fixtures, "minimal"), folder],
      ]) {
        const { code, err } = run([...args, "--lang", "en"]);
        expect([args[0], code]).toEqual([args[0], 2]);
        expect(err).toContain("“card”");
        expect(err).not.toContain("itself failed");
      }
      const checked = run(["check", folder, "--rule", "CF100", "--format", "json"]);
      expect([checked.code, checked.out.includes("CF110")]).toEqual([1, true]);
    });
  });

  test("gives the same list every time", async () => {
    const page = readFileSync(join(pages, "CF074.md"), "utf8");
    const folder = packWith(examples(page, "Caught"));
    expect(await codesOf(folder)).toEqual(await codesOf(folder));
  });

  test("finds nothing wrong in the shipped pack", async () => {
    const { pack, source } = loadPack(join(root, "decision-trees"));
    if (!pack || !source) throw new Error("the shipped pack is broken");
    const asOf = pack.head["reviewed-on"];
    const found = await checkPack(source, pack, { asOf, today: asOf });
    // What rests on reports alone is marked where its source is printed; the sentences are to follow.
    expect(found.filter(({ code }) => code !== "CF086")).toEqual([]);
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
