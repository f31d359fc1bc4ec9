// CF090: words that must not stand in what the program says by itself.

import { partOf } from "../../diagnostic/diagnostic.ts";
import { Contents, type Here, pathOf } from "../../pack/contents.ts";
import type { Entry } from "../../pack/entries.ts";
import type { Language, LawDocument } from "../../pack/schema.ts";
import type { Found, Rule } from "../rule.ts";
import { eachText, Suspects } from "../texts.ts";

/** What quotes others, or warns of them, may use their words. */
const QUOTED = new Set(["claim", "words", "do-not", "shows", "does-not-show", "tell-apart"]);

/** What a question says beside its answers, which are the person's words. */
const OF_QUESTION = ["ask", "lawyer", "why", "how-to-find-out"];

/** Spaces and case change nothing that is said. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, "");

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
const inClass = (sign: string): string => sign.replace(/[\\\]^-]/, "\\$&");
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

/** Words, however they are spaced: only two signs with which one begins are looked at closer. */
const fromFirstTwo = (words: readonly string[]): string => {
  const [first, second] = [0, 1].map((at) => `[${words.map((word) => inClass([...word][at] ?? "")).join("")}]`);
  const two = `${first}\\s*${second}`;
  return `${two}(?<=(?=${words.map((word) => spaced([...word])).join("|")})${two})`;
};

const ASCII = /^[\0-\x7f]*$/;

const LANGUAGES = ["zh", "en"] as const;

type Patterns = Readonly<Record<Language, readonly RegExp[]>>;

/**
 * What finds words in texts of each language, however they are spaced. One pattern for words in two alphabets would be a lot
 * slower; and what begins like a word that is not in English letters is rare in English, and common in Chinese.
 */
const patternsFor = (words: readonly string[]): Patterns => {
  const latin = words.filter((word) => ASCII.test(word));
  const others = words.filter((word) => !ASCII.test(word));
  const patterns = (list: readonly string[], pattern: string) => (list.length > 0 ? [new RegExp(pattern, "giu")] : []);
  const spelled = others.map((word) => spaced([...word])).join("|");
  const isLong = others.every((word) => [...word].length > 1);
  const inBoth = patterns(latin, latin.map(fromRarest).join("|"));
  return {
    zh: [...inBoth, ...patterns(others, spelled)],
    en: [...inBoth, ...patterns(others, isLong ? fromFirstTwo(others) : spelled)],
  };
};

/** The texts of an entry in which a word may stand; undefined where none is. */
type Suspicion = (entry: Entry) => ((text: string) => boolean) | undefined;

const suspicionIn = (contents: Contents, patterns: Patterns): Suspicion => {
  // What stands beside the texts is ids and the like: if one of them looks like a word, everything is read.
  if (patterns.en.some((pattern) => contents.isBeside(pattern)))
    return () => (text) => patterns.zh.some((pattern) => text.search(pattern) >= 0);
  const suspects = new Suspects();
  for (const language of LANGUAGES)
    for (const pattern of patterns[language]) contents[language].find(pattern, suspects.add);
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
          const banned = words.find(({ bareWord }) => said.includes(bareWord));
          if (!banned) return;
          const { word, bareWord } = banned;
          const [place, written] = [entry.at(pathOf(here)), new RegExp(spaced([...bareWord]), "i").exec(text)];
          const there = written && partOf(place, text, written.index, written.index + written[0].length);
          found.push({ place: there ?? place, given: { word } });
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
