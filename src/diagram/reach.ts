// Where answers can arrive: for each node the combinations that lead to it, and the answers that a walk can take there.
import type { ModelTree, Target } from "../engine/model.ts";
import type { Compiled } from "./compile.ts";
import { NO, type Ref } from "./diagram.ts";

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

/** Node → the nodes on every way to it at which nobody knows the answer. */
const unknownBefore = (tree: ModelTree): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, ReadonlySet<string>>([[tree.start, new Set()]]);
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const node = tree.nodes.get(id);
    const targets = [...(node?.groups ?? []).map(({ target }) => target), ...(node?.unknown ? [node.unknown] : [])];
    for (const target of targets) if ("node" in target) visit(target.node);
    order.push(id);
  };
  visit(tree.start);
  const arrive = (target: Target | undefined, unknown: ReadonlySet<string>): void => {
    if (!target || !("node" in target)) return;
    const before = found.get(target.node);
    found.set(target.node, before ? new Set([...before].filter((id) => unknown.has(id))) : unknown);
  };
  for (const id of order.reverse()) {
    const node = tree.nodes.get(id);
    const own = found.get(id) ?? new Set<string>();
    for (const { target } of node?.groups ?? []) arrive(target, own);
    arrive(node?.unknown, new Set([...own, id]));
  }
  return found;
};

/**
 * The answers that some walk takes at each node. An answer that implies what every walk to the node leaves unknown is taken
 * by none: with it the walk would have gone another way.
 */
export const takenAt = (compiled: Compiled, tree: ModelTree): ReadonlyMap<string, readonly string[]> => {
  const { diagram } = compiled;
  const allowed = compiled.allowed(tree);
  const taken = new Map<string, readonly string[]>();
  for (const [id, unknown] of unknownBefore(tree)) {
    const variable = tree.nodes.get(id)?.variable;
    if (!variable) continue;
    const isTaken = (_: string, position: number): boolean => {
      const here = diagram.and(allowed, compiled.literal(variable.index, 1 << position));
      return [...unknown].every((one) => {
        const node = tree.nodes.get(one);
        const open = node?.groups.filter(
          ({ mask }) => diagram.and(here, compiled.literal(node.variable.index, mask)) !== NO,
        );
        return (open?.length ?? 0) > 1;
      });
    };
    taken.set(id, variable.answers.filter(isTaken));
  }
  return taken;
};
