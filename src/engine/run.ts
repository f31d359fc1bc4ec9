// One run of one tree over known facts: candidates, the walk, what leads and how surely.
import type { Fact } from "./facts.ts";
import { domainsOf } from "./facts.ts";
import type { LeafCertainty, Model, ModelConclusion, ModelTree, Target } from "./model.ts";
import { answersIn } from "./model.ts";
import type { RunCertainty, Step } from "./result.ts";
import type { Domains, Literal } from "./solver.ts";
import { narrowed, possibleIn, satisfiable, satisfiableInPlace } from "./solver.ts";

const CERTAINTY: readonly LeafCertainty[] = ["possible", "likely", "settled"];

/** The lowest certainty over the leaves that still reach a conclusion with its definition satisfied; undefined: excluded. */
export const reachableCertainty = (
  tree: ModelTree,
  conclusion: ModelConclusion,
  domains: Domains,
): LeafCertainty | undefined => {
  let lowest = CERTAINTY.length;
  const allows = ({ variable, mask }: Literal): boolean => ((domains[variable] ?? 0) & mask) !== 0;
  // Almost every conclusion falls at the first look; the search is for what is left.
  if (domains.includes(0) || !conclusion.clauses.every((clause) => clause.some(allows))) return undefined;
  for (const { literals, certainty } of tree.paths.get(conclusion.id) ?? []) {
    const level = CERTAINTY.indexOf(certainty);
    if (level >= lowest || !literals.every(allows)) continue;
    const onPath = domains.slice();
    for (const { variable, mask } of literals) onPath[variable] = (onPath[variable] ?? 0) & mask;
    if (satisfiableInPlace(onPath, conclusion.constraints)) lowest = level;
    if (lowest === 0) break;
  }
  return CERTAINTY[lowest];
};

/** {@link reachableCertainty} stopped at the first leaf that reaches it; `domains` contradict nothing. */
const isReachable = (tree: ModelTree, { id, clauses, constraints }: ModelConclusion, domains: Domains): boolean => {
  const allows = ({ variable, mask }: Literal): boolean => ((domains[variable] ?? 0) & mask) !== 0;
  for (const clause of clauses) if (!clause.some(allows)) return false;
  for (const { literals } of tree.paths.get(id) ?? []) {
    if (!literals.every(allows)) continue;
    const onPath = domains.slice();
    for (const { variable, mask } of literals) onPath[variable] = (onPath[variable] ?? 0) & mask;
    if (satisfiableInPlace(onPath, constraints)) return true;
  }
  return false;
};

/** Whether an alternative of every requirement is proven by the facts; exclusions need no proof. */
const isProven = (model: Model, conclusion: ModelConclusion, domains: Domains): boolean =>
  conclusion.requires.every((clause) =>
    clause.some(({ variable, mask }) => {
      const otherwise = narrowed(domains, { variable, mask: ~mask });
      return !otherwise || !satisfiable(otherwise, model.implications);
    }),
  );

interface Walk {
  readonly steps: readonly Step[];
  /** The leaf where it ends; undefined where a node gives no way on. */
  readonly leaf: Extract<Target, { leaf: unknown }>["leaf"] | undefined;
}

/**
 * Follows the one path: known answers by their branch, unknown ones by `unknown`; a partly known answer walks as
 * unknown unless all its branches agree.
 */
export const walk = (model: Model, tree: ModelTree, domains: Domains): Walk => {
  const steps: Step[] = [];
  const possible = possibleIn(domains, model.implications);
  let target: Target | undefined = { node: tree.start };
  while (target && "node" in target) {
    const node = tree.nodes.get(target.node);
    if (!node) break;
    const mask = possible(node.variable.index);
    const open = node.groups.filter((group) => (group.mask & mask) !== 0);
    const agreed: Target | undefined = open.length === 1 ? open[0]?.target : undefined;
    steps.push({
      node: node.id,
      variable: node.variable.id,
      question: node.variable.question,
      answers: agreed && mask !== node.variable.all ? answersIn(node.variable, mask) : undefined,
    });
    target = agreed ?? node.unknown;
  }
  return { steps, leaf: target && "leaf" in target ? target.leaf : undefined };
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

const FREQUENCY = ["common", "occasional", "rare"] as const;

const ordered = (model: Model, candidates: readonly string[], first: readonly string[]): string[] => {
  const rank = (id: string): number => {
    const position = first.indexOf(id);
    if (position >= 0) return position - first.length;
    return FREQUENCY.indexOf(model.conclusions.get(id)?.content.frequency ?? "rare");
  };
  return [...candidates].sort((a, b) => rank(a) - rank(b));
};

/**
 * The verdict of one tree over facts. Which facts came first, and which are unknown by answer rather than unasked,
 * makes no difference.
 * @param facts what the run sees, of the person, the card and the restriction
 */
export const verdictOf = (model: Model, tree: ModelTree, facts: readonly Fact[]): Verdict => {
  const domains = domainsOf(model, facts);
  const reachable = new Map<string, LeafCertainty>();
  for (const id of tree.paths.keys()) {
    const conclusion = model.conclusions.get(id);
    const certainty = conclusion && reachableCertainty(tree, conclusion, domains);
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
export const outcomeIn = (model: Model, tree: ModelTree, domains: Domains, pool: readonly string[]): Outcome => {
  const { leaf } = walk(model, tree, domains);
  const named = leaf && "conclude" in leaf ? leaf.conclude : undefined;
  const found = new Set<string>();
  const enough = (id: string): boolean => {
    const conclusion = found.has(id) ? undefined : model.conclusions.get(id);
    if (conclusion && isReachable(tree, conclusion, domains)) found.add(id);
    return found.size > 1;
  };
  if (!domains.includes(0)) {
    if (named !== undefined) enough(named);
    pool.some(enough);
  }
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
