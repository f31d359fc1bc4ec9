// One run of one tree over known facts: candidates, the walk, what leads and how surely.
import type { Fact } from "./facts.ts";
import { domainsOf } from "./facts.ts";
import type { End, Model, ModelConclusion, ModelTree, Node, Target } from "./model.ts";
import { answersIn } from "./model.ts";
import type { RunCertainty, Step } from "./result.ts";
import type { Clause, Domains, Literal, Possible } from "./solver.ts";
import { boxOf, possibleIn, possibleTogether } from "./solver.ts";

const allOpen = (literals: readonly Literal[], domains: Domains): boolean => {
  for (const { variable, mask } of literals) if (((domains[variable] ?? 0) & mask) === 0) return false;
  return true;
};

const oneOpen = (clause: Clause, domains: Domains): boolean => {
  for (const { variable, mask } of clause) if (((domains[variable] ?? 0) & mask) !== 0) return true;
  return false;
};

/** Almost every conclusion falls at this first look; the search is for what is left. */
const looksPossible = ({ clauses }: ModelConclusion, domains: Domains): boolean => {
  for (const clause of clauses) if (!oneOpen(clause, domains)) return false;
  return true;
};

/** Whether some leaf still reaches a conclusion with its definition satisfied; `domains` contradict nothing. */
const isReachable = ({ conclusion, paths }: End, domains: number[]): boolean => {
  if (!looksPossible(conclusion, domains)) return false;
  for (const { literals } of paths)
    if (allOpen(literals, domains) && possibleTogether(domains, literals, conclusion.constraints)) return true;
  return false;
};

/** Whether every leaf that still reaches a conclusion with its definition satisfied says that it is settled. */
const isSettledThroughout = ({ conclusion, paths }: End, domains: number[]): boolean =>
  paths.every(
    ({ literals, certainty }) =>
      certainty === "settled" ||
      !allOpen(literals, domains) ||
      !possibleTogether(domains, literals, conclusion.constraints),
  );

/** Whether a conclusion is among the candidates of a run, without listing the others. */
export const isCandidate = (end: End, domains: number[]): boolean => !domains.includes(0) && isReachable(end, domains);

/**
 * Domains of which every completion makes a conclusion a candidate, where a first look finds some.
 * @param domains at least one answer each; as they were afterwards
 */
export const candidateBox = ({ conclusion, paths }: End, domains: number[]): Domains | undefined => {
  for (const { literals } of paths) {
    const box = allOpen(literals, domains) ? boxOf(domains, literals, conclusion.constraints) : undefined;
    if (box) return box;
  }
  return undefined;
};

/** Whether no leaf of the tree reaches a conclusion any more. */
export const isExcluded = (tree: ModelTree, { id }: ModelConclusion, domains: number[]): boolean => {
  const end = tree.ends.get(id);
  return !end || !isCandidate(end, domains);
};

/** Whether an alternative of every requirement is proven by the facts; exclusions need no proof. */
const isProven = (model: Model, conclusion: ModelConclusion, domains: number[]): boolean =>
  conclusion.requires.every((clause) =>
    clause.some(({ variable, mask }) => !possibleTogether(domains, [{ variable, mask: ~mask }], model.implications)),
  );

/** Whether the only candidate is settled: on every leaf that still reaches it, and by proof. */
const isSettled = (model: Model, only: End, domains: number[]): boolean =>
  isSettledThroughout(only, domains) && isProven(model, only.conclusion, domains);

type WalkLeaf = Extract<Target, { leaf: unknown }>["leaf"];

interface Walk {
  readonly steps: readonly Step[];
  /** The leaf where it ends; undefined where a node gives no way on. */
  readonly leaf: WalkLeaf | undefined;
}

/** Where all the answers left lead, if to one place; with the second place that stays open the search ends. */
const agreedOn = ({ groups, variable }: Node, possible: Possible | undefined): Target | undefined => {
  let agreed: Target | undefined;
  for (const { target, mask } of groups) {
    if (!possible?.allows(variable.index, mask)) continue;
    if (agreed) return undefined;
    agreed = target;
  }
  return agreed;
};

/**
 * Follows the one path to its leaf, and tells of each node on it.
 * @param possible the completions; where facts contradict each other, none
 */
const follow = (
  tree: ModelTree,
  possible: Possible | undefined,
  onStep?: (node: Node, isAgreed: boolean) => void,
): WalkLeaf | undefined => {
  let target: Target | undefined = { node: tree.start };
  while (target && "node" in target) {
    const node = tree.nodes.get(target.node);
    if (!node) return undefined;
    const agreed = agreedOn(node, possible);
    onStep?.(node, agreed !== undefined);
    target = agreed ?? node.unknown;
  }
  return target && "leaf" in target ? target.leaf : undefined;
};

/**
 * Follows the one path: known answers by their branch, unknown ones by `unknown`; a partly known answer walks as
 * unknown unless all its branches agree.
 * @param domains the answers still possible per variable; as they were afterwards
 */
export const walk = (model: Model, tree: ModelTree, domains: number[]): Walk => {
  const steps: Step[] = [];
  const possible = possibleIn(domains, model.implications);
  const leaf = follow(tree, possible, ({ id, variable }, isAgreed) => {
    const mask = isAgreed ? (possible?.answers(variable.index) ?? 0) : variable.all;
    const answers = mask === variable.all ? undefined : answersIn(variable, mask);
    steps.push({ node: id, variable: variable.id, question: variable.question, answers });
  });
  return { steps, leaf };
};

/** What a set of facts gives, without the explanations. */
export interface Verdict {
  readonly conclusion: string | undefined;
  readonly certainty: RunCertainty;
  readonly by: "proof" | "walk" | "elimination" | undefined;
  /** In the declared order, the leading one first. */
  readonly candidates: readonly string[];
  readonly steps: readonly Step[];
}

const FREQUENCY = { common: 0, occasional: 1, rare: 2 } as const;

/** Those that go first, then the more frequent ones; what is equal stays in the order of the tree. */
const ordered = (candidates: readonly End[], first: readonly (End | undefined)[]): string[] => {
  const early = first.flatMap((end) => (end && candidates.includes(end) ? end.conclusion.id : []));
  const later: [string[], string[], string[]] = [[], [], []];
  for (const end of candidates)
    if (!first.includes(end)) later[FREQUENCY[end.conclusion.content.frequency]].push(end.conclusion.id);
  return early.concat(...later);
};

/** By the facts of a run, which the next question and the explanations look at again, and the tree. */
const verdicts = new WeakMap<readonly Fact[], Map<ModelTree, Verdict>>();

/**
 * The verdict of one tree over facts. Which facts came first, and which are unknown by answer rather than unasked,
 * makes no difference.
 * @param facts what the run sees, of the person, the card and the restriction
 */
export const verdictOf = (model: Model, tree: ModelTree, facts: readonly Fact[]): Verdict => {
  const known = verdicts.get(facts) ?? new Map<ModelTree, Verdict>();
  verdicts.set(facts, known);
  const verdict = known.get(tree) ?? verdictIn(model, tree, domainsOf(model, facts));
  known.set(tree, verdict);
  return verdict;
};

const verdictIn = (model: Model, tree: ModelTree, domains: number[]): Verdict => {
  const candidates: End[] = [];
  if (!domains.includes(0)) for (const end of tree.ends.values()) if (isReachable(end, domains)) candidates.push(end);
  const [only] = candidates;
  if (!only) return { conclusion: undefined, certainty: "conflict", by: undefined, candidates: [], steps: [] };
  const { steps, leaf } = walk(model, tree, domains);
  const named = leaf && "conclude" in leaf ? tree.ends.get(leaf.conclude) : undefined;
  const walked = named && candidates.includes(named) ? named : undefined;
  const lead = candidates.length === 1 ? only : walked;
  if (!lead) {
    const first = leaf && "open" in leaf ? leaf.open.map((id) => tree.ends.get(id)) : [];
    return {
      conclusion: undefined,
      certainty: "open",
      by: undefined,
      candidates: ordered(candidates, first),
      steps,
    };
  }
  const settled = candidates.length === 1 && isSettled(model, lead, domains);
  return {
    conclusion: lead.conclusion.id,
    certainty: settled ? "settled" : "likely",
    by: settled ? "proof" : walked === lead ? "walk" : "elimination",
    candidates: ordered(candidates, [lead]),
    steps,
  };
};

export type Outcome = Pick<Verdict, "conclusion" | "certainty">;

/**
 * What leads and how surely, as {@link verdictOf} says it, without listing the candidates: two are enough to know that
 * nothing is settled.
 * @param pool the conclusions that may be candidates, the likeliest first: over more facts, the candidates of fewer are enough
 */
export const outcomeOf = (
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  pool: Iterable<End> = tree.ends.values(),
): Outcome => outcomeIn(model, tree, domainsOf(model, facts), pool);

/**
 * {@link outcomeOf} over the answers that facts leave to each variable.
 * @param domains as they were afterwards
 * @param isKnown whether a conclusion is known to be a candidate: nothing is searched for then
 */
export const outcomeIn = (
  model: Model,
  tree: ModelTree,
  domains: number[],
  pool: Iterable<End> = tree.ends.values(),
  isKnown: (end: End) => boolean = () => false,
): Outcome => {
  const isLeft = (end: End): boolean => isKnown(end) || isReachable(end, domains);
  const possible = possibleIn(domains, model.implications);
  if (!possible) return { conclusion: undefined, certainty: "conflict" };
  const leaf = follow(tree, possible);
  const named = leaf && "conclude" in leaf ? tree.ends.get(leaf.conclude) : undefined;
  const walked = named && isLeft(named) ? named : undefined;
  let only = walked;
  for (const end of pool) {
    if (end === named || !isLeft(end)) continue;
    if (only)
      return walked
        ? { conclusion: walked.conclusion.id, certainty: "likely" }
        : { conclusion: undefined, certainty: "open" };
    only = end;
  }
  if (!only) return { conclusion: undefined, certainty: "conflict" };
  return { conclusion: only.conclusion.id, certainty: isSettled(model, only, domains) ? "settled" : "likely" };
};
