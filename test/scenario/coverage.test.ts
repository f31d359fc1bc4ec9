// What the recorded situations reach, and the situations written for the rest.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cliMessages } from "../../src/messages/cli.ts";
import { run } from "../cli/run.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

interface Share {
  readonly all: number;
  readonly missed: string[];
}

/** What is missed, over all trees. */
const tested = (folder: string): { conclusions: string[]; branches: string[] } => {
  const { coverage } = JSON.parse(run(["test", folder, "--format", "json"]).out) as {
    coverage: { trees: { conclusions: Share; branches: Share; unknown: Share }[] };
  };
  return {
    conclusions: [...new Set(coverage.trees.flatMap(({ conclusions }) => conclusions.missed))],
    branches: coverage.trees.flatMap(({ branches, unknown }) => [...branches.missed, ...unknown.missed]),
  };
};
const edited = (from: RegExp, to: string): string => {
  const folder = copyOf(join(fixtures, "minimal"));
  const path = join(folder, "scenarios/all.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
  return folder;
};

describe("cardfreeze test", () => {
  test("the shipped pack: every situation agrees, every conclusion leads in a reviewed one, every branch is taken", () => {
    const { code } = run(["test"]);
    expect(code).toBe(0);
    expect(tested(join(root, "decision-trees"))).toEqual({ conclusions: [], branches: [] });
  });

  test("a situation without a reviewer counts for nothing", () => {
    expect(tested(join(fixtures, "minimal")).conclusions).toEqual([]);
    const { conclusions, branches } = tested(edited(/(- id: s-victim\n(?:.*\n){2}) {2}reviewed-by: .*\n/, "$1"));
    expect(conclusions).toEqual(["stop"]);
    expect(branches).toContain("person/victim/yes");
  });

  test("a difference is named, with what leads instead, and exits 1", () => {
    const { code, out } = run(["test", edited(/holds: \[police-freeze\]/, "holds: [court-freeze]"), "--lang", "en"]);
    expect(code).toBe(1);
    expect(out).toContain("should lead and does not: court-freeze");
    expect(out).toContain("what leads: police-freeze (settled)");
  });

  test("generated situations cover what was left, agree, and count only once reviewed", () => {
    const folder = edited(/- id: s-court[\s\S]*/, "");
    const file = join(folder, "scenarios/generated.yaml");
    expect(run(["test", folder, "--generate", file]).code).toBe(0);
    expect(run(["test", folder]).code).toBe(0);
    const before = tested(folder).branches;
    expect(before).toContain("card/who/court");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("  origin:", "  reviewed-by: somebody\n  origin:"));
    expect(tested(folder).branches).not.toContain("card/who/court");
  });

  test("generated situations take every branch of the shipped pack, fewer than one for each, and say so in both languages", () => {
    const folder = copyOf(join(root, "decision-trees"));
    rmSync(join(folder, "scenarios"), { recursive: true });
    mkdirSync(join(folder, "scenarios"));
    const all = tested(folder).branches.length;
    const file = join(folder, "scenarios/generated.yaml");
    const { code, err } = run(["test", folder, "--generate", file, "--lang", "en"]);
    expect(code).toBe(0);
    const text = readFileSync(file, "utf8");
    const count = text.match(/^- id: /gm)?.length ?? 0;
    expect(err).toBe(`${count} unreviewed situations written to ${file}.\n`);
    expect(count).toBeLessThan(all * 0.75);
    for (const words of [cliMessages.zh.test.unreviewed, cliMessages.en.test.unreviewed])
      expect(text).toContain(`\n# ${words}\n`);
    expect(text.match(/zh: "?未审核：/g)).toHaveLength(count);
    expect(text.match(/en: "?unreviewed: /g)).toHaveLength(count);
    writeFileSync(file, text.replaceAll("  origin:", "  reviewed-by: somebody\n  origin:"));
    expect(tested(folder)).toEqual({ conclusions: [], branches: [] });
  });

  test("a generated situation takes no id of a reviewed one", () => {
    const reviewed = "generated-card-who-court";
    const folder = edited(/- id: s-court[\s\S]*/, "");
    const path = join(folder, "scenarios/all.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("id: s-police", `id: ${reviewed}`));
    const file = join(folder, "scenarios/generated.yaml");
    expect(run(["test", folder, "--generate", file]).code).toBe(0);
    expect(readFileSync(file, "utf8")).toContain(`- id: ${reviewed}-2\n`);
    expect(run(["test", folder]).code).toBe(0);
  });

  test("a broken pack is bad input", () => {
    expect(run(["test", copyOf(join(fixtures, "minimal"), join(fixtures, "broken/cycle"))]).code).toBe(2);
  });
});
