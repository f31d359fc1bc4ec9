// CF090: words that must not stand in what the program says by itself.

import { Contents, type Here, pathOf } from "../../pack/contents.ts";
import type { Entry } from "../../pack/entries.ts";
import type { LawDocument } from "../../pack/schema.ts";
import type { Found, Rule } from "../rule.ts";
import { eachText, Suspects } from "../texts.ts";

/** What quotes others, or warns of them, may use their words. */
const QUOTED = new Set(["claim", "words", "do-not", "shows", "does-not-show", "tell-apart"]);

/** What a question says beside its answers, which are the person's words. */
const OF_QUESTION = ["ask", "lawyer", "why", "how-to-find-out"];

/** Spaces and case change nothing that is said. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, "");

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
const spaced = (signs: readonly string[]): string => signs.map(escaped).join("\\s*");

/** From the rarest letter of English to the commonest. */
const RARE = "zqxjkvbpygfwmucldrhsnioate";
const rank = (sign: string | undefined): number => RARE.indexOf(sign ?? "");

/** A word, however it is spaced: its rarest letter is looked for, and only where that stands the letters before and after it. */
const fromRarest = (word: string): string => {
  const signs = [...word];
  const rarest = signs.reduce((best, sign, at) => (rank(sign) < rank(signs[best]) ? at : best), 0);
  const [upTo, after] = [signs.slice(0, rarest + 1), signs.slice(rarest + 1)];
  return `${spaced(upTo.slice(rarest))}(?<=${spaced(upTo)})\\s*${spaced(after)}`;
};

const ASCII = /^[\0-\x7f]*$/;
const BEYOND_ASCII = /[^\0-\x7f]/;

/**
 * What finds words, however they are spaced: the patterns that a text with one of them fits. The few signs that English lacks
 * are seen at one look, and words in two alphabets would be found a lot slower by one pattern.
 */
const patternsFor = (words: readonly string[]): RegExp[][] => {
  const latin = words.filter((word) => ASCII.test(word)).map(fromRarest);
  const others = words.filter((word) => !ASCII.test(word)).map((word) => spaced([...word]));
  return [
    ...(latin.length > 0 ? [[new RegExp(latin.join("|"), "iu")]] : []),
    ...(others.length > 0 ? [[BEYOND_ASCII, new RegExp(others.join("|"), "iu")]] : []),
  ];
};

/** The texts of an entry in which a word may stand; undefined where none is. */
type Suspicion = (entry: Entry) => ((text: string) => boolean) | undefined;

const suspicionIn = (contents: Contents, alternatives: readonly RegExp[][]): Suspicion => {
  const isSaid = (text: string): boolean =>
    alternatives.some((patterns) => patterns.every((pattern) => pattern.test(text)));
  if (contents.someOther(isSaid)) return () => isSaid;
  const suspects = new Suspects();
  for (const patterns of alternatives)
    for (const texts of [contents.zh, contents.en]) texts.find(patterns, suspects.add);
  return (entry) => {
    const texts = suspects.in(entry);
    return texts && ((text) => texts.has(text));
  };
};

const gistsOf = (law: readonly Entry<LawDocument>[]): Contents => {
  const gists = new Contents([]);
  for (const entry of law) for (const { gist } of entry.value.articles) gists.read(gist, entry);
  return gists;
};

export const rule: Rule = {
  code: "CF090",
  severity: "error",
  *check({ entries: { head, conclusions, actions, limits, questions, law, contents } }) {
    const words = (head.value["never-say"] ?? []).map((word) => ({ word, bareWord: bare(word) }));
    if (words.length === 0) return;
    const patterns = patternsFor(words.map(({ bareWord }) => bareWord));
    const saidIn = (entry: Entry, isSuspect: (text: string) => boolean, value: unknown, above?: Here): Found[] => {
      const found: Found[] = [];
      eachText(
        value,
        ({ key }) => QUOTED.has(String(key)),
        isSuspect,
        (text, here) => {
          const said = bare(text);
          const word = words.find(({ bareWord }) => said.includes(bareWord))?.word;
          if (word !== undefined) found.push({ place: entry.at(pathOf(here)), given: { word } });
        },
        above,
      );
      return found;
    };
    const wholly = [
      [conclusions, contents.conclusions],
      [actions, contents.actions],
      [limits, contents.limits],
    ] as const;
    for (const [entries, inside] of wholly) {
      const suspicion = suspicionIn(inside, patterns);
      for (const entry of entries) {
        const isSuspect = suspicion(entry);
        if (isSuspect) yield* saidIn(entry, isSuspect, entry.value);
      }
    }
    const inQuestions = suspicionIn(contents.questions, patterns);
    for (const entry of questions) {
      const { value }: Entry<Readonly<Record<string, unknown>>> = entry;
      const isSuspect = inQuestions(entry);
      if (isSuspect)
        for (const key of OF_QUESTION) yield* saidIn(entry, isSuspect, value[key], { key, above: undefined });
    }
    const inGists = suspicionIn(gistsOf(law), patterns);
    for (const entry of law) {
      const isSuspect = inGists(entry);
      if (!isSuspect) continue;
      for (const [position, { gist }] of entry.value.articles.entries()) {
        const article = { key: position, above: { key: "articles", above: undefined } };
        yield* saidIn(entry, isSuspect, gist, { key: "gist", above: article });
      }
    }
  },
};
