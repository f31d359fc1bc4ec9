// Dates as people say them, in Chinese or English, read by chrono to a day or a day with a clock time in Asia/Shanghai.
// Refused is what is not read whole, names more than one day, or is read in two ways; only parsers that keep to this take part.
import type { ParsedComponents } from "chrono-node";
import type { Parser } from "chrono-node/en";
import { Chrono, strict as english } from "chrono-node/en";
import { strict as chinese } from "chrono-node/zh/hans";
import { Temporal } from "temporal-polyfill";
import { ENGLISH, ENGLISH_VAGUE } from "./dates.en.ts";
import { CHINESE, CHINESE_VAGUE } from "./dates.zh.ts";
import type { Now } from "./days.ts";
import { BY_CLOCK, NEXT_DAY, parserOf } from "./days.ts";

const ZONE = "Asia/Shanghai";
const MINUTES_EAST = 480;

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

const VAGUE: DateReading = { problem: "vague" };
const UNREADABLE: DateReading = { problem: "unreadable" };

/** What chrono's parsers read though people differ about it, or wrongly: those that do stay out. */
const TRAPS = ["5/11/2026", "Monday last week", "12:30 at night"];

const isSound = (parser: Parser): boolean => {
  const alone = new Chrono({ parsers: [parser], refiners: [] });
  return TRAPS.every((trap) => alone.parse(trap).length === 0);
};

/** Chrono's strict English, as far as it is sound: figures, zones, months by name, and what is counted from now. */
const SOUND: readonly Parser[] = english.parsers.filter(isSound);

const readerAt = (now: Now): Chrono => {
  const reader = chinese.clone();
  reader.parsers = [...[...CHINESE, ...ENGLISH].map((form) => parserOf(form, now)), ...SOUND];
  return reader;
};

const VAGUE_WORDS = [CHINESE_VAGUE, ENGLISH_VAGUE, /^\d{4}(?:[-./]\d{1,2})?$/];

/** What chrono would read all the same, and not as it is meant. */
const UNSOUND = [
  // A length of time.
  /^(?:for|within) /,
  // Half a week is no day, nor is half of a day.
  /\d\.\d|\bhalf\b(?! an? (?:year|month|hour) ago)/,
  // The year or the day: 10 Oct 15.
  /\b\d{1,2}(?:[a-z]{2})? (?:(?:of )?[a-z]+ )?\d{2}(?![\d:]| ?[ap]\.?m)/,
  // A month and three days: the calendar cuts the month first.
  /\b(?:month|year|quarter)s?\b.*\b(?:week|day|hour|minute|second)s?\b/,
];

/** Without what stands around a date and says nothing about it, and with figures as chrono reads them. */
const normalised = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/(?:\s|,|\b(?:on|at) |\bthe (?=\d))+/g, " ")
    .trim()
    .replace(/[。.!]+$/, "")
    .replaceAll(/(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/gu, "")
    .replace(/^(?:(?:since|from|until|till|by) |[从自到至在](?=.)|就?是(?=.))/, "")
    .replace(/(?<=.)(?:开始|为止|[起止的])$/, "")
    .replace(/^(\d{8})(\d{2})(\d{2})(?:\d{2})?$/, "$1 $2:$3")
    .replace(/^(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d./-])/, "$1-$3-$4")
    // Without a sign between them six figures would be year 2411: 241124.
    .replace(/^(\d{4})(\d{2})(\d{2})(?![\d./-])/, "$1-$2-$3")
    // Months stand before days, but where that cannot be.
    .replace(/^(1[3-9]|2\d|3[01])[-./](\d{1,2})[-./](\d{4})(?!\d)/, "$3-$2-$1")
    .replace(/^(\d{1,2})[-./](\d{1,2})(?![\d./:-])/, "$1月$2日")
    // 9:00 Nov 10 would be year 10.
    .replace(/^(\d{1,2}(?::\d{2})? ?[ap]m|\d{1,2}:\d{2}) (?=[a-z\d])(.+)$/, "$2 $1");

/** The days around another that are called so: a leap day is found on both sides of any year. */
const daysNear = (said: ParsedComponents, other: Temporal.PlainDate): Temporal.PlainDate[] => {
  const [month, day, weekday] = (["month", "day", "weekday"] as const).map((part) =>
    said.isCertain(part) ? (said.get(part) ?? undefined) : undefined,
  );
  const unit = month ? "years" : day ? "months" : weekday === undefined ? "days" : "weeks";
  return Array.from({ length: 25 }, (_, step) => other.add({ [unit]: step - 12 }))
    .map((near) =>
      unit === "weeks"
        ? near.add({ days: (weekday || 7) - near.dayOfWeek })
        : near.with({ month: month ?? near.month, day: day ?? near.day }),
    )
    .filter((near) => day === undefined || near.day === day);
};

/** Whether a point lies on a side: to the minute where nothing but a clock time was said, by the day otherwise. */
const isOn = (point: Temporal.PlainDateTime, toMinute: boolean, { of, point: other }: Side): boolean => {
  const length = (toMinute && other.includes("T") ? "2026-11-24T15:30" : "2026-11-24").length;
  const [said, limit] = [point.toString().slice(0, length), other.slice(0, length)];
  if (of === "not-after") return said <= limit;
  return of === "after" ? said > limit : said >= limit;
};

/** Of a clock time alone nobody means a day that is over, though what it ends began weeks ago. */
const isFrom = (point: Temporal.PlainDateTime, now: Now): boolean =>
  Temporal.PlainDate.compare(point.toPlainDate(), now.toPlainDate()) >= 0;

const written = (point: Temporal.PlainDateTime, hasClock: boolean): string =>
  hasClock ? point.toString({ smallestUnit: "minute" }) : point.toPlainDate().toString();

/** Months are counted by chrono as JavaScript does: a month before 31 March is its 3rd. It is the last day of February. */
const pointOf = (said: ParsedComponents, now: Now): Temporal.PlainDateTime => {
  if (said.isCertain("timezoneOffset"))
    return Temporal.Instant.fromEpochMilliseconds(said.date().getTime()).toZonedDateTimeISO(ZONE).toPlainDateTime();
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = (
    ["year", "month", "day", "hour", "minute"] as const
  ).map((part) => said.get(part) ?? undefined);
  const point = Temporal.PlainDateTime.from({ year, month, day, hour, minute });
  return said.isCertain("day") || day === now.day ? point : point.subtract({ days: day });
};

/** What was said, as a date: in full, or the nearest one on its side. */
const readingOf = (said: ParsedComponents, now: Now, hasClock: boolean, side: Side): DateReading => {
  const [isDay, isHour, tags] = [said.isCertain("day"), said.isCertain("hour"), said.tags()];
  const nextDay = { days: tags.has(NEXT_DAY) ? 1 : 0 };
  if (said.isCertain("year") && (isDay || tags.has("result/relativeDate"))) {
    const point = pointOf(said, now);
    // Friday, 15 October, where the 15th is none.
    const isOther = said.isCertain("weekday") && said.get("weekday") !== point.dayOfWeek % 7;
    if (isOther) return UNREADABLE;
    return { date: written(point.add(nextDay), isHour && (hasClock || !tags.has(BY_CLOCK))), isAssumed: false };
  }
  const isBare = !isDay && !said.isCertain("weekday");
  if (isBare && (said.isCertain("month") || said.isCertain("year"))) return VAGUE;
  if (isBare && !isHour) return UNREADABLE;
  const clock = { hour: isHour ? (said.get("hour") ?? 0) : 0, minute: isHour ? (said.get("minute") ?? 0) : 0 };
  const points = daysNear(said, isBare ? now.toPlainDate() : Temporal.PlainDate.from(side.point))
    .map((day) => day.toPlainDateTime(clock).add(nextDay))
    .filter((point) => isOn(point, isBare, side) && (!isBare || side.of === "not-after" || isFrom(point, now)))
    .sort(Temporal.PlainDateTime.compare);
  const chosen = side.of === "not-after" ? points.at(-1) : points[0];
  return chosen ? { date: written(chosen, isHour), isAssumed: true } : UNREADABLE;
};

/** A day with its year, which means the same whenever it is said; undefined where it is none. */
export const readFullDate = (text: string): string | undefined => {
  const [asOf, of] = ["2000-01-01", "not-after"] as const;
  const reading = readDate(text, asOf, { of, point: asOf });
  return "date" in reading && !reading.isAssumed ? reading.date : undefined;
};

/**
 * Reads a date, or a date with a time.
 * @param text 2026-11-24 15:30, 11/24, 24号, 昨天, 3天前, 上周三, 11月24日下午3点, the 15th, last Friday, in 6 months …
 * @param asOf the moment to count from, an ISO date or date-time
 * @param side where a date lies that is not said in full
 */
export const readDate = (text: string, asOf: string, side: Side): DateReading => {
  const typed = normalised(text);
  if (VAGUE_WORDS.some((words) => words.test(typed))) return VAGUE;
  if (UNSOUND.some((form) => form.test(typed))) return UNREADABLE;
  const hasClock = asOf.includes("T");
  const point = Temporal.PlainDateTime.from(asOf);
  const now = hasClock ? point : point.with({ hour: 12 });
  const instant = new Date(now.toZonedDateTime(ZONE).epochMilliseconds);
  const reference = { instant, timezone: MINUTES_EAST };
  const [result] = readerAt(now).parse(typed, reference, { timezones: { CST: MINUTES_EAST } });
  if (!result || result.text.length < typed.length) return UNREADABLE;
  // From one day to another.
  return result.end ? VAGUE : readingOf(result.start, now, hasClock, side);
};
