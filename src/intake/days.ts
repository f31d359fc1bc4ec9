// Ways of saying a day that chrono lacks, as parsers for it, and their arithmetic.
import type { Component, Parser } from "chrono-node/en";
import { Temporal } from "temporal-polyfill";

/** When words are said, on Shanghai's clock; noon where only the day is known. */
export type Now = Temporal.PlainDateTime;

/** Only what is said: 24号 says a day, and neither month nor year. */
type Said = { readonly [part in Component]?: number } | Temporal.PlainDate | Temporal.PlainDateTime;

/** A way of saying a day or a clock time; undefined where what looks like it means nothing after all. */
export type Form = readonly [
  pattern: RegExp,
  mean: (match: readonly (string | undefined)[], now: Now) => Said | undefined,
];

/** Chrono's own tag of what is counted in hours or minutes. */
export const BY_CLOCK = "result/relativeDateAndTime";
/** 24:00 and twelve at night are the start of the next day. */
export const NEXT_DAY = "next-day";

const LEAP_YEAR = 2024;

const partsOf = (said: Said): { readonly [part in Component]?: number } => {
  if (!(said instanceof Temporal.PlainDate || said instanceof Temporal.PlainDateTime)) return said;
  const { year, month, day } = said;
  return said instanceof Temporal.PlainDate
    ? { year, month, day }
    : { year, month, day, hour: said.hour, minute: said.minute };
};

/** A parser for chrono. */
export const parserOf = ([pattern, mean]: Form, now: Now): Parser => ({
  pattern: () => pattern,
  extract: (context, match) => {
    const said = mean(match, now);
    if (said === undefined) return null;
    const { hour, ...parts } = partsOf(said);
    // Without its half of the day, chrono takes that of the moment that days are counted from.
    const clock = hour === undefined ? {} : { hour: hour % 24, meridiem: Math.floor(hour / 12) % 2 };
    const components = context.createParsingComponents({ ...parts, ...clock });
    // Chrono refuses days that are in no calendar: the month and the year that are not said must not make one so.
    if (parts.year === undefined && parts.day !== undefined) components.imply("year", LEAP_YEAR).imply("month", 1);
    if (said instanceof Temporal.PlainDateTime) components.addTag(BY_CLOCK);
    return hour === 24 ? components.addTag(NEXT_DAY) : components;
  },
});

/** How far away what a word names is; the pattern that found the word holds no other. */
export const stepsOf =
  (steps: Readonly<Record<string, number>>) =>
  (word = ""): number =>
    steps[word] ?? Number.NaN;

export const daysAway = (now: Now, days: number): Temporal.PlainDate => now.toPlainDate().add({ days });

/** A weekday, Sunday being 0, of the week so many weeks from this one; weeks start on Monday. */
export const inWeek = (now: Now, weeks: number, weekday: number): Temporal.PlainDate =>
  daysAway(now, weeks * 7 + (weekday || 7) - now.dayOfWeek);

/** A day of the month so many months from this one. */
export const inMonth = (now: Now, months: number, day: number): Said => {
  const { year, month } = now.toPlainDate().add({ months });
  return { year, month, day };
};

export type Unit = "years" | "months" | "weeks" | "days" | "hours" | "minutes";

/** What half of a unit is; half a week or half a day is no day. */
const HALVES: { readonly [unit in Unit]?: Temporal.DurationLike } = {
  months: { days: 15 },
  hours: { minutes: 30 },
};

/** So many units away from now, backwards where the count is negative, and half a unit more where it has a half. */
export const away = (now: Now, unit: Unit, count: number): Said | undefined => {
  if (unit === "years") return away(now, "months", 12 * count);
  const half = count % 1 === 0 ? { days: 0 } : HALVES[unit];
  if (half === undefined || Number.isNaN(count)) return undefined;
  const whole = now.add({ [unit]: Math.trunc(count) });
  const point = count < 0 ? whole.subtract(half) : whole.add(half);
  return unit === "hours" || unit === "minutes" ? point : point.toPlainDate();
};
