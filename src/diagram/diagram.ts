// A multi-valued decision diagram: shared, reduced and canonical, so that two functions are equal when their nodes are.

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

/** The condition that nothing meets. */
export const NO: Ref = 0;
/** The condition that everything meets. */
export const YES: Ref = 1;

/** Far more than a pack needs; a diagram that large is a sign of a bad order of variables. */
const USUAL_BUDGET = 2_000_000;

const TERMINAL = Number.MAX_SAFE_INTEGER;

/** Above every node number: two of them, with a level and an answer, fit in one exact number. */
const MOST_REFS = 2 ** 31;
const MOST_ANSWERS = 32;

/**
 * Functions of answers to numbers, over variables in a fixed order. Equal functions are the same node, so that a question
 * about a function is a comparison. Nodes are only ever added; whatever makes one throws {@link BudgetExceeded} beyond the budget.
 */
export class Diagram {
  readonly #arities: readonly number[];
  #budget: number;
  readonly #levels: number[] = [];
  readonly #children: (readonly Ref[])[] = [];
  readonly #values: number[] = [];
  readonly #unique = new Map<string, Ref>();
  readonly #memo = new Map<string, Ref>();
  readonly #applied: Readonly<Record<Operation, Map<number, Ref>>> = {
    and: new Map(),
    or: new Map(),
    without: new Map(),
    pair: new Map(),
  };
  readonly #dropped = new Map<number, Ref>();
  readonly #given = new Map<number, Ref>();

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

  #node(key: string, level: number, children: readonly Ref[], value: number): Ref {
    const before = this.#unique.get(key);
    if (before !== undefined) return before;
    if (this.#levels.length >= this.#budget) throw new BudgetExceeded(this.#budget);
    const ref = this.#levels.length;
    this.#levels.push(level);
    this.#children.push(children);
    this.#values.push(value);
    this.#unique.set(key, ref);
    return ref;
  }

  /** The constant function. */
  terminal(value: number): Ref {
    return this.#node(`=${value}`, TERMINAL, [], value);
  }

  /** The value of a constant function; undefined when it depends on a variable. */
  valueOf(ref: Ref): number | undefined {
    return this.#levels[ref] === TERMINAL ? this.#values[ref] : undefined;
  }

  #make(level: number, children: readonly Ref[]): Ref {
    const [first = NO] = children;
    if (children.every((child) => child === first)) return first;
    return this.#node(`${level}:${children.join()}`, level, children, 0);
  }

  #levelOf(ref: Ref): number {
    return this.#levels[ref] ?? TERMINAL;
  }

  /** The level of the variable that a function asks for first; beyond every level for a constant. */
  top(ref: Ref): number {
    return this.#levelOf(ref);
  }

  /** How many answers the variable of a level has. */
  arity(level: number): number {
    return this.#arities[level] ?? 0;
  }

  /** The function that remains when the variable of `level`, at or above every variable of `ref`, has this answer. */
  #cofactor(ref: Ref, level: number, answer: number): Ref {
    return this.#levelOf(ref) === level ? (this.#children[ref]?.[answer] ?? NO) : ref;
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
    const key = a * MOST_REFS + b;
    const before = memo.get(key);
    if (before !== undefined) return before;
    const level = Math.min(this.#levelOf(a), this.#levelOf(b));
    const arity = this.#arities[level] ?? 0;
    const children: Ref[] = [];
    for (let answer = 0; answer < arity; answer += 1)
      children.push(this.#apply(operation, this.#cofactor(a, level, answer), this.#cofactor(b, level, answer)));
    const ref = this.#make(level, children);
    memo.set(key, ref);
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
    const seen = new Map<Ref, Ref>();
    const visit = (node: Ref): Ref => {
      const value = this.valueOf(node);
      if (value !== undefined) return to(value);
      const before = seen.get(node);
      if (before !== undefined) return before;
      const made = this.#make(this.#levelOf(node), (this.#children[node] ?? []).map(visit));
      seen.set(node, made);
      return made;
    };
    return visit(ref);
  }

  /** Where a function has one of the values for which `holds` says so. */
  where(ref: Ref, holds: (value: number) => boolean): Ref {
    return this.#mapped(ref, (value) => (holds(value) ? YES : NO));
  }

  /** Whether the condition can be met whatever the answer of the variable is: the variable is dropped. */
  exists(ref: Ref, level: number): Ref {
    if (this.#levelOf(ref) > level) return ref;
    const key = level * MOST_REFS + ref;
    const before = this.#dropped.get(key);
    if (before !== undefined) return before;
    const children = this.#children[ref] ?? [];
    const made =
      this.#levelOf(ref) === level
        ? children.reduce((all, child) => this.or(all, child), NO)
        : this.#make(
            this.#levelOf(ref),
            children.map((child) => this.exists(child, level)),
          );
    this.#dropped.set(key, made);
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
      for (const child of this.#children[node] ?? []) visit(child);
    };
    visit(ref);
    return levels;
  }

  /** The function that remains when the variable of `level` has this answer. */
  given(ref: Ref, level: number, answer: number): Ref {
    if (this.#levelOf(ref) >= level) return this.#cofactor(ref, level, answer);
    const key = (level * MOST_ANSWERS + answer) * MOST_REFS + ref;
    const before = this.#given.get(key);
    if (before !== undefined) return before;
    const children = (this.#children[ref] ?? []).map((child) => this.given(child, level, answer));
    const made = this.#make(this.#levelOf(ref), children);
    this.#given.set(key, made);
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
      for (const child of this.#children[node] ?? []) {
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
  one(ref: Ref): { readonly level: number; readonly answer: number }[] | undefined {
    const lengths = new Map<Ref, number>([
      [NO, Number.POSITIVE_INFINITY],
      [YES, 0],
    ]);
    const length = (node: Ref): number => {
      const before = lengths.get(node);
      if (before !== undefined) return before;
      const children = this.#children[node] ?? [];
      const shortest = children.length === 0 ? Number.POSITIVE_INFINITY : 1 + Math.min(...children.map(length));
      lengths.set(node, shortest);
      return shortest;
    };
    if (length(ref) === Number.POSITIVE_INFINITY) return undefined;
    const way: { level: number; answer: number }[] = [];
    let node = ref;
    while (node !== YES) {
      const children = this.#children[node] ?? [];
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
      node = this.#children[node]?.[answers[this.#levelOf(node)] ?? 0] ?? NO;
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
