// CF080: a cited document that is not in force on the day of review, or an article under the number that it had before.
import type { Entry } from "../../pack/entries.ts";
import type { LawDocument } from "../../pack/schema.ts";
import type { Found, Rule } from "../rule.ts";

/** Where the register names an old number. It may be that of a new article where the renumbered one is listed too, or another took its place. */
function* oldNumbers(entry: Entry<LawDocument>, asOf: string): Iterable<Found> {
  const { id, renumbered = [], articles } = entry.value;
  const listed = articles.map(({ article }) => article);
  for (const [index, { was, now, since }] of renumbered.entries()) {
    const position = listed.indexOf(was);
    if (position < 0 || since > asOf || listed.includes(now) || renumbered.some((one) => one.now === was)) continue;
    yield {
      place: entry.at(["articles", position, "article"]),
      given: { id: `${id}/${was}`, date: since, day: asOf, state: "renumbered", now },
      related: entry.at(["renumbered", index]),
    };
  }
}

export const rule: Rule = {
  code: "CF080",
  severity: "error",
  *check({ entries, asOf }) {
    for (const entry of entries.law) {
      const { id, effective, repealed } = entry.value;
      if (repealed !== undefined && repealed <= asOf)
        yield { place: entry.at(["repealed"]), given: { id, date: repealed, day: asOf, state: "repealed" } };
      if (effective !== undefined && effective > asOf)
        yield { place: entry.at(["effective"]), given: { id, date: effective, day: asOf, state: "not-yet" } };
      yield* oldNumbers(entry, asOf);
    }
  },
};
