// CF086: a statement of law that rests only on what is reported second-hand, and does not say so.

import { type Here, pathOf } from "../../pack/contents.ts";
import type { Entry } from "../../pack/entries.ts";
import type { Text } from "../../pack/schema.ts";
import type { Found, Rule } from "../rule.ts";

/** Words of hearsay; 据 inside 证据, 依据 and the like says nothing of it. */
const MARK = /(?<![证依根数收单票凭占])据(?![此以])|报道|\breport/i;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;

type Visit = (law: Text, sources: readonly string[], here: Here | undefined) => void;

/** Called with each statement inside a value that has a law and its sources. */
const eachStatement = (value: Fields, visit: Visit, above?: Here): void => {
  if (Array.isArray(value)) {
    for (let key = 0; key < value.length; key += 1)
      if (isObject(value[key])) eachStatement(value[key], visit, { key, above });
    return;
  }
  for (const key in value) {
    const inner = value[key];
    if (!isObject(inner)) continue;
    if (key === "sources" && value["law"]) visit(value["law"] as Text, inner as unknown as readonly string[], above);
    eachStatement(inner, visit, { key, above });
  }
};

export const rule: Rule = {
  code: "CF086",
  severity: "warning",
  *check({ entries }) {
    const verified = new Set(
      entries.law.flatMap(({ value }) =>
        value.articles.filter(({ status }) => status === "verified").map(({ article }) => `${value.id}/${article}`),
      ),
    );
    const isUnmarked = (law: Text, sources: readonly string[]): boolean =>
      !sources.some((source) => verified.has(source)) && !MARK.test(`${law.zh}\n${law.en}`);
    const { conclusions, actions, contents } = entries;
    const suspects = new Set<Entry>();
    for (const { entry, law, sources } of [...contents.conclusions.cited, ...contents.actions.cited])
      if (isUnmarked(law as Text, sources as readonly string[])) suspects.add(entry);
    for (const entry of [...conclusions, ...actions]) {
      if (!suspects.has(entry)) continue;
      const found: Found[] = [];
      eachStatement(entry.value, (law, sources, here) => {
        if (isUnmarked(law, sources))
          found.push({ place: entry.at([...pathOf(here), "law"]), given: { sources: sources.join(", ") } });
      });
      yield* found;
    }
  },
};
