// CF090: words that must not stand in what the program says by itself.
import type { Entry } from "../../pack/entries.ts";
import type { Found, Rule } from "../rule.ts";

/** What quotes others, or warns of them, may use their words. */
const QUOTED = new Set(["claim", "words", "do-not", "shows", "does-not-show", "tell-apart"]);

/** What a question says beside its answers, which are the person's words. */
const OF_QUESTION = ["ask", "lawyer", "why", "how-to-find-out"];

/** A space between Chinese characters changes nothing that is said. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "")
    .replace(/\s+/g, " ");

function* said(entry: Entry, value: unknown, path: readonly PropertyKey[], words: readonly string[]): Iterable<Found> {
  if (value === null || typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value)) {
    if (QUOTED.has(key)) continue;
    if (typeof inner === "string") {
      const text = plain(inner);
      const word = words.find((one) => text.includes(plain(one)));
      if (word !== undefined) yield { place: entry.at([...path, key]), given: { word } };
    } else yield* said(entry, inner, [...path, key], words);
  }
}

export const rule: Rule = {
  code: "CF090",
  severity: "error",
  *check({ entries }) {
    const words = entries.head.value["never-say"] ?? [];
    if (words.length === 0) return;
    for (const entry of [...entries.conclusions, ...entries.actions, ...entries.limits])
      yield* said(entry, entry.value, [], words);
    for (const entry of entries.questions) {
      const { value }: Entry<Readonly<Record<string, unknown>>> = entry;
      for (const key of OF_QUESTION) yield* said(entry, value[key], [key], words);
    }
    for (const entry of entries.law)
      for (const [position, { gist }] of entry.value.articles.entries())
        yield* said(entry, gist, ["articles", position, "gist"], words);
  },
};
