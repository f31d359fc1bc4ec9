// CF062: a node that asks what was already asked on the way to it.
import type { ModelTree } from "../../engine/model.ts";
import { type Rule, treesOf } from "../rule.ts";

const nextOf = (tree: ModelTree, id: string): string[] => {
  const node = tree.nodes.get(id);
  if (!node) return [];
  const targets = [...node.groups.map(({ target }) => target), ...(node.unknown ? [node.unknown] : [])];
  return targets.flatMap((target) => ("node" in target ? [target.node] : []));
};

const below = (tree: ModelTree, start: string): Set<string> => {
  const found = new Set(nextOf(tree, start));
  for (const id of found) for (const next of nextOf(tree, id)) found.add(next);
  return found;
};

export const rule: Rule = {
  code: "CF062",
  severity: "error",
  *check(context) {
    for (const { entry, tree } of treesOf(context)) {
      const nodes = [...tree.nodes.values()];
      const byVariable = new Map<number, string[]>();
      for (const { id, variable } of nodes)
        byVariable.set(variable.index, [...(byVariable.get(variable.index) ?? []), id]);
      for (const ids of byVariable.values()) {
        if (ids.length < 2) continue;
        for (const first of ids) {
          const later = below(tree, first);
          for (const second of ids)
            if (second !== first && later.has(second))
              yield {
                place: entry.at(["nodes", second], "key"),
                given: { node: second, first, question: tree.nodes.get(second)?.variable.id ?? "" },
                related: entry.at(["nodes", first], "key"),
              };
        }
      }
    }
  },
};
