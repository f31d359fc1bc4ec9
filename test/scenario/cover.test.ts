// The smallest cover: as small as the smallest of all selections, and honest where it was not looked for to the end.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smallestCover } from "../../src/scenario/cover.ts";

const setsArb = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 5 }), { maxLength: 12 });

const isCover = (sets: readonly (readonly number[])[], chosen: readonly number[]): boolean => {
  const covered = new Set(chosen.flatMap((position) => sets[position] ?? []));
  return sets.every((list) => list.every((element) => covered.has(element)));
};

/** The size of the smallest cover among all selections. */
const leastOf = (sets: readonly (readonly number[])[]): number => {
  let least = sets.length;
  for (let selection = 0; selection < 2 ** sets.length; selection += 1) {
    const chosen = sets.flatMap((_, position) => (selection & (1 << position) ? [position] : []));
    if (chosen.length < least && isCover(sets, chosen)) least = chosen.length;
  }
  return least;
};

const coverOf = (sets: readonly (readonly number[])[], steps?: number) =>
  smallestCover(
    sets.map((list) => new Set(list)),
    steps,
  );

/** Five elements in a ring, two to a set: nothing can be reduced, and no two elements apart prove that three are needed. */
const RING = [0, 1, 2, 3, 4].map((one) => [one, (one + 1) % 5]);

describe("the smallest cover", () => {
  test("has as many sets as the smallest of all selections, and proves it", () => {
    fc.assert(
      fc.property(setsArb, (sets) => {
        const { chosen, least } = coverOf(sets);
        expect(isCover(sets, chosen)).toBe(true);
        expect([chosen.length, least]).toEqual([leastOf(sets), leastOf(sets)]);
        expect(coverOf(sets)).toEqual({ chosen, least });
      }),
      { numRuns: 400 },
    );
  });

  test("is found where nothing can be reduced", () => {
    expect(coverOf(RING)).toMatchObject({ least: 3 });
    expect(coverOf(RING).chosen).toHaveLength(3);
  });

  test("is not claimed when the work runs out: what covers is given, and how many are needed at least", () => {
    expect(coverOf(RING, 0).least).toBe(2);
    fc.assert(
      fc.property(setsArb, fc.nat({ max: 3 }), (sets, steps) => {
        const { chosen, least } = coverOf(sets, steps);
        expect(isCover(sets, chosen)).toBe(true);
        expect(least).toBeLessThanOrEqual(leastOf(sets));
        expect(chosen.length).toBeGreaterThanOrEqual(leastOf(sets));
      }),
      { numRuns: 200 },
    );
  });
});
