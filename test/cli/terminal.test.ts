// The interview in a real terminal: keys in, the screen read back.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { describe, expect, onTestFinished, test } from "vitest";
import { copyOf, fixtures } from "../pack/folder.ts";
import { bin } from "./run.ts";

interface Screen {
  readonly press: (keys: string) => void;
  /** Sends text as a terminal does that marks what is pasted, and as one does that does not. */
  readonly paste: (text: string, isMarked?: boolean) => void;
  /** Whether the terminal is asked to mark what is pasted. */
  readonly marksPastes: () => boolean;
  /** Resolves with the screen once it shows the words. */
  readonly see: (words: string | RegExp) => Promise<string>;
  /** The exit code, once the program has ended. */
  readonly exit: () => Promise<number>;
}

const CONTROL_C = "\u0003";

const held = fileURLToPath(new URL("held.mjs", import.meta.url));
const LEFT = /\[left (\d+)\]/;

const open = (args: readonly string[], columns = 80, rows = 50): Screen => {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  const child = spawn(process.execPath, [held, bin, ...args], {
    cols: columns,
    rows,
    env: { ...process.env, LANG: "zh_CN.UTF-8", LC_ALL: "", TERM: "xterm-256color" },
  });
  onTestFinished(() => child.kill());
  const waiting = new Set<() => void>();
  const text = (): string =>
    Array.from(
      { length: terminal.buffer.active.length },
      (_, line) => terminal.buffer.active.getLine(line)?.translateToString(true) ?? "",
    ).join("\n");
  child.onData((data) => terminal.write(data, () => [...waiting].forEach((check) => check())));
  const shows = (words: string | RegExp): boolean => {
    const all = text().replaceAll("\n", "");
    return typeof words === "string" ? all.includes(words) : words.test(all);
  };
  const once = (isSo: () => boolean): Promise<string> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!isSo()) return;
        waiting.delete(check);
        resolve(text());
      };
      waiting.add(check);
      check();
    });
  return {
    press: (keys) => child.write(keys),
    paste: (text, isMarked = true) => {
      const sent = text.replaceAll("\n", "\r");
      child.write(isMarked ? `\u001b[200~${sent}\u001b[201~` : sent);
    },
    marksPastes: () => terminal.modes.bracketedPasteMode,
    see: (words) => once(() => shows(words)),
    exit: async () => Number(LEFT.exec(await once(() => shows(LEFT)))?.[1]),
  };
};

/** Sees each question and presses its key. */
const answer = async (screen: Screen, keys: readonly (readonly [question: string, key: string])[]): Promise<void> => {
  for (const [question, key] of keys) {
    await screen.see(question);
    screen.press(key);
  }
};

describe("in a terminal", () => {
  test.each([80, 60])("one key an answer, at %i columns", async (columns) => {
    const screen = open([], columns);
    await screen.see("现在有没有人正催你转账");
    screen.press("2");
    await screen.see("最近几个小时里");
    screen.press("？");
    await screen.see("为什么问：钱刚走的时候");
    screen.press("２");
    await screen.see("有没有公安找过你本人");
    screen.press("b");
    await screen.see("1. 有› 2. 没有");
    screen.press("2");
    await screen.see("只接到自称公安的电话或短信");
    screen.press("q");
    await screen.see("现在还分不清");
    expect(await screen.exit()).toBe(0);
  });

  test("Ctrl-C asks once whether to save; a second one leaves with 130", async () => {
    const screen = open([]);
    await screen.see("现在有没有人正催你转账");
    screen.press("2");
    await screen.see("最近几个小时里");
    screen.press(CONTROL_C);
    await screen.see("要保存已经回答的内容吗");
    screen.press(CONTROL_C);
    await screen.see("已退出");
    expect(await screen.exit()).toBe(130);
  });

  test.each(["at a number", "inside y/n"])(
    "on plain lines Ctrl-C %s asks once and waits for the answer",
    async (where) => {
      const screen = open(["--plain"]);
      await screen.see("输入数字：");
      screen.press("2\r");
      await screen.see(/最近几个小时里.*输入数字：/);
      if (where === "inside y/n") {
        screen.press("p\r");
        await screen.see("贴在这里");
        screen.press("显示只收不付\r");
        await screen.see(/记为.*y\/n/);
      }
      // What was typed and not sent is no answer to what is asked next.
      screen.press("n");
      screen.press(CONTROL_C);
      await screen.see("要保存已经回答的内容吗");
      screen.press("y\r");
      await screen.see("保存到哪个文件");
      screen.press(CONTROL_C);
      await screen.see("已退出");
      expect(await screen.exit()).toBe(130);
    },
  );

  test("what is saved on leaving overwrites no other file", async () => {
    const folder = copyOf(join(fixtures, "minimal"));
    const [held, free] = [join(folder, "held"), join(folder, "free")];
    writeFileSync(held, "mine");
    const screen = open([], 200);
    await screen.see("现在有没有人正催你转账");
    screen.press("2");
    await screen.see("最近几个小时里");
    screen.press(CONTROL_C);
    await screen.see("要保存已经回答的内容吗");
    screen.press("1");
    await screen.see("保存到哪个文件");
    screen.press(`${held}\r`);
    await screen.see("没有覆盖");
    screen.press(`${free}\r`);
    await screen.see(`已保存到 ${free}`);
    expect(await screen.exit()).toBe(130);
    expect(readFileSync(held, "utf8")).toBe("mine");
    expect(readFileSync(free, "utf8")).toContain("asked-to-pay");
  });

  test.each([
    ["unknown", "不清楚"],
    ["none", "没有别的了"],
  ])("among the answers, of several %s reads %s", async (said, words) => {
    const file = join(copyOf(join(fixtures, "minimal")), "answers.yaml");
    writeFileSync(file, `person: { dealings: ${said} }\n`);
    const screen = open(["--plain", "--answers", file], 200);
    await screen.see("输入数字：");
    screen.press("e\r");
    await screen.see("选一个修改");
    expect(await screen.see(/1\. [^→]*→ .*0\. 返回/)).toContain(`→ ${words}`);
  });

  /** The guide about helpers asks for several answers of more than nine after these. */
  const toHelpers = async (screen: Screen): Promise<void> => {
    await answer(screen, [
      ["催你转账", "2"],
      ["最近几个小时", "2"],
      ["公安找过", "1"],
      ["谁在回答", "1"],
    ]);
    await screen.see("对方有没有下面任何一样");
  };

  test("beyond nine answers the letters that are no command go on, one key each", async () => {
    const screen = open(["guide", "fake-lawyer"]);
    await toHelpers(screen);
    screen.press("a");
    const tenth = await screen.see("a. [x]");
    expect(tenth).toContain("9. [ ]");
    expect(tenth).not.toMatch(/\bb\. \[/);
    screen.press("1");
    await screen.see("1. [x]");
    screen.press("c");
    const three = await screen.see("c. [x]");
    expect(three).toContain("a. [x]");
    expect(three).toContain("2. [ ]");
    screen.press("a");
    await screen.see("a. [ ]");
  });

  test("what is ticked stays ticked over a note", async () => {
    const screen = open(["guide", "fake-lawyer"]);
    await toHelpers(screen);
    screen.press("4");
    await screen.see(" 4. [x]");
    screen.press("n");
    await screen.see("备注（");
    screen.press("一句话\r");
    await screen.see("记下了");
    await screen.see(" 4. [x]");
  });

  test("a date is asked in whole words; help, back and the result work there too; a long answer ends with the main thing", async () => {
    const screen = open(["guide", "summons"], 60, 30);
    await answer(screen, [
      ["催你转账", "2"],
      ["最近几个小时", "2"],
      ["公安找过", "1"],
      ["谁在回答", "2"],
      ["现在到哪一步了", "4"],
    ]);
    const asked = await screen.see("就直接回车");
    expect(asked).toMatch(/哪天几点被拘留的？\n/);
    expect(asked).not.toMatch(/^；/m);
    screen.press("?\r");
    await screen.see(/看拘留通知书.*就直接回车/);
    screen.press("b\r");
    await screen.see("› 4. 刑事拘留");
    screen.press("4");
    await screen.see(/b *现在到哪一步了.*→ 刑事拘留.*就直接回车/);
    screen.press("q\r");
    expect(await screen.exit()).toBe(0);
    const end = await screen.see("要点（全文在上面，往上翻）");
    expect(end.slice(end.indexOf("要点"))).toMatch(/下一步是「[^」]*拘留/);
  });

  const sms = "【建设银行】您尾号1234的账户\n因司法冻结，请等候通知。\n1\n2\n";

  test.each([true, false])(
    "a message pasted at a question is read and answers nothing (marked: %s)",
    async (isMarked) => {
      const screen = open([]);
      await screen.see("现在有没有人正催你转账");
      expect(screen.marksPastes()).toBe(true);
      screen.paste(sms, isMarked);
      await screen.see(/看到「司法冻结」.*2\. 否/);
      // Nor does it answer yes or no; marked here, so that the key is told from it.
      screen.paste(sms);
      screen.press("2");
      await screen.see(/记为：客服或 App 的叫法：司法冻结？→ 否.*现在有没有人正催你转账/);
      screen.paste("几句和银行没有关系的话", isMarked);
      await screen.see(/没有找到相近的问题.*现在有没有人正催你转账/);
      screen.press("e");
      await screen.see("还没有回答");
      screen.press("q");
      expect(await screen.exit()).toBe(0);
      expect(screen.marksPastes()).toBe(false);
    },
  );

  test.each([true, false])(
    "the lines of what is pasted into a note are one note, sent by Enter (marked: %s)",
    async (isMarked) => {
      const file = join(copyOf(join(fixtures, "minimal")), "answers.json");
      const screen = open(["--save", file], 200);
      await screen.see("现在有没有人正催你转账");
      screen.press("n");
      await screen.see("备注（");
      screen.press("短信：");
      await screen.see("短信：");
      screen.paste("第一行\n第二行", isMarked);
      await screen.see("短信：第一行 第二行");
      screen.press("。");
      await screen.see("短信：第一行 第二行。");
      screen.press("\r");
      await screen.see(/记下了.*现在有没有人正催你转账/);
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ note: "短信：第一行 第二行。" });
    },
  );

  test("on plain lines, too, the lines of a pasted message are read as one and answer nothing", async () => {
    const screen = open(["--plain"]);
    await screen.see("输入数字：");
    screen.paste(sms, false);
    await screen.see(/没看懂「【建设银行】您尾号1234的账户 因司法冻结，请等候通知。 1 2」.*输入数字：/);
    screen.press("p\r");
    await screen.see("贴在这里");
    screen.paste(`${sms}拒收请回复R`, false);
    await screen.see("拒收请回复R");
    // Enter sends what was pasted without one, and does not say no.
    screen.press("\r");
    await screen.see(/记为：客服或 App 的叫法：司法冻结？ \(y\/n\)/);
    screen.press("y\r");
    await screen.see(/y\/n.*现在有没有人正催你转账.*输入数字：/);
    screen.press("e\r");
    expect(await screen.see(/选一个修改.*0\. 返回/)).toMatch(/1\. 客服、App 或短信管它叫什么.*司法冻结/);
  });

  test("keys that come in one read are one answer at most, and no paste", async () => {
    const screen = open([]);
    await screen.see("现在有没有人正催你转账");
    screen.press("22");
    await screen.see("最近几个小时里");
    screen.press("e");
    const listed = await screen.see(/选一个修改.*0\. 返回/);
    expect(listed).toContain("1. 现在有没有人正催你转账");
    expect(listed).not.toContain("2. 最近几个小时里");
    expect(listed).not.toContain("认出银行用语");
  });

  test("yes and no are asked in the language of the interview", async () => {
    const screen = open([]);
    await screen.see("现在有没有人正催你转账");
    screen.press("2");
    await screen.see("最近几个小时里");
    screen.press(CONTROL_C);
    const asked = await screen.see("2. 否");
    expect(asked).toContain("1. 是");
    screen.press("n");
    await screen.see("已退出");
    expect(await screen.exit()).toBe(130);
  });

  test("one key an answer beyond nine", async () => {
    const screen = open([]);
    await answer(screen, [
      ["催你转账", "2"],
      ["最近几个小时", "2"],
      ["公安找过", "1"],
      ["谁在回答", "1"],
      ["因为什么来", "1"],
    ]);
    await screen.see("是谁下的");
    screen.press("f");
    await screen.see("是挂失，还是自己锁的");
    screen.press("q");
    expect(await screen.exit()).toBe(0);
  });
});
