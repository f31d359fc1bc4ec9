// Decides whether facts, implications and a definition can hold together: exact search over small finite domains.

/** `variable` takes one of the answers in `mask` (bit i = answer i). */
export interface Literal {
  readonly variable: number;
  readonly mask: number;
}

/** At least one literal holds. */
export type Clause = readonly Literal[];

/** Per variable, the set of answers still possible. */
export type Domains = readonly number[];

/** What was narrowed and is to be taken back: a variable and its answers before, in turn. No copy is made on the way. */
const trail: number[] = [];
let depth = 0;

/** @returns false, with nothing changed, when no answer of the variable is left */
const narrow = (domains: number[], variable: number, mask: number): boolean => {
  const before = domains[variable] ?? 0;
  const after = before & mask;
  if (after === before) return before !== 0;
  if (after === 0) return false;
  trail[depth] = variable;
  trail[depth + 1] = before;
  depth += 2;
  domains[variable] = after;
  return true;
};

const takeBack = (domains: number[], mark: number): void => {
  while (depth > mark) {
    depth -= 2;
    domains[trail[depth] ?? 0] = trail[depth + 1] ?? 0;
  }
};

const propagate = (domains: number[], clauses: readonly Clause[]): "failed" | Clause | undefined => {
  for (;;) {
    let changed = false;
    let undecided: Clause | undefined;
    for (const clause of clauses) {
      let open: Literal | undefined;
      let count = 0;
      let satisfied = false;
      for (const literal of clause) {
        const domain = domains[literal.variable] ?? 0;
        const common = domain & literal.mask;
        if (common === 0) continue;
        if (common === domain) {
          satisfied = true;
          break;
        }
        count += 1;
        open = literal;
      }
      if (satisfied) continue;
      if (open === undefined) return "failed";
      if (count > 1) {
        undecided ??= clause;
        continue;
      }
      narrow(domains, open.variable, open.mask);
      changed = true;
    }
    if (!changed) return undecided;
  }
};

/** Narrows to the first way of satisfying each clause, one after the other: usually a completion, and nothing needs searching. */
const greedy = (domains: number[], clauses: readonly Clause[]): boolean => {
  for (const clause of clauses) {
    let found = false;
    for (const { variable, mask } of clause)
      if (narrow(domains, variable, mask)) {
        found = true;
        break;
      }
    if (!found) return false;
  }
  return true;
};

const search = (domains: number[], clauses: readonly Clause[]): boolean => {
  const mark = depth;
  const isFound = greedy(domains, clauses);
  takeBack(domains, mark);
  if (isFound) return true;
  const state = propagate(domains, clauses);
  const found =
    state === undefined ||
    (state !== "failed" && state.some((literal) => possibleTogether(domains, [literal], clauses)));
  takeBack(domains, mark);
  return found;
};

/**
 * Whether some completion of `domains` satisfies every literal and every clause.
 * @param domains the answers still possible per variable, at least one each; narrowed on the way, and back as they were
 * @param clauses what must hold, each a disjunction of literals
 */
export const possibleTogether = (
  domains: number[],
  literals: readonly Literal[],
  clauses: readonly Clause[],
): boolean => {
  const mark = depth;
  let found = true;
  for (const { variable, mask } of literals)
    if (!narrow(domains, variable, mask)) {
      found = false;
      break;
    }
  found &&= search(domains, clauses);
  takeBack(domains, mark);
  return found;
};

/**
 * Domains of which every completion satisfies every literal and every clause, where a first look finds some.
 * @param domains at least one answer each; as they were afterwards
 */
export const boxOf = (
  domains: number[],
  literals: readonly Literal[],
  clauses: readonly Clause[],
): Domains | undefined => {
  const mark = depth;
  const isFound = literals.every(({ variable, mask }) => narrow(domains, variable, mask)) && greedy(domains, clauses);
  const box = isFound ? [...domains] : undefined;
  takeBack(domains, mark);
  return box;
};

/** The variables that some clauses speak of. */
const bound = new WeakMap<readonly Clause[], ReadonlySet<number>>();

const boundBy = (clauses: readonly Clause[]): ReadonlySet<number> => {
  const before = bound.get(clauses);
  if (before) return before;
  const fresh = new Set(clauses.flatMap((clause) => clause.map(({ variable }) => variable)));
  bound.set(clauses, fresh);
  return fresh;
};

/** What completions still allow, worked out when it is asked for. */
export interface Possible {
  /** The answers of a variable that some completion has, as a mask. */
  readonly answers: (variable: number) => number;
  /** Whether some completion has one of the answers in a mask. */
  readonly allows: (variable: number, mask: number) => boolean;
}

/**
 * The completions of some domains that meet what must hold.
 * @param domains the answers still possible per variable; as they were after each call
 * @returns undefined when the domains contradict the clauses
 */
export const possibleIn = (domains: number[], clauses: readonly Clause[]): Possible | undefined => {
  if (domains.includes(0) || !search(domains, clauses)) return undefined;
  const allows = (variable: number, mask: number): boolean => {
    const domain = domains[variable] ?? 0;
    const common = domain & mask;
    // What the clauses do not speak of they do not narrow.
    if (common === 0 || common === domain || !boundBy(clauses).has(variable)) return common !== 0;
    return possibleTogether(domains, [{ variable, mask }], clauses);
  };
  const answers = (variable: number): number => {
    const domain = domains[variable] ?? 0;
    let possible = 0;
    for (let bit = 1; bit !== 0 && bit <= domain; bit <<= 1) if (allows(variable, bit)) possible |= bit;
    return possible;
  };
  return { answers, allows };
};
