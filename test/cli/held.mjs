// Runs a program and keeps its terminal open: when a terminal's last program ends, what is not read yet would be lost.
import { spawnSync } from "node:child_process";

const { status } = spawnSync(process.execPath, process.argv.slice(2), { stdio: "inherit" });
process.stdout.write(`\n[left ${status}]`);
process.stdin.resume();
