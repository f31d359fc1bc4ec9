// Dates as people say them, in Chinese or English, read to a day or a day with a clock time in Asia/Shanghai.
import { Temporal } from "temporal-polyfill";
import { english } from "./dates.en.ts";
import { chinese } from "./dates.zh.ts";
import type { Clock, Form, Language, Meaning, Moment } from "./days.ts";
import { dayOf, ofSomeYear, someDay } from "./days.ts";

const ZONE = "Asia/Shanghai";

/** Where a date lies that is said without its year, month or week: the last one not after a point, or the first not before it or after it. */
export interface Side {
  readonly of: "not-after" | "not-before" | "after";
  /** An ISO date or date-time. */
  readonly point: string;
}

export type DateReading =
  /** An ISO date, or date-time to the minute when a clock time was said; assumed where a year, month or week was not said. */
  | { readonly date: string; readonly isAssumed: boolean }
  /** `vague` names more than one day. */
  | { readonly problem: "vague" | "unreadable" };

/**
 * The side on which the date that answers a question lies, by the order that the question declares.
 * @param dateOf the date that answers another question, where one does
 */
export const sideOf = (
  question: { readonly "not-before"?: string | undefined; readonly "not-after"?: string | undefined },
  dateOf: (question: string) => string | undefined,
  asOf: string,
): Side => {
  const { "not-before": before, "not-after": after } = question;
  if (after !== undefined || before === undefined)
    return { of: "not-after", point: (after === undefined ? undefined : dateOf(after)) ?? asOf };
  const start = dateOf(before);
  // Nobody says 到24号 of what began on that day; but today may be the last day.
  return start === undefined ? { of: "not-before", point: asOf } : { of: "after", point: start };
};

const UNREADABLE: DateReading = { problem: "unreadable" };

/** A day in figures, the same in every language: months stand before days, but where that cannot be. */
const FIGURES: readonly Form[] = [
  [/^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/, ([, year, , month, day]) => dayOf(Number(year), Number(month), Number(day))],
  [/^(\d{4})(\d{2})(\d{2})$/, ([, year, month, day]) => dayOf(Number(year), Number(month), Number(day))],
  [
    /^(1[3-9]|2\d|3[01])([-./])(\d{1,2})\2(\d{4})$/,
    ([, day, , month, year]) => dayOf(Number(year), Number(month), Number(day)),
  ],
  [/^(\d{1,2})[-./](\d{1,2})$/, ([, month, day]) => ofSomeYear(Number(month), Number(day))],
  [/^\d{4}(?:[-./]\d{1,2})?$/, () => ({ type: "vague" })],
];

/** With a zone of its own: 2026-11-24T07:30Z. */
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

const zoned = (text: string): Meaning | undefined => {
  if (!ZONED.test(text)) return undefined;
  try {
    return { type: "point", point: Temporal.Instant.from(text).toZonedDateTimeISO(ZONE).toPlainDateTime() };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const meaningOf = (words: string, { forms }: Language, now: Moment): Meaning | undefined => {
  // A clock time alone.
  if (words === "") return someDay(now);
  for (const [pattern, mean] of [...FIGURES, ...forms]) {
    const match = pattern.exec(words);
    const meaning = match ? mean(match, now) : undefined;
    if (meaning) return meaning;
  }
  return undefined;
};

/** Whether a point lies on a side: to the minute where nothing but a clock time was said, by the day otherwise. */
const isOn = (point: Temporal.PlainDateTime, toMinute: boolean, { of, point: other }: Side): boolean => {
  const limit = Temporal.PlainDateTime.from(other);
  const order =
    toMinute && other.includes("T")
      ? Temporal.PlainDateTime.compare(point, limit)
      : Temporal.PlainDate.compare(point.toPlainDate(), limit.toPlainDate());
  if (of === "not-after") return order <= 0;
  return of === "after" ? order > 0 : order >= 0;
};

/** 24:00 is the start of the next day. */
const at = (day: Temporal.PlainDate, { hour, minute }: Clock = { hour: 0, minute: 0 }): Temporal.PlainDateTime =>
  day.toPlainDateTime().add({ hours: hour, minutes: minute });

const isPossible = ({ hour, minute }: Clock): boolean => (hour <= 23 && minute <= 59) || (hour === 24 && minute === 0);

const written = (point: Temporal.PlainDateTime, hasClock: boolean): string =>
  hasClock ? point.toString({ smallestUnit: "minute" }) : point.toPlainDate().toString();

const readAs = (language: Language, text: string, now: Moment, side: Side): DateReading => {
  const parts = language.split(text);
  const clock = parts?.clock;
  if (!parts || clock === "impossible" || (clock && !isPossible(clock)) || (parts.day === "" && !clock))
    return UNREADABLE;
  const meaning = meaningOf(parts.day, language, now);
  if (!meaning) return UNREADABLE;
  switch (meaning.type) {
    case "vague":
      return { problem: "vague" };
    case "point":
      return clock ? UNREADABLE : { date: written(meaning.point, now.hasClock), isAssumed: false };
    case "day":
      return { date: written(at(meaning.day, clock), clock !== undefined), isAssumed: false };
    default: {
      const limit = Temporal.PlainDateTime.from(side.point).toPlainDate();
      const points = meaning.near(limit).map((day) => at(day, clock));
      const fitting = points
        .filter((point) => isOn(point, parts.day === "", side))
        .sort(Temporal.PlainDateTime.compare);
      const chosen = side.of === "not-after" ? fitting.at(-1) : fitting[0];
      return chosen ? { date: written(chosen, clock !== undefined), isAssumed: true } : UNREADABLE;
    }
  }
};

/** A day with its year, which means the same whenever it is said; undefined where it is none. */
export const readFullDate = (text: string): string | undefined => {
  const [asOf, of] = ["2000-01-01", "not-after"] as const;
  const reading = readDate(text, asOf, { of, point: asOf });
  return "date" in reading && !reading.isAssumed ? reading.date : undefined;
};

/** Digits that an input method made full-width, and the figures of a time stamp apart. */
const normalised = (text: string): string =>
  text
    .normalize("NFKC")
    .trim()
    .replace(/^(\d{8})(\d{2})(\d{2})(?:\d{2})?$/, "$1 $2:$3")
    .replace(/(?<=\d)T(?=\d)/i, " ");

/**
 * Reads a date, or a date with a time.
 * @param text 2026-11-24 15:30, 11/24, 24号, 昨天, 3天前, 上周三, 11月24日下午3点, the 15th, last Friday, in 6 months …
 * @param asOf the moment to count from, an ISO date or date-time
 * @param side where a date lies that is not said in full
 */
export const readDate = (text: string, asOf: string, side: Side): DateReading => {
  const hasClock = asOf.includes("T");
  const point = Temporal.PlainDateTime.from(asOf);
  const now = { point: hasClock ? point : point.with({ hour: 12 }), hasClock };
  const elsewhere = zoned(text.normalize("NFKC").trim());
  if (elsewhere?.type === "point") return { date: written(elsewhere.point, true), isAssumed: false };
  const readings = [chinese, english].map((language) => readAs(language, normalised(text), now, side));
  return (
    readings.find((one) => "date" in one) ??
    readings.find((one) => "problem" in one && one.problem === "vague") ??
    UNREADABLE
  );
};
