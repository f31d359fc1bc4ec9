// Where complete answers can arrive: for each node, the combinations that lead to it.
import type { Compiled } from "../diagram/compile.ts";
import { NO, type Ref } from "../diagram/diagram.ts";
import type { ModelTree } from "../engine/model.ts";

const cache = new WeakMap<ModelTree, Map<string, Ref>>();

/** Node → the complete answers, allowed by the implications, that arrive at it without an unknown-branch. */
export const reachOf = (compiled: Compiled, tree: ModelTree): ReadonlyMap<string, Ref> => {
  const before = cache.get(tree);
  if (before) return before;
  const incoming = new Map<string, number>();
  const seen = new Set<string>();
  const count = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const { target } of tree.nodes.get(id)?.groups ?? [])
      if ("node" in target) {
        incoming.set(target.node, (incoming.get(target.node) ?? 0) + 1);
        count(target.node);
      }
  };
  count(tree.start);
  const reach = new Map<string, Ref>([[tree.start, compiled.allowed(tree)]]);
  const ready = [tree.start];
  for (const id of ready) {
    const node = tree.nodes.get(id);
    if (!node) continue;
    for (const { target, mask } of node.groups) {
      if (!("node" in target)) continue;
      const through = compiled.diagram.and(reach.get(id) ?? NO, compiled.literal(node.variable.index, mask));
      reach.set(target.node, compiled.diagram.or(reach.get(target.node) ?? NO, through));
      const left = (incoming.get(target.node) ?? 1) - 1;
      incoming.set(target.node, left);
      if (left === 0) ready.push(target.node);
    }
  }
  cache.set(tree, reach);
  return reach;
};
