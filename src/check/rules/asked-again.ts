// CF062: a node that asks what was already asked on the way to it.
import type { ModelTree } from "../../engine/model.ts";
import { type Rule, treesOf } from "../rule.ts";

const nextOf = (tree: ModelTree, id: string): string[] => {
  const node = tree.nodes.get(id);
  if (!node) return [];
  const next: string[] = [];
  for (const { target } of node.groups) if ("node" in target) next.push(target.node);
  if (node.unknown && "node" in node.unknown) next.push(node.unknown.node);
  return next;
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
      if (tree.repeated.size === 0) continue;
      const byVariable = new Map<number, string[]>();
      for (const { id, variable } of tree.nodes.values()) {
        if (!tree.repeated.has(variable.question)) continue;
        const ids = byVariable.get(variable.index);
        if (ids) ids.push(id);
        else byVariable.set(variable.index, [id]);
      }
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
