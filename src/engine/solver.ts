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
      domains[open.variable] = (domains[open.variable] ?? 0) & open.mask;
      changed = true;
    }
    if (!changed) return undecided;
  }
};

/** One pass that takes the first way to satisfy each clause: usually it finds a completion, and then nothing needs searching. */
const greedy = (domains: Domains, clauses: readonly Clause[]): boolean => {
  const copy = domains.slice();
  for (const clause of clauses) {
    let common = 0;
    for (const literal of clause) {
      common = (copy[literal.variable] ?? 0) & literal.mask;
      if (common === 0) continue;
      copy[literal.variable] = common;
      break;
    }
    if (common === 0) return false;
  }
  return true;
};

const search = (domains: number[], clauses: readonly Clause[]): boolean => {
  if (greedy(domains, clauses)) return true;
  const state = propagate(domains, clauses);
  if (state === "failed") return false;
  if (state === undefined) return true;
  return state.some(({ variable, mask }) => {
    const common = (domains[variable] ?? 0) & mask;
    if (common === 0) return false;
    const copy = domains.slice();
    copy[variable] = common;
    return search(copy, clauses);
  });
};

/**
 * Whether some completion of `domains` satisfies every clause.
 * @param domains the answers still possible per variable; not changed
 * @param clauses what must hold, each a disjunction of literals
 */
export const satisfiable = (domains: Domains, clauses: readonly Clause[]): boolean =>
  !domains.includes(0) && search(domains.slice(), clauses);

/** The same over domains that the caller gives away: they are narrowed in the search. */
export const satisfiableInPlace = (domains: number[], clauses: readonly Clause[]): boolean =>
  !domains.includes(0) && search(domains, clauses);

/** The domains narrowed by one literal, or undefined when nothing is left of its variable. */
export const narrowed = (domains: Domains, { variable, mask }: Literal): number[] | undefined => {
  const common = (domains[variable] ?? 0) & mask;
  if (common === 0) return undefined;
  const copy = domains.slice();
  copy[variable] = common;
  return copy;
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

const possibleOf = (domains: Domains, clauses: readonly Clause[], variable: number): number => {
  const domain = domains[variable] ?? 0;
  // What the clauses do not speak of they do not narrow, and of a consistent state one answer is left.
  if ((domain & (domain - 1)) === 0 || !boundBy(clauses).has(variable)) return domain;
  let possible = 0;
  for (let bit = 1; bit !== 0 && bit <= domain; bit <<= 1) {
    const narrower = narrowed(domains, { variable, mask: bit });
    if (narrower && satisfiableInPlace(narrower, clauses)) possible |= bit;
  }
  return possible;
};

/**
 * The answers of a variable that some completion still allows, given what must hold; worked out when it is asked for.
 * @returns for a variable, a mask; 0 when the domains contradict the clauses
 */
export const possibleIn = (domains: Domains, clauses: readonly Clause[]): ((variable: number) => number) => {
  if (!satisfiable(domains, clauses)) return () => 0;
  return (variable) => possibleOf(domains, clauses, variable);
};
