// Writes dist/main.cache: the program as this Node compiled it, so that a start has nothing to compile. Its output is to be ignored.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../dist", import.meta.url));
const { load } = createRequire(import.meta.url)("../bin/cardfreeze.js");
const { script, main } = load(home);

// A run compiles what it calls, so that the cache holds what every start needs.
const folder = mkdtempSync(join(tmpdir(), "cardfreeze-build-"));
const answers = join(folder, "answers.json");
writeFileSync(answers, JSON.stringify({ cards: [{ restrictions: [{ facts: { "ordered-by": "police" } }] }] }));
await main(["node", "cardfreeze", "triage", "--answers", answers, "--format", "json"], home);
await main(["node", "cardfreeze", "--plain"], home);
rmSync(folder, { recursive: true });
writeFileSync(join(home, "main.cache"), script.createCachedData());
// Refused without a word, it would cost every start more than it was to save.
if (load(home).script.cachedDataRejected !== false) process.exitCode = 1;
