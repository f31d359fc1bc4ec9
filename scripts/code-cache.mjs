// Writes dist/NAME: the program as this Node compiled it for one kind of start, which then has nothing to compile. Its output is to be ignored.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [, , name] = process.argv;
const home = fileURLToPath(new URL("../dist", import.meta.url));
const { load, CACHES } = createRequire(import.meta.url)("../bin/cardfreeze.js");
const { script, main } = load(home, name);

// A run compiles what it calls: the cache holds what a start of its kind needs, and nothing that only another does.
const folder = mkdtempSync(join(tmpdir(), "cardfreeze-build-"));
const answers = join(folder, "answers.json");
writeFileSync(answers, JSON.stringify({ cards: [{ restrictions: [{ facts: { "ordered-by": "police" } }] }] }));
const starts = {
  [CACHES.json]: ["triage", "--answers", answers, "--format", "json"],
  [CACHES.other]: ["--plain"],
};
await main(["node", "cardfreeze", ...(starts[name] ?? [])], home);
rmSync(folder, { recursive: true });
writeFileSync(join(home, name), script.createCachedData());
// Refused without a word, it would cost every start more than it was to save.
if (load(home, name).script.cachedDataRejected !== false) process.exitCode = 1;
