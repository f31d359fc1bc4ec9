// How days and clock times are said in Chinese.
import { parseAmount } from "./amounts.ts";
import type { Clock, Form, Language, Unit } from "./days.ts";
import { away, dayOf, daysAway, inMonth, inWeek, ofSomeMonth, ofSomeWeek, ofSomeYear, today, VAGUE } from "./days.ts";

const NUMBER = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const YEAR = "(\\d{4}|\\d{2}(?=年)|[零〇一二三四五六七八九]{4})";
const DAY = `${NUMBER}[日号]`;

const number = (text: string | undefined): number => parseAmount(text ?? "") ?? Number.NaN;

const FIGURES = "零一二三四五六七八九";

/** Years are read out figure by figure; two figures are of this century. */
const yearOf = (text = ""): number => {
  const figures = [...text.replaceAll("〇", "零")].map((sign) =>
    FIGURES.includes(sign) ? FIGURES.indexOf(sign) : sign,
  );
  return Number(figures.join("")) + (figures.length === 2 ? 2000 : 0);
};

const DAYS: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  明: 1,
  后: 2,
  大后: 3,
};
const YEARS: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 去: -1, 今: 0, 本: 0, 明: 1, 后: 2 };
const BESIDE: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 };
const UNITS: Readonly<Record<string, Unit>> = {
  年: "year",
  月: "month",
  周: "week",
  星期: "week",
  礼拜: "week",
  天: "day",
  日: "day",
  小时: "hour",
  钟头: "hour",
  分钟: "minute",
};
const WEEKDAYS = "一二三四五六日";

const weekdayOf = (text = ""): number => WEEKDAYS.indexOf(text === "天" ? "日" : text) + 1;

const PARTS = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|夜间|半夜|早|晚|夜";
const BESIDE_WORDS = "(上上|上|这|本|下下|下)个?";
const WEEK = "(?:周|星期|礼拜)";
const ONE_OF_MONTH = "(?:初|底|末|中|上旬|中旬|下旬)?";
const PAST_OR_TO_COME = "(?:以|之)?(前|后)";

const FORMS: readonly Form[] = [
  [/^(刚才|刚刚|刚|现在|此刻)$/, (_, now) => (now.hasClock ? { type: "point", point: now.point } : daysAway(now, 0))],
  [/^(大前|前|昨|今|明|大后|后)[天日儿]$/, ([, word = ""], now) => daysAway(now, DAYS[word] ?? Number.NaN)],
  [
    new RegExp(`^${YEAR}年${NUMBER}月${NUMBER}[日号]?$`),
    ([, year, month, day]) => dayOf(yearOf(year), number(month), number(day)),
  ],
  [
    new RegExp(`^(大前|前|去|今|本|明|后)年${NUMBER}月${NUMBER}[日号]?$`),
    ([, word = "", month, day], now) => dayOf(today(now).year + (YEARS[word] ?? 0), number(month), number(day)),
  ],
  [new RegExp(`^${NUMBER}月${NUMBER}[日号]?$`), ([, month, day]) => ofSomeYear(number(month), number(day))],
  [
    new RegExp(`^${BESIDE_WORDS}月的?${DAY}$`),
    ([, word = "", day], now) => inMonth(now, BESIDE[word] ?? 0, number(day)),
  ],
  [new RegExp(`^${DAY}$`), ([, day]) => ofSomeMonth(number(day))],
  [
    new RegExp(`^${BESIDE_WORDS}${WEEK}的?(?:周|星期)?([${WEEKDAYS}天])$`),
    ([, word = "", weekday], now) => inWeek(now, BESIDE[word] ?? 0, weekdayOf(weekday)),
  ],
  [new RegExp(`^${WEEK}([${WEEKDAYS}天])$`), ([, weekday]) => ofSomeWeek(weekdayOf(weekday))],
  [
    // 3月前 is a month of the year, not three months.
    new RegExp(
      `^(?:(半)|${NUMBER}(个半)?)(?:(个?(?:月|周|星期|礼拜|小时|钟头))|(年|周|天|日|分钟))(半)?${PAST_OR_TO_COME}$`,
    ),
    ([, half, count, andHalf, counted, plain, halfBehind, side], now) => {
      const word = counted ?? plain ?? "";
      if (word === "月" && !andHalf) return undefined;
      const unit = UNITS[word.replace("个", "")];
      const halves = [half, andHalf, halfBehind].filter((one) => one !== undefined).length;
      if (unit === undefined || halves > 1) return undefined;
      const total = (half === undefined ? number(count) : 0) + halves / 2;
      return away(now, unit, total, side === "前" ? -1 : 1);
    },
  ],
  ...[
    `(?:${YEAR}|[大前去今本明后]+)年(?:${NUMBER}月份?|年)?${ONE_OF_MONTH}`,
    `(?:${NUMBER}月份?|${BESIDE_WORDS}月|月|年)${ONE_OF_MONTH}`,
    `${BESIDE_WORDS}(?:${WEEK}|周末)`,
    `(?:前|这|近|最近|过去)(?:几|两|些)个?(?:天|日|周|星期|月|年)`,
    `好?几个?(?:天|日|周|星期|礼拜|月|年|小时|分钟)${PAST_OR_TO_COME}`,
    "最近|近期|近日|前段时间|前阵子|前一阵子?|前不久|不久前|早就|以前|之前|很久以前|很早以前",
    "(?:大概|大约|可能|好像|应该|差不多)(?:是|在)?.*",
    ".*(?:左右|前后|上下)",
  ].map((pattern): Form => [new RegExp(`^(?:${pattern})$`), () => VAGUE]),
];

const CLOCK = new RegExp(
  `^(.*?)(${PARTS})?(?:的时候)?(?:(\\d{1,2}):(\\d{2})(?::\\d{2})?|${NUMBER}[点时](?:(半)|([一三13])刻|${NUMBER}分?)?(?:${NUMBER}秒)?(?:整|钟)?)?$`,
);

/** The hour on a clock of 24; undefined where people differ about it: 晚上2点 is of the day before or of this one. */
const hourIn = (part: string | undefined, hour: number): number | undefined => {
  if (part === undefined) return hour;
  if (/凌晨|清晨|早|上午/.test(part)) return part === "凌晨" && hour === 12 ? 0 : hour <= 12 ? hour : undefined;
  if (part === "中午") return hour <= 2 ? hour + 12 : hour <= 14 ? hour : undefined;
  if (/下午|傍晚/.test(part)) return hour < 12 ? hour + 12 : hour;
  if (part === "半夜" || hour < 5) return undefined;
  return hour <= 12 ? hour + 12 : hour;
};

const QUARTERS: Readonly<Record<string, number>> = { 一: 15, 1: 15, 三: 45, 3: 45 };

const clockOf = (
  part: string | undefined,
  [hours, half, quarter, minutes]: readonly (string | undefined)[],
): Clock | undefined => {
  const hour = hourIn(part, number(hours));
  const minute = half ? 30 : quarter ? (QUARTERS[quarter] ?? Number.NaN) : minutes ? number(minutes) : 0;
  return hour === undefined ? undefined : { hour, minute };
};

export const chinese: Language = {
  forms: FORMS,
  split: (text) => {
    const bare = text
      .replaceAll(/(?<!\d)\s+|\s+(?!\d)/g, "")
      .replace(/^(?:从|自|到|至|在|就?是)(?=.)/, "")
      .replace(/(?<=.)(?:开始|为止|[起止的])$/, "");
    const match = CLOCK.exec(bare);
    if (!match) return undefined;
    const [, day = "", part, hours, minutes, counted, half, quarter, countedMinutes] = match;
    const clock = hours
      ? clockOf(part, [hours, undefined, undefined, minutes])
      : clockOf(part, [counted, half, quarter, countedMinutes]);
    const isSaid = (hours ?? counted) !== undefined;
    // 今早, 昨晚: the word for the day is left out.
    const words = /^(?:早|晚|夜)$/.test(part ?? "") && day in DAYS ? `${day}天` : day.trim();
    return { day: words, clock: isSaid ? (clock ?? "impossible") : undefined };
  },
};
