// Where answers can arrive: for each node what the answers that lead to it leave open, and the answers that a walk can take there.

import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import type { ModelTree, Node, Target } from "../engine/model.ts";
import type { Compiled } from "./compile.ts";
import { NO, type Ref } from "./nodes.ts";
import { oncePerTree } from "./once.ts";

interface Entrance {
  readonly from: string;
  readonly mask: number;
}

interface Reach {
  /**
   * Node → the answers, allowed by the implications, that arrive at it without an unknown-branch, as far as a node from
   * here on asks for them: what was asked above and is never asked again is dropped, which keeps the conditions small.
   */
  readonly at: ReadonlyMap<string, Ref>;
  /** Answers that lead to a node, or by one of its answers out of it, and that the implications allow; undefined when none do. */
  readonly wayTo: (id: string, answer?: string) => ExampleAnswer[] | undefined;
}

const nextOf = (node: Node): Entrance[] =>
  node.groups.flatMap(({ target, mask }) => ("node" in target ? [{ from: target.node, mask }] : []));

/** The nodes that real answers reach, every node after those that lead to it, with the ways into each. */
const inOrder = (tree: ModelTree): { order: Node[]; entrances: ReadonlyMap<string, readonly Entrance[]> } => {
  const entrances = new Map<string, Entrance[]>([[tree.start, []]]);
  for (const id of entrances.keys()) {
    const node = tree.nodes.get(id);
    for (const { from: to, mask } of node ? nextOf(node) : []) {
      const list = entrances.get(to) ?? [];
      list.push({ from: id, mask });
      entrances.set(to, list);
    }
  }
  const waiting = new Map([...entrances].map(([id, list]) => [id, list.length]));
  const order: Node[] = [];
  const ready = [tree.start];
  for (const id of ready) {
    const node = tree.nodes.get(id);
    if (!node) continue;
    order.push(node);
    for (const { from: to } of nextOf(node)) {
      const left = (waiting.get(to) ?? 1) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return { order, entrances };
};

const bit = (node: Node): bigint => 1n << BigInt(node.variable.index);

/** The variables that a node, or one that can follow it, asks for. */
const askedFrom = (order: readonly Node[]): Map<string, bigint> => {
  const asked = new Map<string, bigint>();
  for (const node of [...order].reverse())
    asked.set(
      node.id,
      nextOf(node).reduce((all, { from: to }) => all | (asked.get(to) ?? 0n), bit(node)),
    );
  return asked;
};

const make = (compiled: Compiled, tree: ModelTree): Reach => {
  const { diagram } = compiled;
  const { order, entrances } = inOrder(tree);
  const asked = askedFrom(order);
  const at = new Map<string, Ref>([[tree.start, compiled.allowed(tree)]]);
  /** The variables that were asked above a node and that it still matters for. */
  const kept = new Map<string, bigint>();
  /** Nearly always only the variable that was asked last: then the others are not looked through. */
  const dropped = (ref: Ref, variables: bigint, last: Node): Ref => {
    const isLast = (variables & bit(last)) !== 0n;
    let left = isLast ? diagram.exists(ref, compiled.level(last.variable.index)) : ref;
    for (let rest = isLast ? variables ^ bit(last) : variables, index = 0; rest > 0n; rest >>= 1n, index += 1)
      if (rest & 1n) left = diagram.exists(left, compiled.level(index));
    return left;
  };
  for (const node of order) {
    const here = at.get(node.id) ?? NO;
    const above = (kept.get(node.id) ?? 0n) | bit(node);
    for (const { from: to, mask } of nextOf(node)) {
      const later = asked.get(to) ?? 0n;
      const through = dropped(diagram.and(here, compiled.literal(node.variable.index, mask)), above & ~later, node);
      at.set(to, diagram.or(at.get(to) ?? NO, through));
      kept.set(to, (kept.get(to) ?? 0n) | (above & later));
    }
  }
  const wayTo = (id: string, answer?: string): ExampleAnswer[] | undefined => {
    const way: ExampleAnswer[] = [];
    let [place, condition] = [id, at.get(id) ?? NO];
    const last = tree.nodes.get(id)?.variable;
    if (answer !== undefined && last) {
      condition = diagram.and(condition, compiled.literal(last.index, 1 << last.answers.indexOf(answer)));
      way.push({ variable: last.id, answer });
    }
    if (condition === NO) return undefined;
    while (place !== tree.start) {
      const step = (entrances.get(place) ?? [])
        .flatMap(({ from, mask }) => {
          const node = tree.nodes.get(from);
          return (node?.variable.answers ?? []).flatMap((one, position) => {
            if (!node || (mask & (1 << position)) === 0) return [];
            const literal = compiled.literal(node.variable.index, 1 << position);
            const left = diagram.and(diagram.and(at.get(from) ?? NO, condition), literal);
            return left === NO ? [] : [{ from, left, answer: { variable: node.variable.id, answer: one } }];
          });
        })
        .at(0);
      if (!step) return undefined;
      way.unshift(step.answer);
      [place, condition] = [step.from, step.left];
    }
    return way;
  };
  return { at, wayTo };
};

/** Where answers arrive in a tree; worked out once. */
export const reachOf = oncePerTree(make);

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
export const takenAt = oncePerTree((compiled, tree): ReadonlyMap<string, readonly string[]> => {
  const { diagram } = compiled;
  const allowed = compiled.allowed(tree);
  const implied = diagram.support(allowed);
  const staysOpen = (id: string, here: Ref): boolean => {
    const node = tree.nodes.get(id);
    const open = node?.groups.filter(
      ({ mask }) => diagram.and(here, compiled.literal(node.variable.index, mask)) !== NO,
    );
    return (open?.length ?? 0) > 1;
  };
  const taken = new Map<string, readonly string[]>();
  for (const [id, unknown] of unknownBefore(tree)) {
    const variable = tree.nodes.get(id)?.variable;
    if (!variable) continue;
    const level = compiled.level(variable.index);
    const isWalked = (here: Ref): boolean => [...unknown].every((one) => staysOpen(one, here));
    const isTaken = (_: string, position: number): boolean =>
      isWalked(diagram.and(allowed, diagram.literal(level, 1 << position)));
    // Of a variable that implies nothing no answer closes anything.
    const open = isWalked(allowed) ? variable.answers : [];
    taken.set(id, implied.has(level) ? variable.answers.filter(isTaken) : open);
  }
  return taken;
});
