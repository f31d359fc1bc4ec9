// The number of an article, and articles as people type them: 民诉法225, 刑事诉讼法第一百一十七条, CPL 117.
import { chineseNumber, parseAmount } from "../intake/amounts.ts";
import type { LawDocument } from "../pack/schema.ts";

const NUMBER = "零〇一二两三四五六七八九十百千";

const ARTICLE = new RegExp(`^第([${NUMBER}]+)条(?:之([${NUMBER}]+))?$`);

/** 第一百七十七条之一 → 177-1; undefined when the article is not numbered like that. */
export const articleNumber = (article: string): string | undefined => {
  const [, number, also] = ARTICLE.exec(article) ?? [];
  if (number === undefined) return undefined;
  return also === undefined ? String(chineseNumber(number)) : `${chineseNumber(number)}-${chineseNumber(also)}`;
};

/** The number that was typed, in digits: 117, 第117条, 一百一十七 and 第一百一十七条 are the same, and so are 287之二 and 287-2. */
const numberOf = (typed: string): string => {
  const bare = typed.replace(/^第/, "").replace("条", "");
  const [digits, also] = bare.split("之");
  if (also !== undefined && /^\d+$/.test(digits ?? "")) return `${digits}-${parseAmount(also)}`;
  return /^\d/.test(bare) ? bare : (articleNumber(`第${bare.replace(/(?=之)|(?<!之.*)$/, "条")}`) ?? bare);
};

const namesOf = ({ id, short, title, en, aliases = [], replaces = [] }: LawDocument): string[] =>
  [id, short, title, title.replace(/（[^）]*）$/, ""), en, ...aliases, ...replaces].map((name) => name.toLowerCase());

/** What somebody typed means: a document, and an article of it under its present number. */
interface Cited {
  readonly document: LawDocument;
  /** The number that was typed, in digits. */
  readonly number: string | undefined;
  /** The article as the pack has it; undefined when only a document was named, or the pack does not cite that article. */
  readonly article: string | undefined;
  /** Set when the typed number is an old one. */
  readonly renumbered: NonNullable<LawDocument["renumbered"]>[number] | undefined;
  /** Set when the typed name is that of an older document. */
  readonly replaced: string | undefined;
}

const TYPED = new RegExp(
  `^(.*?)[\\s,，]*(?:art(?:icle)?\\.?\\s*)?(第?(?:\\d+|[${NUMBER}]+)条?(?:之[${NUMBER}]+|-\\d+)?)?$`,
  "i",
);

/**
 * @param typed a name of a document, with or without the number of an article
 * @returns every document that goes by that name, the article looked up in each
 */
export const citedBy = (law: readonly LawDocument[], typed: string): Cited[] => {
  const whole = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[《》]/g, "");
  const [, shorter = "", number] = TYPED.exec(whole) ?? [];
  const found = (name: string, wanted: string | undefined): Cited[] =>
    law
      .filter((document) => namesOf(document).includes(name))
      .map((document) => {
        const renumbered = document.renumbered?.find(({ was }) => articleNumber(was) === wanted);
        const current = renumbered ? articleNumber(renumbered.now) : wanted;
        return {
          document,
          number: wanted,
          article: document.articles.find(({ article }) => articleNumber(article) === current)?.article,
          renumbered,
          replaced: document.replaces?.find((one) => one.toLowerCase() === name),
        };
      });
  const exact = found(whole, undefined);
  if (exact.length > 0 || number === undefined) return exact;
  return found(shorter, numberOf(number));
};
