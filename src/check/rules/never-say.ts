// CF090: words that must not stand in what the program says by itself.
import type { Entry } from "../../pack/entries.ts";
import type { Found, Rule } from "../rule.ts";

/** What quotes others, or warns of them, may use their words. */
const QUOTED = new Set(["claim", "words", "do-not", "shows", "does-not-show", "tell-apart"]);

/** What a question says beside its answers, which are the person's words. */
const OF_QUESTION = ["ask", "lawyer", "why", "how-to-find-out"];

/** Spaces and case change nothing that is said. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, "");

/** The words as the pack has them, by what is sought. */
type Sought = ReadonlyMap<string, string>;

function* said(entry: Entry, value: unknown, path: readonly PropertyKey[], sought: Sought): Iterable<Found> {
  if (value === null || typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value)) {
    if (QUOTED.has(key)) continue;
    if (typeof inner === "string") {
      const text = bare(inner);
      for (const [one, word] of sought)
        if (text.includes(one)) {
          yield { place: entry.at([...path, key]), given: { word } };
          break;
        }
    } else yield* said(entry, inner, [...path, key], sought);
  }
}

export const rule: Rule = {
  code: "CF090",
  severity: "error",
  *check({ entries }) {
    const sought = new Map((entries.head.value["never-say"] ?? []).map((word) => [bare(word), word]));
    if (sought.size === 0) return;
    for (const entry of [...entries.conclusions, ...entries.actions, ...entries.limits])
      yield* said(entry, entry.value, [], sought);
    for (const entry of entries.questions) {
      const { value }: Entry<Readonly<Record<string, unknown>>> = entry;
      for (const key of OF_QUESTION) yield* said(entry, value[key], [key], sought);
    }
    for (const entry of entries.law)
      for (const [position, { gist }] of entry.value.articles.entries())
        yield* said(entry, gist, ["articles", position, "gist"], sought);
  },
};
