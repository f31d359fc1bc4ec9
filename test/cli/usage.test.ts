// What is wrong with the arguments is said in the language of the interface, with a way on; a command is there whether or not it is the one asked for.
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

const misuses: [string, string[], string, string][] = [
  ["an option that there is not", ["triage", "--fro", "x"], "没有选项「--fro」。", "There is no option '--fro'."],
  ["an argument that is missing", ["explain"], "缺少参数「id」。", "The argument 'id' is missing."],
  ["an option without its value", ["triage", "--format"], "后面要有一个值", "needs a value"],
  ["an option that is required", ["law", "verify"], "缺少必需的选项", "is required"],
  ["an argument too many", ["explain", "a", "b"], "参数太多", "Too many arguments"],
  ["a command inside another", ["law", "x"], "没有「x」这个命令", "There is no command 'x'"],
];

describe("bad use", () => {
  test.each(misuses)("%s", (_, args, zh, en) => {
    const chinese = run(args);
    expect([chinese.code, chinese.out]).toEqual([2, ""]);
    expect(chinese.err).toContain(zh);
    expect(chinese.err).not.toContain("error:");
    const english = run(args, "", { LANG: "en_US.UTF-8" });
    expect(english.err).toContain(en);
  });

  test("a close option is named; where none is, the help of the command that was meant", () => {
    expect(run(["triage", "--fro", "x"]).err).toContain("--for");
    expect(run(["triage", "--zzzzzz"]).err).toContain("用法见 cardfreeze triage --help。");
  });

  test.each([
    [["diff", "one"], "diff"],
    [["explain", "a", "b"], "explain"],
    [["--lang", "en", "graph", "--zzzzzz"], "graph"],
    [["law", "x"], "law"],
    [["law", "show"], "law show"],
    [["law", "verify"], "law verify"],
    [["--zzzzzz"], "triage"],
  ])("%s: the hint is the help of %s, which exists", (args, command) => {
    expect(run([...args, "--lang=en"]).err).toContain(`See cardfreeze ${command} --help.`);
    expect(run([...command.split(" "), "--help", "--lang", "en"])).toMatchObject({ code: 0, err: "" });
  });
});

describe("an id that there is not", () => {
  const told = (...args: readonly string[]): string => {
    const { code, err } = run([...args, "--lang", "en"]);
    expect(code).toBe(2);
    return err.trim();
  };

  test("is told with those close to it", () => {
    expect(told("graph", "restrictoin")).toBe("There is no “restrictoin”. Did you mean restriction?");
    expect(told("law", "show", "crim-proc-lwa")).toContain("Did you mean crim-proc-law");
  });

  test("is told with all that there are, where they are few, else with the command that lists them", () => {
    const trees = run(["graph", "--lang", "en"]).out.match(/^\S+/gm) ?? [];
    expect(told("graph", "zzzzzz")).toBe(`There is no “zzzzzz”. There are: ${trees.join(", ")}.`);
    expect(told("law", "show", "zzzzzz")).toBe("There is no “zzzzzz”. cardfreeze law list lists them all.");
  });

  test("an article is found by its number; one that looks alike is not offered for it", () => {
    expect(told("law", "show", "crim-proc-law/145")).toContain("Did you mean crim-proc-law/第一百四十五条?");
    expect(told("law", "show", "crim-proc-law/999")).toContain("cardfreeze law show crim-proc-law lists them all.");
  });
});

test("the help names every command, wherever it is asked for", () => {
  for (const args of [["--help"], ["help"]]) {
    const { out, code } = run(args);
    expect(code).toBe(0);
    for (const name of ["triage", "check", "explain", "compare", "sheet", "guide", "graph", "test", "diff", "law"])
      expect(out).toMatch(new RegExp(`^  ${name}\\b`, "m"));
    expect(out).toContain("用法：");
  }
  expect(run(["help", "check"]).out).toContain("--rule");
});

test("the language may stand before the command", () => {
  expect(run(["--lang", "en", "explain", "court-freeze"]).out).toBe(
    run(["explain", "court-freeze", "--lang", "en"]).out,
  );
  expect(run(["--lang=en", "law", "show", "nope"]).err).toContain("There is no");
  expect(run(["law", "--help", "--lang", "en"]).out).toContain("Usage:");
  expect(run(["--lang", "en", "help", "check"]).out).toContain("--rule");
});

test("a command behind other options is said to stand before them; the help of the default command shows no argument", () => {
  const { code, err } = run(["--plain", "explain", "court-freeze"]);
  expect([code, err.trim()]).toEqual([2, "命令要写在选项前面：cardfreeze explain …"]);
  expect(run(["triage", "--help"]).out).not.toContain("unexpected");
});
