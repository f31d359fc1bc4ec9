// Remembers a number by two others: an open hash table over plain numbers, where a Map would have to box or join its keys.

const FIRST_SIZE = 1 << 11;
/** First key, its bits turned over so that 0 is a gap; second key; value. */
const WIDTH = 3;

/** Spreads two whole numbers over 32 bits: Knuth's multiplicative method, and the finisher of MurmurHash3 for the second. */
export const hashed = (a: number, b: number): number => {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
};

/** Numbers by pairs of numbers. */
export class PairTable {
  #cells = new Int32Array(FIRST_SIZE * WIDTH);
  #mask = FIRST_SIZE - 1;
  #count = 0;

  /** The place of a pair of keys, or of the gap where they belong. */
  #place(a: number, b: number): number {
    const cells = this.#cells;
    for (let slot = hashed(a, b) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const place = slot * WIDTH;
      const held = cells[place];
      if (held === 0 || (held === ~a && cells[place + 1] === b)) return place;
    }
  }

  /**
   * @param a not negative, as are `b` and every value
   * @returns undefined when nothing is known
   */
  get(a: number, b: number): number | undefined {
    const place = this.#place(a, b);
    return this.#cells[place] === 0 ? undefined : this.#cells[place + 2];
  }

  set(a: number, b: number, value: number): void {
    const place = this.#place(a, b);
    if (this.#cells[place] === 0) this.#count += 1;
    this.#cells[place] = ~a;
    this.#cells[place + 1] = b;
    this.#cells[place + 2] = value;
    if (this.#count * 2 > this.#mask) this.#grow();
  }

  #grow(): void {
    const before = this.#cells;
    this.#mask = this.#mask * 2 + 1;
    this.#cells = new Int32Array((this.#mask + 1) * WIDTH);
    for (let place = 0; place < before.length; place += WIDTH) {
      const held = before[place] ?? 0;
      if (held === 0) continue;
      const to = this.#place(~held, before[place + 1] ?? 0);
      for (let cell = 0; cell < WIDTH; cell += 1) this.#cells[to + cell] = before[place + cell] ?? 0;
    }
  }
}
