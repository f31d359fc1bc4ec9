// Runs the built program as a person or a script would.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../pack/folder.ts";

export const bin = join(root, "bin/cardfreeze.js");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program with arguments, standard input and a Chinese environment of 80 columns. */
export const run = (args: readonly string[], input = "", environment: NodeJS.ProcessEnv = {}): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    input,
    encoding: "utf8",
    env: { ...process.env, LANG: "zh_CN.UTF-8", LC_ALL: "", COLUMNS: "80", NO_COLOR: "1", ...environment },
  });
  return { code: status, out: stdout, err: stderr };
};
