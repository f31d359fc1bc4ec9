// How days and clock times are said in English.
import type { Clock, Form, Language, Unit } from "./days.ts";
import { away, dayOf, daysAway, inMonth, inWeek, ofSomeMonth, ofSomeWeek, ofSomeYear, today, VAGUE } from "./days.ts";

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  "a couple of": 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  "half a": 0.5,
  "half an": 0.5,
};
const COUNT = `(\\d{1,3}|${Object.keys(COUNTS).join("|")})`;
const UNIT = "(year|month|week|day|hour|minute)s?";

const UNITS: Readonly<Record<string, Unit>> = {
  year: "year",
  month: "month",
  week: "week",
  day: "day",
  hour: "hour",
  minute: "minute",
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY = "(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";
const ORDINAL = "(\\d{1,2})(?:st|nd|rd|th)";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";

const LETTERS = 3;
const placeIn = (names: readonly string[], name = ""): number => names.indexOf(name.slice(0, LETTERS)) + 1;

const BESIDE: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

const DAYS: Readonly<Record<string, number>> = {
  "the day before yesterday": -2,
  yesterday: -1,
  "last night": -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
  "the day after tomorrow": 2,
};

const onDay = (month: string | undefined, day: string | undefined, year: string | undefined) =>
  year === undefined
    ? ofSomeYear(placeIn(MONTHS, month), Number(day))
    : dayOf(Number(year), placeIn(MONTHS, month), Number(day));

const counted = (count = "", unit = "", sign: 1 | -1, now: Parameters<typeof away>[0]) => {
  const known = UNITS[unit];
  return known ? away(now, known, COUNTS[count] ?? Number(count), sign) : undefined;
};

const FORMS: readonly Form[] = [
  [
    /^(?:just now|(?:right )?now)$/,
    (_, now) => (now.hasClock ? { type: "point", point: now.point } : daysAway(now, 0)),
  ],
  [/^this (?:morning|noon|afternoon|evening)$/, (_, now) => daysAway(now, 0)],
  [new RegExp(`^(${Object.keys(DAYS).join("|")})$`), ([, word = ""], now) => daysAway(now, DAYS[word] ?? Number.NaN)],
  [new RegExp(`^${COUNT} ${UNIT} (?:ago|earlier)$`), ([, count, unit], now) => counted(count, unit, -1, now)],
  [new RegExp(`^in ${COUNT} ${UNIT}$`), ([, count, unit], now) => counted(count, unit, 1, now)],
  [new RegExp(`^${COUNT} ${UNIT} (?:later|from now)$`), ([, count, unit], now) => counted(count, unit, 1, now)],
  [new RegExp(`^${MONTH} ${DAY}(?:,? (\\d{4}))?$`), ([, month, day, year]) => onDay(month, day, year)],
  [new RegExp(`^(?:the )?${DAY}(?: of)? ${MONTH}(?:,? (\\d{4}))?$`), ([, day, month, year]) => onDay(month, day, year)],
  [
    new RegExp(`^(?:the )?${ORDINAL} (?:of )?(last|this|next) month$`),
    ([, day, word = ""], now) => inMonth(now, BESIDE[word] ?? 0, Number(day)),
  ],
  [new RegExp(`^(?:the )?${ORDINAL}$`), ([, day]) => ofSomeMonth(Number(day))],
  [
    new RegExp(`^(?:last|past|previous|this past) ${WEEKDAY}$`),
    ([, name], now) => {
      const weekday = placeIn(WEEKDAYS, name);
      return inWeek(now, weekday < today(now).dayOfWeek ? 0 : -1, weekday);
    },
  ],
  [new RegExp(`^this ${WEEKDAY}$`), ([, name], now) => inWeek(now, 0, placeIn(WEEKDAYS, name))],
  [
    new RegExp(`^${WEEKDAY} (?:of )?(last|this|next) week$`),
    ([, name, word = ""], now) => inWeek(now, BESIDE[word] ?? 0, placeIn(WEEKDAYS, name)),
  ],
  [new RegExp(`^${WEEKDAY}$`), ([, name]) => ofSomeWeek(placeIn(WEEKDAYS, name))],
  ...[
    // The coming one or the one after it: people differ.
    `next ${WEEKDAY}`,
    `${MONTH}(?: \\d{4})?`,
    "(?:last|this|next|past|previous) (?:week|month|year|weekend)",
    "(?:the )?(?:early|mid|late|beginning|middle|start|end)(?: of|-)? ?.*",
    "(?:a few|few|several|some|many) .* ago",
    "recently|lately|long ago|a while ago|some time ago|the other day|earlier",
    "(?:about|around|roughly|approximately|maybe|probably|i think) .*",
  ].map((pattern): Form => [new RegExp(`^(?:${pattern})$`), () => VAGUE]),
];

const PARTS = "(?:in the )?(morning|afternoon|evening|night)";

const CLOCK = new RegExp(
  `^(.*?)(?:[, ]+${PARTS})?(?:(?:^|[, ]+)(?:at )?(?:(\\d{1,2})(?::(\\d{2}))? ?([ap])\\.?m\\.?|(\\d{1,2}):(\\d{2})(?::\\d{2})?|(noon)))?$`,
);

/** Twelve at night is the start of a day, twelve at noon its middle. */
const HALF = 12;

const clockOf = ([hours, minutes = "0", half, whole, rest, noon]: readonly (string | undefined)[]):
  | Clock
  | "impossible"
  | undefined => {
  if (noon) return { hour: HALF, minute: 0 };
  if (whole) return { hour: Number(whole), minute: Number(rest) };
  if (!hours) return undefined;
  const hour = Number(hours);
  if (hour < 1 || hour > HALF) return "impossible";
  return { hour: (hour % HALF) + (half === "p" ? HALF : 0), minute: Number(minutes) };
};

export const english: Language = {
  forms: FORMS,
  split: (text) => {
    const bare = text
      .toLowerCase()
      .replaceAll(/\s+/g, " ")
      .replace(/^(?:on|since|from|until|till|by) /, "")
      // At 3pm yesterday is yesterday at 3pm.
      .replace(/^(?:at )?(\d{1,2}(?::\d{2})? ?[ap]m|\d{1,2}:\d{2}) (?:on )?(?=[a-z])(.+)$/, "$2 $1");
    const [, day = "", part, ...clock] = CLOCK.exec(bare) ?? [];
    // The part of a day is a part of these words.
    const isWhole = part !== undefined && (day === "this" || day === "last");
    return { day: isWhole ? `${day} ${part}` : day, clock: clockOf(clock) };
  },
};
