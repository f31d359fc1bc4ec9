#!/usr/bin/env node
// The executable: refuses an old Node in plain words, answers --version without loading anything, then starts the program.
import { readFileSync } from "node:fs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const argument = process.argv.length === 3 ? process.argv[2] : undefined;

if (major < 20 || (major === 20 && minor < 17)) {
  process.stderr.write(`cardfreeze 需要 Node.js 20.17 或更新版本，现在是 ${process.versions.node}。\n`);
  process.stderr.write(`cardfreeze needs Node.js 20.17 or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else if (argument === "--version" || argument === "-V") {
  process.stdout.write(`${JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version}\n`);
} else {
  const { main } = await import("../dist/main.js");
  process.exitCode = await main(process.argv);
}
