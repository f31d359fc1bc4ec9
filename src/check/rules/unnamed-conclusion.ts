// CF063: a conclusion that no tree names.
import { type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF063",
  severity: "error",
  *check(context) {
    const named = new Set<string>();
    for (const { tree } of treesOf(context))
      for (const { groups, unknown } of tree.nodes.values())
        for (const target of [...groups.map((group) => group.target), ...(unknown ? [unknown] : [])])
          if ("leaf" in target)
            for (const id of "conclude" in target.leaf ? [target.leaf.conclude] : target.leaf.open) named.add(id);
    for (const entry of context.entries.conclusions)
      if (!named.has(entry.value.id)) yield { place: entry.at(["id"]), given: { id: entry.value.id } };
  },
};
