// What other programs are told to run, run as they run it: the check step of the action for GitHub, the hook for pre-commit.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { run } from "../cli/run.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

/** A repository with a pack in which one reference leads nowhere. */
const repository = (): string => {
  const folder = copyOf(fixtures);
  const tree = join(folder, "minimal/trees/card.yaml");
  writeFileSync(tree, readFileSync(tree, "utf8").replace("{ conclude: court-freeze }", "{ conclude: court-freze }"));
  return folder;
};

describe.skipIf(process.platform === "win32")("the action for GitHub", () => {
  const { inputs, runs } = parse(readFileSync(join(root, ".github/actions/check/action.yml"), "utf8"));
  const step = runs.steps.at(-1);

  /** As the runner does it: inputs put in, the script in a file for bash, started at the root of the repository. */
  const checked = (pack: string, lang: string) => {
    const folder = repository();
    const script = join(folder, "step.sh");
    writeFileSync(script, step.run);
    const given: Readonly<Record<string, string>> = { pack, lang };
    const environment = Object.entries<string>(step.env).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => given[input] ?? inputs[input].default),
    ]);
    return spawnSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", script], {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...process.env,
        ...Object.fromEntries(environment),
        GITHUB_ACTION_PATH: join(root, ".github/actions/check"),
      },
    });
  };

  test("puts an error beside its line, and says in the log where that is", () => {
    const { status, stdout } = checked("minimal", "en");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=minimal\/trees\/card\.yaml,line=\d+,col=\d+,endColumn=\d+,title=CF031::/);
    expect(stdout).toMatch(/%0ACF031 minimal\/trees\/card\.yaml:\d+:\d+\n$/);
    expect(checked("minimal", "zh").stdout).toContain("没有这个结论");
  });

  test("names the file that would make a folder a pack", () => {
    const { status, stdout } = checked("nowhere", "en");
    expect(status).toBe(2);
    expect(stdout).toMatch(/^::error file=nowhere\/pack\.yaml,line=1,/);
  });

  test("builds with what is only for development, whatever the workflow leaves out", () => {
    expect(runs.steps[0].run).toBe("npm ci --include=dev");
  });
});

test("the hook for pre-commit refuses a broken pack, also when a file was only deleted", () => {
  const [hook] = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"));
  const [program, ...entry] = hook.entry.split(" ");
  expect([program, hook.always_run, hook.pass_filenames]).toEqual(["cardfreeze", true, false]);
  const args = [...entry, ...hook.args];
  expect(args).toContain("decision-trees");
  const pack = (folder: string): string[] =>
    args.map((one: string) => (one === "decision-trees" ? join(folder, "minimal") : one));
  expect(run(pack(fixtures)).code).toBe(0);
  expect(run(pack(repository())).code).toBe(1);
});
