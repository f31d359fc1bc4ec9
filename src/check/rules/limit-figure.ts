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

const withoutSpaces = (text: string): string => text.replace(/\s+/g, "");

/** What the articles say that a source names: DOCUMENT/ARTICLE, or a document with all of its articles. */
const wordsIn = (law: ReadonlyMap<string, LawDocument>, ref: string): string => {
  const [id = "", article] = ref.split("/");
  const articles = law.get(id)?.articles.filter((one) => article === undefined || one.article === article) ?? [];
  return withoutSpaces(articles.flatMap(({ gist, anchors = [] }) => [gist.zh, gist.en, ...anchors]).join(" "));
};

/** A function that works out each value once. */
const once = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
};

export const rule: Rule = {
  code: "CF085",
  severity: "error",
  *check({ entries, pack }) {
    const law = new Map(pack.law.map((document) => [document.id, document]));
    const wordsOf = once((ref) => wordsIn(law, ref));
    const spellingsOf = once((length) => spellings(length).map(withoutSpaces));
    for (const entry of entries.limits) {
      const { id, length, sources } = entry.value;
      if (length === "none-found" || sources.length === 0) continue;
      const words = sources.map(wordsOf);
      if (!spellingsOf(length).some((one) => words.some((said) => said.includes(one))))
        yield { place: entry.at(["length"]), given: { id, length, sources: sources.join(", ") } };
    }
  },
};
