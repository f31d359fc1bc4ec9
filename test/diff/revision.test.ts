// A git revision is read like the folder it was, and packs too large to be compared are refused in words.
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compared } from "../../src/cli/diff.ts";
import { cliMessages } from "../../src/messages/cli.ts";
import { loadPack } from "../../src/pack/load.ts";
import { run } from "../cli/run.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

describe("a git revision", () => {
  test("has every file that check reads, whatever its name", () => {
    const folder = copyOf(join(fixtures, "minimal"));
    renameSync(join(folder, "questions/all.yaml"), join(folder, "questions/问题.yaml"));
    renameSync(join(folder, "trees/card.yaml"), join(folder, "trees/card.yml"));
    const git = (...args: string[]): string =>
      execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
        encoding: "utf8",
      });
    git("init", "-q");
    git("add", "-A");
    git("commit", "-q", "-m", "one");
    const path = join(folder, "conclusions/all.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("钱被冻住", "钱冻住了"));
    const { code, out, err } = run(["diff", "HEAD", folder, "--pack", folder, "--lang", "en"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("conclusions, changed: police-freeze");
    rmSync(join(folder, ".git"), { recursive: true });
  });
});

describe("packs too large to be compared", () => {
  test("are bad input, in plain words of either language", () => {
    const { pack } = loadPack(join(root, "decision-trees"));
    if (!pack) throw new Error("the shipped pack is broken");
    for (const messages of [cliMessages.en, cliMessages.zh]) {
      const compare = () => compared(pack, pack, new Map(), messages, 50);
      expect(compare).toThrow(
        expect.objectContaining({ name: "Failure", code: 2, message: messages.diff.undecided(50) }),
      );
    }
  });
});
