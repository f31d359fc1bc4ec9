// What the recorded situations reach, and the situations written for the rest.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../cli/run.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

interface Tested {
  readonly coverage: { readonly branches: string[]; readonly conclusions: string[]; readonly reviewed: number };
}

const tested = (folder: string): Tested => JSON.parse(run(["test", folder, "--format", "json"]).out) as Tested;
const edited = (from: RegExp, to: string): string => {
  const folder = copyOf(join(fixtures, "minimal"));
  const path = join(folder, "scenarios/all.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
  return folder;
};

describe("cardfreeze test", () => {
  test("the shipped pack: every situation agrees, every conclusion of the triage leads in a reviewed one", () => {
    const { code } = run(["test"]);
    expect(code).toBe(0);
    expect(tested(join(root, "decision-trees")).coverage.conclusions).toEqual([]);
  });

  test("a situation without a reviewer counts for nothing", () => {
    expect(tested(join(fixtures, "minimal")).coverage.conclusions).toEqual([]);
    const { coverage } = tested(edited(/ {2}reviewed-by: .*\n/, ""));
    expect(coverage.conclusions).toEqual(["police-freeze"]);
    expect(coverage.branches).toContain("card/who/police");
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
    const before = tested(folder).coverage.branches;
    expect(before).toContain("card/who/court");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("  origin:", "  reviewed-by: somebody\n  origin:"));
    expect(tested(folder).coverage.branches).not.toContain("card/who/court");
  });

  test("a broken pack is bad input", () => {
    expect(run(["test", copyOf(join(fixtures, "minimal"), join(fixtures, "broken/cycle"))]).code).toBe(2);
  });
});
