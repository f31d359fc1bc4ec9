// CF086: a statement of law that rests only on what is reported second-hand, and does not say so.
import type { Entry } from "../../pack/entries.ts";
import type { Text } from "../../pack/schema.ts";
import type { Found, Rule } from "../rule.ts";

/** Words of hearsay; 据 inside 证据, 依据 and the like says nothing of it. */
const MARK = /(?<![证依根数收单票凭占])据(?![此以])|报道|\breport/i;

function* unmarked(entry: Entry, value: unknown, path: readonly PropertyKey[], second: Status): Iterable<Found> {
  if (value === null || typeof value !== "object") return;
  const { law, sources } = value as { readonly law?: Text; readonly sources?: readonly string[] };
  if (law && sources?.every((source) => second(source)) && !MARK.test(`${law.zh}\n${law.en}`))
    yield { place: entry.at([...path, "law"]), given: { sources: sources.join(", ") } };
  for (const [key, inner] of Object.entries(value)) yield* unmarked(entry, inner, [...path, key], second);
}

type Status = (source: string) => boolean;

export const rule: Rule = {
  code: "CF086",
  severity: "warning",
  *check({ entries }) {
    const verified = new Set(
      entries.law.flatMap(({ value }) =>
        value.articles.filter(({ status }) => status === "verified").map(({ article }) => `${value.id}/${article}`),
      ),
    );
    for (const entry of [...entries.conclusions, ...entries.actions])
      yield* unmarked(entry, entry.value, [], (source) => !verified.has(source));
  },
};
