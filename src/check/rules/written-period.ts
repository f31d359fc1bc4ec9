// CF083: prose that writes a period of time itself instead of naming a limit.

import { partOf } from "../../diagnostic/diagnostic.ts";
import { type Contents, type Here, pathOf } from "../../pack/contents.ts";
import type { Entry } from "../../pack/entries.ts";
import type { Language, Question } from "../../pack/schema.ts";
import type { Found, Rule } from "../rule.ts";
import { eachText, Suspects } from "../texts.ts";

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

/** What names a limit says no period, and nothing stands between what is left and right of it. */
const LIMIT = "\\{limit:[^{}]*\\}";
const LIMITS = new RegExp(LIMIT, "g");

/** How what stands before a unit ends: a number, “working”, “calendar”, “half”, “a”, or a limit that is named there. */
const UNIT_AFTER = "(?:\\}|(?:[\\d}]|ty|ne|wo|ee|ur|ve|ix|en|ht|ed|lf|an|ng|ar|\\ba|\\}[a-z])[ -])";

interface Periods {
  /** Fits every text with a period and few others: looks for the unit, which most texts lack, and then before it. */
  readonly likely: RegExp;
  readonly unit: RegExp;
  readonly period: RegExp;
}

const PERIODS: Readonly<Record<Language, Periods>> = {
  zh: {
    likely: new RegExp(`[时日月周期天年](?<=[\\d半${HAN.slice(1, -1)}](?:[\\s个小工作星]|${LIMIT})*.)`, "g"),
    unit: /[时日月周期天年]/,
    period: new RegExp(ZH),
  },
  en: {
    // A limit may stand before the unit, or inside it.
    likely: new RegExp(`[ }-](?:${UNIT})(?<=${UNIT_AFTER}(?:${UNIT}))|\\{limit:(?<=[a-z]\\{limit:)`, "gi"),
    unit: new RegExp(UNIT, "i"),
    period: new RegExp(EN, "i"),
  },
};
const LANGUAGES = ["zh", "en"] as const;

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

interface Written {
  readonly words: string;
  /** Offsets in the text, the second exclusive. */
  readonly from: number;
  readonly to: number;
}

const writtenPeriod = (text: string, language: Language): Written | undefined => {
  const { unit, period } = PERIODS[language];
  const found = unit.test(text) ? period.exec(text.replace(LIMITS, "")) : null;
  if (!found) return undefined;
  let [from, to] = [found.index, found.index + found[0].length];
  for (const { 0: limit, index } of text.matchAll(LIMITS)) {
    if (index <= from) from += limit.length;
    if (index < to) to += limit.length;
  }
  return { words: found[0], from, to };
};

const isLanguage = (key: string | number): key is Language => key === "zh" || key === "en";

function* writtenIn<T>(
  entries: readonly Entry<T>[],
  contents: Contents,
  quotedIn: (entry: Entry<T>) => Quoted,
): Iterable<Found> {
  const suspects = new Suspects();
  for (const language of LANGUAGES)
    contents[language].find(PERIODS[language].likely, (text, entry) => {
      if (writtenPeriod(text, language)) suspects.add(text, entry);
    });
  for (const entry of entries) {
    const texts = suspects.in(entry);
    if (!texts) continue;
    const found: Found[] = [];
    eachText(
      entry.value,
      quotedIn(entry),
      (text) => texts.has(text),
      (text, here) => {
        const written = isLanguage(here.key) ? writtenPeriod(text, here.key) : undefined;
        if (!written) return;
        const { words, from, to } = written;
        found.push({ place: partOf(entry.at(pathOf(here)), text, from, to), given: { words } });
      },
    );
    yield* found;
  }
}

export const rule: Rule = {
  code: "CF083",
  severity: "error",
  *check({ entries: { conclusions, phrases, questions, actions, limits, trees, head, contents } }) {
    // A gist says what an article says, and a paper's name for a measure is no sentence of ours.
    yield* writtenIn(conclusions, contents.conclusions, () => under("claim", "name"));
    yield* writtenIn(phrases, contents.phrases, () => under("words"));
    yield* writtenIn(questions, contents.questions, ({ value }) => measured(value));
    yield* writtenIn(actions, contents.actions, () => under());
    yield* writtenIn(limits, contents.limits, () => under());
    yield* writtenIn(trees, contents.trees, () => under());
    yield* writtenIn([head], contents.head, () => under());
  },
};
