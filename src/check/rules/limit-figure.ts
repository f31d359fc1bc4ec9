// CF085: a time limit whose figure stands in none of the articles that it names.
import type { LawDocument } from "../../pack/schema.ts";
import type { Rule } from "../rule.ts";

const DIGITS = "零一二三四五六七八九";
const PART = /(\d+)([YMDH])/g;
const UNITS: Readonly<Record<string, readonly string[]>> = {
  Y: ["年", "year"],
  M: ["个月", "月", "month"],
  D: ["日", "天", "个工作日", "day", "working day", "business day"],
  H: ["小时", "hour"],
};

/** A number up to ninety-nine as statutes write it. */
const inChinese = (number: number): string[] => {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const end = ones === 0 ? "" : (DIGITS[ones] ?? "");
  if (tens === 0) return number === 2 ? ["二", "两"] : [DIGITS[number] ?? ""];
  return [`${tens === 1 ? "" : DIGITS[tens]}十${end}`];
};

const spellings = (length: string): string[] =>
  [...length.matchAll(PART)].flatMap(([, digits = "", unit = ""]) => {
    const number = Number(digits);
    const numbers = [digits, ...inChinese(number)];
    const plain = numbers.flatMap((one) => (UNITS[unit] ?? []).flatMap((word) => [`${one}${word}`, `${one}-${word}`]));
    return unit === "M" && number === 6 ? [...plain, "半年"] : plain;
  });

const wordsOf = (law: readonly LawDocument[], ref: string): string => {
  const [id, article] = ref.split("/");
  const document = law.find((one) => one.id === id);
  const articles = document?.articles.filter((one) => article === undefined || one.article === article) ?? [];
  return articles
    .flatMap(({ gist, anchors = [] }) => [gist.zh, gist.en, ...anchors])
    .join(" ")
    .replace(/\s/g, "");
};

export const rule: Rule = {
  code: "CF085",
  severity: "error",
  *check({ entries, pack }) {
    for (const entry of entries.limits) {
      const { id, length, sources } = entry.value;
      if (length === "none-found" || sources.length === 0) continue;
      const words = sources.map((ref) => wordsOf(pack.law, ref)).join(" ");
      if (!spellings(length).some((one) => words.includes(one.replace(/\s/g, ""))))
        yield { place: entry.at(["length"]), given: { id, length, sources: sources.join(", ") } };
    }
  },
};
