// The fewest answers after which a condition holds whatever else is answered: found exactly, by recursion over the diagram.
import type { Diagram, LevelAnswer } from "./diagram.ts";
import { NO, type Ref, YES } from "./nodes.ts";
import type { Work } from "./work.ts";

interface Known {
  /** No set of fewer answers does. */
  atLeast: number;
  /** A set of as many as `atLeast` does. */
  exact: boolean;
}

/**
 * Sets of answers that leave `wanted` possible and after which `forced` holds whatever else is answered. Either a set says
 * nothing of the first variable: then the rest has to do for each of its answers. Or it names one of them.
 */
export class Implicants {
  readonly #diagram: Diagram;
  readonly #work: Work;
  /** By `forced`, then by `wanted`. */
  readonly #known = new Map<Ref, Map<Ref, Known>>();

  constructor(diagram: Diagram, work: Work) {
    this.#diagram = diagram;
    this.#work = work;
  }

  /**
   * How few answers are enough.
   * @param wanted a condition within `forced`
   * @returns infinity when more than `most` are needed
   * @throws TooMuchWork, BudgetExceeded
   */
  fewest(forced: Ref, wanted: Ref, most: number): number {
    if (wanted === NO) return Number.POSITIVE_INFINITY;
    if (forced === YES) return 0;
    if (forced === NO || most <= 0) return Number.POSITIVE_INFINITY;
    const known = this.#knownOf(forced, wanted);
    if (known.exact || known.atLeast > most) return known.atLeast <= most ? known.atLeast : Number.POSITIVE_INFINITY;
    this.#work.step();
    const { silent, named } = this.#ways(forced, wanted);
    let best = this.fewest(silent.forced, silent.wanted, most);
    for (const { left } of named) {
      // One that is only as short changes nothing.
      const others = this.fewest(left.forced, left.wanted, Math.min(most, best - 1) - 1);
      best = Math.min(best, others + 1);
    }
    const isFound = best <= most;
    known.exact = isFound;
    known.atLeast = isFound ? best : most + 1;
    return isFound ? best : Number.POSITIVE_INFINITY;
  }

  /**
   * Every set of at most so many answers that is enough and has no answer to spare; some that have one are among them.
   * @throws TooMuchWork, BudgetExceeded
   */
  *upTo(most: number, forced: Ref, wanted: Ref): Iterable<readonly LevelAnswer[]> {
    if (this.fewest(forced, wanted, most) > most) return;
    if (forced === YES) {
      yield [];
      return;
    }
    this.#work.step();
    const { silent, named } = this.#ways(forced, wanted);
    yield* this.upTo(most, silent.forced, silent.wanted);
    for (const { answer, left } of named)
      for (const others of this.upTo(most - 1, left.forced, left.wanted)) yield [answer, ...others];
  }

  #knownOf(forced: Ref, wanted: Ref): Known {
    const inner = this.#known.get(forced) ?? new Map<Ref, Known>();
    this.#known.set(forced, inner);
    const known = inner.get(wanted) ?? { atLeast: 0, exact: false };
    inner.set(wanted, known);
    return known;
  }

  /** What is left of both conditions when a set says nothing of the first variable, and when it names an answer of it. */
  #ways(forced: Ref, wanted: Ref) {
    const diagram = this.#diagram;
    const level = Math.min(diagram.top(forced), diagram.top(wanted));
    const named = Array.from({ length: diagram.arity(level) }, (_, answer) => ({
      answer: { level, answer },
      left: { forced: diagram.given(forced, level, answer), wanted: diagram.given(wanted, level, answer) },
    }));
    const silent = {
      forced: named.reduce((all, { left }) => diagram.and(all, left.forced), YES),
      wanted: named.reduce((any, { left }) => diagram.or(any, left.wanted), NO),
    };
    return { silent, named };
  }
}
