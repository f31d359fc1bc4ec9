// One way to each node of a tree, for questions that a single way can answer.
import type { Compiled } from "../diagram/compile.ts";
import { NO, type Ref } from "../diagram/diagram.ts";
import { takenAt } from "../diagram/reach.ts";
import type { ModelTree, Node } from "../engine/model.ts";

/** The answers on the way, by variable, and the nodes on it at which nobody knew. */
interface FirstWay {
  readonly known: readonly { readonly variable: number; readonly answer: number }[];
  readonly unknown: readonly Node[];
}

/** Node → the first way to it that a search from the start finds. */
export const firstWays = (compiled: Compiled, tree: ModelTree): ReadonlyMap<string, FirstWay> => {
  const taken = takenAt(compiled, tree);
  const found = new Map<string, FirstWay>([[tree.start, { known: [], unknown: [] }]]);
  for (const [id, { known, unknown }] of found) {
    const node = tree.nodes.get(id);
    if (!node) continue;
    for (const { target, mask } of node.groups) {
      const answer = node.variable.answers.findIndex(
        (one, position) => (mask & (1 << position)) !== 0 && taken.get(id)?.includes(one),
      );
      if ("node" in target && !found.has(target.node) && answer >= 0)
        found.set(target.node, { known: [...known, { variable: node.variable.index, answer }], unknown });
    }
    if (node.unknown && "node" in node.unknown && !found.has(node.unknown.node))
      found.set(node.unknown.node, { known, unknown: [...unknown, node] });
  }
  return found;
};

/** Whether a way, with some of the answers in a mask at its end, is one that a walk takes and leaves a condition possible. */
export const leavesPossible = (
  compiled: Compiled,
  tree: ModelTree,
  way: FirstWay,
  condition: Ref,
  variable: number,
  mask: number,
): boolean => {
  const { diagram } = compiled;
  const given = (ref: Ref, answer: number): Ref =>
    [...way.known, { variable, answer }].reduce(
      (left, one) => diagram.given(left, compiled.level(one.variable), one.answer),
      ref,
    );
  const answers = compiled.model.variables[variable]?.answers ?? [];
  return answers.some((_, answer) => {
    if ((mask & (1 << answer)) === 0 || given(condition, answer) === NO) return false;
    const allowed = given(compiled.allowed(tree), answer);
    return way.unknown.every(({ groups, variable: { index } }) => {
      const open = groups.filter((group) => diagram.and(allowed, compiled.literal(index, group.mask)) !== NO);
      return open.length > 1;
    });
  });
};
