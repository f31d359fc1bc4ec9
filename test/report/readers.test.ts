// What each reader gets: the urgent first; to a lawyer on the phone few changes, causes once, scripts as the client's; the right addressee.
import { describe, expect, test } from "vitest";
import { run } from "../cli/run.ts";

const answers = [...["asked-to-pay=no", "called-in=no", "what-happened=cannot-pay", "1.off-counter=blocked"]].flatMap(
  (one) => ["--set", one],
);

const resultFor = (audience: "holder" | "lawyer", language: "zh" | "en", ...more: readonly string[]): string =>
  run(["triage", "--for", audience, "--lang", language, ...answers, ...more]).out;

const between = (text: string, start: string, end: string): string =>
  text.slice(text.indexOf(start), text.indexOf(end, text.indexOf(start)));

describe("for a lawyer", () => {
  test("few changes are told, the commonest first, the rest counted; JSON has them all", () => {
    const told = between(resultFor("lawyer", "zh"), "什么会改变这个判断", "依据");
    expect(told.match(/如果/g)).toHaveLength(6);
    expect(told.indexOf("法院冻结")).toBeLessThan(told.indexOf("银行暂停非柜面业务"));
    expect(told).not.toContain("国家安全机关");
    const { out } = run(["triage", "--for", "lawyer", ...answers, "--format", "json"]);
    const { cards } = JSON.parse(out) as { cards: { restrictions: { changes: unknown[] }[] }[] };
    const all = cards[0]?.restrictions[0]?.changes.length ?? 0;
    expect(told).toContain(`另有 ${all - 6} 种改变`);
  });

  test("what one cause rules out stands together, and nothing is left out", () => {
    const out = resultFor("lawyer", "zh", "--set", "1.ordered-by=court");
    const told = between(out, "为什么不是别的", "什么会改变").replaceAll(/\s/g, "");
    expect(told.match(/谁下的：法院/g)).toHaveLength(1);
    for (const name of ["公安冻结", "密码锁定", "到账延迟"]) expect(told).toContain(name);
  });

  test("what the client says is given as the client's to say", () => {
    expect(resultFor("lawyer", "zh")).toMatch(/让他先说一句：“我是户主/);
    expect(resultFor("lawyer", "zh")).toContain("让当事人照着念");
    expect(resultFor("lawyer", "en")).toContain("have the client begin with one sentence");
    const holder = resultFor("holder", "zh");
    expect(holder).toMatch(/开头就说一句：“我是户主/);
    expect(holder).not.toContain("当事人");
  });
});

test("nothing stands between the verdict and what has to be done this minute", () => {
  const urgent = resultFor("holder", "zh", "--set", "money-just-left=yes");
  expect(urgent.indexOf("马上打 110")).toBeLessThan(urgent.indexOf("还要弄清的"));
  expect(urgent).not.toContain("先弄清这几件");
  const calm = resultFor("holder", "zh");
  expect(calm.indexOf("先弄清这几件")).toBeLessThan(calm.indexOf("现在要做的"));
});

describe("a payment account", () => {
  const payment = "1.account-kind=payment-account";

  test.each(["zh", "en"] as const)("is asked about where it is kept, not at a bank's counter, in %s", (language) => {
    for (const more of [[], ["--set", "1.ordered-by=police"], ["--set", "1.ordered-by=court"]]) {
      const told = resultFor("holder", language, "--set", payment, ...more);
      expect(told).toContain(language === "zh" ? "问支付机构的官方客服" : "payment institution's official service");
      expect(told).not.toContain(language === "zh" ? "问银行的话" : "Questions for the bank");
      expect(told).not.toContain(language === "zh" ? "我是户主" : "I am the holder");
    }
  });

  test("beside a bank card both are asked, each its own", () => {
    const accounts = ["支付宝.account-kind=payment-account", "建行.account-kind=personal"].flatMap((one) => [
      "--set",
      one,
    ]);
    const told = run(["triage", ...accounts, "--lang", "zh"]).out;
    expect(told).toContain("支付宝、建行：问管这个账户的机构");
    expect(told).toContain("问支付机构的官方客服");
    expect(told).toContain("问银行的话");
  });
});
