// Dates as people say them, in Chinese or English, read to a day or a day with a clock time in Asia/Shanghai.
import type { ParsedComponents } from "chrono-node";
import { en, zh } from "chrono-node";
import { Temporal } from "temporal-polyfill";

const ZONE = "Asia/Shanghai";
const MINUTES_EAST = 480;

/** Separators that the parsers do not know, and digits that an input method made full-width. */
const normalised = (text: string): string =>
  text
    .normalize("NFKC")
    .trim()
    .replace(/^(\d{4})[./](\d{1,2})[./](\d{1,2})/, "$1-$2-$3")
    .replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");

/** What the clock in Shanghai shows: as it was said, or converted where another zone was said with it. */
const saidIn = (start: ParsedComponents): Temporal.PlainDateTime => {
  if (start.isCertain("timezoneOffset"))
    return Temporal.Instant.fromEpochMilliseconds(start.date().getTime()).toZonedDateTimeISO(ZONE).toPlainDateTime();
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = (
    ["year", "month", "day", "hour", "minute"] as const
  ).map((part) => start.get(part) ?? undefined);
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  return Temporal.Instant.fromEpochMilliseconds(shown).toZonedDateTimeISO("UTC").toPlainDateTime();
};

/**
 * Reads a date, or a date with a time.
 * @param text 2026-11-24 15:30, 11/24, 昨天, 3天前, 11月24日下午3点, in 6 months …
 * @param asOf the day to count from, ISO
 * @returns an ISO date, or date-time to the minute when a clock time was said; undefined when the whole text is not a date
 */
export const parseDate = (text: string, asOf: string): string | undefined => {
  const written = normalised(text);
  const start = Temporal.PlainDateTime.from(asOf).toZonedDateTime(ZONE);
  const noon = asOf.includes("T") ? start : start.with({ hour: 12 });
  // The Chinese parsers count in the machine's own zone whatever they are told: its clock is set to Shanghai's.
  const clock = new Date(noon.year, noon.month - 1, noon.day, noon.hour, noon.minute);
  const reference = { instant: new Date(noon.epochMilliseconds), timezone: MINUTES_EAST };
  const [result] = [zh.hans.parse(written, clock), en.casual.parse(written, reference)]
    .flatMap(([first]) => first ?? [])
    .filter(({ text: read }) => read.length >= written.length);
  if (!result) return undefined;
  const point = saidIn(result.start);
  return result.start.isCertain("hour") ? point.toString({ smallestUnit: "minute" }) : point.toPlainDate().toString();
};
