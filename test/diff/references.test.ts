// A declared rename is no change of what only names the renamed entry.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contentDiff } from "../../src/diff/content.ts";
import { renamed } from "../../src/diff/renames.ts";
import { loadPack } from "../../src/pack/load.ts";
import { copyOf, root } from "../pack/folder.ts";

const packAt = (folder: string) => {
  const { pack, diagnostics } = loadPack(folder);
  if (!pack) throw new Error(JSON.stringify(diagnostics[0]));
  return pack;
};

test.each([
  ["law", "crim-proc-law"],
  ["limits", "administrative-decision-3wd"],
  ["conclusions", "possible-victim"],
  ["actions", "appeal-in-app"],
])("%s: %s", (_, id) => {
  const shipped = join(root, "decision-trees");
  const folder = copyOf(shipped);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  let count = 0;
  for (const name of names) {
    const text = readFileSync(join(folder, name), "utf8");
    const after = text.replaceAll(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, "g"), "another-name");
    if (after !== text) count += 1;
    writeFileSync(join(folder, name), after);
  }
  expect(count).toBeGreaterThan(1);
  const [before, after] = [packAt(shipped), packAt(folder)];
  const renames = new Map([[id, "another-name"]]);
  expect(contentDiff(renamed(before, renames), after)).toEqual([]);
  expect(contentDiff(before, after)).not.toEqual([]);
  const { hash: _a, ...own } = renamed(before, renames);
  const { hash: _b, ...other } = after;
  expect(own).toEqual(other);
});
