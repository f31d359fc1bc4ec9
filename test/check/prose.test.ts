// What the rules about prose read: which words count as a period of time or as words never to say, and in which entries.
import { describe, expect, test } from "vitest";
import type { Context, Rule } from "../../src/check/rule.ts";
import { rule as neverSay } from "../../src/check/rules/never-say.ts";
import { rule as writtenPeriod } from "../../src/check/rules/written-period.ts";
import { Contents } from "../../src/pack/contents.ts";
import { Entry } from "../../src/pack/entries.ts";
import type { SourceFile } from "../../src/pack/read.ts";

const locate = (path: readonly PropertyKey[]) => ({ file: path.join("."), source: "", column: 1, endColumn: 2 });
const file = { locate } as unknown as SourceFile;
const sections = ["conclusions", "actions", "phrases", "limits", "questions", "trees", "law"] as const;

type Given = Partial<Record<(typeof sections)[number], object>>;

/** Where a rule finds something, by path, and what. */
const found = (rule: Rule, given: Given, head: object = {}): string[] => {
  const lists = {
    head: [new Entry(file, [], head)],
    ...Object.fromEntries(sections.map((one) => [one, given[one] ? [new Entry(file, [one], given[one])] : []])),
  };
  const contents = Object.fromEntries(Object.entries(lists).map(([one, list]) => [one, new Contents(list)]));
  const entries = { ...lists, head: lists.head[0], contents };
  return [...rule.check({ entries } as unknown as Context)].map(
    ({ place, given: { words, word } = {} }) => `${place.file}: ${words ?? word}`,
  );
};

describe("a period written out", () => {
  test.each([
    "半年",
    "半个月",
    "180日",
    "180 日",
    "15日满",
    "三十日",
    "六十日",
    "两个星期",
    "两星期",
    "48小时",
    "四十八小时",
    "两天",
    "十五天",
    "六个月",
    "7 个工作日",
    "三年",
    "10 年",
    "两周",
    "三日内",
    "半小时",
    "half a year",
    "half-year",
    "fifteen days",
    "forty-eight hours",
    "48 hours",
    "eight weeks",
    "a year",
    "at most a year",
    "lasts a year",
    "for a month",
    "six months",
    "twenty-one days",
    "a hundred days",
    "5 working days",
    "5{limit:police-freeze-6m}天",
    "5 个{limit:police-freeze-6m}月",
    "5 {limit:police-freeze-6m}days",
    "to this day 5 da{limit:police-freeze-6m}ys",
  ])("%s", (words) => {
    const text = /\p{Script=Han}/u.test(words) ? { zh: `最长${words}` } : { en: words };
    expect(found(writtenPeriod, { conclusions: { meaning: text } })).toHaveLength(1);
  });

  test.each([
    "一天到晚",
    "这一天",
    "有一天",
    "3月15日",
    "2026年3月15日",
    "2024 年",
    "三月三十日",
    "十二月",
    "3 月",
    "一年级",
    "星期三",
    "周一",
    "同一日期",
    "{limit:police-freeze-6m}",
    "第三日",
    "第二天",
    "次日",
    "生日",
    "twice a year",
    "how much a month",
    "two reports a year",
    "25 May 2026",
  ])("not: %s", (words) => {
    expect(found(writtenPeriod, { conclusions: { meaning: { zh: words, en: words } } })).toEqual([]);
  });

  const text = { zh: "半年", en: "half a year" };

  test("is looked for in all that the program says", () => {
    const zh = { zh: "半年" };
    const given = {
      conclusions: { details: { other: [{ advice: zh }] }, myths: [{ correction: { advice: zh } }] },
      actions: { title: zh, ask: [zh] },
      phrases: { shows: zh, "does-not-show": zh, "seen-at": zh },
      limits: { name: zh, trigger: zh, meaning: zh },
      questions: { ask: zh, short: zh, why: zh, "how-to-find-out": zh, sheet: zh, none: zh, answers: [{ text: zh }] },
      trees: { title: zh, intro: zh },
    };
    const head = { families: [{ name: zh, meaning: zh }], topics: [{ name: zh }] };
    expect(found(writtenPeriod, given, head)).toHaveLength(JSON.stringify([given, head]).split("半年").length - 1);
  });

  test("may stand in the words of others and in what an article says", () => {
    const given = {
      conclusions: { name: text, myths: [{ claim: text }] },
      phrases: { words: ["半年"] },
      law: { articles: [{ gist: text }] },
    };
    expect(found(writtenPeriod, given)).toEqual([]);
  });

  test("may stand in an answer that two dates choose, and in no other word of the question", () => {
    const answers = [
      { id: "short", text },
      { id: "none", text },
    ];
    const bands = { from: "since", to: "as-of", steps: [{ answer: "short" }] };
    expect(found(writtenPeriod, { questions: { type: "choice", short: text, answers, bands } })).toEqual([
      "questions.short.zh: 半年",
      "questions.short.en: half a year",
      "questions.answers.1.text.zh: 半年",
      "questions.answers.1.text.en: half a year",
    ]);
  });
});

describe("words never to say", () => {
  const head = { "never-say": ["百分之百能解", "fully guaranteed"] };

  test.each([
    { zh: "百分之百能解" },
    { zh: "百分之 百能解" },
    { zh: "百 分\n之百　能解" },
    { en: "Fully  guaranteed" },
  ])("%j", (meaning) => {
    expect(found(neverSay, { conclusions: { meaning } }, head)).toHaveLength(1);
  });

  test.each(["re-freeze", "say [it]", "ŝanĝo", "我 ", "一-定"])(
    "%s, which no pattern takes for anything else",
    (word) => {
      const meaning = { zh: "不说", en: `Never ${word.toUpperCase()}.` };
      expect(found(neverSay, { conclusions: { meaning } }, { "never-say": [word] })).toEqual([
        `conclusions.meaning.en: ${word}`,
      ]);
    },
  );

  test("stand in no id either", () => {
    const given = { conclusions: { id: "full-freeze", sources: ["law/完全冻结"] }, actions: { id: "freeze" } };
    expect(found(neverSay, given, { "never-say": ["full-", "完全"] })).toEqual([
      "conclusions.id: full-",
      "conclusions.sources.0: 完全",
    ]);
  });

  test("may stand in a warning with the very words of what is said", () => {
    const text = { en: "fully guaranteed" };
    const given = { conclusions: { meaning: text, "do-not": [{ advice: text }] } };
    expect(found(neverSay, given, head)).toEqual(["conclusions.meaning.en: fully guaranteed"]);
  });

  test("stand in no question and no gist either, but in an answer or a warning", () => {
    const text = { zh: "说是百分之百能解" };
    const given = {
      questions: { ask: text, why: text, "how-to-find-out": text, answers: [{ id: "a", text }] },
      law: { articles: [{ gist: text }] },
      actions: { "do-not": [{ advice: text }] },
    };
    expect(found(neverSay, given, head).map((one) => one.split(":")[0])).toEqual([
      "questions.ask.zh",
      "questions.why.zh",
      "questions.how-to-find-out.zh",
      "law.articles.0.gist.zh",
    ]);
    expect(found(neverSay, given)).toEqual([]);
  });
});
