// The result of a triage as a value: what every renderer and every program reads.
import type { FactReference } from "./facts.ts";

export type RunCertainty = "settled" | "likely" | "open" | "conflict";

/** A step of the walk: a node, and the answer it went by; undefined when nobody knows. */
export interface Step {
  readonly node: string;
  readonly variable: string;
  readonly question: string;
  readonly answers: readonly string[] | undefined;
}

export interface Candidate {
  readonly id: string;
  readonly certainty: "settled" | "likely" | "possible";
}

/** Why a conclusion of the tree is not possible. */
export interface Excluded {
  readonly id: string;
  /** An irreducible set of facts: dropping any one of them makes the conclusion possible again. */
  readonly because: readonly FactReference[];
  /** The sources of the exclusions of its definition that these facts trigger. */
  readonly sources: readonly string[];
}

/** A change of what is known, and the result it would give. */
export interface Change {
  readonly facts: readonly FactReference[];
  /** `learn`: something now unknown; `correct`: something now known, answered otherwise. */
  readonly kind: "learn" | "correct";
  readonly conclusion: string | undefined;
  readonly certainty: RunCertainty;
}

export interface Why {
  /** `proof`: the facts prove it; `walk`: the tree leads there; `elimination`: nothing else is left. */
  readonly by: "proof" | "walk" | "elimination";
  /** An irreducible set of facts. */
  readonly facts: readonly FactReference[];
  readonly path: readonly Step[];
}

export interface Conflict {
  /** The fewest known facts that cannot hold together. */
  readonly facts: readonly FactReference[];
  /** The questions to ask again, the easiest to check first. */
  readonly askAgain: readonly string[];
}

/** The result of one run of one tree. */
export interface Run {
  readonly tree: string;
  /** The leading conclusion. */
  readonly conclusion: string | undefined;
  readonly certainty: RunCertainty;
  /** The leading one first, then in the declared order. */
  readonly candidates: readonly Candidate[];
  readonly excluded: readonly Excluded[];
  readonly why: Why | undefined;
  readonly conflict: Conflict | undefined;
  readonly changes: readonly Change[];
  readonly walk: readonly Step[];
}

/** Where a question is to be asked. */
export interface Place {
  readonly card?: number;
  readonly restriction?: number;
}

export interface NextQuestion extends Place {
  readonly question: string;
  /** `tree-order`: the walk stands there; `separates`: it tells the open candidates apart best; `order`: nothing gains. */
  readonly reason: "tree-order" | "separates" | "order";
  readonly tree: string;
  /** The candidates that it tells apart. */
  readonly between: readonly string[];
}

export interface RestrictionResult extends Run {
  readonly label: string | undefined;
  /** False for the run added because nothing named explains what the person sees. */
  readonly named: boolean;
  readonly ended: boolean;
}

export interface CardResult {
  readonly label: string | undefined;
  readonly restrictions: readonly RestrictionResult[];
}

/** An action and what calls for it. */
export interface Advised {
  readonly id: string;
  readonly because: readonly string[];
  /** The questions that have to be asked before it is told: until then only its title is. */
  readonly first: readonly string[];
}

/** What was found out about one subject. */
export interface Triage {
  readonly person: Run;
  /** The other trees of the person, in the pack's order. */
  readonly also: readonly Run[];
  readonly cards: readonly CardResult[];
  readonly next: NextQuestion | undefined;
  /** Actions in the order in which to take them. */
  readonly actions: readonly Advised[];
  /** Every source behind what the result shows. */
  readonly sources: readonly string[];
}
