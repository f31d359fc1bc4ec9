// How days and clock times are said in Chinese, as forms for chrono. Its own Chinese parsers stay out, since they misread unasked:
// 几天前 is three days ago, 昨晚12点 noon, 中午1点 at night, 上个星期天 a week too early, 明天 said after midnight today, 112月3号 of the year 11.
import { parseAmount } from "./amounts.ts";
import type { Form, Unit } from "./days.ts";
import { away, daysAway, inMonth, inWeek, stepsOf } from "./days.ts";

const NUMBER = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";
/** Hours and minutes begin with nought: 零时, 零五分. */
const TIME = "(\\d{1,3}|零?[一二两三四五六七八九十]{1,3}|零)";
const YEAR = "(\\d{4}|\\d{2}|[零〇一二三四五六七八九]{4})年";

const number = (text = ""): number => parseAmount(text.replace(/^零(?=.)/, "")) ?? Number.NaN;

const FIGURES = "零一二三四五六七八九";

/** Years are read out figure by figure; two figures are of this century. */
const yearOf = (text: string): number => {
  const figures = [...text.replaceAll("〇", "零")].map((sign) => Math.max(FIGURES.indexOf(sign), Number(sign) || 0));
  return Number(figures.join("")) + (figures.length === 2 ? 2000 : 0);
};

const days = stepsOf({ 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 });
const years = stepsOf({ 大前: -3, 前: -2, 去: -1, 今: 0, 本: 0, 明: 1, 后: 2 });
const beside = stepsOf({ 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 });
const UNITS: readonly (readonly [unit: Unit, words: string])[] = [
  ["years", "年"],
  ["months", "月"],
  ["weeks", "周 星期 礼拜"],
  ["days", "天 日"],
  ["hours", "小时 钟头"],
  ["minutes", "分钟"],
];

const PART = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|夜间|半夜|早|晚|夜";
const BESIDE = "(上上|上|这|本|下下|下)个?";
const WEEK = "(?:周|星期|礼拜)";
const WEEKDAYS = "日一二三四五六";

/** The hour on a clock of 24; undefined where people differ about it: 晚上2点 is of the day before or of this one. */
const hourIn = (part: string | undefined, hour: number): number | undefined => {
  if (part === undefined) return hour;
  if (/凌晨|清晨|早|上午/.test(part)) return part === "凌晨" && hour === 12 ? 0 : hour <= 12 ? hour : undefined;
  if (part === "中午") return hour <= 2 ? hour + 12 : hour <= 14 ? hour : undefined;
  if (/下午|傍晚/.test(part)) return hour < 12 ? hour + 12 : hour;
  if (part === "半夜" || hour < 5) return undefined;
  return hour <= 12 ? hour + 12 : hour;
};

const clock = (part: string | undefined, hours: number, minute: number) => {
  const hour = hourIn(part, hours);
  const isPossible = hour !== undefined && minute <= 59 && (hour <= 23 || (hour === 24 && minute === 0));
  return isPossible ? { hour, minute } : undefined;
};

const QUARTERS: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, "1刻": 15, 三刻: 45, "3刻": 45 };

export const CHINESE: readonly Form[] = [
  [/刚才|刚刚|现在|此刻/, (_, now) => now],
  [/(大前|前|昨|今|明|大后|后)(?:[天日儿]|(?=[早晚夜]))/, ([, word], now) => daysAway(now, days(word))],
  [
    new RegExp(`(?:${YEAR}|(大前|前|去|今|本|明|后)年)?${NUMBER}月${NUMBER}[日号]?`),
    ([, year, word, month, day], now) => {
      const parts = { month: number(month), day: number(day) };
      if (year === undefined && word === undefined) return parts;
      return { ...parts, year: year === undefined ? now.year + years(word) : yearOf(year) };
    },
  ],
  [
    new RegExp(`(?:${BESIDE}月的?)?${NUMBER}[日号]`),
    ([, word, day], now) => (word === undefined ? { day: number(day) } : inMonth(now, beside(word), number(day))),
  ],
  [
    // 上周三, 上周的周三
    new RegExp(`(?:${BESIDE}(?:${WEEK}的?(?=${WEEK}))?)?${WEEK}([${WEEKDAYS}天])`),
    ([, word, name], now) => {
      const weekday = WEEKDAYS.indexOf(name === "天" ? "日" : (name ?? ""));
      return word === undefined ? { weekday } : inWeek(now, beside(word), weekday);
    },
  ],
  [
    // 3月前 is a month of the year, not three months.
    new RegExp(`(?:(半)|${NUMBER}(个半)?)(?:个?(月|周|星期|礼拜|小时|钟头)|(年|天|日|分钟))(半)?(?:以|之)?([前后])`),
    ([said, half, count, andHalf, counted, plain, halfBehind, side], now) => {
      const [unit] = UNITS.find(([, words]) => words.split(" ").includes(counted ?? plain ?? "")) ?? [];
      const halves = [half, andHalf, halfBehind].filter((one) => one !== undefined).length;
      if (unit === undefined || halves > 1 || (unit === "months" && !said?.includes("个"))) return undefined;
      const total = (half === undefined ? number(count) : 0) + halves / 2;
      return away(now, unit, side === "前" ? -total : total);
    },
  ],
  [
    new RegExp(
      `(${PART})?(?:(\\d{1,2}):(\\d{2})(?::\\d{2})?|${TIME}[点时](?:(半|[一三13]刻)|${TIME}分?)?(?:${NUMBER}秒)?[整钟]?)`,
    ),
    ([, part, hours, minutes, counted, quarter, countedMinutes]) =>
      clock(part, number(hours ?? counted), QUARTERS[quarter ?? ""] ?? number(minutes ?? countedMinutes ?? "0")),
  ],
  [new RegExp(`(?<![点时:].{0,4})(?:${PART})(?:的时候)?$`), () => ({})],
];

/** Words for more than one day. */
export const CHINESE_VAGUE =
  /几|[前近这过][去]?[两些]|左右|前后|上下|大概|大约|可能|好像|应该|差不多|最近|近期|近日|一?阵子?$|前段时间|前不久|不久前|早就|旬|周末|[初底末]$|(?:年|月份?|月中|周|星期|礼拜)$|^(?:很[久早])?(?:以|之)前$/;
