// CF090: words that must not stand in what the program says by itself.
import type { Entry } from "../../pack/entries.ts";
import type { Found, Rule } from "../rule.ts";

/** What quotes others, or warns of them, may use their words. */
const QUOTED = new Set(["claim", "words", "do-not", "shows", "does-not-show", "tell-apart"]);

function* said(entry: Entry, words: readonly string[]): Iterable<Found> {
  const visit = function* (value: unknown, path: readonly PropertyKey[]): Iterable<Found> {
    if (value === null || typeof value !== "object") return;
    for (const [key, inner] of Object.entries(value)) {
      if (QUOTED.has(key)) continue;
      if (typeof inner === "string") {
        const text = inner.toLowerCase();
        const word = words.find((one) => text.includes(one.toLowerCase()));
        if (word !== undefined) yield { place: entry.at([...path, key]), given: { word } };
      } else yield* visit(inner, [...path, key]);
    }
  };
  yield* visit(entry.value, []);
}

export const rule: Rule = {
  code: "CF090",
  severity: "error",
  *check({ entries }) {
    const words = entries.head.value["never-say"] ?? [];
    if (words.length === 0) return;
    for (const entry of [...entries.conclusions, ...entries.actions, ...entries.limits]) yield* said(entry, words);
  },
};
