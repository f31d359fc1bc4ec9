// How days are said in English where chrono has no words for it, or reads them in a way that people differ about.
import type { Form, Unit } from "./days.ts";
import { away, daysAway, inMonth, inWeek, stepsOf } from "./days.ts";

/** Sunday is 0. */
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const WEEKDAY = "(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";

const beside = stepsOf({ last: -1, this: 0, next: 1 });
const days = stepsOf({
  "day before yesterday": -2,
  yesterday: -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
  "day after tomorrow": 2,
});
const UNITS: Readonly<Record<string, Unit>> = { year: "years", month: "months", hour: "hours" };

const PART = "(?:morning|afternoon|evening)";

export const ENGLISH: readonly Form[] = [
  [/\b(?:just now|(?:right )?now)\b/, (_, now) => now],
  [new RegExp(`\\bthis (?=${PART})`), (_, now) => daysAway(now, 0)],
  [/\blast night(?=.*\d ?p\.?m)/, (_, now) => daysAway(now, -1)],
  [
    /\b(?:the )?(day before yesterday|yesterday|today|tonight|day after tomorrow|tomorrow)\b/,
    ([, word], now) => daysAway(now, days(word)),
  ],
  // 3:30 in the afternoon is not half past three: the part of a day does not stand for am or pm.
  [new RegExp(`(?<=[a-z\\d] )(?<!:.{0,9})(?:in the )?\\b${PART}(?=$|.*\\d ?[ap]\\.?m)`), () => ({})],
  [
    // Twelve at night is the start of a day, twelve at noon its middle.
    /\b(1[0-2]|0?[1-9])(?::([0-5]\d))? ?([ap])\.?m\b\.?/,
    ([, hour, minute = "0", half]) => ({ hour: (Number(hour) % 12) + (half === "p" ? 12 : 0), minute: Number(minute) }),
  ],
  [/\bnoon\b/, () => ({ hour: 12, minute: 0 })],
  [/\bhalf an? (year|month|hour) ago\b/, ([, unit = ""], now) => away(now, UNITS[unit] ?? "days", -0.5)],
  [
    /\b(\d{1,2})(?:st|nd|rd|th)(?: (?:of )?(last|this|next) month)?\b/,
    ([, day, word], now) => (word === undefined ? { day: Number(day) } : inMonth(now, beside(word), Number(day))),
  ],
  [
    new RegExp(`\\b(?:(last|past|previous|this) )?${WEEKDAY}(?: (?:of )?(last|this|next) week)?\\b`),
    ([, word, name = "", week], now) => {
      const weekday = WEEKDAYS.indexOf(name.slice(0, 3));
      if (word === undefined) return week === undefined ? { weekday } : inWeek(now, beside(week), weekday);
      if (week !== undefined) return undefined;
      // The last one lies before today, be it of this week or the one before it.
      return inWeek(now, word === "this" || (weekday || 7) < now.dayOfWeek ? 0 : -1, weekday);
    },
  ],
];

/** Words for more than one day; of next Friday people differ whether it is the coming one. */
export const ENGLISH_VAGUE =
  /\b(?:few|several|some|many|couple|about|around|roughly|approximately|maybe|probably|think|recently|lately|while|long|other day|early|mid|late|beginning|middle|start|end|weekends?)\b|^earlier$|^(?:last|this|next|past|previous) (?:week|month|year|night)$|^next \w+day\b|^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: \d{4})?$/;
