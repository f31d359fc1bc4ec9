// Laws as people cite them: short names, digits and Chinese numerals, old numbers, replaced documents.
import { join } from "node:path";
import { expect, test } from "vitest";
import { citedBy } from "../../src/law/article.ts";
import { loadPack } from "../../src/pack/load.ts";
import { run } from "../cli/run.ts";
import { root } from "../pack/folder.ts";

const { pack } = loadPack(join(root, "decision-trees"));
const cited = (typed: string) =>
  citedBy(pack?.law ?? [], typed).map(({ document, article, renumbered }) => [document.id, article, renumbered?.was]);

test.each([
  ["刑诉法117", "crim-proc-law", "第一百一十七条"],
  ["刑事诉讼法第一百一十七条", "crim-proc-law", "第一百一十七条"],
  ["《刑事诉讼法》第117条", "crim-proc-law", "第一百一十七条"],
  ["CPL art. 117", "crim-proc-law", "第一百一十七条"],
  ["Criminal Procedure Law 117", "crim-proc-law", "第一百一十七条"],
  ["刑法第二百八十七条之二", "criminal-law", "第二百八十七条之二"],
  ["刑法287之二", "criminal-law", "第二百八十七条之二"],
  ["民诉法解释485", "spc-civil-proc-interp", "第四百八十五条"],
])("%s", (typed, document, article) => expect(cited(typed)).toEqual([[document, article, undefined]]));

test("an old number leads to the present article", () => {
  expect(cited("民诉法225")).toEqual([["civil-proc-law", "第二百三十六条", "第二百二十五条"]]);
  expect(cited("监察法60")).toEqual([["supervision-law", "第六十九条", "第六十条"]]);
  expect(run(["explain", "民诉法225", "--lang", "en"]).out).toContain("art. 236");
});

test("a replaced document leads to what replaced it, and an article that is not cited is said to be so", () => {
  expect(run(["explain", "公通字〔2021〕20号", "--lang", "en"]).out).toContain("has been replaced by");
  expect(run(["explain", "民诉法999", "--lang", "en"]).out).toContain("article 999 is not cited here");
});

test("what names no law is unknown", () => {
  expect(cited("天方夜谭12")).toEqual([]);
  expect(run(["explain", "天方夜谭12"]).code).toBe(2);
});
