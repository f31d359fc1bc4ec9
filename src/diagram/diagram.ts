// A multi-valued decision diagram: shared, reduced and canonical, so that two functions are equal when their nodes are.
import { hashed, PairTable } from "./table.ts";

/** A node by number. Terminals come first in `make` order; 0 is “no” and 1 is “yes” where a function is a condition. */
export type Ref = number;

/** The diagram would need more nodes than it was allowed: the question stays undecided, it is never guessed. */
export class BudgetExceeded extends Error {
  override readonly name = "BudgetExceeded";

  constructor(readonly budget: number) {
    super(`more than ${budget} nodes`);
  }
}

type Operation = "and" | "or" | "without" | "pair";

/** The answer, by position, of the variable at a level of the diagram. */
export interface LevelAnswer {
  readonly level: number;
  readonly answer: number;
}

/** The condition that nothing meets. */
export const NO: Ref = 0;
/** The condition that everything meets. */
export const YES: Ref = 1;

/** Far more than a pack needs; a diagram that large is a sign of a bad order of variables. */
const USUAL_BUDGET = 2_000_000;

/** Below every level. */
const TERMINAL = 2 ** 30 - 1;

const MOST_ANSWERS = 32;
const FIRST_SLOTS = 1 << 12;

/**
 * Functions of answers to numbers, over variables in a fixed order. Equal functions are the same node, so that a question
 * about a function is a comparison. Nodes are only ever added; whatever makes one throws {@link BudgetExceeded} beyond the budget.
 */
export class Diagram {
  readonly #arities: readonly number[];
  #budget: number;
  readonly #levels: number[] = [];
  /** Where the children of each node begin in `#children`, one for each answer. */
  readonly #first: number[] = [];
  readonly #children: Ref[] = [];
  readonly #values: number[] = [];
  readonly #terminals = new Map<number, Ref>();
  /** The nodes by what they are: an open hash table of node numbers, 0 for a gap. */
  #slots = new Int32Array(FIRST_SLOTS);
  readonly #memo = new Map<string, Ref>();
  readonly #applied: Readonly<Record<Operation, PairTable>> = {
    and: new PairTable(),
    or: new PairTable(),
    without: new PairTable(),
    pair: new PairTable(),
  };
  readonly #dropped = new PairTable();
  readonly #given = new PairTable();

  /**
   * @param arities the number of answers of each variable, in the order of the diagram
   * @param budget the most nodes that may be made
   */
  constructor(arities: readonly number[], budget: number = USUAL_BUDGET) {
    this.#arities = arities;
    this.#budget = budget;
    this.terminal(0);
    this.terminal(1);
  }

  get size(): number {
    return this.#levels.length;
  }

  /**
   * Does what may be given up: it gets half of the nodes that are left, so that what comes after it is not stopped.
   * @throws BudgetExceeded
   */
  sparing<T>(work: () => T): T {
    const whole = this.#budget;
    this.#budget = Math.floor((this.size + whole) / 2);
    try {
      return work();
    } finally {
      this.#budget = whole;
    }
  }

  #added(level: number, children: readonly Ref[], value: number): Ref {
    if (this.#levels.length >= this.#budget) throw new BudgetExceeded(this.#budget);
    const ref = this.#levels.length;
    this.#levels.push(level);
    this.#first.push(this.#children.length);
    for (const child of children) this.#children.push(child);
    this.#values.push(value);
    return ref;
  }

  /** The constant function. */
  terminal(value: number): Ref {
    const before = this.#terminals.get(value);
    if (before !== undefined) return before;
    const ref = this.#added(TERMINAL, [], value);
    this.#terminals.set(value, ref);
    return ref;
  }

  /** The value of a constant function; undefined when it depends on a variable. */
  valueOf(ref: Ref): number | undefined {
    return this.#levels[ref] === TERMINAL ? this.#values[ref] : undefined;
  }

  #hash(level: number, children: readonly Ref[], from: number, to: number): number {
    let hash = level;
    for (let at = from; at < to; at += 1) hash = hashed(hash, children[at] ?? NO);
    return hash;
  }

  #is(ref: Ref, level: number, children: readonly Ref[]): boolean {
    if (this.#levels[ref] !== level) return false;
    const first = this.#first[ref] ?? 0;
    for (let answer = 0; answer < children.length; answer += 1)
      if (this.#children[first + answer] !== children[answer]) return false;
    return true;
  }

  #make(level: number, children: readonly Ref[]): Ref {
    const [first = NO] = children;
    let isSame = true;
    for (const child of children)
      if (child !== first) {
        isSame = false;
        break;
      }
    if (isSame) return first;
    const mask = this.#slots.length - 1;
    let slot = this.#hash(level, children, 0, children.length) & mask;
    for (let ref = this.#slots[slot] ?? 0; ref !== 0; ref = this.#slots[slot] ?? 0) {
      if (this.#is(ref, level, children)) return ref;
      slot = (slot + 1) & mask;
    }
    const ref = this.#added(level, children, 0);
    this.#slots[slot] = ref;
    if (ref * 2 > mask) this.#widen();
    return ref;
  }

  #widen(): void {
    const mask = this.#slots.length * 2 - 1;
    this.#slots = new Int32Array(mask + 1);
    for (let ref = 0; ref < this.#levels.length; ref += 1) {
      const level = this.#levelOf(ref);
      if (level === TERMINAL) continue;
      const first = this.#first[ref] ?? 0;
      let slot = this.#hash(level, this.#children, first, first + this.arity(level)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = ref;
    }
  }

  /** How many answers the variable of a level has. */
  arity(level: number): number {
    return this.#arities[level] ?? 0;
  }

  /** An empty diagram over the same variables, each with one answer more, and below them a yes or no for each. */
  withOneMore(): Diagram {
    return new Diagram([...this.#arities.map((arity) => arity + 1), ...this.#arities.map(() => 2)], this.#budget);
  }

  #child(ref: Ref, answer: number): Ref {
    return this.#children[(this.#first[ref] ?? 0) + answer] ?? NO;
  }

  #childrenOf(ref: Ref): Ref[] {
    const first = this.#first[ref] ?? 0;
    return this.#children.slice(first, first + this.arity(this.#levelOf(ref)));
  }

  #levelOf(ref: Ref): number {
    return this.#levels[ref] ?? TERMINAL;
  }

  /** The level of the variable that a function asks for first; beyond every level for a constant. */
  top(ref: Ref): number {
    return this.#levelOf(ref);
  }

  /** The function that remains when the variable of `level`, at or above every variable of `ref`, has this answer. */
  #cofactor(ref: Ref, level: number, answer: number): Ref {
    return this.#levelOf(ref) === level ? this.#child(ref, answer) : ref;
  }

  /** Whether a variable has one of the answers in a mask. */
  literal(level: number, mask: number): Ref {
    const arity = this.#arities[level] ?? 0;
    return this.#make(
      level,
      Array.from({ length: arity }, (_, answer) => (mask & (1 << answer) ? YES : NO)),
    );
  }

  /** The function that is `branches[a]` where the variable of `level` has answer a, whatever variables they speak of. */
  choose(level: number, branches: readonly Ref[]): Ref {
    const top = branches.reduce((least, ref) => Math.min(least, this.#levelOf(ref)), level);
    if (branches.every((ref) => this.#levelOf(ref) > level)) return this.#make(level, branches);
    const key = `c${level}:${branches.join()}`;
    const before = this.#memo.get(key);
    if (before !== undefined) return before;
    const arity = this.#arities[top] ?? 0;
    const children = Array.from({ length: arity }, (_, answer) =>
      top === level
        ? this.#cofactor(branches[answer] ?? NO, top, answer)
        : this.choose(
            level,
            branches.map((ref) => this.#cofactor(ref, top, answer)),
          ),
    );
    const ref = this.#make(top, children);
    this.#memo.set(key, ref);
    return ref;
  }

  #terminalResult(operation: Operation, a: Ref, b: Ref): Ref | undefined {
    if (operation === "and") return a === NO || b === NO ? NO : a === YES || a === b ? b : b === YES ? a : undefined;
    if (operation === "or") return a === YES || b === YES ? YES : a === NO || a === b ? b : b === NO ? a : undefined;
    if (operation === "without") return a === NO || b === YES || a === b ? NO : b === NO ? a : undefined;
    const [left, right] = [this.valueOf(a), this.valueOf(b)];
    return left === undefined || right === undefined ? undefined : this.terminal(pairOf(left, right));
  }

  #apply(operation: Operation, a: Ref, b: Ref): Ref {
    const known = this.#terminalResult(operation, a, b);
    if (known !== undefined) return known;
    const memo = this.#applied[operation];
    const before = memo.get(a, b);
    if (before !== undefined) return before;
    const level = Math.min(this.#levelOf(a), this.#levelOf(b));
    const arity = this.arity(level);
    const children: Ref[] = [];
    for (let answer = 0; answer < arity; answer += 1)
      children.push(this.#apply(operation, this.#cofactor(a, level, answer), this.#cofactor(b, level, answer)));
    const ref = this.#make(level, children);
    memo.set(a, b, ref);
    return ref;
  }

  and(a: Ref, b: Ref): Ref {
    return this.#apply("and", a, b);
  }

  or(a: Ref, b: Ref): Ref {
    return this.#apply("or", a, b);
  }

  /** What holds in `a` and not in `b`. */
  without(a: Ref, b: Ref): Ref {
    return this.#apply("without", a, b);
  }

  /** The function whose value says both values: {@link pairOf}. */
  pair(a: Ref, b: Ref): Ref {
    return this.#apply("pair", a, b);
  }

  /** A function with one value put wherever a condition holds. */
  overlay(ref: Ref, where: Ref, value: number): Ref {
    const put = this.terminal(value);
    return this.#mapped(this.pair(ref, where), (pair) => {
      const [before, holds] = unpaired(pair);
      return holds === 1 ? put : this.terminal(before);
    });
  }

  #mapped(ref: Ref, to: (value: number) => Ref): Ref {
    return this.rebuilt(ref, new Map(), to, (level, children) => this.#make(level, children));
  }

  /**
   * A function put together anew, elsewhere or as something else, from below.
   * @param known what was put together before, by node; added to
   */
  rebuilt(
    ref: Ref,
    known: Map<Ref, Ref>,
    terminal: (value: number) => Ref,
    node: (level: number, children: readonly Ref[]) => Ref,
  ): Ref {
    const before = known.get(ref);
    if (before !== undefined) return before;
    const value = this.valueOf(ref);
    const made =
      value === undefined
        ? node(
            this.#levelOf(ref),
            this.#childrenOf(ref).map((child) => this.rebuilt(child, known, terminal, node)),
          )
        : terminal(value);
    known.set(ref, made);
    return made;
  }

  /** Where a function has one of the values for which `holds` says so. */
  where(ref: Ref, holds: (value: number) => boolean): Ref {
    return this.#mapped(ref, (value) => (holds(value) ? YES : NO));
  }

  /** Whether the condition can be met whatever the answer of the variable is: the variable is dropped. */
  exists(ref: Ref, level: number): Ref {
    if (this.#levelOf(ref) > level) return ref;
    const before = this.#dropped.get(ref, level);
    if (before !== undefined) return before;
    const children = this.#childrenOf(ref);
    const made =
      this.#levelOf(ref) === level
        ? children.reduce((all, child) => this.or(all, child), NO)
        : this.#make(
            this.#levelOf(ref),
            children.map((child) => this.exists(child, level)),
          );
    this.#dropped.set(ref, level, made);
    return made;
  }

  /** The levels of the variables that a function depends on. */
  support(ref: Ref): ReadonlySet<number> {
    const levels = new Set<number>();
    const seen = new Set<Ref>();
    const visit = (node: Ref): void => {
      if (seen.has(node) || this.#levelOf(node) === TERMINAL) return;
      seen.add(node);
      levels.add(this.#levelOf(node));
      for (const child of this.#childrenOf(node)) visit(child);
    };
    visit(ref);
    return levels;
  }

  /** The function that remains when the variable of `level` has this answer. */
  given(ref: Ref, level: number, answer: number): Ref {
    if (this.#levelOf(ref) >= level) return this.#cofactor(ref, level, answer);
    const key = level * MOST_ANSWERS + answer;
    const before = this.#given.get(ref, key);
    if (before !== undefined) return before;
    const children = this.#childrenOf(ref).map((child) => this.given(child, level, answer));
    const made = this.#make(this.#levelOf(ref), children);
    this.#given.set(ref, key, made);
    return made;
  }

  /** How many complete combinations of answers, over all variables of the diagram, give each value. */
  counts(ref: Ref): Map<number, bigint> {
    const below = this.#arities.map(() => 1n);
    below.push(1n);
    for (let level = this.#arities.length - 1; level >= 0; level -= 1)
      below[level] = (below[level + 1] ?? 1n) * BigInt(this.#arities[level] ?? 1);
    const levelOf = (node: Ref): number => Math.min(this.#levelOf(node), this.#arities.length);
    const known = new Map<Ref, Map<number, bigint>>();
    /** Counted from the node's own level. */
    const visit = (node: Ref): Map<number, bigint> => {
      const value = this.valueOf(node);
      if (value !== undefined) return new Map([[value, 1n]]);
      const before = known.get(node);
      if (before) return before;
      const total = new Map<number, bigint>();
      const level = levelOf(node);
      for (const child of this.#childrenOf(node)) {
        const skipped = (below[level + 1] ?? 1n) / (below[levelOf(child)] ?? 1n);
        for (const [one, count] of visit(child)) total.set(one, (total.get(one) ?? 0n) + count * skipped);
      }
      known.set(node, total);
      return total;
    };
    const skipped = (below[0] ?? 1n) / (below[levelOf(ref)] ?? 1n);
    return new Map([...visit(ref)].map(([value, count]) => [value, count * skipped]));
  }

  /** How many complete combinations of answers meet the condition. */
  count(ref: Ref): bigint {
    return this.counts(ref).get(1) ?? 0n;
  }

  /**
   * Answers that meet the condition, as few as a path of the diagram needs.
   * @returns level and answer of each variable that matters; undefined when nothing meets it
   */
  one(ref: Ref): LevelAnswer[] | undefined {
    const lengths = new Map<Ref, number>([
      [NO, Number.POSITIVE_INFINITY],
      [YES, 0],
    ]);
    const length = (node: Ref): number => {
      const before = lengths.get(node);
      if (before !== undefined) return before;
      const children = this.#childrenOf(node);
      const shortest = children.length === 0 ? Number.POSITIVE_INFINITY : 1 + Math.min(...children.map(length));
      lengths.set(node, shortest);
      return shortest;
    };
    if (length(ref) === Number.POSITIVE_INFINITY) return undefined;
    const way: LevelAnswer[] = [];
    let node = ref;
    while (node !== YES) {
      const children = this.#childrenOf(node);
      const best = children.reduce((least, child, answer) => {
        return length(child) < length(children[least] ?? NO) ? answer : least;
      }, 0);
      way.push({ level: this.#levelOf(node), answer: best });
      node = children[best] ?? YES;
    }
    return way;
  }

  /** The value for complete answers. */
  evaluate(ref: Ref, answers: readonly number[]): number {
    let node = ref;
    for (let value = this.valueOf(node); ; value = this.valueOf(node)) {
      if (value !== undefined) return value;
      node = this.#child(node, answers[this.#levelOf(node)] ?? 0);
    }
  }
}

/** Szudzik's pairing: two natural numbers as one. */
export const pairOf = (a: number, b: number): number => (a >= b ? a * a + a + b : b * b + a);

/** The two numbers of a pair. */
export const unpaired = (pair: number): readonly [number, number] => {
  const root = Math.floor(Math.sqrt(pair));
  const rest = pair - root * root;
  return rest < root ? [rest, root] : [root, rest - root];
};
