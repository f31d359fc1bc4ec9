// A multi-valued decision diagram: shared, reduced and canonical, so that two functions are equal when their nodes are.
import { NO, Nodes, type Ref, TERMINAL, twice, YES } from "./nodes.ts";
import { PairTable } from "./table.ts";

/** What two functions are put together by: a number each, which is compared at every step. */
const AND = 0;
const OR = 1;
const WITHOUT = 2;
const PAIR = 3;
type Operation = typeof AND | typeof OR | typeof WITHOUT | typeof PAIR;

/** What no node is. */
const NONE = -1;

/** The answer, by position, of the variable at a level of the diagram. */
export interface LevelAnswer {
  readonly level: number;
  readonly answer: number;
}

/** Far more than a pack needs; a diagram that large is a sign of a bad order of variables. */
const USUAL_BUDGET = 2_000_000;

const MOST_ANSWERS = 32;
/** Children of nodes that are being made, to begin with. */
const FIRST_MAKING = 1 << 10;

/**
 * Functions of answers to numbers, over variables in a fixed order. Equal functions are the same node, so that a question
 * about a function is a comparison. Nodes are only ever added; whatever makes one throws {@link BudgetExceeded} beyond the budget.
 */
export class Diagram {
  readonly #nodes: Nodes;
  /** Children of nodes that are being made, those of the innermost last. */
  #making = new Int32Array(FIRST_MAKING);
  #made = 0;
  readonly #memo = new Map<string, Ref>();
  readonly #applied = [new PairTable(), new PairTable(), new PairTable(), new PairTable()] as const;
  readonly #literals: Map<number, Ref>[] = [];
  readonly #supports = new Map<Ref, ReadonlySet<number>>();
  /** Pairs of conditions that cannot be met together. */
  readonly #apart = new PairTable();
  readonly #dropped = new PairTable();
  readonly #given = new PairTable();

  /**
   * @param arities the number of answers of each variable, in the order of the diagram
   * @param budget the most nodes that may be made
   */
  constructor(arities: readonly number[], budget: number = USUAL_BUDGET) {
    this.#nodes = new Nodes(arities, budget);
  }

  get size(): number {
    return this.#nodes.size;
  }

  /**
   * Does what may be given up: it gets half of the nodes that are left, so that what comes after it is not stopped.
   * @throws BudgetExceeded
   */
  sparing<T>(work: () => T): T {
    const nodes = this.#nodes;
    const whole = nodes.budget;
    nodes.budget = Math.floor((nodes.size + whole) / 2);
    try {
      return work();
    } finally {
      nodes.budget = whole;
    }
  }

  /** The constant function. */
  terminal(value: number): Ref {
    return this.#nodes.terminal(value);
  }

  /** The value of a constant function; undefined when it depends on a variable. */
  valueOf(ref: Ref): number | undefined {
    return this.#nodes.valueOf(ref);
  }

  /** How many answers the variable of a level has. */
  arity(level: number): number {
    return this.#nodes.arity(level);
  }

  /** An empty diagram over the same variables, each with one answer more, and below them a yes or no for each. */
  withOneMore(): Diagram {
    const { arities, budget } = this.#nodes;
    return new Diagram([...arities.map((arity) => arity + 1), ...arities.map(() => 2)], budget);
  }

  #childrenOf(ref: Ref): Ref[] {
    const list: Ref[] = [];
    for (let answer = 0; answer < this.arity(this.#nodes.levelOf(ref)); answer += 1)
      list.push(this.#nodes.child(ref, answer));
    return list;
  }

  /** The level of the variable that a function asks for first; beyond every level for a constant. */
  top(ref: Ref): number {
    return this.#nodes.levelOf(ref);
  }

  /** The function that remains when the variable of `level`, at or above every variable of `ref`, has this answer. */
  #cofactor(ref: Ref, level: number, answer: number): Ref {
    return this.#nodes.levelOf(ref) === level ? this.#nodes.child(ref, answer) : ref;
  }

  /** Whether a variable has one of the answers in a mask. */
  literal(level: number, mask: number): Ref {
    const known = this.#literals[level] ?? new Map<number, Ref>();
    this.#literals[level] = known;
    const before = known.get(mask);
    if (before !== undefined) return before;
    const children = Array.from({ length: this.arity(level) }, (_, answer) => (mask & (1 << answer) ? YES : NO));
    const ref = this.#nodes.make(level, children);
    known.set(mask, ref);
    return ref;
  }

  /** The function that is `branches[a]` where the variable of `level` has answer a, whatever variables they speak of. */
  choose(level: number, branches: readonly Ref[]): Ref {
    let top = TERMINAL;
    for (const ref of branches) top = Math.min(top, this.#nodes.levelOf(ref));
    if (top > level) return this.#nodes.make(level, branches);
    top = Math.min(top, level);
    const key = `c${level}:${branches.join()}`;
    const before = this.#memo.get(key);
    if (before !== undefined) return before;
    const arity = this.#nodes.arities[top] ?? 0;
    const children = Array.from({ length: arity }, (_, answer) =>
      top === level
        ? this.#cofactor(branches[answer] ?? NO, top, answer)
        : this.choose(
            level,
            branches.map((ref) => this.#cofactor(ref, top, answer)),
          ),
    );
    const ref = this.#nodes.make(top, children);
    this.#memo.set(key, ref);
    return ref;
  }

  /** What is known without looking into the functions; {@link NONE} when nothing is. */
  #known(operation: Operation, a: Ref, b: Ref): Ref {
    if (operation === AND) {
      if (a === NO || b === NO) return NO;
      return a === YES || a === b ? b : b === YES ? a : NONE;
    }
    if (operation === OR) {
      if (a === YES || b === YES) return YES;
      return a === NO || a === b ? b : b === NO ? a : NONE;
    }
    if (operation === WITHOUT) {
      if (a === NO || b === YES || a === b) return NO;
      return b === NO ? a : NONE;
    }
    const [left, right] = [this.valueOf(a), this.valueOf(b)];
    return left === undefined || right === undefined ? NONE : this.terminal(pairOf(left, right));
  }

  #apply(operation: Operation, a: Ref, b: Ref): Ref {
    const known = this.#known(operation, a, b);
    return known === NONE ? this.#combined(operation, a, b) : known;
  }

  /** Of two functions of which nothing is known beforehand. */
  #combined(operation: Operation, a: Ref, b: Ref): Ref {
    const isSwapped = a > b && operation < WITHOUT;
    const one = isSwapped ? b : a;
    const two = isSwapped ? a : b;
    const memo = this.#applied[operation];
    const before = memo.get(one, two);
    if (before !== undefined) return before;
    const levelOne = this.#nodes.levelOf(one);
    const levelTwo = this.#nodes.levelOf(two);
    const level = Math.min(levelOne, levelTwo);
    const from = this.#made;
    const arity = this.arity(level);
    for (let answer = 0; answer < arity; answer += 1) {
      const left = levelOne === level ? this.#nodes.child(one, answer) : one;
      const right = levelTwo === level ? this.#nodes.child(two, answer) : two;
      const child = this.#apply(operation, left, right);
      if (this.#made === this.#making.length) this.#making = twice(this.#making);
      this.#making[this.#made] = child;
      this.#made += 1;
    }
    const ref = this.#nodes.make(level, this.#making, from, from + arity);
    this.#made = from;
    memo.set(one, two, ref);
    return ref;
  }

  and(a: Ref, b: Ref): Ref {
    return this.#apply(AND, a, b);
  }

  or(a: Ref, b: Ref): Ref {
    return this.#apply(OR, a, b);
  }

  /** What holds in `a` and not in `b`. */
  without(a: Ref, b: Ref): Ref {
    return this.#apply(WITHOUT, a, b);
  }

  /** Whether two conditions can be met together: what {@link Diagram.and} would say, with no node made. */
  meets(a: Ref, b: Ref): boolean {
    if (a === NO || b === NO) return false;
    if (a === YES || b === YES || a === b) return true;
    const [first, second] = a < b ? [a, b] : [b, a];
    if (this.#apart.get(first, second) !== undefined) return false;
    const [levelA, levelB] = [this.#nodes.levelOf(a), this.#nodes.levelOf(b)];
    const level = Math.min(levelA, levelB);
    for (let answer = 0; answer < this.arity(level); answer += 1)
      if (
        this.meets(
          levelA === level ? this.#nodes.child(a, answer) : a,
          levelB === level ? this.#nodes.child(b, answer) : b,
        )
      )
        return true;
    this.#apart.set(first, second, 1);
    return false;
  }

  /** The function whose value says both values: {@link pairOf}. */
  pair(a: Ref, b: Ref): Ref {
    return this.#apply(PAIR, a, b);
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
    return this.rebuilt(ref, new Map(), to, (level, children) => this.#nodes.make(level, children));
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
    const level = this.#nodes.levelOf(ref);
    let made: Ref;
    if (level === TERMINAL) made = terminal(this.valueOf(ref) ?? 0);
    else {
      const children = this.#childrenOf(ref);
      for (const [answer, child] of children.entries()) children[answer] = this.rebuilt(child, known, terminal, node);
      made = node(level, children);
    }
    known.set(ref, made);
    return made;
  }

  /** Where a function has one of the values for which `holds` says so. */
  where(ref: Ref, holds: (value: number) => boolean): Ref {
    return this.#mapped(ref, (value) => (holds(value) ? YES : NO));
  }

  /** Whether the condition can be met whatever the answer of the variable is: the variable is dropped. */
  exists(ref: Ref, level: number): Ref {
    if (this.#nodes.levelOf(ref) > level) return ref;
    const before = this.#dropped.get(ref, level);
    if (before !== undefined) return before;
    const children = this.#childrenOf(ref);
    const made =
      this.#nodes.levelOf(ref) === level
        ? children.reduce((all, child) => this.or(all, child), NO)
        : this.#nodes.make(
            this.#nodes.levelOf(ref),
            children.map((child) => this.exists(child, level)),
          );
    this.#dropped.set(ref, level, made);
    return made;
  }

  /** The levels of the variables that a function depends on. */
  support(ref: Ref): ReadonlySet<number> {
    const before = this.#supports.get(ref);
    if (before) return before;
    const levels = new Set<number>();
    const seen = new Set<Ref>();
    const visit = (node: Ref): void => {
      const level = this.#nodes.levelOf(node);
      if (level === TERMINAL || seen.has(node)) return;
      seen.add(node);
      levels.add(level);
      for (let answer = 0; answer < this.arity(level); answer += 1) visit(this.#nodes.child(node, answer));
    };
    visit(ref);
    this.#supports.set(ref, levels);
    return levels;
  }

  /** The function that remains when the variable of `level` has this answer. */
  given(ref: Ref, level: number, answer: number): Ref {
    if (this.#nodes.levelOf(ref) >= level) return this.#cofactor(ref, level, answer);
    const key = level * MOST_ANSWERS + answer;
    const before = this.#given.get(ref, key);
    if (before !== undefined) return before;
    const children = this.#childrenOf(ref).map((child) => this.given(child, level, answer));
    const made = this.#nodes.make(this.#nodes.levelOf(ref), children);
    this.#given.set(ref, key, made);
    return made;
  }

  /** How many complete combinations of answers, over all variables of the diagram, give each value. */
  counts(ref: Ref): Map<number, bigint> {
    const below = this.#nodes.arities.map(() => 1n);
    below.push(1n);
    for (let level = this.#nodes.arities.length - 1; level >= 0; level -= 1)
      below[level] = (below[level + 1] ?? 1n) * BigInt(this.#nodes.arities[level] ?? 1);
    const levelOf = (node: Ref): number => Math.min(this.#nodes.levelOf(node), this.#nodes.arities.length);
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
      way.push({ level: this.#nodes.levelOf(node), answer: best });
      node = children[best] ?? YES;
    }
    return way;
  }

  /** The value for complete answers. */
  evaluate(ref: Ref, answers: readonly number[]): number {
    let node = ref;
    for (let value = this.valueOf(node); ; value = this.valueOf(node)) {
      if (value !== undefined) return value;
      node = this.#nodes.child(node, answers[this.#nodes.levelOf(node)] ?? 0);
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
