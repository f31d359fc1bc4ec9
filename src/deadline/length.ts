// When a time limit ends: the arithmetic of each counting convention, over a calendar of working days.
import type { Temporal } from "temporal-polyfill";
import type { CalendarYear, Limit } from "../pack/schema.ts";
import { later } from "./shanghai.ts";

type Point = Temporal.ZonedDateTime;

const SATURDAY = 6;

/** The end of a limit, and what the calendar did to it. */
interface End {
  /** Absent where working days run into a year whose calendar is not known. */
  readonly until: Point | undefined;
  /** Where the end stood before it moved off days of rest. */
  readonly before?: Point;
  /** The year whose calendar is not known, though the end depends on it. */
  readonly unknownYear?: number;
}

/** Which days are worked: undefined in a year that the calendar does not cover. */
const worksOn = (calendar: readonly CalendarYear[]): ((day: Point) => boolean | undefined) => {
  const years = new Map(calendar.map((one) => [one.year, one]));
  return (day) => {
    const year = years.get(day.year);
    if (!year) return undefined;
    const date = day.toPlainDate().toString();
    return day.dayOfWeek < SATURDAY ? !year.holidays.includes(date) : year["make-up-days"].includes(date);
  };
};

type Works = ReturnType<typeof worksOn>;

/** The working day that is `count` away from a day, which is not counted itself. */
const afterWorkingDays = (start: Point, count: number, step: 1 | -1, works: Works): End => {
  let day = start;
  for (let left = count; left > 0; ) {
    day = day.add({ days: step });
    const isWorked = works(day);
    if (isWorked === undefined) return { until: undefined, unknownYear: day.year };
    if (isWorked) left -= 1;
  }
  return { until: day };
};

const offRest = (end: Point, works: Works): End => {
  let day = end;
  for (;;) {
    const isWorked = works(day);
    // A weekday of an unknown year may be a holiday, a weekend may be worked: the end stands, and the doubt is said.
    if (isWorked === undefined) return { until: end, unknownYear: day.year };
    if (isWorked) return day === end ? { until: end } : { until: day, before: end };
    day = day.add({ days: 1 });
  }
};

const DAYS = /^P(\d+)D$/;

/**
 * When a limit that starts at a point ends. The day in which it starts is not counted; hours run from the minute, though the
 * starting hour is not counted either (刑事诉讼法 105), so that an end by the clock is up to an hour early; months clamp to the last day of a
 * shorter month; `before` counts back. Conventions: 民事诉讼法 85, 刑事诉讼法 105, 行政强制法 69, 行政复议法 88.
 * @returns undefined for a limit without a length
 */
export const endOf = (limit: Limit, start: Point, calendar: readonly CalendarYear[]): End | undefined => {
  if (limit.length === "none-found") return undefined;
  const works = worksOn(calendar);
  const step = limit.before ? -1 : 1;
  if (limit.counting === "working-days") {
    const [, days] = DAYS.exec(limit.length) ?? [];
    return days === undefined ? undefined : afterWorkingDays(start, Number(days), step, works);
  }
  const end = limit.before ? start.subtract(limit.length) : later(start, limit.length);
  return limit["if-holiday"] === undefined ? { until: end } : offRest(end, works);
};
