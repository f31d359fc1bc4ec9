// The kinds of change between what two versions come to: from which outcome to which, for how many answers.
import type { CompleteOutcome } from "../diagram/compile.ts";
import { type Diagram, unpaired } from "../diagram/diagram.ts";
import type { Ref } from "../diagram/nodes.ts";

/** Answers as a function to a position in `outcomes`; `undefined` stands for answers that cannot be given. */
export interface Outcomes {
  readonly outcomes: readonly (CompleteOutcome | undefined)[];
  readonly ref: Ref;
}

/** One kind of change. */
export interface Kind {
  readonly from: CompleteOutcome;
  readonly to: CompleteOutcome;
  /** How many answers change so. */
  readonly combinations: bigint;
  /** The values of both outcomes, paired: open conclusions may stand in several orders. */
  readonly values: ReadonlySet<number>;
}

/** Which candidates are open counts, not in which order. */
export const keyOf = (outcome: CompleteOutcome): string =>
  JSON.stringify(outcome.certainty === "open" ? [...outcome.candidates].sort() : outcome);

/**
 * @param both what the older and the newer version come to, paired
 * @returns the kinds, the most frequent first, and for how many answers both come to something
 */
export const kindsOf = (
  diagram: Diagram,
  both: Ref,
  was: Outcomes,
  is: Outcomes,
): { readonly kinds: readonly Kind[]; readonly of: bigint } => {
  const kinds = new Map<string, Kind>();
  let of = 0n;
  const counted = [...diagram.counts(both)].map(([value, count]) => ({ value, count, pair: unpaired(value) }));
  counted.sort((one, two) => one.pair[0] - two.pair[0] || one.pair[1] - two.pair[1]);
  for (const { value, count, pair } of counted) {
    const [from, to] = [was.outcomes[pair[0]], is.outcomes[pair[1]]];
    if (!from || !to) continue;
    of += count;
    if (keyOf(from) === keyOf(to)) continue;
    const key = `${keyOf(from)} ${keyOf(to)}`;
    const kind = kinds.get(key) ?? { from, to, combinations: 0n, values: new Set<number>() };
    const values = new Set([...kind.values, value]);
    kinds.set(key, { ...kind, combinations: kind.combinations + count, values });
  }
  const sorted = [...kinds.values()].sort((one, two) =>
    one.combinations > two.combinations ? -1 : one.combinations < two.combinations ? 1 : 0,
  );
  return { kinds: sorted, of };
};
