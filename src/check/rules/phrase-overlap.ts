// CF091: the same words in two phrases.
import type { Place } from "../../diagnostic/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF091",
  severity: "error",
  *check({ entries }) {
    const seen = new Map<string, () => Place>();
    for (const entry of entries.phrases)
      for (const [position, words] of entry.value.words.entries()) {
        const key = words.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
        const place = (): Place => entry.at(["words", position]);
        const related = seen.get(key);
        if (related) yield { place: place(), given: { words, id: entry.value.id }, related: related() };
        else seen.set(key, place);
      }
  },
};
