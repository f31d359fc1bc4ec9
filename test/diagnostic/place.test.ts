// Where a fault in prose stands: the very words, however long the text around them is.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../cli/run.ts";
import { copyOf, fixtures } from "../pack/folder.ts";

interface Marked {
  readonly code: string;
  /** What the place of the first diagnostic covers. */
  readonly text: string;
}

/** What is marked once the meaning of the first conclusion says something else in Chinese. */
const marked = (written: string): Marked => {
  const folder = copyOf(join(fixtures, "minimal"));
  const head = join(folder, "pack.yaml");
  writeFileSync(head, `${readFileSync(head, "utf8")}never-say: [包解冻]\n`);
  const path = join(folder, "conclusions/all.yaml");
  const before = readFileSync(path, "utf8");
  const after = before.replace("meaning: { zh: 钱被冻住", `meaning: { zh: ${written}`);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  const { diagnostics } = JSON.parse(run(["check", folder, "--format", "json"]).out) as {
    readonly diagnostics: readonly { code: string; line: number; column: number; endColumn: number }[];
  };
  const [first] = diagnostics;
  if (!first) throw new Error("nothing found");
  const line = after.split("\n")[first.line - 1] ?? "";
  return { code: first.code, text: line.slice(first.column - 1, first.endColumn - 1) };
};

describe("the place of words in a text", () => {
  test.each([
    ['"冻住 {limit:half-year}，一天到晚都这样，三天后再问"', "CF083", "三天"],
    ['"等 3{limit:half-year} 天"', "CF083", "3{limit:half-year} 天"],
    ['"冻住 {limit:half-a-year}，别急"', "CF031", "{limit:half-a-year}"],
    ['"冻住 {limit:half-year}，{x}，别急"', "CF039", "{x}"],
    ['"有人说 包 解冻 的，别信"', "CF090", "包 解冻"],
  ])("%s", (written, code, text) => {
    expect(marked(written)).toEqual({ code, text });
  });

  test("is the whole text where the file writes it in another way", () => {
    expect(marked('"冻住\\u4e09天，别急"')).toEqual({ code: "CF083", text: '"冻住\\u4e09天，别急"' });
  });
});
