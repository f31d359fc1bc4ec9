// Relative dates go by Shanghai's clock, whatever zone the machine is in.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildSync } from "esbuild";
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
  ["24号", "2026-11-24T00:05", "2026-11-24"],
  ["25号", "2026-11-24T23:55", "2026-10-25"],
  ["周三", "2026-11-24T00:05", "2026-11-18"],
  ["上个月15号", "2026-11-01T00:05", "2026-10-15"],
  ["the 15th", "2026-11-24T23:55", "2026-11-15"],
  ["48 hours ago", "2026-11-24T15:30", "2026-11-22T15:30"],
  ["in 6 months", "2026-11-24T23:55", "2027-05-24"],
];

const READER = buildSync({
  stdin: {
    contents: `import { readDate } from "./dates.ts";
      const said = JSON.parse(process.argv[1]);
      const read = (text, asOf) => readDate(text, asOf, { of: "not-after", point: asOf }).date;
      console.log(JSON.stringify(said.map(([text, asOf]) => [text, asOf, read(text, asOf)])));`,
    resolveDir: join(root, "src/intake"),
  },
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  write: false,
});
/** A zone of the machine is only taken up by a new process. */
const PROGRAM = READER.outputFiles[0]?.text ?? "";

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
