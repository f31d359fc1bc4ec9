// What words about a day can mean, and the arithmetic that every language shares.
import { Temporal } from "temporal-polyfill";

type Day = Temporal.PlainDate;

/** When words are said, on Shanghai's clock; noon where only the day is known. */
export interface Moment {
  readonly point: Temporal.PlainDateTime;
  readonly hasClock: boolean;
}

export type Meaning =
  | { readonly type: "day"; readonly day: Day }
  /** Counted in hours, or said with another zone. */
  | { readonly type: "point"; readonly point: Temporal.PlainDateTime }
  /** Said without its month, year or week: every day around another that it may be. */
  | { readonly type: "open"; readonly near: (other: Day) => readonly Day[] }
  /** More than one day. */
  | { readonly type: "vague" };

/** A clock time; 24 is the end of the day. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
}

/** A way to say a day: what it looks like, and what it means; undefined where it means nothing after all. */
export type Form = readonly [
  pattern: RegExp,
  mean: (match: readonly (string | undefined)[], now: Moment) => Meaning | undefined,
];

/** How a language says days, and a day with a clock time behind it. */
export interface Language {
  readonly forms: readonly Form[];
  /** The words for the day, and the clock time; a day with no words is today. */
  readonly split: (
    text: string,
  ) => { readonly day: string; readonly clock: Clock | "impossible" | undefined } | undefined;
}

export const VAGUE: Meaning = { type: "vague" };

const MONTHS = 12;
const WEEK = 7;
/** A leap day is found on both sides of any year. */
const YEARS = 8;

const around = (most: number): number[] => Array.from({ length: 2 * most + 1 }, (_, step) => step - most);

/** A day of the calendar; undefined where there is none, such as 30 February. */
const calendarDay = (year: number, month: number, day: number): Day | undefined => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const meaning = (day: Day | undefined): Meaning | undefined => (day ? { type: "day", day } : undefined);

export const today = ({ point }: Moment): Day => point.toPlainDate();

export const dayOf = (year: number, month: number, day: number): Meaning | undefined =>
  meaning(calendarDay(year, month, day));

/** So many days from today. */
export const daysAway = (now: Moment, days: number): Meaning => ({ type: "day", day: today(now).add({ days }) });

/** So many months from this one. */
export const inMonth = (now: Moment, months: number, day: number): Meaning | undefined => {
  const { year, month } = today(now).add({ months });
  return dayOf(year, month, day);
};

/** A weekday, 1 to 7, of the week so many weeks from this one; weeks start on Monday. */
export const inWeek = (now: Moment, weeks: number, weekday: number): Meaning =>
  daysAway(now, weeks * WEEK + weekday - today(now).dayOfWeek);

const open = (near: (other: Day) => readonly (Day | undefined)[], isPossible = true): Meaning | undefined =>
  isPossible ? { type: "open", near: (other) => near(other).flatMap((day) => day ?? []) } : undefined;

/** A day of some month, 1 to 31. */
export const ofSomeMonth = (day: number): Meaning | undefined =>
  open(
    (other) =>
      around(MONTHS).map((months) => {
        const { year, month } = other.add({ months });
        return calendarDay(year, month, day);
      }),
    day >= 1 && day <= 31,
  );

/** A day of some year. */
export const ofSomeYear = (month: number, day: number): Meaning | undefined =>
  // A leap year knows every day.
  open(
    ({ year }) => around(YEARS).map((years) => calendarDay(year + years, month, day)),
    !!calendarDay(2000, month, day),
  );

/** A weekday, 1 to 7, of some week. */
export const ofSomeWeek = (weekday: number): Meaning | undefined =>
  open((other) => around(1).map((weeks) => other.add({ days: weeks * WEEK + weekday - other.dayOfWeek })));

/** Today, or the day beside it. */
export const someDay = (now: Moment): Meaning | undefined =>
  open(() => around(1).map((days) => today(now).add({ days })));

export type Unit = "year" | "month" | "week" | "day" | "hour" | "minute";

/** So many units from now; halves only of what has an even half: half a month is said for 15 days. */
export const away = (now: Moment, unit: Unit, count: number, sign: 1 | -1): Meaning | undefined => {
  const isHalf = !Number.isInteger(count);
  const whole = sign * Math.trunc(count);
  const half = isHalf ? sign : 0;
  const moved = (duration: Temporal.DurationLike): Meaning => ({ type: "day", day: today(now).add(duration) });
  switch (unit) {
    case "year":
      return moved({ months: 12 * whole + 6 * half });
    case "month":
      return meaning(
        today(now)
          .add({ months: whole })
          .add({ days: 15 * half }),
      );
    case "week":
      return isHalf ? VAGUE : moved({ weeks: whole });
    case "day":
      return isHalf ? VAGUE : moved({ days: whole });
    default: {
      const minutes = unit === "hour" ? 60 * whole + 30 * half : whole;
      return isHalf && unit === "minute" ? undefined : { type: "point", point: now.point.add({ minutes }) };
    }
  }
};
