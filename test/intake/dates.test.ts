// Dates as people say them: read to one day, or refused where they are no single day.
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { DateReading, Side } from "../../src/intake/dates.ts";
import { readDate, sideOf } from "../../src/intake/dates.ts";

const AS_OF = "2026-11-10T10:30";

const past: Side = { of: "not-after", point: AS_OF };
const read = (text: string, side: Side = past): DateReading => readDate(text, AS_OF, side);
const dateIn = (reading: DateReading): string | undefined => ("date" in reading ? reading.date : undefined);

describe("said in full, on Tuesday 10 November 2026 at 10:30", () => {
  test.each([
    ["2026-11-24 15:30", "2026-11-24T15:30"],
    ["2026-11-24 15:30:22", "2026-11-24T15:30"],
    ["2026-11-24", "2026-11-24"],
    ["2026.11.24", "2026-11-24"],
    ["2026/11/24", "2026-11-24"],
    ["24/11/2026", "2026-11-24"],
    ["20261124", "2026-11-24"],
    ["20261124153000", "2026-11-24T15:30"],
    ["２０２６-11-01", "2026-11-01"],
    ["2099-12-31", "2099-12-31"],
    ["2026年11月24日", "2026-11-24"],
    ["26年11月24日", "2026-11-24"],
    ["二〇二六年十一月二十四日", "2026-11-24"],
    ["2026年11月24日24时", "2026-11-25T00:00"],
    ["2026年11月24日零时", "2026-11-24T00:00"],
    ["昨天下午三点零五分", "2026-11-09T15:05"],
    ["昨天。", "2026-11-09"],
    ["刚才", "2026-11-10T10:30"],
    ["今早", "2026-11-10"],
    ["今早8点", "2026-11-10T08:00"],
    ["今天上午", "2026-11-10"],
    ["今天中午1点", "2026-11-10T13:00"],
    ["昨天", "2026-11-09"],
    ["昨晚8点半", "2026-11-09T20:30"],
    ["昨晚12点", "2026-11-10T00:00"],
    ["昨天凌晨3点", "2026-11-09T03:00"],
    ["昨天下午三点一刻", "2026-11-09T15:15"],
    ["大前天", "2026-11-07"],
    ["大后天", "2026-11-13"],
    ["3天前", "2026-11-07"],
    ["三天以前", "2026-11-07"],
    ["两周前", "2026-10-27"],
    ["一个礼拜前", "2026-11-03"],
    ["半个月前", "2026-10-26"],
    ["一个半月前", "2026-09-25"],
    ["两个月前", "2026-09-10"],
    ["半年前", "2026-05-10"],
    ["一年前", "2025-11-10"],
    ["一年半前", "2025-05-10"],
    ["半小时前", "2026-11-10T10:00"],
    ["两个半小时前", "2026-11-10T08:00"],
    ["6个月后", "2027-05-10"],
    ["上周三", "2026-11-04"],
    ["上个星期天", "2026-11-08"],
    ["上上周三", "2026-10-28"],
    ["本周一", "2026-11-09"],
    ["上个月15号", "2026-10-15"],
    ["上个月的15号 下午3点", "2026-10-15T15:00"],
    ["这个月3号", "2026-11-03"],
    ["去年12月5号", "2025-12-05"],
    ["just now", "2026-11-10T10:30"],
    ["this morning", "2026-11-10"],
    ["last night at 11pm", "2026-11-09T23:00"],
    ["yesterday at 3:30 pm", "2026-11-09T15:30"],
    ["at 3:30 pm yesterday", "2026-11-09T15:30"],
    ["9:00 on Monday last week", "2026-11-02T09:00"],
    ["the day before yesterday", "2026-11-08"],
    ["a week ago", "2026-11-03"],
    ["half a month ago", "2026-10-26"],
    ["last Friday", "2026-11-06"],
    ["last Tuesday", "2026-11-03"],
    ["Monday last week", "2026-11-02"],
    ["the 15th of last month", "2026-10-15"],
    ["15 October 2025", "2025-10-15"],
    ["Oct 15, 2025", "2025-10-15"],
    ["in 6 months", "2027-05-10"],
  ])("%s", (typed, date) => expect(read(typed)).toEqual({ date, isAssumed: false }));

  test("a month ago from its last day is the last day of a shorter month", () =>
    expect(dateIn(readDate("一个月前", "2026-03-31", past))).toBe("2026-02-28"));

  test("hours are counted by the day where the clock is not known", () => {
    expect(dateIn(readDate("48小时前", "2026-11-10", past))).toBe("2026-11-08");
    expect(dateIn(readDate("刚才", "2026-11-10", past))).toBe("2026-11-10");
  });
});

describe("said in part", () => {
  const since: Side = { of: "after", point: "2026-11-22T15:30" };
  const from: Side = { of: "not-before", point: AS_OF };

  test.each([
    // What has happened lies behind, today included.
    ["24号", past, "2026-10-24"],
    ["10号", past, "2026-11-10"],
    ["31号", past, "2026-10-31"],
    ["二十五号", past, "2026-10-25"],
    ["11/24", past, "2025-11-24"],
    ["10号下午3点", past, "2026-11-10T15:00"],
    ["11月9号", past, "2026-11-09"],
    ["2月29日", past, "2024-02-29"],
    ["周三", past, "2026-11-04"],
    ["周二", past, "2026-11-10"],
    ["the 15th", past, "2026-10-15"],
    ["Friday", past, "2026-11-06"],
    ["Oct 15", past, "2026-10-15"],
    ["下午3点", past, "2026-11-09T15:00"],
    ["上午9点", past, "2026-11-10T09:00"],
    ["从24号开始", past, "2026-10-24"],
    // An end lies behind its start.
    ["24号", since, "2026-11-24"],
    ["到24号 15:30为止", since, "2026-11-24T15:30"],
    ["21号", since, "2026-12-21"],
    ["22号", since, "2026-12-22"],
    ["10号", from, "2026-11-10"],
    ["5/22", since, "2027-05-22"],
    // A clock time alone: of today or the next day that it can be of, though the start lies weeks back.
    ["15:30", { of: "after", point: "2026-05-24" }, "2026-11-10T15:30"],
    ["9:00", { of: "after", point: "2026-11-10T10:00" }, "2026-11-11T09:00"],
  ] as const)("%s", (typed, side, date) => expect(read(typed, side)).toEqual({ date, isAssumed: true }));

  test("the side is the one that the question declares", () => {
    const dates = (id: string) => (id === "since" ? "2026-11-22T15:30" : undefined);
    expect(sideOf({ "not-after": "as-of" }, dates, AS_OF)).toEqual(past);
    expect(sideOf({ "not-before": "since" }, dates, AS_OF)).toEqual(since);
    expect(sideOf({ "not-before": "bail-since" }, dates, AS_OF)).toEqual(from);
    expect(sideOf({}, dates, AS_OF)).toEqual(past);
  });

  test("is on its side, and the nearest such day", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom("not-after" as const, "not-before" as const),
        (moment, day, of) => {
          const point = moment.toISOString().slice(0, 10);
          const date = Temporal.PlainDate.from(dateIn(readDate(`${day}号`, point, { of, point })) ?? "");
          const away = date.since(point, { largestUnit: "day" }).days * (of === "not-after" ? -1 : 1);
          expect(date.day).toBe(day);
          expect(away).toBeGreaterThanOrEqual(0);
          expect(away).toBeLessThan(31);
        },
      ),
    );
  });
});

describe("what chrono by itself would misread", () => {
  const readOn = (asOf: string, text: string): DateReading => readDate(text, asOf, { of: "not-after", point: asOf });

  test.each([
    // Its parsers take over what is not said from the moment that is counted from.
    ["3 days ago 9:00", "2026-11-10", "2026-11-07T09:00"],
    ["a month ago", "2026-03-31", "2026-02-28"],
    ["a year ago", "2024-02-29", "2023-02-28"],
    ["明天", "2026-11-10T00:30", "2026-11-11"],
    ["昨天中午1点", AS_OF, "2026-11-09T13:00"],
    ["11.24上午", AS_OF, "2025-11-24"],
    ["24/11/2026下午3点", AS_OF, "2026-11-24T15:00"],
    // The abbreviation is another zone's in America.
    ["2026-11-09 15:30 CST", AS_OF, "2026-11-09T15:30"],
    ["2026-11-09T15:30+09:00", AS_OF, "2026-11-09T14:30"],
    ["Tuesday, Nov 3, 2026", AS_OF, "2026-11-03"],
    ["9:00 on Nov 10th", AS_OF, "2026-11-10T09:00"],
    ["last Friday afternoon", AS_OF, "2026-11-06"],
  ])("%s, on %s", (text, asOf, date) => expect(dateIn(readOn(asOf, text))).toBe(date));

  test.each([
    "for 3 days",
    "1 month and 3 days ago",
    "1.5 years ago",
    "half a week ago",
    "10 Oct 15",
    "15 Oct 25",
    "Friday, Nov 3, 2026",
    "morning yesterday 3pm",
    "yesterday 3:30 in the afternoon",
    "3:30 in the afternoon",
    "3:30:22 in the afternoon",
    "3:30下午",
    "三点下午",
    "last weekday",
    "yesterday 12:30 at night",
    "yesterday 10",
    "112月3号",
  ])("%s is refused", (text) => expect(read(text)).toEqual({ problem: "unreadable" }));
});

describe("no single day", () => {
  test.each([
    ...[
      "上个月",
      "去年12月",
      "去年",
      "12月",
      "2026年11月",
      "2026-11",
      "十一月",
      "上周",
      "月初",
      "上个月底",
      "去年年底",
    ],
    ...["几天前", "前几天", "前两天", "最近", "大概24号", "24号左右", "很久以前"],
    ...["last month", "last week", "October", "October 2026", "a few days ago", "next Friday", "around the 15th"],
    ...["last night", "a couple of days ago", "10/2026", "Nov 3 - 5", "last weekend"],
  ])("%s", (typed) => expect(read(typed)).toEqual({ problem: "vague" }));
});

describe("no date", () => {
  test.each([
    ...["", "不知道", "15", "24", "0号", "32号", "2月30日", "2026-02-30", "13/45", "24号25点", "前", "3月前", "3天"],
    // People differ about these: the month and the day, the calendar, the side of midnight.
    ...["241124", "2026124", "2026112"],
    ...["5/11/2026", "正月十五", "初五", "昨晚2点"],
    ...["昨天或者前天吧我也说不清", "2026-11-24 不知道", "yesterday or so"],
  ])("%j", (typed) => expect(read(typed)).toEqual({ problem: "unreadable" }));

  test("whatever is typed is read or refused, never a crash", () => {
    const words = fc.constantFrom(..."今昨上下个月周年日号点半前后3一2026-11/24:", " ", "ago", "last", "the ");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 8 }).map((all) => all.join("")),
        ),
        (text) => {
          const reading = read(text);
          if ("date" in reading) expect(reading.date).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/);
        },
      ),
    );
  });
});
