// Amounts of money as people say them: 3.2万, 12,000, 五万, 3w, 1.5 million.

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = {
  万: 1e4,
  w: 1e4,
  亿: 1e8,
  k: 1e3,
  thousand: 1e3,
  million: 1e6,
  千: 1e3,
  百: 100,
};

/** 五万, 十二万三千, 两百五: a trailing digit counts one step below the unit before it. */
const chinese = (text: string): number | undefined => {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let last = 1;
  for (const character of text) {
    if (character in DIGITS) {
      digit = DIGITS[character];
      if (digit === 0) last = 10;
    } else if (character in SMALL) {
      last = SMALL[character] ?? 1;
      section += (digit ?? 1) * last;
      digit = undefined;
    } else if (character === "万" || character === "亿") {
      last = LARGE[character] ?? 1;
      total = (total + section + (digit ?? 0)) * last;
      section = 0;
      digit = undefined;
    } else return undefined;
  }
  return total + section + (digit ?? 0) * (last > 10 ? last / 10 : 1);
};

/**
 * Reads an amount in yuan.
 * @returns undefined when the text is not one amount
 */
export const parseAmount = (text: string): number | undefined => {
  const written = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[,，\s¥￥]|rmb|元|块钱?|yuan/g, "");
  const match = /^(\d+(?:\.\d+)?)(万|亿|千|百|w|k|thousand|million)?$/.exec(written);
  if (match) return Math.round(Number(match[1]) * (LARGE[match[2] ?? ""] ?? 1) * 100) / 100;
  return /^[零〇一二两三四五六七八九十百千万亿]+$/.test(written) ? chinese(written) : undefined;
};
