// Dates as people say them, in Chinese or English, read to a day or a day with a clock time in Asia/Shanghai.
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
  const reference = { instant: new Date(noon.epochMilliseconds), timezone: MINUTES_EAST };
  for (const parser of [zh.hans, en.casual]) {
    const [result] = parser.parse(written, reference);
    if (!result || result.text.length < written.length) continue;
    const point = Temporal.Instant.fromEpochMilliseconds(result.start.date().getTime()).toZonedDateTimeISO(ZONE);
    const hasClock = result.start.isCertain("hour");
    return hasClock ? point.toPlainDateTime().toString({ smallestUnit: "minute" }) : point.toPlainDate().toString();
  }
  return undefined;
};
