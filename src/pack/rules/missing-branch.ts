// CF033: an answer that no branch of its node takes.
import { nodesOf } from "../nodes.ts";
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF033",
  severity: "error",
  *check({ entries, index }) {
    for (const entry of entries.trees)
      for (const { id, node, variable } of nodesOf(entry)) {
        if (node.else !== undefined) continue;
        for (const answer of index.answersOf(variable) ?? [])
          if (!Object.hasOwn(node, answer))
            yield { place: entry.at(["nodes", id], "key"), given: { node: id, answer } };
      }
  },
};
