// What is worked out of a tree once, for each diagram that it is worked out over: a node number means nothing in another one.
import type { ModelTree } from "../engine/model.ts";
import type { Compiled } from "./compile.ts";

type Of<T> = (compiled: Compiled, tree: ModelTree) => T;

/** The same function, which remembers what it made. */
export const oncePerTree = <T extends object>(make: Of<T>): Of<T> => {
  const known = new WeakMap<Compiled, WeakMap<ModelTree, T>>();
  return (compiled, tree) => {
    const trees = known.get(compiled) ?? new WeakMap<ModelTree, T>();
    known.set(compiled, trees);
    const made = trees.get(tree) ?? make(compiled, tree);
    trees.set(tree, made);
    return made;
  };
};
