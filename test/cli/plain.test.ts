// The interview on lines: one answer a line, the open result at the end of input, nothing lost.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copyOf, fixtures } from "../pack/folder.ts";
import { bin, run } from "./run.ts";

const lines = (...answers: readonly string[]): string => `${answers.join("\n")}\n`;

/** Unknown to all that comes, and going on whenever stopping is offered. */
const toTheEnd = Array<readonly string[]>(12).fill(["0", "0", "0", "0", "2"]).flat();

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

  test("a file that cannot take the answers is refused before the first question", () => {
    const folder = copyOf(join(fixtures, "minimal"));
    for (const [file, reason] of [
      [join(folder, "nowhere/answers.json"), "ENOENT"],
      [folder, "EISDIR"],
    ] as const)
      for (const args of [[], ["--set", "ordered-by=court"]]) {
        const { code, out, err } = run([...args, "--save", file], lines("2"));
        expect(code).toBe(2);
        expect(out).toBe("");
        expect(err).toContain(`--save 写不了 ${file}：${reason}`);
      }
    const held = join(folder, "held.json");
    writeFileSync(held, "{}");
    const refused = run(["--save", held, "--lang", "en"], lines("2"));
    expect(refused.code).toBe(2);
    expect(refused.out).toBe("");
    expect(refused.err).toContain(`--answers ${held}`);
    expect(readFileSync(held, "utf8")).toBe("{}");
  });

  test("the file that answers come from is continued", () => {
    const file = join(copyOf(join(fixtures, "minimal")), "answers.json");
    writeFileSync(file, '{ "person": { "asked-to-pay": "no" } }');
    expect(run(["--answers", file, "--save", file, "--plain", "--set", "money-just-left=no"]).code).toBe(0);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      person: { "asked-to-pay": "no", "money-just-left": "no" },
    });
  });

  test("answers given as settings are saved too, and the result stays as it is", () => {
    const file = join(copyOf(join(fixtures, "minimal")), "answers.json");
    const args = ["triage", "--set", "ordered-by=court", "--format", "json", "--as-of", "2026-11-24"];
    const { out, err, code } = run([...args, "--save", file]);
    expect(code).toBe(0);
    expect(out).toBe(run(args).out);
    expect(err).toContain(`--answers ${file}`);
    expect(run(["triage", "--answers", file, "--format", "json"]).out).toContain("court-freeze");
  });

  test("steps that wait for the questions about exposure have these asked, though no tree of the guide does", () => {
    const { out } = run(["guide", "effects"], lines("2", "2", "1", "1", "3", "3", "1", "q"));
    expect(out).toContain("你的卡和账户有过下面哪些情况");
    expect(out).not.toContain("先回答「");
  });

  const toTheOrgan = ["2", "2", "1", "1", "1"];

  test("what is said out of order is found by its words, and stands among the answers", () => {
    const { out } = run([], lines(...toTheOrgan, "/", "柜台也取不了钱，带身份证去过了", "4", "e", "0", "q"));
    expect(out).toMatch(/带身份证去柜台，能取钱或转账吗？[^→]*→\s*柜台也不能办/);
  });

  test("where words fit several questions, these are offered; one is gone to, or none", () => {
    const offered = run([], lines(...toTheOrgan, "/", "开始")).out;
    const menu = offered.slice(offered.indexOf("有几题对得上"));
    expect(menu).toMatch(/1\. [^\n]*开始[^\n]*\n2\. [^\n]*开始/);
    const position = /(\d)\. 从哪天（几点）开始的/.exec(menu)?.[1] ?? "?";
    const gone = run([], lines(...toTheOrgan, "/", "开始", position, "2026-08-31")).out;
    expect(gone).toContain("记为 2026-08-31");
    const back = run([], lines(...toTheOrgan, "/", "开始", "0")).out;
    expect(back.slice(back.indexOf("有几题对得上"))).toMatch(/0\. 返回[\s\S]*是谁下的/);
    expect(run([], lines(...toTheOrgan, "/", "since")).out).not.toContain("有几题对得上");
  });

  test("the day that starts a short time limit is asked for; days of later steps are not", () => {
    const { out } = run([], lines(...toTheOrgan, "2", ...toTheEnd));
    expect(out).toContain("哪天收到法院的保全裁定书");
    expect(out).not.toContain("哪天收到法院对执行异议的裁定");
    expect(run(["guide", "exposure"], lines("2", "2", "1", "1", "1 14", "2", "1", "2")).out).not.toContain(
      "几点到的公安",
    );
  });

  test("at the end, b goes back, and answers can be seen and changed", () => {
    const end = [...toTheOrgan, "0", "0", "2", ...toTheEnd];
    const done = run([], lines(...end)).out;
    const questions = done.slice(0, done.indexOf("4. 查看、修改前面的回答")).match(/输入数字|就直接回车/g)?.length ?? 0;
    const upTo = end.slice(0, questions);
    const back = run([], lines(...upTo, "b")).out;
    expect(back.slice(back.indexOf("4. 查看、修改前面的回答"))).toContain("0. 不清楚");
    const changed = run([], lines(...upTo, "4", "1", "1")).out;
    expect(changed.slice(changed.indexOf("4. 查看、修改前面的回答"))).toContain("已经回答的。选一个修改");
    expect(changed.slice(changed.indexOf("已经回答的。选一个修改"))).toContain("催你转账");
  });

  test.each([
    ["y", true],
    ["Ｙ", true],
    ["是的", true],
    ["不是", false],
    ["", false],
    ["3", false],
  ])("%j to a fact that words propose records it: %s", (word, isRecorded) => {
    const { out } = run([], lines(...toTheOrgan, "p", "显示只收不付", word, "e", "0", "q"));
    expect(out).toMatch(/记为：客服或 App 的叫法：只收不付.*？ \(y\/n\)/);
    expect(out.slice(out.indexOf("选一个修改")).includes("→ 只收不付")).toBe(isRecorded);
  });

  test("a day that pasted words name is recorded when it is confirmed, and said to replace another", () => {
    const term = "冻结期限：2026-05-03至2026-11-02";
    const asked = ["p", term, "y", "y", "n", "p", term, "n", "p", "冻结到期日 2026-12-02", "n", "n", "e", "0", "q"];
    const { out } = run([], lines(...toTheOrgan, ...asked));
    expect(out).toContain("记为：起始时间：2026-05-03？");
    expect(out.match(/记为：到期时间：2026-11-02？/g)).toHaveLength(1);
    expect(out).toContain("改记为：到期时间：2026-12-02？（原来的是：2026-11-02）");
    const listed = out.slice(out.indexOf("选一个修改"));
    expect(listed).toContain("从哪天（几点）开始的？ → 2026-05-03");
    expect(listed).toContain("到哪天（几点）为止？ → 2026-11-02");
  });

  test("a date said in part is shown in full", () => {
    const since = [...toTheOrgan, "/", "since"];
    const { out } = run(["--as-of", "2026-11-10"], lines(...since, "上个月", "24号"));
    expect(out).toContain("「上个月」不是准确的一天");
    expect(out).toContain("记为 2026-10-24");
    expect(out.indexOf("记为 2026-10-24")).toBeGreaterThan(out.indexOf("「上个月」不是"));
  });

  test("what was refused once is not asked about again for other words of the same text", () => {
    const { out } = run([], lines(...toTheOrgan, "p", "您的账户被公安冻结，系有权机关要求，请联系", "n", "q"));
    expect(out.match(/看到「/g)).toHaveLength(2);
    expect(out.match(/记为：/g)).toHaveLength(1);
  });

  test("back at the second day goes to the first, whose Enter keeps it; back at the first goes to the question", () => {
    const dates = [...toTheOrgan, "1", "1", "3", "d"];
    const { out } = run([], lines(...dates, "2026-11-01", "b", "", "2026-11-03", "e", "0", "q"));
    const asked = [...out.matchAll(/从哪天（几点）开始|到哪天（几点）为止/g)].map(([words]) => words.slice(0, 1));
    expect(asked.slice(0, 4).join("")).toBe("从到从到");
    expect(out).toContain("上次填的是 2026-11-01");
    expect(out).toMatch(/开始的？ → 2026-11-01\n[^\n]*为止？ → 2026-11-03\n/);
    const back = run([], lines(...dates, "b", "3", "q")).out;
    expect(back.match(/从开始到到期，一共多长/g)).toHaveLength(2);
    expect(back).toContain("符合「公安冻结」");
  });

  test("whoever knows nothing may stop early, with what to ask and look at, the most telling first", () => {
    const { out } = run([], lines(...toTheOrgan, "0", "0", "0", "0", "0", "1"));
    // The fifth 0 is no choice between the two.
    expect(out.match(/现在怎么办/g)).toHaveLength(2);
    const offer = out.slice(out.indexOf("答不上来不要紧"));
    expect(offer).toMatch(/1\. 问银行：「这个限制是.*协助有权机关.*\n?.*」/);
    expect(offer).toMatch(/3\. 自己查，什么不行/);
    expect(offer).not.toContain("接下来");
    expect(offer.slice(offer.indexOf("是什么，有多大把握"))).toContain("先弄清这几件");
  });

  test("nothing is asked that only the bank knows while anything else is left, nor what assumes a summons", () => {
    const { out } = run([], lines(...toTheOrgan, ...toTheEnd));
    const asked = ["谁下的", "别的银行的卡还能用", "有过下面哪些情况", "命中了哪个名单"].map((words) =>
      out.indexOf(words),
    );
    expect(asked.every((at) => at > 0)).toBe(true);
    expect([...asked].sort((a, b) => a - b)).toEqual(asked);
    expect(out).not.toContain("凭什么叫你去");
  });

  test("whoever says that nothing has happened is not asked who ordered it, nor sent to the bank", () => {
    const { out } = run([], lines("2", "2", "1", "1", "6", "14", "2", "2", "2", "1", "1"));
    expect(out).not.toMatch(/谁下的|问银行的话/);
    expect(out).toContain("没有针对人的迹象");
  });

  test("before the end it is asked who keeps an account that the bank's questions would be put for", () => {
    const known = [...toTheOrgan, "1", "1", "3", "3", "2", "2", "1", "1", "14", "2"];
    const { out } = run([], lines(...known, "4", "1"));
    expect(out.slice(out.indexOf("从开始到到期"))).toMatch(/出问题的是哪种账户[\s\S]*接下来/);
    expect(out).toContain("问支付机构的官方客服");
    expect(out).not.toContain("去柜台，照单子念");
    expect(run([], lines(...known, "1", "1")).out).toContain("去柜台，照单子念");
  });

  test("a second card of the same name is asked for another", () => {
    const MENU = "4. 查看、修改前面的回答";
    /** As many of the answers as are asked for before the menu at the end comes so many times. */
    const upTo = (answers: readonly string[], times: number): readonly string[] => {
      const before = run([], lines(...answers))
        .out.split(MENU)
        .slice(0, times)
        .join("");
      return answers.slice(0, before.match(/输入数字|直接回车/g)?.length ?? 0);
    };
    const first = upTo([...toTheOrgan, "0", "0", "2", ...toTheEnd], 1);
    const second = upTo([...first, "3", "建行", "2", ...toTheEnd], 2);
    const { out } = run([], lines(...second, "3", " 建行 ", "工行", "q"));
    expect(out).toContain("已经有一张卡叫「建行」");
    expect(out.slice(out.indexOf("已经有一张卡叫"))).toMatch(/\n工行 · /);
  });

  test("words that say what was answered already are not asked about again", () => {
    const { out } = run([], lines(...toTheOrgan, "p", "卡里的钱取不了钱", "q"));
    expect(out).toContain("看到「取不了钱」");
    expect(out).not.toContain("记为：");
  });

  test("a pasted wording that would replace an answer says so", () => {
    const { out } = run([], lines(...toTheOrgan, "p", "短信说涉案，只能柜台办", "y", "n", "q"));
    expect(out).toMatch(/改记为：客服或 App 的叫法：非柜面受限、只能柜台？（原来的是：涉案、涉诈）/);
  });

  test("why the person came is nobody else's to say; who ordered it is", () => {
    const why = run([], lines(...toTheOrgan, "e", "5", "2", "q"));
    expect(why.out).not.toContain("另一方的说法");
    const organ = run([], lines(...toTheOrgan, "1", "e", "6", "2", "公安", "11", "q"));
    expect(organ.out).toContain("谁下的：银行自己（公安说）");
    const [verdict = "", steps = ""] = ["哪些说法对不上", "现在要做的"];
    expect(organ.out.indexOf(verdict)).toBeLessThan(organ.out.indexOf(steps));
    expect(organ.out).not.toContain("为什么不是别的");
    expect(organ.out).not.toContain("Infinity");
  });

  test("a reader that went away, as `head` does, is no error", async () => {
    const child = spawn(process.execPath, [bin, "--lang", "en"], { stdio: ["pipe", "pipe", "pipe"] });
    let errors = "";
    child.stderr.on("data", (data) => {
      errors += String(data);
    });
    child.stdin.on("error", () => undefined);
    const exit = new Promise((resolve) => child.on("exit", resolve));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.stdout.destroy();
    for (const line of ["2", "2", "1", "1", "1"]) child.stdin.write(`${line}\n`);
    child.stdin.end();
    expect(await exit).toBe(0);
    expect(errors).toBe("");
  });

  test("nothing is written unless asked", () => {
    const folder = copyOf(join(fixtures, "minimal"));
    run([], lines("2", "2", "n", "备注", "q"), { HOME: folder });
    expect(existsSync(join(folder, ".cardfreeze"))).toBe(false);
  });
});
