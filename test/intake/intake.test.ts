// Dates, amounts and words as people say them.
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelOf } from "../../src/engine/model.ts";
import { parseAmount } from "../../src/intake/amounts.ts";
import { canonicalAnswers, readAnswers, readValue, writtenAnswers } from "../../src/intake/answers.ts";
import { recognise } from "../../src/intake/phrases.ts";
import { loadPack } from "../../src/pack/load.ts";
import type { Question } from "../../src/pack/schema.ts";
import { root } from "../pack/folder.ts";

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");

describe("amounts", () => {
  test.each([
    ["3.2万", 32_000],
    ["12,000", 12_000],
    ["五万", 50_000],
    ["十二万三千", 123_000],
    ["两百", 200],
    ["3w", 30_000],
    ["１５００元", 1500],
    ["八十五万", 850_000],
    ["三亿五万", 300_050_000],
    ["一亿二千万", 120_000_000],
    ["一亿二千三百四十五万六千七百八十九", 123_456_789],
    ["一万亿", 1e12],
    ["一亿五", 150_000_000],
    ["两百五", 250],
    ["一万零五", 10_005],
    ["一千零十", 1010],
    ["十五", 15],
    ["十", 10],
    ["零", 0],
    ["五", 5],
    ["1,234,567", 1_234_567],
    ["12 000 元", 12_000],
    ["¥ 3 万", 30_000],
  ])("%s", (typed, amount) => expect(parseAmount(typed)).toBe(amount));

  test.each([
    "",
    "很多",
    "3万到5万",
    "一二三",
    "二五",
    "3 5",
    "3,5",
    "3块5",
    "五零",
    "五万三万",
    "一亿二亿",
    "万",
    "三百五千",
  ])("%j is no amount", (typed) => expect(parseAmount(typed)).toBeUndefined());
});

describe("words of banks", () => {
  const facts = (text: string) =>
    recognise(pack, text).flatMap(({ proposes }) =>
      proposes.flatMap((condition) => Object.entries(condition).map(([id, answer]) => `${id}=${String(answer)}`)),
    );

  test("a label proposes only a label", () => expect(facts("客服说是司法冻结")).toEqual(["label=judicial-freeze"]));

  test.each([
    "不是司法冻结",
    "没有司法冻结",
    "并非司法冻结",
    "有没有司法冻结？",
    "是不是司法冻结",
    "这算司法冻结吗",
    "it is not a judicial freeze",
  ])("“%s” proposes nothing", (text) => expect(facts(text)).toEqual([]));

  test("a negation does not reach past its clause", () =>
    expect(facts("不是风控，是司法冻结")).toEqual(["label=judicial-freeze"]));

  test("asking why takes the fact for granted", () =>
    expect(facts("为什么司法冻结？")).toEqual(["label=judicial-freeze"]));

  test.each(["您的卡已冻结，请点击链接 http://a.cn", "请转到安全账户", "先交解冻费", "打开屏幕共享"])(
    "“%s” is a scam at once",
    (text) => expect(recognise(pack, text).some(({ alarm }) => alarm === "hang-up-now")).toBe(true),
  );

  test("the longest words count", () =>
    expect(recognise(pack, "保护性止付").map(({ phrase }) => phrase)).toEqual(["p-protective-stop"]));

  test("no text is too strange", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        expect(Array.isArray(recognise(pack, text))).toBe(true);
      }),
    );
  });
});

describe("answers", () => {
  const model = modelOf(pack);

  test("what is written reads back the same", () => {
    for (const { answers } of pack.scenarios) {
      const read = readAnswers(model, answers);
      if (!("subject" in read)) throw new Error("unreadable");
      expect(readAnswers(model, JSON.parse(JSON.stringify(writtenAnswers(model, read.subject))))).toEqual(read);
    }
  });

  const shuffled = (value: unknown, key: string, turn: (length: number) => number): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((one) => shuffled(one, "", turn));
      const at = turn(items.length);
      return key === "cards" || key === "restrictions" ? items : [...items.slice(at), ...items.slice(0, at)];
    }
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([name, one]) => [name, shuffled(one, name, turn)] as const);
    const at = turn(entries.length);
    return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse());
  };
  const textOf = (answers: unknown): string => {
    const read = readAnswers(model, answers);
    if (!("subject" in read)) throw new Error("unreadable");
    return canonicalAnswers(model, read.subject);
  };

  test("the same facts have one text, in whatever order they are said; other facts, another order of cards or restrictions, have another", () => {
    fc.assert(
      fc.property(fc.constantFrom(...pack.scenarios), fc.gen(), ({ answers }, gen) => {
        const turn = (length: number): number => gen(fc.nat, Math.max(0, length - 1));
        expect(textOf(shuffled(answers, "", turn))).toBe(textOf(answers));
      }),
    );
    const said = (...statements: readonly object[]) => ({ cards: [{ facts: { counter: { said: statements } } }] });
    const [bank, police] = [
      { by: "bank", is: "pays" },
      { by: "police", is: "unknown" },
    ];
    expect(textOf(said(bank, police))).toBe(textOf(said(police, bank)));
    expect(textOf(said(bank))).not.toBe(textOf(said(police)));
    const [labelled, bare] = [{ label: "A" }, {}];
    expect(textOf({ cards: [labelled, bare] })).not.toBe(textOf({ cards: [bare, labelled] }));
    const held = (...restrictions: readonly object[]) => ({ cards: [{ restrictions }] });
    expect(textOf(held(labelled, bare))).not.toBe(textOf(held(bare, labelled)));
  });

  test("anything at all is read or refused, never a crash", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (person, cards) => {
        const read = readAnswers(model, { person, cards });
        expect("subject" in read || read.problems.length > 0).toBe(true);
      }),
    );
  });

  const question = (id: string): Question => {
    const found = model.questions.get(id);
    if (!found) throw new Error(id);
    return found;
  };
  const code = (asked: Question, value: unknown): string => {
    const read = readValue(asked, value);
    return "ok" in read ? "ok" : read.code;
  };

  test.each([
    ["counter", { any: [] }],
    ["counter", { not: [] }],
    ["counter", { is: [] }],
    ["counter", { any: ["pays"], not: ["pays"] }],
    ["counter", { any: ["pays"], bogus: 1 }],
    ["counter", { is: "pays", by: 5 }],
    ["counter", { said: [] }],
    ["counter", { said: ["pays"], bogus: 1 }],
    ["dealings", { only: ["wages"], has: ["lent-card"] }],
    ["dealings", { has: ["wages"], lacks: ["wages"] }],
  ])("%s: %j is no shape of an answer", (id, value) => expect(code(question(id), value)).toBe("bad-shape"));

  test.each([
    ["counter", { any: ["pays"], by: "bank" }],
    ["counter", { said: [{ by: "bank", is: "pays" }, "unknown"] }],
    ["counter", { not: "pays" }],
    ["dealings", { only: ["wages"] }],
    ["dealings", { only: [] }],
    ["dealings", { has: ["wages"], lacks: ["lent-card"] }],
    ["dealings", ["wages"]],
  ])("%s: %j is one", (id, value) => expect(code(question(id), value)).toBe("ok"));

  const amount: Question = { ...question("since"), type: "amount" } as Question;

  test.each(["", " ", [], [5], true, false, "0x10", "1e3", -1, "-1", {}, "Infinity"])("%j is no amount", (value) =>
    expect(code(amount, value)).toBe("bad-amount"),
  );

  test.each([0, 32_000, "32000", " 32000.5 ", "３２０００", "unknown", null])("%j is an amount", (value) =>
    expect(code(amount, value)).toBe("ok"),
  );

  test("no two cards, and no two restrictions of one, have the same label, however it is typed; without labels they may", () => {
    const problems = (cards: unknown) => {
      const read = readAnswers(model, { cards });
      return "problems" in read ? read.problems.map(({ path, code }) => [path.join("."), code]) : [];
    };
    expect(problems([{ label: "建行 1" }, { label: 1 }, { label: "建行　１ " }])).toEqual([
      ["cards.2.label", "same-label"],
    ]);
    const named = (...labels: readonly string[]) => ({ restrictions: labels.map((label) => ({ label })) });
    expect(problems([named("A", "B", "A")])).toEqual([["cards.0.restrictions.2.label", "same-label"]]);
    expect(problems([named("A", "B"), named("A"), {}, {}, { label: "" }, { label: "" }])).toEqual([]);
  });

  test("a note is text, and otherwise said to be none", () => {
    expect(readAnswers(model, { note: [1, 2] })).toMatchObject({ problems: [{ path: ["note"], code: "bad-shape" }] });
    expect(readAnswers(model, { note: "x" })).toMatchObject({ subject: { note: "x" } });
  });
});
