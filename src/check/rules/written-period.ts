// CF083: prose that writes a period of time itself instead of naming a limit.
import type { Entry } from "../../pack/entries.ts";
import type { Question } from "../../pack/schema.ts";
import type { Found, Rule } from "../rule.ts";
import { eachText, type Here, pathOf } from "../texts.ts";

const HAN = "[一二两三四五六七八九十百]";

/** A day of a month is a date; so is a year of four digits. */
const ZH = [
  `(?:\\d+|${HAN}+|半)\\s*(?:个?(?:小时|工作日)|个月|个?周(?![一二三四五六日末])|个?星期(?![一二三四五六日天]))`,
  // 这一天 and 第二天 are days, 一天到晚 no period at all.
  `(?:\\d+|(?<![这那哪有某同每第])${HAN}+|半)\\s*天(?!到晚)`,
  `(?<![月\\d]\\s*)\\d+\\s*日(?![期常报])`,
  `(?<![月第初${HAN.slice(1, -1)}])${HAN}+日(?![期常报])`,
  `(?:\\d+|${HAN}+)\\s*日(?:内|满)`,
  `半\\s*年`,
  `(?<!\\d)(?:\\d{1,2}|${HAN}+)\\s*年(?!级|代|度)`,
].join("|");

const ONES = "one|two|three|four|five|six|seven|eight|nine";
const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const COUNT = `\\d{1,3}|(?:${TENS})(?:[ -](?:${ONES}))?|${TEENS}|${ONES}|(?:a|one) hundred`;
const UNIT = "hour|day|week|month|year";

/** What stands before “a year” where it is a length. */
const BEFORE =
  "(?:^|[.;:,(]\\s*|\\b(?:for|within|after|before|in|over|under|than|least|most|about|nearly|almost|lasts?|takes?|runs?|of|to|is|be|only)\\s)";

const EN = [
  `\\b(?:${COUNT})[ -](?:working[ -]|calendar[ -])?(?:${UNIT})s?\\b`,
  `\\bhalf[ -](?:an?[ -])?(?:${UNIT})s?\\b`,
  // A rate is no length: two reports a year, how much a month.
  `(?<=${BEFORE})an? (?:week|month|year)\\b`,
].join("|");

/** By the language that a text stands under: the unit, which most texts lack, and the whole. */
const PERIODS: Readonly<Record<string, { readonly unit: RegExp; readonly period: RegExp }>> = {
  zh: { unit: /[时日月周期天年]/, period: new RegExp(ZH) },
  en: { unit: new RegExp(UNIT, "i"), period: new RegExp(EN, "i") },
};

/** Whether what stands somewhere in an entry is somebody else's words. */
type Quoted = (here: Here) => boolean;

const under =
  (...keys: readonly string[]): Quoted =>
  ({ key }) =>
    keys.includes(String(key));

/** Where two dates choose the answer, a length in it is the person's own, and a step says it as data. */
const measured =
  (question: Question): Quoted =>
  ({ key: position, above }) => {
    if (question.type !== "choice" || above?.key !== "answers" || above.above || typeof position !== "number")
      return false;
    return question.bands?.steps.some(({ answer }) => answer === question.answers[position]?.id) ?? false;
  };

const writtenIn = (entry: Entry, quoted: Quoted): Found[] => {
  const found: Found[] = [];
  eachText(entry.value, quoted, (text, here) => {
    const { unit, period } = PERIODS[here.key] ?? {};
    if (!unit?.test(text)) return;
    const match = period?.exec(text.replace(/\{limit:[^{}]*\}/g, ""));
    if (match) found.push({ place: entry.at(pathOf(here)), given: { words: match[0] } });
  });
  return found;
};

export const rule: Rule = {
  code: "CF083",
  severity: "error",
  *check({ entries }) {
    // A gist says what an article says, and a paper's name for a measure is no sentence of ours.
    for (const entry of entries.conclusions) yield* writtenIn(entry, under("claim", "name"));
    for (const entry of entries.phrases) yield* writtenIn(entry, under("words"));
    for (const entry of entries.questions) yield* writtenIn(entry, measured(entry.value));
    const { actions, limits, trees, head } = entries;
    for (const entry of [...actions, ...limits, ...trees, head]) yield* writtenIn(entry, under());
  },
};
