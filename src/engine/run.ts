// One run of one tree over known facts: candidates, the walk, what leads and how surely.
import type { Fact } from "./facts.ts";
import { domainsOf } from "./facts.ts";
import type { LeafCertainty, Model, ModelConclusion, ModelTree, Node, Path, Target } from "./model.ts";
import { answersIn } from "./model.ts";
import type { RunCertainty, Step } from "./result.ts";
import type { Clause, Domains, Literal, Possible } from "./solver.ts";
import { possibleIn, possibleTogether } from "./solver.ts";

const RANK: Readonly<Record<LeafCertainty, number>> = { possible: 0, likely: 1, settled: 2 };

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

/**
 * The lowest certainty over the leaves that still reach a conclusion with its definition satisfied; undefined: excluded.
 * @param domains the answers still possible per variable; as they were afterwards
 */
export const reachableCertainty = (
  tree: ModelTree,
  conclusion: ModelConclusion,
  domains: number[],
): LeafCertainty | undefined =>
  domains.includes(0) ? undefined : lowestCertainty(tree.paths.get(conclusion.id) ?? [], conclusion, domains);

/** {@link reachableCertainty} over the paths to a conclusion; `domains` contradict nothing. */
const lowestCertainty = (
  paths: readonly Path[],
  conclusion: ModelConclusion,
  domains: number[],
): LeafCertainty | undefined => {
  if (!looksPossible(conclusion, domains)) return undefined;
  let lowest: LeafCertainty | undefined;
  for (const { literals, certainty } of paths) {
    if (lowest !== undefined && RANK[certainty] >= RANK[lowest]) continue;
    if (!allOpen(literals, domains) || !possibleTogether(domains, literals, conclusion.constraints)) continue;
    lowest = certainty;
    if (lowest === "possible") break;
  }
  return lowest;
};

/** {@link reachableCertainty} stopped at the first leaf that reaches it; `domains` contradict nothing. */
const isReachable = (tree: ModelTree, conclusion: ModelConclusion, domains: number[]): boolean => {
  if (!looksPossible(conclusion, domains)) return false;
  for (const { literals } of tree.paths.get(conclusion.id) ?? [])
    if (allOpen(literals, domains) && possibleTogether(domains, literals, conclusion.constraints)) return true;
  return false;
};

/** Whether no leaf of the tree reaches a conclusion any more. */
export const isExcluded = (tree: ModelTree, conclusion: ModelConclusion, domains: number[]): boolean =>
  domains.includes(0) || !isReachable(tree, conclusion, domains);

/** Whether an alternative of every requirement is proven by the facts; exclusions need no proof. */
const isProven = (model: Model, conclusion: ModelConclusion, domains: number[]): boolean =>
  conclusion.requires.every((clause) =>
    clause.some(({ variable, mask }) => !possibleTogether(domains, [{ variable, mask: ~mask }], model.implications)),
  );

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

const ordered = (model: Model, candidates: readonly string[], first: readonly string[]): string[] => {
  const rank = (id: string): number => {
    const position = first.indexOf(id);
    if (position >= 0) return position - first.length;
    return FREQUENCY[model.conclusions.get(id)?.content.frequency ?? "rare"];
  };
  return candidates
    .map((id) => ({ id, at: rank(id) }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);
};

/** By the facts of a run, which the next question and the explanations look at again, and the tree. */
const verdicts = new WeakMap<readonly Fact[], WeakMap<ModelTree, Verdict>>();

/**
 * The verdict of one tree over facts. Which facts came first, and which are unknown by answer rather than unasked,
 * makes no difference.
 * @param facts what the run sees, of the person, the card and the restriction
 */
export const verdictOf = (model: Model, tree: ModelTree, facts: readonly Fact[]): Verdict => {
  const known = verdicts.get(facts) ?? new WeakMap<ModelTree, Verdict>();
  verdicts.set(facts, known);
  const verdict = known.get(tree) ?? verdictIn(model, tree, domainsOf(model, facts));
  known.set(tree, verdict);
  return verdict;
};

const verdictIn = (model: Model, tree: ModelTree, domains: number[]): Verdict => {
  const reachable = new Map<string, LeafCertainty>();
  if (!domains.includes(0))
    for (const [id, paths] of tree.paths) {
      const conclusion = model.conclusions.get(id);
      const certainty = conclusion && lowestCertainty(paths, conclusion, domains);
      if (certainty) reachable.set(id, certainty);
    }
  const candidates = [...reachable.keys()];
  if (candidates.length === 0)
    return { conclusion: undefined, certainty: "conflict", by: undefined, candidates, steps: [] };
  const { steps, leaf } = walk(model, tree, domains);
  const walked = leaf && "conclude" in leaf && reachable.has(leaf.conclude) ? leaf.conclude : undefined;
  const [only] = candidates.length === 1 ? candidates : [];
  const conclusion = only ?? walked;
  if (conclusion === undefined) {
    const first = leaf && "open" in leaf ? leaf.open : [];
    return { conclusion, certainty: "open", by: undefined, candidates: ordered(model, candidates, first), steps };
  }
  const content = model.conclusions.get(conclusion);
  const settled =
    only !== undefined && reachable.get(only) === "settled" && !!content && isProven(model, content, domains);
  return {
    conclusion,
    certainty: settled ? "settled" : "likely",
    by: settled ? "proof" : walked === conclusion ? "walk" : "elimination",
    candidates: ordered(model, candidates, [conclusion]),
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
  pool: readonly string[] = [...tree.paths.keys()],
): Outcome => outcomeIn(model, tree, domainsOf(model, facts), pool);

/** {@link outcomeOf} over the answers that facts leave to each variable. */
export const outcomeIn = (model: Model, tree: ModelTree, domains: number[], pool: readonly string[]): Outcome => {
  const possible = possibleIn(domains, model.implications);
  if (!possible) return { conclusion: undefined, certainty: "conflict" };
  const leaf = follow(tree, possible);
  const named = leaf && "conclude" in leaf ? leaf.conclude : undefined;
  const found = new Set<string>();
  const enough = (id: string): boolean => {
    const conclusion = found.has(id) ? undefined : model.conclusions.get(id);
    if (conclusion && isReachable(tree, conclusion, domains)) found.add(id);
    return found.size > 1;
  };
  if (named !== undefined) enough(named);
  pool.some(enough);
  const [only] = found;
  if (only === undefined) return { conclusion: undefined, certainty: "conflict" };
  if (found.size > 1)
    return named !== undefined && found.has(named)
      ? { conclusion: named, certainty: "likely" }
      : { conclusion: undefined, certainty: "open" };
  const content = model.conclusions.get(only);
  const settled =
    !!content && reachableCertainty(tree, content, domains) === "settled" && isProven(model, content, domains);
  return { conclusion: only, certainty: settled ? "settled" : "likely" };
};
