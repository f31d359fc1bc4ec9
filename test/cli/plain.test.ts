// The interview on lines: one answer a line, the open result at the end of input, nothing lost.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copyOf, fixtures } from "../pack/folder.ts";
import { run } from "./run.ts";

const lines = (...answers: readonly string[]): string => `${answers.join("\n")}\n`;

describe("plain interview", () => {
  test("answers lead to a result; full-width digits count; what is not an answer is said", () => {
    const { out, code } = run([], lines("2", "２", "1", "嗯", "1", "1", "2", "q"));
    expect(code).toBe(0);
    expect(out).toContain("没看懂「嗯」");
    expect(out).toContain("符合「法院冻结」");
  });

  test("the end of input prints the open result", () => {
    const { out, code } = run([], lines("2", "2"));
    expect(code).toBe(0);
    expect(out).toContain("现在还分不清");
    expect(out).toContain("问银行的话");
  });

  test("danger is answered before the next question", () => {
    const { out } = run([], lines("1", "2"));
    expect(out.indexOf("先挂电话")).toBeGreaterThan(0);
    expect(out.indexOf("先挂电话")).toBeLessThan(out.indexOf("最近几个小时"));
  });

  test("pasted words propose, negations do not, and a link is called a scam", () => {
    const { out } = run(
      [],
      lines("2", "2", "1", "1", "1", "p", "不是司法冻结，显示只收不付，点 https://x.cn", "y", "q"),
    );
    expect(out).toContain("你说的是否定的意思");
    expect(out).toContain("记为：客服或 App 的叫法：只收不付");
    expect(out).toContain("先挂电话");
  });

  test("back keeps the answers ahead, and every answer is on disk before the next question", () => {
    const file = join(copyOf(join(fixtures, "minimal")), "answers.json");
    run(["--save", file], lines("2", "2", "1", "b", "2"));
    const saved = JSON.parse(readFileSync(file, "utf8")) as { person: Record<string, string> };
    expect(saved.person).toMatchObject({ "asked-to-pay": "no", "money-just-left": "no", "called-in": "by-phone" });
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    const { out } = run(["--answers", file, "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({ contract: "cardfreeze.result/1" });
  });

  test("nothing is written unless asked", () => {
    const folder = copyOf(join(fixtures, "minimal"));
    run([], lines("2", "2", "n", "备注", "q"), { HOME: folder });
    expect(existsSync(join(folder, ".cardfreeze"))).toBe(false);
  });
});
