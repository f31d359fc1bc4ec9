// The different ways from the start of a tree to a place, told apart only by what they leave possible.

import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import type { Compiled } from "../diagram/compile.ts";
import { BudgetExceeded, NO, type Ref } from "../diagram/diagram.ts";
import type { ModelTree, Target } from "../engine/model.ts";

interface Step {
  readonly answer: ExampleAnswer | undefined;
  readonly next: Step | undefined;
}

export interface Way {
  /** What is left of the condition by the facts of this way alone, its variables dropped. */
  readonly condition: Ref;
  /** What is left of the implications. */
  readonly consistent: Ref;
  /** For each unknown-branch on the way that earlier answers may still close: where each branch beside it stays possible. */
  readonly open: readonly (readonly Ref[])[];
  readonly step: Step | undefined;
}

/** Ways that leave the same possible are one; more than this many different ones stay undecided. */
const MOST_WAYS = 100_000;

/**
 * @param ends the condition that a target starts with, when ways may end there
 * @param followsUnknown whether ways may also follow unknown-branches, which add no fact
 */
export const waysFromStart = (
  compiled: Compiled,
  tree: ModelTree,
  ends: (target: Target, node: string, isUnknown: boolean) => Ref | undefined,
  followsUnknown: boolean,
): readonly Way[] => {
  const { diagram } = compiled;
  const known = new Map<string, readonly Way[]>();
  let count = 0;
  const visit = (id: string): readonly Way[] => {
    const before = known.get(id);
    if (before) return before;
    const node = tree.nodes.get(id);
    const ways = new Map<string, Way>();
    const add = (way: Way): void => {
      const key = `${way.condition},${way.consistent},${JSON.stringify(way.open)}`;
      if (ways.has(key)) return;
      count += 1;
      if (count > MOST_WAYS) throw new BudgetExceeded(MOST_WAYS);
      ways.set(key, way);
    };
    const along = (target: Target, isUnknown: boolean): readonly Way[] => {
      const end = ends(target, id, isUnknown);
      const own: Way[] =
        end === undefined ? [] : [{ condition: end, consistent: compiled.allowed(tree), step: undefined, open: [] }];
      return "node" in target ? [...own, ...visit(target.node)] : own;
    };
    if (node) {
      const { index, answers } = node.variable;
      const level = compiled.level(index);
      for (const { target, mask } of node.groups) {
        const after = along(target, false);
        for (const [position, answer] of answers.entries()) {
          if ((mask & (1 << position)) === 0) continue;
          const given = (ref: Ref): Ref => diagram.given(ref, level, position);
          for (const { condition, consistent, step, open } of after) {
            const left = open.map((branches) => branches.map(given).filter((ref) => ref !== NO));
            if (left.some((branches) => branches.length < 2)) continue;
            add({
              condition: given(condition),
              consistent: given(consistent),
              step: { answer: { variable: node.variable.id, answer }, next: step },
              open: left,
            });
          }
        }
      }
      const givenOne = (ref: Ref, mask: number): Ref =>
        answers.reduce(
          (any, _, position) => (mask & (1 << position) ? diagram.or(any, diagram.given(ref, level, position)) : any),
          NO,
        );
      if (node.unknown && followsUnknown)
        for (const way of along(node.unknown, true)) {
          const free = (ref: Ref): Ref => diagram.exists(ref, level);
          const left = way.open.map((branches) => branches.map(free));
          // A walk takes this branch only while two others stay possible: later and earlier answers may imply one.
          const own = node.groups.map(({ mask }) => givenOne(way.consistent, mask)).filter((ref) => ref !== NO);
          if (own.length < 2) continue;
          const isSure = own.filter((ref) => ref === free(way.consistent)).length > 1;
          add({ ...way, open: isSure ? left : [...left, own] });
        }
    }
    const list = [...ways.values()];
    known.set(id, list);
    return list;
  };
  return visit(tree.start);
};

/** The answers of a way, from the start. */
export const answersOf = ({ step }: Way): ExampleAnswer[] => {
  const answers: ExampleAnswer[] = [];
  for (let one = step; one; one = one.next) if (one.answer) answers.push(one.answer);
  return answers;
};
