// CF086: a statement of law that rests only on what is reported second-hand, and does not say so.
import type { Entry } from "../../pack/entries.ts";
import type { Text } from "../../pack/schema.ts";
import type { Found, Rule } from "../rule.ts";
import { type Here, pathOf } from "../texts.ts";

/** Words of hearsay; 据 inside 证据, 依据 and the like says nothing of it. */
const MARK = /(?<![证依根数收单票凭占])据(?![此以])|报道|\breport/i;

/** Statements of law inside an entry that rest only on second-hand sources and do not say so. */
const unmarkedIn = (entry: Entry, isSecondHand: Status): Found[] => {
  const found: Found[] = [];
  const visit = (value: unknown, above: Here | undefined): void => {
    if (value === null || typeof value !== "object") return;
    const { law, sources } = value as { readonly law?: Text; readonly sources?: readonly string[] };
    if (law && sources?.every(isSecondHand) && !MARK.test(`${law.zh}\n${law.en}`))
      found.push({ place: entry.at([...pathOf(above), "law"]), given: { sources: sources.join(", ") } });
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) visit(inner, { key: isList ? Number(key) : key, above });
  };
  visit(entry.value, undefined);
  return found;
};

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
      yield* unmarkedIn(entry, (source) => !verified.has(source));
  },
};
