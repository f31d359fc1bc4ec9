// CF034: a tree that comes back to where it was.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF034",
  severity: "error",
  *check(references) {
    for (const entry of references.entries.trees)
      for (const circle of references.waysOf(entry).circles)
        yield { place: entry.at(["nodes", circle.at(-1) ?? ""], "key"), given: { nodes: circle.join(" → ") } };
  },
};
