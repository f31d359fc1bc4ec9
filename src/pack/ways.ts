// Where the walks of a tree lead: the nodes that one comes to, and the circles on the way.
import { branchesOf } from "./nodes.ts";
import type { Tree } from "./schema.ts";

interface Ways {
  readonly reached: ReadonlySet<string>;
  /** The nodes of each circle, the first one again at the end. */
  readonly circles: readonly (readonly string[])[];
}

const nextOf = (tree: Tree, id: string): string[] =>
  Object.hasOwn(tree.nodes, id)
    ? branchesOf(tree.nodes[id] ?? {}).flatMap(([, branch]) => (typeof branch === "string" ? [branch] : []))
    : [];

/** Every node is left once, so the time grows with the branches; no recursion, so that no length of way is too long. */
export const waysOf = (tree: Tree): Ways => {
  const reached = new Set<string>();
  const circles: string[][] = [];
  const way: { readonly id: string; readonly next: Iterator<string> }[] = [];
  const onWay = new Map<string, number>();
  const enter = (id: string): void => {
    onWay.set(id, way.length);
    way.push({ id, next: nextOf(tree, id).values() });
  };
  enter(tree.start);
  for (let last = way.at(-1); last; last = way.at(-1)) {
    const { value: id, done } = last.next.next();
    if (done) {
      reached.add(last.id);
      onWay.delete(last.id);
      way.pop();
      continue;
    }
    const position = onWay.get(id);
    if (position !== undefined) circles.push([...way.slice(position).map((step) => step.id), id]);
    else if (!reached.has(id)) enter(id);
  }
  return { reached, circles };
};
