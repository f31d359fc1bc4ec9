// Start-up over bare Node, medians of interleaved runs: --version, the first question on a terminal, an answer as JSON.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawn } from "@lydell/node-pty";

const ROUNDS = 21;
const bin = fileURLToPath(new URL("../bin/cardfreeze.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "cardfreeze-bench-"));
const empty = join(folder, "empty.mjs");
const answers = join(folder, "answers.json");
writeFileSync(empty, "");
writeFileSync(
  answers,
  JSON.stringify({
    cards: [
      {
        facts: { "off-counter": "blocked" },
        restrictions: [{ facts: { "ordered-by": "police", label: "judicial-freeze" } }],
      },
    ],
  }),
);

const timed = (args) => {
  const start = performance.now();
  spawnSync(process.execPath, args, { env: { ...process.env, NO_COLOR: "1" } });
  return performance.now() - start;
};
const until = (args, isDone) =>
  new Promise((resolve) => {
    const start = performance.now();
    let seen = "";
    const child = spawn(process.execPath, args, {
      cols: 80,
      rows: 40,
      env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "" },
    });
    let time;
    child.onData((data) => {
      seen += data;
      if (time === undefined && isDone(seen)) {
        time = performance.now() - start;
        child.kill();
      }
    });
    child.onExit(() => resolve(time ?? performance.now() - start));
  });

const commands = {
  "node (empty file)": () => timed([empty]),
  "--version": () => timed([bin, "--version"]),
  "triage --format json": () => timed([bin, "triage", "--answers", answers, "--format", "json"]),
  "node on a terminal": () => until([empty], () => false),
  "first question": () => until([bin], (seen) => seen.includes("1. ")),
};
const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < ROUNDS + 2; round += 1)
  for (const [name, run] of Object.entries(commands)) {
    const time = await run();
    if (round >= 2) times[name].push(time);
  }
rmSync(folder, { recursive: true });
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const base = {
  "first question": "node on a terminal",
  "--version": "node (empty file)",
  "triage --format json": "node (empty file)",
};
for (const [name, list] of Object.entries(times)) {
  const over = base[name] ? `  +${(median(list) - median(times[base[name]])).toFixed(1)} ms` : "";
  process.stdout.write(`${name.padEnd(22)} ${median(list).toFixed(1).padStart(7)} ms${over}\n`);
}
