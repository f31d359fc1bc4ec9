// CF063: a conclusion that no tree names.
import { type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF063",
  severity: "error",
  *check(context) {
    const trees = treesOf(context).map(({ tree }) => tree);
    const named = new Set(trees.flatMap((tree) => [...tree.named]));
    // Nearly always that is all of them, and nobody need ask where an unknown answer leads.
    if (context.entries.conclusions.every(({ value }) => named.has(value.id))) return;
    for (const tree of trees)
      for (const { groups, unknown } of tree.nodes.values())
        for (const target of [...groups.map((group) => group.target), ...(unknown ? [unknown] : [])])
          if ("leaf" in target)
            for (const id of "conclude" in target.leaf ? [target.leaf.conclude] : target.leaf.open) named.add(id);
    for (const entry of context.entries.conclusions)
      if (!named.has(entry.value.id)) yield { place: entry.at(["id"]), given: { id: entry.value.id } };
  },
};
