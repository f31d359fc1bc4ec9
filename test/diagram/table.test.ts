// A table of pairs says what a Map of them says, however it grows and whatever collides.
import fc from "fast-check";
import { expect, test } from "vitest";
import { PairTable } from "../../src/diagram/table.ts";

const BIG = 2 ** 31 - 1;
/** Small numbers, neighbours, and such as differ only in their high bits: many of them meet in one slot. */
const keyArb = fc.oneof(
  fc.nat({ max: 40 }),
  fc.nat({ max: 40 }).map((step) => step * 2 ** 20),
  fc.nat({ max: 40 }).map((step) => BIG - step),
);

test("a table of pairs agrees with a map", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(keyArb, keyArb, fc.nat({ max: BIG })), { maxLength: 800 }), (puts) => {
      const [table, map] = [new PairTable(), new Map<string, number>()];
      for (const [a, b, value] of puts) {
        expect(table.get(a, b)).toBe(map.get(`${a} ${b}`));
        table.set(a, b, value);
        map.set(`${a} ${b}`, value);
      }
      for (const [a, b] of puts) {
        expect(table.get(a, b)).toBe(map.get(`${a} ${b}`));
        expect(table.get(b, a)).toBe(map.get(`${b} ${a}`));
      }
    }),
    { numRuns: 300 },
  );
});
