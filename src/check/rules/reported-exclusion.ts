// CF084: an exclusion that rests only on what is reported second-hand.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF084",
  severity: "error",
  *check({ entries }) {
    const status = new Map(
      entries.law.flatMap(({ value }) =>
        value.articles.map((article): [string, string] => [`${value.id}/${article.article}`, article.status]),
      ),
    );
    for (const entry of entries.conclusions)
      for (const [position, { source }] of (entry.value.definition.excludes ?? []).entries())
        if (!source.startsWith("matrix:") && status.get(source) !== "verified")
          yield {
            place: entry.at(["definition", "excludes", position, "source"]),
            given: { id: entry.value.id, source },
          };
  },
};
