// Holds the anchors of a pack's verified articles against the texts of the statutes.
import type { LawDocument } from "../pack/schema.ts";
import { plainText, plainTitle, type Statute } from "./statutes.ts";

interface Missing {
  readonly document: string;
  readonly article: string;
  /** Absent when the article itself is missing. */
  readonly anchor?: string;
  /** Where the words stand instead. */
  readonly movedTo: readonly string[];
}

interface Verified {
  readonly found: number;
  readonly missing: readonly Missing[];
  /** Documents with verified anchors for which there is no text. */
  readonly withoutText: readonly string[];
  /** Verified articles that have no anchor to hold against a text. */
  readonly withoutAnchor: readonly string[];
}

const statuteOf = ({ title, short, effective }: LawDocument, statutes: readonly Statute[]): Statute | undefined => {
  const wanted = [title, short].map(plainTitle);
  const dateOf = ({ name }: Statute): string => /\d{4}-\d{2}-\d{2}/.exec(name)?.[0] ?? "";
  const fitting = statutes
    .filter(({ titles }) => titles.some((one) => wanted.includes(one)))
    .sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
  // A text is dated by its adoption: the version in force is the last one adopted before the document took effect.
  return fitting.findLast((statute) => effective === undefined || dateOf(statute) <= effective) ?? fitting.at(-1);
};

/**
 * @param law the documents of a pack
 * @param statutes the texts that were found
 */
export const verify = (law: readonly LawDocument[], statutes: readonly Statute[]): Verified => {
  let found = 0;
  const missing: Missing[] = [];
  const withoutText: string[] = [];
  const withoutAnchor: string[] = [];
  for (const document of law) {
    const verified = document.articles.filter(({ status }) => status === "verified");
    if (verified.length === 0) continue;
    const statute = statuteOf(document, statutes);
    if (!statute) {
      withoutText.push(document.id);
      continue;
    }
    for (const { article, anchors = [] } of verified) {
      if (anchors.length === 0) withoutAnchor.push(`${document.id}/${article}`);
      const text = statute.articles.get(article);
      for (const anchor of anchors) {
        const words = plainText(anchor);
        if (text?.includes(words)) {
          found += 1;
          continue;
        }
        const movedTo = [...statute.articles].filter(([, other]) => other.includes(words)).map(([other]) => other);
        missing.push({ document: document.id, article, anchor, movedTo });
      }
      if (anchors.length === 0 && text === undefined) missing.push({ document: document.id, article, movedTo: [] });
    }
  }
  return { found, missing, withoutText, withoutAnchor };
};
