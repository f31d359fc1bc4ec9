// Points in time as the pack's facts write them: a day, or a day with a clock time, in Asia/Shanghai.
import { Temporal } from "temporal-polyfill";

/** Asia/Shanghai by its offset, the same all year since 1992: by its name, all zones of the machine would be opened first. */
const ZONE = "+08:00";

/** The same few days are asked about again and again. */
const points = new Map<string, Temporal.ZonedDateTime>();

/** A day alone stands for its start (00:00), so that a span from day to day counts whole days. */
export const pointOf = (value: string): Temporal.ZonedDateTime => {
  const point = points.get(value) ?? Temporal.PlainDateTime.from(value).toZonedDateTime(ZONE);
  points.set(value, point);
  return point;
};

/** `YYYY-MM-DD`, with ` HH:MM` when the value it came from had a clock time. */
export const written = (point: Temporal.ZonedDateTime, withTime: boolean): string => {
  const day = point.toPlainDate().toString();
  return withTime ? `${day} ${point.toPlainTime().toString({ smallestUnit: "minute" })}` : day;
};

/** Whether a value names a clock time. */
export const hasTime = (value: string): boolean => value.includes("T");

/** The durations of a pack are few, and each is read once. */
const durations = new Map<string, Temporal.Duration>();

const durationOf = (written: string): Temporal.Duration => {
  const duration = durations.get(written) ?? Temporal.Duration.from(written);
  durations.set(written, duration);
  return duration;
};

/** A point later by an ISO duration: hours by the clock; months clamp to the last day of a shorter month. */
export const later = (point: Temporal.ZonedDateTime, duration: string): Temporal.ZonedDateTime =>
  point.add(durationOf(duration));

/** Negative when `a` is before `b`. */
export const compare = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): number =>
  Temporal.ZonedDateTime.compare(a, b);
