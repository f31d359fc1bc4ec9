// Time limits against dates computed by hand from the statutes, and against the calendar's edge.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { endOf } from "../../src/deadline/length.ts";
import { pointOf, written } from "../../src/deadline/shanghai.ts";
import { loadPack } from "../../src/pack/load.ts";
import { run } from "../cli/run.ts";

interface ByHand {
  readonly limit: string;
  readonly from: string;
  readonly until: string;
  readonly because: string;
  readonly "without-moving"?: string;
}

const { pack } = loadPack("decision-trees");
const limitOf = (id: string) => {
  const limit = pack?.limits.find((one) => one.id === id);
  if (!limit) throw new Error(`no limit ${id}`);
  return limit;
};
const end = (id: string, from: string) => {
  const found = endOf(limitOf(id), pointOf(from.replace(" ", "T")), pack?.calendar ?? []);
  const withTime = from.includes(" ");
  return {
    until: found?.until && written(found.until, withTime),
    before: found?.before && written(found.before, withTime),
    unknownYear: found?.unknownYear,
  };
};

const byHand = parse(readFileSync("test/deadline/dates.yaml", "utf8")) as ByHand[];

test("forty dates or more were computed by hand", () => expect(byHand.length).toBeGreaterThanOrEqual(40));

test.each(byHand)("$limit from $from: $because", ({ limit, from, until, "without-moving": unmoved }) => {
  const found = end(limit, from);
  expect(found.until).toBe(until);
  expect(found.before).toBe(unmoved);
});

test("working days that run into a year without a calendar have no end", () => {
  expect(end("administrative-decision-3wd", "2026-12-30")).toMatchObject({ until: undefined, unknownYear: 2027 });
});

test("an end that may fall on a holiday of an unknown year says so", () => {
  expect(end("administrative-review-60d", "2026-12-01")).toEqual({
    until: "2027-01-30",
    before: undefined,
    unknownYear: 2027,
  });
});

test("a limit counted back ends before its date", () => {
  expect(end("preservation-renewal-7d", "2026-11-24").until).toBe("2026-11-17");
});

test("every known year has its seven holidays and no day twice", () => {
  for (const { year, holidays, "make-up-days": made } of pack?.calendar ?? []) {
    expect(new Set([...holidays, ...made]).size).toBe(holidays.length + made.length);
    for (const day of [...holidays, ...made]) expect(day.startsWith(String(year))).toBe(true);
    const isWeekend = (day: string): boolean => pointOf(day).dayOfWeek > 5;
    expect(holidays.filter(isWeekend)).toEqual([]);
    expect(made.every(isWeekend)).toBe(true);
  }
});

describe("hours whose start is known to the day only", () => {
  const stopped = (since: string, asOf: string) => {
    const args = ["triage", "--set", "ordered-by=central-bank", "--set", `since=${since}`, "--as-of", asOf, "--format"];
    const { limits } = JSON.parse(run([...args, "json"]).out) as { limits: { length: string }[] };
    return limits.find(({ length }) => length === "PT48H");
  };

  test("end between the earliest and the latest, and have passed after the latest only", () => {
    const ends = { earliest: "2026-11-25 00:00", until: "2026-11-26 00:00" };
    expect(stopped("2026-11-23", "2026-11-25T10:00")).toMatchObject({ ...ends, passed: false });
    expect(stopped("2026-11-23", "2026-11-26T00:01")).toMatchObject({ ...ends, passed: true });
  });

  test("known to the minute they have one end", () => {
    const ends = { earliest: null, until: "2026-11-25 09:20" };
    expect(stopped("2026-11-23T09:20", "2026-11-25T09:19")).toMatchObject({ ...ends, passed: false });
    expect(stopped("2026-11-23T09:20", "2026-11-25T09:21")).toMatchObject({ ...ends, passed: true });
  });
});

describe("dates that cannot be right", () => {
  const told = (settings: readonly string[]) => {
    const set = ["ordered-by=police", ...settings].flatMap((setting) => ["--set", setting]);
    const { out } = run(["triage", ...set, "--as-of", "2026-11-24", "--format", "json"]);
    return JSON.parse(out) as { doubts: object[]; limits: { from: string }[] };
  };

  test("a start in the future and an end before its start are told, and nothing is counted from them", () => {
    const { doubts, limits } = told(["since=2027-11-24", "until=2026-01-01"]);
    expect(doubts).toMatchObject([
      { question: "since", side: "after", than: "as-of", thanValue: "2026-11-24" },
      { question: "until", side: "before", than: "since", thanValue: "2027-11-24" },
    ]);
    expect(limits).toEqual([]);
  });

  test("the same day is no contradiction", () => {
    const { doubts, limits } = told(["since=2026-11-24T15:30", "until=2026-11-24"]);
    expect(doubts).toEqual([]);
    expect(limits.map(({ from }) => from)).toContain("2026-11-24 15:30");
  });
});
