// The nodes of a decision diagram: shared and reduced, so that two of the same children are one.
import { hashed } from "./table.ts";

/** A node by number. Terminals come first in `make` order; 0 is “no” and 1 is “yes” where a function is a condition. */
export type Ref = number;

/** The condition that nothing meets. */
export const NO: Ref = 0;
/** The condition that everything meets. */
export const YES: Ref = 1;

/** Below every level. */
export const TERMINAL = 2 ** 30 - 1;

const FIRST_SIZE = 1 << 12;

/** The diagram would need more nodes than it was allowed: the question stays undecided, it is never guessed. */
export class BudgetExceeded extends Error {
  override readonly name = "BudgetExceeded";

  constructor(readonly budget: number) {
    super(`more than ${budget} nodes`);
  }
}

/** The same numbers in an array twice as long. */
export const twice = (before: Int32Array): Int32Array<ArrayBuffer> => {
  const after = new Int32Array(before.length * 2);
  after.set(before);
  return after;
};

/** Nodes are only ever added; what makes one throws {@link BudgetExceeded} beyond the budget. */
export class Nodes {
  readonly arities: readonly number[];
  /** The most nodes that may be made. */
  budget: number;
  #size = 0;
  #levels = new Int32Array(FIRST_SIZE);
  /** Where the children of each node begin in `#children`, one for each answer. */
  #first = new Int32Array(FIRST_SIZE);
  #children = new Int32Array(FIRST_SIZE);
  #childCount = 0;
  readonly #values = new Map<Ref, number>();
  readonly #terminals = new Map<number, Ref>();
  /** The nodes by what they are: an open hash table of node numbers, 0 for a gap. */
  #slots = new Int32Array(FIRST_SIZE * 2);

  /** @param arities the number of answers of each level */
  constructor(arities: readonly number[], budget: number) {
    this.arities = arities;
    this.budget = budget;
    this.terminal(0);
    this.terminal(1);
  }

  get size(): number {
    return this.#size;
  }

  /** A new node; its children are those of `list` between two positions. */
  #added(level: number, list: ArrayLike<Ref>, from: number, to: number): Ref {
    const ref = this.#size;
    if (ref >= this.budget) throw new BudgetExceeded(this.budget);
    if (ref === this.#levels.length) {
      this.#levels = twice(this.#levels);
      this.#first = twice(this.#first);
    }
    while (this.#childCount + to - from > this.#children.length) this.#children = twice(this.#children);
    this.#size += 1;
    this.#levels[ref] = level;
    this.#first[ref] = this.#childCount;
    for (let at = from; at < to; at += 1) {
      this.#children[this.#childCount] = list[at] ?? NO;
      this.#childCount += 1;
    }
    return ref;
  }

  /** The constant function. */
  terminal(value: number): Ref {
    const before = this.#terminals.get(value);
    if (before !== undefined) return before;
    const ref = this.#added(TERMINAL, [], 0, 0);
    this.#values.set(ref, value);
    this.#terminals.set(value, ref);
    return ref;
  }

  /** The value of a constant function; undefined when it depends on a variable. */
  valueOf(ref: Ref): number | undefined {
    return this.#levels[ref] === TERMINAL ? this.#values.get(ref) : undefined;
  }

  #hash(level: number, list: ArrayLike<Ref>, from: number, to: number): number {
    let hash = level;
    for (let at = from; at < to; at += 1) hash = hashed(hash, list[at] ?? NO);
    return hash;
  }

  #is(ref: Ref, level: number, list: ArrayLike<Ref>, from: number, to: number): boolean {
    if (this.#levels[ref] !== level) return false;
    const shift = (this.#first[ref] ?? 0) - from;
    for (let at = from; at < to; at += 1) if (this.#children[at + shift] !== list[at]) return false;
    return true;
  }

  /** The node of these children, those of `list` between two positions: one of them where all are the same. */
  make(level: number, list: ArrayLike<Ref>, from = 0, to = list.length): Ref {
    const first = list[from] ?? NO;
    let isSame = true;
    for (let at = from + 1; at < to && isSame; at += 1) isSame = list[at] === first;
    if (isSame) return first;
    const mask = this.#slots.length - 1;
    let slot = this.#hash(level, list, from, to) & mask;
    for (let ref = this.#slots[slot] ?? 0; ref !== 0; ref = this.#slots[slot] ?? 0) {
      if (this.#is(ref, level, list, from, to)) return ref;
      slot = (slot + 1) & mask;
    }
    const ref = this.#added(level, list, from, to);
    this.#slots[slot] = ref;
    if (ref * 2 > mask) this.#widen();
    return ref;
  }

  #widen(): void {
    const mask = this.#slots.length * 2 - 1;
    this.#slots = new Int32Array(mask + 1);
    for (let ref = 0; ref < this.#size; ref += 1) {
      const level = this.levelOf(ref);
      if (level === TERMINAL) continue;
      const first = this.#first[ref] ?? 0;
      let slot = this.#hash(level, this.#children, first, first + this.arity(level)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = ref;
    }
  }

  /** How many answers a level has. */
  arity(level: number): number {
    return this.arities[level] ?? 0;
  }

  child(ref: Ref, answer: number): Ref {
    return this.#children[(this.#first[ref] ?? 0) + answer] ?? NO;
  }

  levelOf(ref: Ref): number {
    return this.#levels[ref] ?? TERMINAL;
  }
}
