// Every code has its page, and the examples on the page are its tests: what it catches, and the near miss that it leaves alone.
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkPack } from "../../src/check/check.ts";
import { CHECKABLE, OF_CHECKER, RULES } from "../../src/check/registry.ts";
import { ANSWER_CODES } from "../../src/cli/answers.ts";
import { checkFolder } from "../../src/cli/check.ts";
import { explainCode } from "../../src/cli/explain-code.ts";
import type { Io } from "../../src/cli/io.ts";
import { type Example, type RulePage, readPage } from "../../src/cli/rule-page.ts";
import type { DiagnosticCode } from "../../src/diagnostic/diagnostic.ts";
import { cliMessages } from "../../src/messages/cli.ts";
import { diagnosticsEn } from "../../src/messages/diagnostics.en.ts";
import { diagnosticsZh } from "../../src/messages/diagnostics.zh.ts";
import { STAGES } from "../../src/pack/codes.ts";
import { loadPack } from "../../src/pack/load.ts";
import { REFERENCE_RULES } from "../../src/pack/registry.ts";
import { run } from "../cli/run.ts";
import { copyOf, fixtures, root, scratch } from "../pack/folder.ts";

const pages = join(root, "docs/rules");
const options = { asOf: "2026-06-01", today: "2026-06-01" };
const allCodes = Object.keys(diagnosticsEn.what) as DiagnosticCode[];

const pageOf = (code: string): RulePage => readPage(code, readFileSync(join(pages, `${code}.md`), "utf8"));

const padded = (text: string, bytes: number): string =>
  `${text}#${" ".repeat(bytes - Buffer.byteLength(text) - "#\n".length)}\n`;

const changed = (before: string, from: string, to: string): string => {
  expect(before).toContain(from);
  return before.replace(from, to);
};

const write = (path: string, { kind, text }: Example): void => {
  const before = (): string => readFileSync(path, "utf8");
  const [from = "", to] = text.split("=>");
  mkdirSync(dirname(path), { recursive: true });
  if (kind === "without") rmSync(path);
  else if (kind === "folder") mkdirSync(path);
  else if (kind === "link") symlinkSync(text, path);
  else if (kind === "size") writeFileSync(path, padded(before(), Number(text)));
  else if (kind === "bytes") writeFileSync(path, Buffer.from(text.replaceAll(" ", ""), "hex"));
  else if (text.startsWith("+")) appendFileSync(path, `${text.slice(1)}\n`);
  else writeFileSync(path, to === undefined ? `${text}\n` : changed(before(), from, to));
};

/** The small pack that is fine, in a folder of its own, with examples laid over it. */
const packWith = (examples: readonly Example[]): string => {
  const folder = join(scratch(), "pack");
  cpSync(join(fixtures, "minimal"), folder, { recursive: true });
  for (const example of examples) if (example.file !== undefined) write(join(folder, example.file), example);
  return folder;
};

const yaml = (file: string, text: string): Example => ({ kind: "yaml", file, text });

const caughtBy = (code: string): readonly Example[] =>
  pageOf(code).sections.find(({ isCaught }) => isCaught)?.examples ?? [];

const textOf = (examples: readonly Example[], kind: Example["kind"]): string | undefined =>
  examples.find((one) => one.kind === kind)?.text;

/** The codes that an example comes to: of its answers in the triage, or of its pack in a check for one code. */
const reported = async (examples: readonly Example[], code: string): Promise<readonly string[]> => {
  const folder = packWith(examples);
  const answers = textOf(examples, "answers");
  if (answers !== undefined) {
    const file = join(scratch(), "answers.yaml");
    writeFileSync(file, answers);
    const ran = run(["triage", "--pack", folder, "--answers", file, "--format", "json"]);
    const found = [...ran.err.matchAll(/CF\d{3}/g)].map(([one]) => one);
    expect([ran.code, ran.err]).toEqual(found.length > 0 ? [2, ran.err] : [0, ""]);
    return found;
  }
  const budget = Number(textOf(examples, "budget"));
  const { found, undecided } = await checkFolder(folder, { rules: [code], ...options, ...(budget ? { budget } : {}) });
  return [...found.map((one) => one.code), ...undecided.map((one) => `${one} undecided`)];
};

const codesOf = async (folder: string, only?: readonly string[]): Promise<string[]> => {
  const { pack, source, diagnostics } = loadPack(folder);
  if (!pack || !source) throw new Error(JSON.stringify(diagnostics.map(({ code, given }) => [code, given])));
  return (await checkPack(source, pack, only ? { ...options, only } : options)).map(({ code }) => code);
};

describe("every code", () => {
  test("is in one list only, and the lists are sorted", () => {
    const lists = [...STAGES, Object.values(ANSWER_CODES), Object.keys(RULES), OF_CHECKER];
    expect(lists.flat()).toEqual(allCodes);
    expect(allCodes).toEqual([...allCodes].sort());
    expect(CHECKABLE).toEqual(allCodes.filter((code) => !Object.values(ANSWER_CODES).includes(code)));
  });

  test("has words in both languages", () => {
    const given = new Proxy({}, { get: () => "x" });
    const wordsOf = ({ what, because, help }: typeof diagnosticsEn, code: DiagnosticCode): string[] => [
      what[code](given),
      because[code],
      help[code],
    ];
    for (const code of allCodes)
      for (const [position, zh] of wordsOf(diagnosticsZh, code).entries()) {
        const en = wordsOf(diagnosticsEn, code)[position];
        expect([code, zh, en]).toEqual([
          code,
          expect.stringMatching(/\p{Script=Han}/u),
          expect.stringMatching(/^[^\p{Script=Han}]*[a-z]/u),
        ]);
      }
  });

  test.each([
    ["src/check/rules", RULES],
    ["src/pack/rules", REFERENCE_RULES],
  ])("of a rule is that of one file in %s", async (folder, rules) => {
    for (const [code, rule] of Object.entries(rules))
      expect((typeof rule === "function" ? (await rule()).rule : rule).code).toBe(code);
    expect(readdirSync(join(root, folder))).toHaveLength(Object.keys(rules).length);
  });

  test("has a page, and there are no other pages", () => {
    expect(readdirSync(pages).sort()).toEqual(allCodes.map((code) => `${code}.md`));
  });

  describe.each(allCodes)("%s", (code) => {
    // Windows lets only administrators make links.
    const isLinked = process.platform === "win32" && code === "CF002";
    test.skipIf(isLinked)(
      "has a page in both languages, whose examples are caught or left alone as it says",
      async () => {
        for (const { isCaught, examples } of pageOf(code).sections) {
          const found = await reported(examples, code);
          expect([isCaught, found]).toEqual([isCaught, isCaught ? found.filter((one) => one === code) : []]);
          if (isCaught) expect(found).toContain(code);
        }
      },
    );
  });
});

describe("a page", () => {
  const page = readFileSync(join(pages, "CF065.md"), "utf8");
  test.each([
    ["its code", page.replace("CF065", "CF066")],
    ["a Chinese title", page.replace(/ \/ .*/, "")],
    ["a Chinese paragraph", page.replace(/^`pack.yaml`.*\n\n/m, "")],
    ["one paragraph", page.replace("## Caught", "And more.\n\n## Caught")],
    ["something caught", page.replace(/## Caught[\s\S]*?(?=## Left alone)/, "")],
    ["something left alone", page.replace(/## Left alone[\s\S]*/, "")],
    ["examples", page.replaceAll(/```[\s\S]*?```/g, "")],
    ["a kind of example that there is", page.replace("```yaml", "```yml")],
    ["a heading that there is", page.replace("## Caught", "## Seen")],
  ])("without %s is none", (_, changed) => {
    expect(changed).not.toBe(page);
    expect(() => readPage("CF065", changed)).toThrow();
  });
});

describe("explain CODE", () => {
  test.each(["zh", "en"] as const)(
    "prints the page of every code in the language that is asked for: %s",
    async (language) => {
      const messages = language === "zh" ? diagnosticsZh : diagnosticsEn;
      for (const code of allCodes) {
        let out = "";
        const io = {
          out: (text: string) => {
            out += text;
          },
          width: () => 80,
        } as unknown as Io;
        expect(await explainCode(join(root, "dist"), code.toLowerCase(), language, cliMessages[language], io)).toBe(0);
        const { title, text } = pageOf(code);
        const printed = out.replaceAll(/\s/g, "");
        for (const words of [title[language], text[language], messages.because[code], messages.help[code]])
          expect(printed).toContain(words.replaceAll(/\s/g, ""));
        for (const words of [title, text])
          expect(printed).not.toContain(words[language === "zh" ? "en" : "zh"].replaceAll(/\s/g, ""));
        expect(out).toContain(messages.page.caught);
        expect(out).toContain(messages.page.leftAlone);
      }
    },
  );

  test("shows examples as what they do to a file", () => {
    const { out } = run(["explain", "CF065", "--lang", "en"]);
    expect(out).toContain("  pack.yaml, at its end:\n      longest-path: 1\n");
    expect(run(["explain", "CF020", "--lang", "en"]).out).toContain("      - cost: at-hand\n      + cost: free\n");
  });

  test("refuses a code that there is not", () => {
    expect(run(["explain", "CF999"]).code).toBe(2);
  });
});

describe("the command", () => {
  test("prints the answers that reach a fault, and they do reach it", () => {
    const folder = packWith(caughtBy("CF070"));
    const { out, code } = run(["check", folder, "--lang", "en", "--rule", "CF070"]);
    expect(code).toBe(1);
    const command = /cardfreeze (triage .*)/.exec(out)?.[1]?.split(" ") ?? [];
    const replayed = run([...command, "--format", "json"]);
    expect(replayed.code).toBe(0);
    const { cards } = JSON.parse(replayed.out) as { cards: { restrictions: { certainty: string }[] }[] };
    expect(cards[0]?.restrictions[0]?.certainty).toBe("conflict");
  });

  test("refuses a rule that does not exist, with what may be meant", () => {
    const unknown = run(["check", "--rule", "CF998", "--lang", "en"]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain("CF078");
    expect(run(["check", "--rule", "nonsense", "--lang", "en"]).err).toContain("CF070");
  });

  test("says of a code about answers where it is reported", () => {
    const { code, err } = run(["check", "--rule", "cf051"]);
    expect([code, err.includes("triage --answers")]).toEqual([2, true]);
  });

  test("looks for what is asked for alone, in either case", () => {
    const folder = copyOf(join(fixtures, "minimal"), join(fixtures, "broken/undefined-question"));
    const codes = (...rules: string[]): [number | null, string[]] => {
      const args = rules.flatMap((rule) => ["--rule", rule]);
      const { code, out } = run(["check", folder, "--format", "json", ...args]);
      const { diagnostics } = JSON.parse(out) as { diagnostics: { code: string }[] };
      return [code, diagnostics.map((one) => one.code)];
    };
    expect(codes()).toEqual([1, ["CF031", "CF031", "CF035"]]);
    expect(codes("cf031")).toEqual([1, ["CF031", "CF031"]]);
    expect(codes("CF035")).toEqual([0, ["CF035"]]);
    expect(codes("CF035", "CF031")).toEqual([1, ["CF031", "CF031", "CF035"]]);
    expect(codes("CF034")).toEqual([0, []]);
    expect(codes("CF020")).toEqual([0, []]);
  });

  test.each([
    ["a rule, when a reference is wrong", "CF070", { "trees/card.yaml": "start: who=>start: whoo" }, "CF031"],
    ["a reference, when a value does not fit", "CF034", { "questions/all.yaml": "cost: at-hand=>cost: free" }, "CF020"],
    ["a value, when a file cannot be read", "CF020", { "phrases/all.yaml": "words: [冻结]=>words: [冻结" }, "CF006"],
    ["a file, when another cannot be read", "CF008", { "phrases/all.yaml": "words: [冻结]=>words: [冻结" }, "CF006"],
  ])("shows what keeps it from looking for %s", (_, rule, changes, shown) => {
    const folder = packWith(Object.entries(changes).map(([file, text]) => yaml(file, text)));
    const { code, out } = run(["check", folder, "--rule", rule, "--lang", "en"]);
    expect([code, out.includes(shown), out.includes(`${rule} cannot be looked for`)]).toEqual([1, true, true]);
    const record = run(["check", folder, "--rule", rule, "--lang", "en", "--format", "json"]);
    expect([record.code, record.err.includes(`${rule} cannot be looked for`)]).toEqual([1, true]);
    expect(() => JSON.parse(record.out)).not.toThrow();
  });

  test("a pack that is not there is bad use, whatever is asked for", () => {
    expect(run(["check", join(fixtures, "nowhere"), "--rule", "CF034"]).code).toBe(2);
  });

  test("does not say that a pack is fine when it looked for one thing", () => {
    const folder = packWith([yaml("trees/card.yaml", "start: who=>start: whoo")]);
    const { code, out } = run(["check", folder, "--rule", "CF034", "--lang", "en"]);
    expect([code, out]).toEqual([0, "Nothing found of CF034: 17 entries checked.\n"]);
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
    const folder = packWith([yaml("trees/card.yaml", repeated.replace("COMMENT", comment))]);
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
    const folder = packWith([yaml("trees/card.yaml", `+# cardfreeze-ignore ${comment}`)]);
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

  test("what follows thousands of questions deep stays undecided, and is no fault of the program", () => {
    const DEPTH = 9000;
    const folder = copyOf(join(fixtures, "minimal"));
    const nodes = Array.from({ length: DEPTH }, (_, step) => {
      const next = step + 1 < DEPTH ? `n${step + 1}` : "{ conclude: police-freeze }";
      return `  n${step}: { ask: who, police: ${next}, court: { conclude: court-freeze } }`;
    });
    const title = "scope: restriction\ntitle: { zh: 这张卡, en: this card }";
    writeFileSync(join(folder, "trees/card.yaml"), `tree: card\n${title}\nstart: n0\nnodes:\n${nodes.join("\n")}\n`);
    const checked = run(["check", folder, "--rule", "CF100", "--lang", "en"]);
    expect([checked.code, checked.out.includes("CF110")]).toEqual([1, true]);
    expect(checked.out).toContain("too deep");
    const { code, err } = run(["triage", "--pack", folder, "--set", "who=police", "--lang", "en"]);
    expect(code).toBe(2);
    expect(err).not.toContain("itself failed");
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
    const folder = packWith(caughtBy("CF074"));
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
