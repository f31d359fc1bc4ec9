// Broken packs: every one gives its errors at their places, word for word; hostile files give an error and nothing else.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/cli/check.ts";
import type { Io } from "../../src/cli/io.ts";
import { diagnosticsEn } from "../../src/messages/diagnostics.en.ts";
import { diagnosticsZh } from "../../src/messages/diagnostics.zh.ts";
import { loadPack } from "../../src/pack/load.ts";
import { parseText } from "../../src/pack/read.ts";
import { copyOf, fixtures, root } from "./folder.ts";

const same = (text: string): string => text;

const checked = async (folder: string): Promise<{ code: number; output: string }> => {
  let output = "";
  const io = {
    out: (text: string) => {
      output += text;
    },
    diagnosticStyle: async () => ({ error: same, warning: same, place: same, dim: same }),
  } as unknown as Io;
  return {
    code: await check(
      folder,
      { rules: [], asOf: undefined, today: "2026-06-01", format: "pretty", version: "0" },
      "en",
      io,
    ),
    output,
  };
};

const minimal = join(fixtures, "minimal");

const codesOf = (folder: string): string[] => loadPack(folder).diagnostics.map(({ code }) => code);

describe("broken packs", () => {
  test("the pack that they break is fine", async () => {
    expect(await checked(minimal)).toEqual({ code: 0, output: "The pack is fine: 17 entries checked.\n" });
  });

  test.each(readdirSync(join(fixtures, "broken")))("%s", async (name) => {
    const broken = join(fixtures, "broken", name);
    const folder = copyOf(minimal, broken);
    const { code, output } = await checked(folder);
    expect(output).toBe(readFileSync(join(broken, "expected.txt"), "utf8"));
    expect(code).toBe(1);
  });

  test("a folder without a pack is bad use", async () => {
    expect((await checked(join(fixtures, "nowhere"))).code).toBe(2);
  });

  test("the shipped pack is fine", () => {
    expect(loadPack(join(root, "decision-trees")).diagnostics).toEqual([]);
  });
});

describe("values that would crash or be passed over later", () => {
  const dated = `- id: since
  scope: restriction
  type: date
  cost: ask-bank
  can-say: often
  ask: { zh: 哪天？, en: Which day? }
  short: { zh: 哪天, en: which day }
  why: { zh: 期限从它起算, en: the limit runs from it }
  how-to-find-out: { zh: 问银行, en: ask the bank }
`;
  const banded = `${dated}- id: age
  scope: restriction
  type: choice
  cost: ask-bank
  can-say: often
  ask: { zh: 多久了？, en: How long? }
  short: { zh: 多久了, en: how long }
  why: { zh: 看过期没有, en: it may be over }
  how-to-find-out: { zh: 问银行, en: ask the bank }
  bands: { from: since, to: as-of, steps: [{ answer: new, up-to: P6M }, { answer: old }] }
  answers:
    - { id: new, text: { zh: 新, en: new } }
    - { id: old, text: { zh: 旧, en: old } }
`;
  const questions = readFileSync(join(minimal, "questions/all.yaml"), "utf8") + banded;
  const law = readFileSync(join(minimal, "law/all.yaml"), "utf8");
  const limits = readFileSync(join(minimal, "limits/all.yaml"), "utf8");
  const phrases = readFileSync(join(minimal, "phrases/all.yaml"), "utf8");
  const scenarios = readFileSync(join(minimal, "scenarios/all.yaml"), "utf8");
  const head = readFileSync(join(minimal, "pack.yaml"), "utf8");
  const guideTree = `tree: aside
scope: person
title: { zh: 另一棵, en: another }
start: victim
nodes: { victim: { else: { conclude: stop } } }
`;

  const loaded = (files: Readonly<Record<string, string>>) => {
    const folder = copyOf(minimal);
    for (const [name, text] of Object.entries({ "questions/all.yaml": questions, ...files }))
      writeFileSync(join(folder, name), text);
    return loadPack(folder).diagnostics.map(({ code, place }) => `${code} ${place.file} ${place.source.trim()}`);
  };

  test.each([
    ["nothing", {}],
    ["a clock time", { "scenarios/all.yaml": scenarios.replace("2026-01-01", "2026-01-01T15:30") }],
    ["a limit from a date", { "limits/all.yaml": `${limits}  from: since\n` }],
    [
      "working days",
      { "limits/all.yaml": limits.replace("P6M", "P5D").replace("counting: calendar", "counting: working-days") },
    ],
    [
      "dates of a law",
      {
        "law/all.yaml": law.replace("checked-until", "effective: 2025-01-01\n  repealed: 2026-01-01\n  checked-until"),
      },
    ],
  ])("%s: fine", (_, files) => {
    expect(loaded(files)).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "a day of telling in words",
      { "scenarios/all.yaml": scenarios.replace("2026-01-01", "yesterday") },
      "CF020 scenarios/all.yaml as-of: yesterday",
    ],
    [
      "a day that does not exist",
      { "scenarios/all.yaml": scenarios.replace("2026-01-01", "2026-02-30") },
      "CF020 scenarios/all.yaml as-of: 2026-02-30",
    ],
    [
      "an empty duration of a band",
      { "questions/all.yaml": questions.replace("up-to: P6M", "up-to: P") },
      "CF020 questions/all.yaml bands: { from: since, to: as-of, steps: [{ answer: new, up-to: P }, { answer: old }] }",
    ],
    [
      "an empty duration of a limit",
      { "limits/all.yaml": limits.replace("P6M", "P") },
      "CF020 limits/all.yaml length: P",
    ],
    [
      "months in working days",
      { "limits/all.yaml": limits.replace("counting: calendar", "counting: working-days") },
      "CF020 limits/all.yaml length: P6M",
    ],
    ["a limit from a choice", { "limits/all.yaml": `${limits}  from: who\n` }, "CF031 limits/all.yaml from: who"],
    [
      "words whose day answers a choice",
      { "phrases/all.yaml": `${phrases}  dates: [who]\n` },
      "CF031 phrases/all.yaml dates: [who]",
    ],
    [
      "the person's tree is one of the restriction",
      { "pack.yaml": head.replace("person: person", "person: card") },
      "CF031 pack.yaml person: card",
    ],
    [
      "the person's tree is walked by no triage",
      { "pack.yaml": head.replace("person: person", "person: aside"), "trees/aside.yaml": guideTree },
      "CF031 pack.yaml person: aside",
    ],
    [
      "a day of repeal without zeros",
      { "law/all.yaml": law.replace("checked-until", "repealed: '2026-1-1'\n  checked-until") },
      "CF020 law/all.yaml repealed: '2026-1-1'",
    ],
    [
      "a beginning in words",
      { "law/all.yaml": law.replace("checked-until", "effective: soon\n  checked-until") },
      "CF020 law/all.yaml effective: soon",
    ],
  ])("%s", (_, files, expected) => {
    expect(loaded(files)).toEqual([expected]);
  });
});

describe("a value that does not fit is told in the language of the reader", () => {
  const wrong: readonly [string, string, string, string, string][] = [
    [
      "a number for a text",
      "ask: { zh: 是不是被骗了？",
      "ask: { zh: 3",
      "expected text; found the number 3 (in quotes it would be text)",
      "应为文字；这里是数字 3（加上引号就是文字）",
    ],
    [
      "a word for a list",
      'answers:\n    - { id: "yes", text: { zh: 是, en: "yes" } }\n    - { id: "no", text: { zh: 不是, en: "no" } }',
      "answers: none",
      "expected a list; found “none”",
      "应为列表；这里是「none」",
    ],
    [
      "an empty text",
      "short: { zh: 被骗",
      'short: { zh: ""',
      "expected text that says something; found empty text",
      "要写上文字；这里是空的文字",
    ],
    [
      "a choice that there is not",
      "cost: at-hand",
      "cost: at-hnad",
      "expected one of at-hand, ask-bank, ask-police; found “at-hnad”",
      "应为以下之一：at-hand、ask-bank、ask-police；这里是「at-hnad」",
    ],
    [
      "nothing for a list",
      'answers:\n    - { id: "yes", text: { zh: 是, en: "yes" } }\n    - { id: "no", text: { zh: 不是, en: "no" } }',
      "answers:",
      "expected a list; found no value",
      "应为列表；这里没有值",
    ],
    [
      "the form of an id",
      "id: victim",
      "id: Victim",
      "lower-case words joined by hyphens; found “Victim”",
      "小写单词；这里是「Victim」",
    ],
  ];
  test.each(wrong)("%s", (_, from, to, en, zh) => {
    const folder = copyOf(minimal);
    const path = join(folder, "questions/all.yaml");
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    const [found, ...more] = loadPack(folder).diagnostics;
    expect([found?.code, more]).toEqual(["CF020", []]);
    const given = found?.given ?? {};
    expect(diagnosticsEn.what.CF020(given)).toContain(en);
    expect(diagnosticsZh.what.CF020(given)).toContain(zh);
    expect(found?.near).toEqual(to === "cost: at-hnad" ? ["at-hand"] : []);
  });
});

describe("what the YAML library says", () => {
  test("a key that is written twice is marked whole, with the first beside it", () => {
    const [found, ...more] = parseText("x.yaml", '"no": 1\n"no": 2').diagnostics;
    expect(found).toMatchObject({ code: "CF006", place: { line: 2, column: 1, endColumn: 5 }, related: { line: 1 } });
    expect(more).toEqual([]);
  });

  test.each([
    ["a: b: c", "BLOCK_AS_IMPLICIT_KEY"],
    ["a: 'b", "MISSING_CHAR"],
    ["a:\n\t- b", "TAB_AS_INDENT"],
    ["a: 1\na: 2", "DUPLICATE_KEY"],
    ["a: @b", "BAD_SCALAR_START"],
    ["a:\n  b: 1\n c: 2", "BAD_INDENT"],
    ["a: ]", "UNEXPECTED_TOKEN"],
    ["a\nb: 1", "MULTILINE_IMPLICIT_KEY"],
    ["a: *", "BAD_ALIAS"],
    ['a: "\\q"', "BAD_DQ_ESCAPE"],
  ])("%j has a Chinese gloss, and its own words after it", (text, reason) => {
    const found = parseText("x.yaml", text).diagnostics.find(({ given }) => given["reason"] === reason);
    const message = found?.given["message"] ?? "nothing";
    const words = diagnosticsZh.what.CF006(found?.given ?? {});
    expect(words.endsWith(`（${message}）`)).toBe(true);
    expect(words.replace(message, "")).toMatch(/：\p{Script=Han}/u);
  });

  test("a tag is told in our own words, and so is a file that says nothing", () => {
    const given = (text: string) => parseText("x.yaml", text).diagnostics[0]?.given ?? {};
    expect(diagnosticsZh.what.CF006(given("a: !b c"))).toBe("内容包里不用标签：!b");
    expect(["", "# nothing\n"].map((text) => diagnosticsZh.what.CF013(given(text)))).toEqual([
      "文件是空的",
      "文件里没有内容，只有注释或文档分隔符",
    ]);
  });
});

describe("a name that stands twice in one list", () => {
  const edit = (file: string, from: string, to: string) => (): string => {
    const folder = copyOf(minimal);
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    return folder;
  };
  const year = (day: string): string => `- { year: 2026, from: notice, holidays: [2026-${day}], make-up-days: [] }\n`;

  test.each<[string, string, () => string]>([
    [
      "two answers",
      "police",
      edit("questions/all.yaml", "- { id: court, text: { zh: 法院", "- { id: police, text: { zh: 法院"),
    ],
    ["two articles", "第一条", edit("law/all.yaml", "article: 第二条", "article: 第一条")],
    ["a tree in `trees:`", "card", edit("pack.yaml", "trees: [card, person]", "trees: [card, person, card]")],
    [
      "a family",
      "freeze",
      edit(
        "pack.yaml",
        "trees: [card",
        "  - { id: freeze, name: { zh: 甲, en: a }, meaning: { zh: 甲, en: a } }\ntrees: [card",
      ),
    ],
    [
      "a conclusion in `open:`",
      "police-freeze",
      edit("trees/card.yaml", "[police-freeze, court-freeze]", "[police-freeze, court-freeze, police-freeze]"),
    ],
    [
      "a year of the calendar",
      "2026",
      () => {
        const folder = copyOf(minimal);
        mkdirSync(join(folder, "calendar"));
        writeFileSync(join(folder, "calendar/all.yaml"), year("01-01") + year("01-02"));
        return folder;
      },
    ],
  ])("%s", (_, id, folder) => {
    const found = loadPack(folder()).diagnostics.filter(({ code }) => code === "CF030");
    expect(found.map(({ given, related }) => [given["id"], related === undefined])).toEqual([[id, false]]);
    expect(found[0]?.related).not.toEqual(found[0]?.place);
  });
});

describe("hostile files", () => {
  const withFile = (name: string, content: string | Buffer): string => {
    const folder = copyOf(minimal);
    writeFileSync(join(folder, name), content);
    return folder;
  };
  const bomb = `a: &a [x, x]\n${"bcdefgh"
    .split("")
    .map((key, position) => `${key}: &${key} [*${"abcdefg"[position]}, *${"abcdefg"[position]}]`)
    .join("\n")}\n`;

  test.each([
    ["alias bomb", "phrases/all.yaml", bomb, "CF007"],
    ["an anchor of a mapping", "phrases/all.yaml", "- &a { id: x }\n", "CF007"],
    ["many keys", "phrases/all.yaml", Array.from({ length: 80_000 }, (_, at) => `k${at}: 1\n`).join(""), "CF021"],
    ["many entries", "phrases/all.yaml", "- 1\n".repeat(200_000), "CF020"],
    ["many anchors", "phrases/all.yaml", "- &a x\n".repeat(140_000), "CF007"],
    ["__proto__ key", "phrases/all.yaml", "__proto__: { polluted: true }\n", "CF008"],
    ["merge key", "phrases/all.yaml", "<<: { a: 1 }\n", "CF008"],
    ["duplicate keys", "phrases/all.yaml", "id: a\nid: b\n", "CF006"],
    ["tab indentation", "phrases/all.yaml", "- id: a\n\twords: [x]\n", "CF006"],
    ["10 MB", "phrases/all.yaml", "#".repeat(10_000_000), "CF003"],
    ["binary", "phrases/all.yaml", Buffer.from([0x89, 0x50, 0x00, 0x47]), "CF004"],
    ["GBK", "phrases/all.yaml", Buffer.from([0xb6, 0xb3, 0xbd, 0xe1]), "CF005"],
    ["two documents", "phrases/all.yaml", "- id: a\n---\n- id: b\n", "CF009"],
    ["custom tag", "phrases/all.yaml", "- !run echo\n", "CF006"],
    ["deep nesting", "phrases/all.yaml", "[".repeat(900_000), "CF010"],
    ["deep nesting in blocks", "phrases/all.yaml", "- ".repeat(400_000), "CF010"],
    ["brackets that close nothing, then deep nesting", "phrases/all.yaml", "]\n".repeat(50) + "[".repeat(50), "CF006"],
  ])("%s", (_, name, content, code) => {
    expect(codesOf(withFile(name, content))).toContain(code);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each<[string, string, readonly string[]]>([
    ["40 lists in each other", `${"[".repeat(40)}a${"]".repeat(40)}`, []],
    ["41 lists in each other", `${"[".repeat(41)}a${"]".repeat(41)}`, ["CF010"]],
    ["40 in blocks", `${"- ".repeat(40)}a`, []],
    ["41 in blocks", `${"- ".repeat(41)}a`, ["CF010"]],
    ["41, half of them in blocks", `${"- ".repeat(20)}${"[".repeat(21)}a${"]".repeat(21)}`, ["CF010"]],
    [
      "brackets in quotes, in a block of text and in a comment",
      `- "${"[".repeat(50)}"\n- |\n  ${"{".repeat(50)}\n# ${"[".repeat(50)}`,
      [],
    ],
    ["a line far to the right", `- |\n  a\n${" ".repeat(200)}b`, []],
  ])("%s", (_, text, codes) => {
    expect(parseText("x.yaml", text).diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  test.each<[string, string, readonly (readonly [string, string | undefined])[]]>([
    ["no text", "", [["CF013", undefined]]],
    ["blanks", " \n\n", [["CF013", undefined]]],
    ["comments", "# - id: a\n# - id: b\n", [["CF013", "marks"]]],
    ["a mark and a comment", "---\n# a\n", [["CF013", "marks"]]],
    ["the marks of a document", "---\n...\n", [["CF013", "marks"]]],
    ["nothing before a document", "---\n---\n- id: a\n", [["CF009", undefined]]],
    ["a fault after comments", "# a\n[", [["CF006", undefined]]],
    ["no entries, as it says", "# none\n[]\n", []],
    ["a value, though it is none", "null\n", []],
  ])("%s: told as what it is", (_, text, expected) => {
    const { diagnostics } = parseText("x.yaml", text);
    expect(diagnostics.map(({ code, given }) => [code, given["only"]])).toEqual(expected);
  });

  const ours = "<<<<<<< HEAD\n- id: a\n";
  test.each<[string, string, readonly [string, number, number | undefined][]]>([
    ["a conflict", `${ours}=======\n- id: b\n>>>>>>> other\n`, [["CF012", 1, 5]]],
    ["with what both came from", `- id: z\n${ours}||||||| base\n=======\n>>>>>>> other\n`, [["CF012", 2, 6]]],
    [
      "two conflicts",
      `${ours}=======\n>>>>>>> x\n- id: c\n${ours}=======\n>>>>>>> x\n`,
      [
        ["CF012", 1, 4],
        ["CF012", 6, 9],
      ],
    ],
    ["a marker that was forgotten", "- id: a\n=======\n- id: b\n", [["CF012", 2, undefined]]],
  ])("%s is one fault", (_, text, expected) => {
    const { diagnostics } = parseText("x.yaml", text);
    expect(diagnostics.map(({ code, place, related }) => [code, place.line, related?.line])).toEqual(expected);
  });

  test("alternatives of a definition that multiply without end are refused, not worked out", () => {
    const folder = copyOf(minimal);
    const path = join(folder, "conclusions/all.yaml");
    const facts = Array.from({ length: 6 }, (_, position) => `fact-${position}: a`).join(", ");
    const any = `{ any: [${Array.from({ length: 12 }, () => `{ ${facts} }`).join(", ")}] }`;
    writeFileSync(path, readFileSync(path, "utf8").replace("requires: [{ who: police }]", `requires: [${any}]`));
    const [found, ...more] = loadPack(folder).diagnostics;
    expect([found?.code, found?.given, more]).toEqual(["CF020", { form: "any", found: "list", items: "12" }, []]);
  });

  test("a tree of thousands of nodes in a row is followed to its end", () => {
    const nodes = Array.from({ length: 16_000 }, (_, at) => `  n${at}: { ask: who, else: n${at + 1} }\n`).join("");
    const head = "tree: card\nscope: restriction\ntitle: { zh: 卡, en: card }\nstart: n0\nnodes:\n";
    const folder = withFile("trees/card.yaml", `${head}${nodes}  n16000: { ask: who, else: n15999 }\n`);
    expect(loadPack(folder).diagnostics.map(({ code, given }) => [code, given["nodes"]])).toEqual([
      ["CF034", "n15999 → n16000 → n15999"],
    ]);
  });

  test("of one entry only so many faults are told", () => {
    const words = Array.from({ length: 1_000 }, (_, at) => at).join(", ");
    const text = readFileSync(join(minimal, "phrases/all.yaml"), "utf8").replace(/words: .*/, `words: [${words}]`);
    expect(codesOf(withFile("phrases/all.yaml", text))).toEqual(Array(30).fill("CF020"));
  });

  test("lines of text that only look like a conflict are none", () => {
    expect(parseText("x.yaml", "- |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> other\n").diagnostics).toEqual([]);
  });

  test("a link out of the folder is not followed", () => {
    const folder = copyOf(minimal);
    rmSync(join(folder, "phrases/all.yaml"));
    symlinkSync(join(root, "package.json"), join(folder, "phrases/all.yaml"));
    expect(codesOf(folder)).toContain("CF002");
  });

  test.skipIf(process.platform === "win32")("a pipe is refused, not waited for", () => {
    const folder = copyOf(minimal);
    execFileSync("mkfifo", [join(folder, "phrases/pipe.yaml")]);
    const { status, stdout } = spawnSync(process.execPath, [join(root, "bin/cardfreeze.js"), "check", folder], {
      encoding: "utf8",
      timeout: 20_000,
    });
    expect(status).toBe(1);
    expect(stdout).toContain("CF011");
  });

  test("a byte order mark and CRLF are accepted, and change neither hash nor places", () => {
    const plain = loadPack(minimal);
    const text = readFileSync(join(minimal, "trees/card.yaml"), "utf8");
    const folder = withFile("trees/card.yaml", `\ufeff${text.replaceAll("\n", "\r\n")}`);
    expect(loadPack(folder).pack?.hash).toBe(plain.pack?.hash);
    writeFileSync(
      join(folder, "trees/card.yaml"),
      `\ufeff${text.replace("court-freeze", "court-frieze").replaceAll("\n", "\r\n")}`,
    );
    const [wrong] = loadPack(folder).diagnostics;
    expect(wrong?.place).toMatchObject({ line: 8, column: 24 });
  });

  test("any change of any bytes gives a pack or diagnostics, never a crash", () => {
    const folder = copyOf(minimal);
    const names = ["pack.yaml", "trees/card.yaml", "questions/all.yaml", "conclusions/all.yaml"];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.nat({ max: 6 }),
        fc.string({ maxLength: 6 }),
        (name, at, cut, put) => {
          const before = readFileSync(join(folder, name), "utf8");
          const start = at % before.length;
          writeFileSync(join(folder, name), before.slice(0, start) + put + before.slice(start + cut));
          try {
            const { pack, diagnostics } = loadPack(folder);
            expect(pack !== undefined || diagnostics.some(({ severity }) => severity === "error")).toBe(true);
          } finally {
            writeFileSync(join(folder, name), before);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the hash", () => {
  test("does not see comments, and sees every word", () => {
    const folder = copyOf(minimal);
    const path = join(folder, "actions/all.yaml");
    const before = loadPack(folder).pack?.hash;
    writeFileSync(path, `# a comment\n${readFileSync(path, "utf8")}`);
    expect(loadPack(folder).pack?.hash).toBe(before);
    writeFileSync(path, readFileSync(path, "utf8").replace("带身份证去", "带身份证来"));
    expect(loadPack(folder).pack?.hash).not.toBe(before);
  });
});
