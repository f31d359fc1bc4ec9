// CF083: prose that writes a period of time itself instead of naming a limit.
import type { Entry } from "../../pack/entries.ts";
import type { Found, Rule } from "../rule.ts";

const UNITS = {
  zh: /(?:\d+|[一二两三四五六七八九十百]+)\s*(?:个)?(?:小时|工作日|日内|天|个月|周)|(?<!\d)(?:\d{1,2}|[一二两三四五六七八九十]+)\s*年(?!级|代|度)/,
  en: /\b(?:\d{1,3}|one|two|three|four|five|six|seven|ten|twelve|thirty|sixty|ninety)[ -](?:working[ -]|calendar[ -])?(?:hour|day|week|month|year)s?\b/i,
} as const;

/** Claims that a myth quotes are not ours, nor are words that a screen shows. */
const QUOTED = new Set(["claim", "words", "name", "title", "trigger"]);

function* periods(entry: Entry): Iterable<Found> {
  const visit = function* (value: unknown, path: readonly PropertyKey[]): Iterable<Found> {
    if (value === null || typeof value !== "object") return;
    for (const [key, inner] of Object.entries(value)) {
      if (QUOTED.has(key)) continue;
      const pattern = UNITS[key as keyof typeof UNITS];
      const match = typeof inner === "string" ? pattern?.exec(inner.replace(/\{limit:[^{}]*\}/g, "")) : null;
      if (match) yield { place: entry.at([...path, key]), given: { words: match[0] } };
      yield* visit(inner, [...path, key]);
    }
  };
  yield* visit(entry.value, []);
}

export const rule: Rule = {
  code: "CF083",
  severity: "error",
  *check({ entries }) {
    for (const entry of [...entries.conclusions, ...entries.actions] as Entry[]) yield* periods(entry);
  },
};
