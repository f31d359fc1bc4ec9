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

/**
 * 五万, 十二万三千, 两百五: a trailing digit counts one step below the unit before it. Digits in a row are no amount.
 * @param text Chinese numerals and units, nothing else
 */
export const chineseNumber = (text: string): number | undefined => {
  let total = 0;
  let tenThousands = 0;
  let section = 0;
  let digit: number | undefined;
  let last = 1;
  /** Within a section each unit is smaller than the one before it. */
  let below = 1e4;
  for (const [position, character] of [...text].entries()) {
    const small = SMALL[character];
    if (character in DIGITS) {
      const isZero = DIGITS[character] === 0;
      if (digit !== undefined || (isZero && position === 0 && text !== character)) return undefined;
      if (isZero) last = 10;
      else digit = DIGITS[character];
    } else if (small !== undefined) {
      if (small >= below || (digit === undefined && small > 10)) return undefined;
      section += (digit ?? 1) * small;
      [below, last, digit] = [small, small, undefined];
    } else {
      const large = LARGE[character] ?? 1;
      const counted = section + (digit ?? 0);
      // 一万亿 and 一亿二千万 are both said; neither unit twice.
      if (large === 1e8) {
        if (total > 0 || tenThousands + counted === 0) return undefined;
        [total, tenThousands] = [(tenThousands + counted) * large, 0];
      } else {
        if (tenThousands > 0 || counted === 0) return undefined;
        tenThousands = counted * large;
      }
      [section, digit, below, last] = [0, undefined, 1e4, large];
    }
  }
  return total + tenThousands + section + (digit ?? 0) * (last > 10 ? last / 10 : 1);
};

/**
 * Reads an amount in yuan.
 * @returns undefined when the text is not one amount
 */
export const parseAmount = (text: string): number | undefined => {
  const spaced = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/(?<=\d)[,\s](?=\d{3}(?!\d))/g, "")
    .replaceAll(/[,\s¥￥]|rmb|元|块钱?|yuan/g, " ")
    .trim();
  // Two numbers are not one: 3 5, 3块5.
  if (/\d\s+\d/.test(spaced)) return undefined;
  const written = spaced.replaceAll(/\s/g, "");
  const match = /^(\d+(?:\.\d+)?)(万|亿|千|百|w|k|thousand|million)?$/.exec(written);
  if (match) return Math.round(Number(match[1]) * (LARGE[match[2] ?? ""] ?? 1) * 100) / 100;
  return /^[零〇一二两三四五六七八九十百千万亿]+$/.test(written) ? chineseNumber(written) : undefined;
};
