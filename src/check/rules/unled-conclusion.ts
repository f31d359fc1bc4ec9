// CF101: a conclusion of a tree that leads in no reviewed situation.
import { type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF101",
  severity: "warning",
  *check(context) {
    const { entries, runs } = context;
    const named = new Set(treesOf(context).flatMap(({ tree }) => [...tree.named]));
    const reached = new Set<string>();
    for (const { value } of entries.scenarios)
      if (value["reviewed-by"] !== undefined)
        for (const { conclusion } of runs(value)) if (conclusion !== undefined) reached.add(conclusion);
    for (const entry of entries.conclusions)
      if (named.has(entry.value.id) && !reached.has(entry.value.id))
        yield { place: entry.at(["id"]), given: { id: entry.value.id } };
  },
};
