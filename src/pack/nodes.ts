// The nodes of a tree as its file has them, and the branches of each.
import type { Place } from "../diagnostic/diagnostic.ts";
import type { Entry } from "./entries.ts";
import type { Leaf, Tree } from "./schema.ts";

/** Worked out only when something is wrong: places cost far more than what stands there. */
export type Where = () => Place;

type Written = Tree["nodes"][string];

/** The branches of a node, with what they lead to. */
export const branchesOf = (node: Written): [string, string | Leaf][] =>
  Object.entries(node).filter((pair): pair is [string, string | Leaf] => pair[0] !== "ask");

/** The nodes of a tree, each with what it asks and where that stands. */
export const nodesOf = (
  entry: Entry<Tree>,
): { readonly id: string; readonly node: Written; readonly variable: string; readonly place: Where }[] =>
  Object.entries(entry.value.nodes).map(([id, node]) => ({
    id,
    node,
    variable: node.ask ?? id,
    place: () => (node.ask === undefined ? entry.at(["nodes", id], "key") : entry.at(["nodes", id, "ask"])),
  }));
