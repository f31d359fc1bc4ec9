// CF065: a path that asks more than the pack allows.
import type { ModelTree, Target } from "../../engine/model.ts";
import { type Rule, treesOf } from "../rule.ts";

/** The most questions from a node to a leaf, unknown-branches included. */
const longest = (tree: ModelTree): number => {
  const known = new Map<string, number>();
  const visit = (id: string): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const node = tree.nodes.get(id);
    const targets: Target[] = [
      ...(node?.groups.map(({ target }) => target) ?? []),
      ...(node?.unknown ? [node.unknown] : []),
    ];
    const after = targets.map((target) => ("node" in target ? visit(target.node) : 0));
    const length = 1 + Math.max(0, ...after);
    known.set(id, length);
    return length;
  };
  return visit(tree.start);
};

export const rule: Rule = {
  code: "CF065",
  severity: "error",
  *check(context) {
    const most = context.pack.head["longest-path"];
    if (most === undefined) return;
    for (const { entry, tree } of treesOf(context)) {
      const length = longest(tree);
      if (length > most)
        yield { place: entry.at(["start"]), given: { tree: tree.id, length: `${length}`, most: `${most}` } };
    }
  },
};
