// A situation that differs says why: in words, with the node where its walk ended and the answers that make it so.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../cli/run.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

const packWith = (facts: string, expected: string): string => {
  const folder = copyOf(join(fixtures, "minimal"));
  writeFileSync(
    join(folder, "scenarios/extra.yaml"),
    `- id: s-wrong
  title: { zh: 错, en: wrong }
  as-of: 2026-01-01
  answers:
    cards: [{ restrictions: [{ facts: { ${facts} } }] }]
  expect: { ${expected} }
`,
  );
  return folder;
};

const check = (folder: string, ...more: string[]): string => run(["check", folder, "--rule", "CF100", ...more]).out;

describe("a situation that differs", () => {
  test("names the answers that exclude what is expected, and only those", () => {
    const out = check(packWith("who: police, in-force: in-force", "holds: [court-freeze]"), "--lang", "en");
    expect(out).toContain("(should lead and does not: court-freeze); what leads: police-freeze");
    expect(out).toContain("the walk ended at: card › who › police");
    expect(out).toContain("answers that reach it: who=police\n");
    expect(out).toContain("the other place: trees/card.yaml:6:3");
  });

  /** What is said of one situation of the shipped pack when a branch of the restriction tree has been moved. */
  const moved = (from: string, to: string, situation: string): string => {
    const folder = copyOf(join(root, "decision-trees"));
    const path = join(folder, "trees/restriction.yaml");
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    const out = check(folder, "--lang", "en");
    return out.split("\n\n").find((one) => one.includes(`“${situation}” differs`)) ?? "";
  };

  test("names all answers with which the walk ends there, not only those with which another walk concludes the same", () => {
    const listed = "    special-list: { conclude: aml-special-list }\n    none: { open:";
    const out = moved(listed, listed.replace(" }", ", certainty: likely }"), "measure-special-list");
    expect(out).toContain("the walk ended at: restriction › bank-list › special-list");
    expect(out).toContain("answers that reach it: ordered-by=bank, bank-reason=listed, list-named=special-list\n");
  });

  test("speaks of the restriction that differs, not of another on the same card", () => {
    const out = moved("    blocked: bank-account-kind\n", "    blocked: capped-lifts\n", "new-022");
    expect(out).toContain("the walk ended at: restriction › capped-lifts");
    expect(out).not.toContain("ordered-by=police");
  });

  test("says that nothing was walked where its answers fit no conclusion", () => {
    const named = "    tax: { conclude: tax-freeze }";
    const out = moved(named, named.replace("tax-freeze", "customs-freeze"), "new-010");
    expect(out).toContain("what leads: nothing; its answers fit no conclusion of “restriction”\n");
  });

  test("says what leads where the difference is in where the person stands", () => {
    const folder = copyOf(join(root, "decision-trees"));
    const path = join(folder, "trees/guide-exit-ban.yaml");
    const [from, to] = ["unknown: { conclude: exit-only-frozen,", "unknown: { conclude: exit-exposed,"];
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    const said = "(the other conclusions differ: exit-only-frozen, exit-exposed); what leads: exit-exposed; ";
    expect(check(folder, "--lang", "en")).toContain(said);
    const { out } = run(["test", folder, "--lang", "en"]);
    expect(out).toContain(
      "  the other conclusions differ: exit-only-frozen, exit-exposed\n  what leads: exit-exposed\n",
    );
  });

  test("is worded in Chinese too", () => {
    const out = check(packWith("who: police", "holds: [court-freeze]"), "--lang", "zh");
    expect(out).toContain("应当领先而没有：court-freeze");
    expect(out).toContain("走到了：card › who › police");
    expect(out).not.toContain("does-not-lead");
  });

  test("says that nobody knew where the walk went by unknown", () => {
    const out = check(packWith("in-force: in-force", "holds: [court-freeze]"), "--lang", "en");
    expect(out).toContain("the walk ended at: card › who › unknown");
    expect(out).not.toContain("answers that reach it");
  });

  test("carries its answers where only the text of a message is shown", () => {
    const folder = packWith("who: police", "holds: [court-freeze]");
    expect(check(folder, "--lang", "en", "--format", "github")).toContain("%0Aanswers that reach it: who=police%0A");
    const { runs } = JSON.parse(check(folder, "--lang", "en", "--format", "sarif"));
    expect(runs[0].results[0].message.text).toContain("\nanswers that reach it: who=police");
  });
});
