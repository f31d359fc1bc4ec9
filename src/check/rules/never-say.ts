// CF090: words that must not stand in what the program says by itself.
import type { Entry } from "../../pack/entries.ts";
import type { Found, Rule } from "../rule.ts";
import { eachText, type Here, pathOf } from "../texts.ts";

/** What quotes others, or warns of them, may use their words. */
const QUOTED = new Set(["claim", "words", "do-not", "shows", "does-not-show", "tell-apart"]);

/** What a question says beside its answers, which are the person's words. */
const OF_QUESTION = ["ask", "lawyer", "why", "how-to-find-out"];

/** Spaces and case change nothing that is said. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, "");

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");

/** Finds one of some words, however it is spaced. */
const anyOf = (words: readonly string[]): RegExp =>
  new RegExp(words.map((word) => [...bare(word)].map(escaped).join("\\s*")).join("|"), "iu");

export const rule: Rule = {
  code: "CF090",
  severity: "error",
  *check({ entries }) {
    const words = entries.head.value["never-say"] ?? [];
    if (words.length === 0) return;
    const any = anyOf(words);
    const saidIn = (entry: Entry, value: unknown, above?: Here): Found[] => {
      const found: Found[] = [];
      eachText(
        value,
        ({ key }) => QUOTED.has(String(key)),
        (text, here) => {
          if (!any.test(text)) return;
          const word = words.find((one) => bare(text).includes(bare(one)));
          if (word !== undefined) found.push({ place: entry.at(pathOf(here)), given: { word } });
        },
        above,
      );
      return found;
    };
    for (const entry of [...entries.conclusions, ...entries.actions, ...entries.limits])
      yield* saidIn(entry, entry.value);
    for (const entry of entries.questions) {
      const { value }: Entry<Readonly<Record<string, unknown>>> = entry;
      for (const key of OF_QUESTION) yield* saidIn(entry, value[key], { key, above: undefined });
    }
    for (const entry of entries.law)
      for (const [position, { gist }] of entry.value.articles.entries()) {
        const article = { key: position, above: { key: "articles", above: undefined } };
        yield* saidIn(entry, gist, { key: "gist", above: article });
      }
  },
};
