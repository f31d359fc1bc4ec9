// Wrapping, masking and sanitising, for any text.

import fc from "fast-check";
import stringWidth from "fast-string-width";
import { expect, test } from "vitest";
import { mask } from "../../src/text/mask.ts";
import { isUnsafe, sanitise } from "../../src/text/sanitise.ts";
import { wrap, wrapHanging, wrapItems } from "../../src/text/wrap.ts";

const prose = fc
  .array(
    fc.constantFrom(
      "银行",
      "冻结",
      "，",
      "。",
      "“",
      "”",
      "（",
      "）",
      "card ",
      "110",
      " ",
      "https://example.cn/a/b/c",
      "a",
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(""));

test("no line is wider than asked, and no character is lost", () => {
  fc.assert(
    fc.property(prose, fc.integer({ min: 8, max: 120 }), fc.integer({ min: 0, max: 3 }), (text, width, indent) => {
      const lines = wrap(text, width, indent);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});

test("no line begins with a mark that closes", () => {
  const text = "银行只显示“司法冻结”，问一下由谁冻结的。（见回执）再打电话，问清楚起止时间。";
  for (let width = 10; width < 40; width += 1)
    for (const line of wrap(text, width)) expect(line).not.toMatch(/^[，。”）]/);
});

test("what follows a break hangs below the words of an item, or where the line itself began", () => {
  expect(wrapHanging("标题\n- 带上身份证和银行卡\n  能说明：不是银行自己", 12)).toEqual([
    "标题",
    "- 带上身份证",
    "  和银行卡",
    "  能说明：不",
    "  是银行自己",
  ]);
});

test("items stay whole where they fit", () => {
  expect(wrapItems("0 不清楚 · p 贴银行原话 · q 看结果", " · ", 24)).toEqual(["0 不清楚 · p 贴银行原话", "q 看结果"]);
  expect(wrapItems("p 贴银行的原话", " · ", 8)).toEqual(["p 贴银行", "的原话"]);
});

test.each([
  ["卡 6222 0200 1234 5678 901", "卡 **** **** **** ***8 901"],
  ["6222020012345678", "************5678"],
  ["13812345678", "*******5678"],
  ["110101199003071234", "****************34"],
  ["11010119900307123X", "****************3X"],
  ["No.6222021234567890123", "No.***************0123"],
  ["card-6222021234567890123", "card-***************0123"],
  ["卡号6222021234567890123", "卡号***************0123"],
  ["x6222021234567890123", "x***************0123"],
  ["６２２２０２１２３４５６７８９０１２３", "***************０１２３"],
  ["６２２２　０２１２　３４５６　７８９０", "****　****　****　７８９０"],
  ["2026-11-24 6222021234567890123", "2026-11-24 ***************0123"],
  ["2026-11-24 6222 0212 3456 789", "2026-11-24 **** **** ***6 789"],
  ["6222021234567890123abc", "***************0123abc"],
  ["6222021234567890123x", "***************0123x"],
  ["6222 0200 1234 5678 901abc", "**** **** **** ***8 901abc"],
  ["11010119900307123Xabc", "*************7123Xabc"],
  ["110101 19900307 123X", "****** ******** **3X"],
  ["13812345678abc", "*******5678abc"],
])("%s is masked", (text, masked) => expect(mask(text)).toBe(masked));

test.each([
  "2026-11-24 15:30",
  "2026-11-24 2027-05-24",
  "20261124153000",
  "20261124153000abc",
  "（2024）京01执123号",
  "法释〔2024〕10号",
  "法释〔2024〕10号 2024-10-18",
  "96110",
  "850000",
  "20261124",
  "1.2345678901234567",
  "！ＡＢ＊",
])("%s is not", (text) => expect(mask(text)).toBe(text));

test("no number of a card is left, whatever stands beside it", () => {
  const digits = fc
    .array(fc.constantFrom(..."0123456789"), { minLength: 13, maxLength: 19 })
    .map((all) => all.join(""))
    .filter((number) => !/^20\d{12}$/.test(number));
  const beside = fc.string().filter((text) => !/\d/.test(text.normalize("NFKC")) && !/[. -]/.test(text));
  fc.assert(
    fc.property(beside, digits, beside, (before, number, after) => {
      const shown = mask(`${before}${number}${after}`);
      expect(shown).not.toContain(number);
      expect(shown.slice(before.length, before.length + number.length)).toMatch(/^\*{9,}\d{2,4}$/);
      expect(shown.startsWith(before) && shown.endsWith(after)).toBe(true);
    }),
  );
});

test("nothing that steers a terminal is left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(isUnsafe(sanitise(text))).toBe(false);
    }),
  );
  expect(sanitise("\u001b[2J\u202e冻结\n")).toBe("‹1B›[2J‹202E›冻结\n");
});
