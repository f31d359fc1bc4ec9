// The guides: a menu, and for each of them a way to every one of its ends, with steps to take, in both languages.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Compiled } from "../../src/diagram/compile.ts";
import { modelOf } from "../../src/engine/model.ts";
import { loadPack } from "../../src/pack/load.ts";
import { root } from "../pack/folder.ts";
import { run } from "./run.ts";

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");
const model = modelOf(pack);
const compiled = new Compiled(model);
const guides = pack.head.guides ?? [];

/** Answers that settle a conclusion of a tree, as settings; undefined when nothing does. */
const settingsFor = (treeId: string, id: string): string[] | undefined => {
  const tree = model.trees.get(treeId);
  const conclusion = model.conclusions.get(id);
  if (!tree || !conclusion) return undefined;
  return compiled.example(compiled.candidate(tree, conclusion))?.flatMap(({ variable, answer }) => {
    const [question = "", several] = variable.split(".");
    if (several === undefined) return ["--set", `${question}=${answer}`];
    return answer === "yes" ? ["--set", `${question}=${several}`] : [];
  });
};

describe("guide", () => {
  test("the ten guides and how to stay out are in the menu, in their order", () => {
    expect(guides.map(({ id }) => id)).toEqual([
      "lift-police-freeze",
      "find-cause",
      "effects",
      "deduction",
      "exit-ban",
      "case-account-or-punishment",
      "five-measures",
      "exposure",
      "summons",
      "fake-lawyer",
      "stay-out",
    ]);
    const { out } = run(["guide", "--lang", "en"]);
    for (const { id } of guides) expect(out).toContain(id);
  });

  test.each([
    ["--save", "answers.json"],
    ["--answers", "-"],
    ["--set", "called-in=no"],
    ["--format", "json"],
  ])("%s %s wants one guide", (option, value) => {
    const { code, out, err } = run(["guide", option, value, "--lang", "en"]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(`cardfreeze guide ID ${option}`);
  });

  const ends = guides.flatMap(({ id, trees: [tree = ""] }) =>
    [...(model.trees.get(tree)?.ends.keys() ?? [])]
      .filter((conclusion) => model.conclusions.get(conclusion)?.content.kind === "path")
      .map((conclusion) => [id, tree, conclusion] as const),
  );
  test.each(ends)("%s (%s) leads to %s, with steps and what not to do", (guide, tree, conclusion) => {
    const settings = settingsFor(tree, conclusion);
    expect(settings).toBeDefined();
    const { out, code } = run(["guide", guide, ...(settings ?? []), "--format", "json"]);
    expect(code).toBe(0);
    const { person, actions } = JSON.parse(out) as { person: { conclusion: string }; actions: { because: string[] }[] };
    expect(person.conclusion).toBe(conclusion);
    expect(actions.some(({ because }) => because.includes(conclusion))).toBe(true);
    const name = model.conclusions.get(conclusion)?.content.name;
    expect(run(["guide", guide, ...(settings ?? []), "--lang", "en"], "", { COLUMNS: "200" }).out).toContain(name?.en);
  });

  test("facts are shared with the triage: what a summons has settled is not asked again", () => {
    const { out } = run(["guide", "lift-police-freeze", "--set", "called-in=summoned", "--format", "json"]);
    expect((JSON.parse(out) as { person: { conclusion: string } }).person.conclusion).toBe("release-lawyer-first");
  });

  const inCourt = ["--set", "called-in=no", "--set", "dealings=wages", "--set", "unit-known=yes"];

  test("what nobody said is told once, with what it was; other ways are not argued away to a holder", () => {
    const args = ["guide", "lift-police-freeze", ...inCourt, "--set", "release-stage=in-court", "--lang", "zh"];
    const holder = run(args, "", { COLUMNS: "200" }).out;
    expect(holder.match(/用途：没有说清有没有「卡、账户/g)).toHaveLength(1);
    expect(holder).not.toContain("用途：不清楚");
    expect(holder).not.toMatch(/因为「/);
    expect(holder).toContain("就改走「");
    expect(run([...args, "--for", "lawyer"], "", { COLUMNS: "200" }).out).toMatch(/因为「[^」]*」，不是：「/);
  });

  test("the questions left are counted once, however many trees ask them", () => {
    const { out } = run(["guide", "find-cause"], "2\n");
    expect(out).toMatch(/还剩 4 到 8 题/);
    expect(out).toMatch(/还剩 3 到 7 题/);
  });

  test("the menu and what is open are worded for their language", () => {
    expect(run(["guide", "--lang", "zh"]).out).toMatch(/解除公安冻结：/);
    const open = run(["guide", "lift-police-freeze", ...inCourt, "--set", "release-stage=released", "--lang", "zh"]);
    expect(open.out).toContain("现在还定不下走哪一步");
    const alarm = run(["guide", "exposure", "--lang", "en"], "2\n2\n3\n", { COLUMNS: "200" }).out;
    expect(alarm).toContain("duty lawyer. (Legal Aid Law");
  });

  test("in Markdown a closing sentence is no part of the list before it, and answers hang below number 10", () => {
    const { out } = run([
      "guide",
      "lift-police-freeze",
      "--set",
      "called-in=no",
      "--format",
      "markdown",
      "--lang",
      "en",
    ]);
    expect(out).toMatch(/\n\nAs of [^\n]*\. This is information/);
    expect(out).toMatch(/\n10\. [^\n]*\n {4}- Answer/);
  });

  test("an unknown guide suggests the nearest", () => {
    const { code, err } = run(["guide", "sumons"]);
    expect(code).toBe(2);
    expect(err).toContain("summons");
  });
});
