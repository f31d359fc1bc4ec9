// Questions that take another kind of answer now: the older one is kept apart under a name of its own.
import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import type { Compiled } from "../diagram/compile.ts";
import { NO, type Ref, YES } from "../diagram/nodes.ts";
import type { Pack } from "../pack/schema.ts";

/** No id has it. */
const MARK = "~";

/** The name in which the older question is compared; {@link bared} takes it back. */
const apart = (question: string): string => `${question}${MARK}`;

/** An answer of an example, to a variable as its own version calls it. */
export const bared = ({ variable, answer }: ExampleAnswer): ExampleAnswer => ({
  variable: variable.replace(MARK, ""),
  answer,
});

/** The questions of both versions that are of different types, with the name of the older one. */
export const retyped = (before: Pack, after: Pack): ReadonlyMap<string, string> =>
  new Map(
    before.questions
      .filter(({ id, type }) => after.questions.some((one) => one.id === id && one.type !== type))
      .map(({ id }) => [id, apart(id)]),
  );

/**
 * Where the answers to both questions say the same: the one answer that holds is the only one ticked where several may hold.
 * Dates and amounts decide nothing by themselves.
 */
export const saidAlike = (compiled: Compiled, questions: Iterable<string>): Ref => {
  const { diagram, model } = compiled;
  const [yes, no] = [1, 2];
  let alike: Ref = YES;
  for (const question of questions) {
    const names = [question, apart(question)];
    const choice = names.flatMap((name) => model.byId.get(name) ?? []).at(0);
    const several = names.flatMap((name) => model.variables.filter(({ id }) => id.startsWith(`${name}.`)));
    if (!choice || several.length === 0) continue;
    const ticked = new Map(several.map(({ id, index }) => [id.slice(id.indexOf(".") + 1), index]));
    for (const [position, answer] of choice.answers.entries()) {
      const index = ticked.get(answer);
      const chosen = compiled.literal(choice.index, 1 << position);
      const other = index === undefined ? NO : compiled.literal(index, yes);
      const either = diagram.or(chosen, other);
      alike = diagram.and(alike, diagram.or(diagram.and(chosen, other), diagram.without(YES, either)));
    }
    for (const [answer, index] of ticked)
      if (!choice.answers.includes(answer)) alike = diagram.and(alike, compiled.literal(index, no));
  }
  return alike;
};
