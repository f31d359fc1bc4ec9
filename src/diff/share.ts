// How large a part of all combinations of answers changes: as a number, and as a lawyer reads it.

/** A number loses its last digits beyond so many bits, and is infinite a little further on. */
const MOST_BITS = 1000;

/** Some of all, from 0 to 1; 0 of nothing. */
export const shareOf = (some: bigint, all: bigint): number => {
  if (all === 0n) return 0;
  const spare = BigInt(Math.max(0, all.toString(2).length - MOST_BITS));
  return Number(some >> spare) / Number(all >> spare);
};

const LEAST = 0.001;
const MOST = 99.9;

const digits = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** A share in percent with the digits that matter: never 0 for something, nor 100 for less than all. */
export const percentOf = (some: bigint, all: bigint): string => {
  const percent = 100 * shareOf(some, all);
  if (some > 0n && percent < LEAST) return `<${LEAST}`;
  if (some < all && percent > MOST) return `>${MOST}`;
  return digits.format(percent);
};
