// Relative dates go by Shanghai's clock, whatever zone the machine is in.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { root } from "../pack/folder.ts";

const ZONES = ["UTC", "America/New_York", "Asia/Shanghai", "Pacific/Auckland"];

/** What is said, when, and the date meant. */
const SAID: readonly (readonly [said: string, asOf: string, date: string])[] = [
  ["今天", "2026-11-24T07:00", "2026-11-24"],
  ["今天", "2026-11-24T00:05", "2026-11-24"],
  ["今天", "2026-11-24T23:55", "2026-11-24"],
  ["今天", "2026-11-24", "2026-11-24"],
  ["昨天", "2026-11-24T00:05", "2026-11-23"],
  ["明天", "2026-11-24T23:55", "2026-11-25"],
  ["昨天下午3点", "2026-11-24T00:05", "2026-11-23T15:00"],
  ["3天前", "2026-11-24T07:00", "2026-11-21"],
  ["3天前", "2026-11-24T23:55", "2026-11-21"],
  ["三天前", "2026-11-24T00:05", "2026-11-21"],
  ["48小时前", "2026-11-24T15:30", "2026-11-22T15:30"],
  ["2小时前", "2026-11-24T01:00", "2026-11-23T23:00"],
  ["30分钟前", "2026-11-24T00:05", "2026-11-23T23:35"],
  ["半年后", "2026-11-24T07:00", "2027-05-24"],
  ["6个月后", "2026-11-24T23:55", "2027-05-24"],
  ["上周五", "2026-11-24T07:00", "2026-11-20"],
  ["11月24日下午3点", "2026-11-24T07:00", "2026-11-24T15:00"],
  ["2026-11-24 15:30", "2026-11-24T07:00", "2026-11-24T15:30"],
  ["2026-11-24T07:30Z", "2026-11-24T07:00", "2026-11-24T15:30"],
  ["today", "2026-11-24T00:05", "2026-11-24"],
  ["3 days ago", "2026-11-24T07:00", "2026-11-21"],
  ["48 hours ago", "2026-11-24T15:30", "2026-11-22T15:30"],
  ["in 6 months", "2026-11-24T23:55", "2027-05-24"],
];

/** The parser with a call at its end: a zone of the machine is only taken up by a new process. */
const PROGRAM = `${transformSync(readFileSync(join(root, "src/intake/dates.ts"), "utf8"), { loader: "ts" }).code}
  const said = JSON.parse(process.argv[1]);
  console.log(JSON.stringify(said.map(([text, asOf]) => [text, asOf, parseDate(text, asOf)])));`;

describe("dates said in", () => {
  test.each(ZONES)("%s", (zone) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "-e", PROGRAM, JSON.stringify(SAID)],
      { cwd: root, encoding: "utf8", env: { ...process.env, TZ: zone } },
    );
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual(SAID);
  });
});
