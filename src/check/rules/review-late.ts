// CF081: a pack whose next review is overdue.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF081",
  severity: "warning",
  *check({ entries, today }) {
    const by = entries.head.value["review-by"];
    if (by < today) yield { place: entries.head.at(["review-by"]), given: { date: by } };
  },
};
