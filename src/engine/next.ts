// Which question to ask next: in tree order while the walk has one, then the one that separates best for its cost.

import type { Question } from "../pack/schema.ts";
import type { Fact, Facts } from "./facts.ts";
import { domainsOf } from "./facts.ts";
import type { Model, ModelTree, Node, Target, Variable } from "./model.ts";
import { isCandidate } from "./run.ts";
import { possibleIn } from "./solver.ts";
import { type Candidate, candidatesOf } from "./telling.ts";

/** Declared steps, as weights: one step rarer, or dearer, counts half. Ours; no source claims probabilities. */
const FREQUENCY_WEIGHT = { common: 4, occasional: 2, rare: 1 } as const;
const COST = { "at-hand": 1, "ask-bank": 2, "ask-police": 4 } as const;
const CHANCE = { often: 0.8, sometimes: 0.4, rarely: 0.2 } as const;

const NOTHING_GAINED = 1e-9;

/** A question that takes less than this share of the doubt away is not worth a person's time. Ours as well. */
const LEAST_SHARE = 0.05;

/** A question is asked when it has a state, be it `unknown`. */
export const isAsked = (sets: readonly Facts[], question: string): boolean => sets.some((facts) => facts.has(question));

/** Whether a question of one answer was asked and nobody knew. */
const isLeftUnknown = ({ byId }: Model, sets: readonly Facts[], question: string): boolean =>
  sets.some((facts) => {
    const state = facts.get(question);
    const all = byId.get(question)?.answers.length;
    return state?.type === "choice" && state.statements.every(({ possible }) => possible.length === all);
  });

/**
 * Whether a question is dear, and one of the same cost that no fewer can say was asked and nobody knew: whoever has not
 * asked the bank can say nothing else that only the bank knows.
 */
export const isBeyond = (model: Model, sets: readonly Facts[], id: string): boolean => {
  const question = model.questions.get(id);
  if (!question || COST[question.cost] === COST["at-hand"]) return false;
  return sets.some((facts) =>
    [...facts.keys()].some((other) => {
      const asked = model.questions.get(other);
      if (asked?.cost !== question.cost || CHANCE[asked["can-say"]] < CHANCE[question["can-say"]]) return false;
      return isLeftUnknown(model, sets, other);
    }),
  );
};

/**
 * The first node of the walk whose answer decides where to go and which was not asked yet; what is beyond the person
 * waits until nothing else is left on the walk.
 * @param sets the facts that the run sees, to tell unknown from unasked
 * @returns the question, or undefined when the walk stands at a leaf or at what nobody knows
 */
export const nextInTree = (
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  sets: readonly Facts[],
): string | undefined => {
  const possible = possibleIn(domainsOf(model, facts), model.implications);
  let id: string | undefined = tree.start;
  let later: string | undefined;
  while (id !== undefined) {
    const node = tree.nodes.get(id);
    if (!node) return later;
    const { question } = node.variable;
    const mask = possible?.answers(node.variable.index) ?? 0;
    const open = node.groups.filter((group) => (group.mask & mask) !== 0);
    if (open.length > 1 && !isAsked(sets, question)) {
      if (!isBeyond(model, sets, question)) return question;
      later ??= question;
    }
    const target = open.length === 1 ? open[0]?.target : node.unknown;
    id = target && "node" in target ? target.node : undefined;
  }
  return later;
};

/** By variable, the answers by one of which every way to a question goes: what the question takes for granted. */
type Granted = ReadonlyMap<number, number>;

const grantedByTree = new WeakMap<ModelTree, ReadonlyMap<string, Granted>>();

/** By question of a tree, what it takes for granted: nothing, where some way comes to it without a known answer. */
const grantedIn = (tree: ModelTree): ReadonlyMap<string, Granted> => {
  const known = grantedByTree.get(tree);
  if (known) return known;
  const nodes: Node[] = [];
  const seen = new Set<string>();
  const visit = (target: Target | undefined): void => {
    const node = target && "node" in target && !seen.has(target.node) ? tree.nodes.get(target.node) : undefined;
    if (!node) return;
    seen.add(node.id);
    for (const group of node.groups) visit(group.target);
    visit(node.unknown);
    nodes.push(node);
  };
  visit({ node: tree.start });
  const [ofNode, ofQuestion] = [new Map<string, Granted>(), new Map<string, Granted>()];
  const meet = (found: Map<string, Granted>, id: string, way: Granted): void => {
    const other = found.get(id);
    const both = [...way].flatMap(([index, mask]): [number, number][] => {
      const theirs = other ? other.get(index) : mask;
      return theirs === undefined ? [] : [[index, mask | theirs]];
    });
    found.set(id, new Map(both));
  };
  for (const node of nodes.reverse()) {
    const { index, question, all } = node.variable;
    const here = ofNode.get(node.id) ?? new Map<number, number>();
    meet(ofQuestion, question, here);
    for (const { target, mask } of node.groups)
      if ("node" in target) meet(ofNode, target.node, new Map([...here, [index, mask & (here.get(index) ?? all)]]));
    if (node.unknown && "node" in node.unknown) meet(ofNode, node.unknown.node, here);
  }
  grantedByTree.set(tree, ofQuestion);
  return ofQuestion;
};

/**
 * Whether a question fits what is known: none that takes an answer for granted which nobody gave, and none that only trees
 * ask which are not walked.
 */
const isFitting = (model: Model, domains: readonly number[], question: string): boolean => {
  const asks = ({ variables }: ModelTree): boolean => variables.some((variable) => variable.question === question);
  const walked = model.pack.head.trees.flatMap((id) => model.trees.get(id) ?? []).filter(asks);
  if (walked.length === 0) return ![...model.trees.values()].some(asks);
  return walked.some((tree) => {
    const granted = grantedIn(tree).get(question);
    // Where no walk comes to it, nobody is asked it.
    return granted && [...granted].every(([index, mask]) => ((domains[index] ?? 0) & ~mask) === 0);
  });
};

const entropy = (weights: readonly number[]): number => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 0;
  return weights.reduce((sum, weight) => (weight > 0 ? sum - (weight / total) * Math.log2(weight / total) : sum), 0);
};

const weightOf = ({ end }: Candidate): number => FREQUENCY_WEIGHT[end.conclusion.content.frequency];

const doubtAmong = (candidates: readonly Candidate[]): number => entropy(candidates.map(weightOf));

const gainOf = (domains: readonly number[], candidates: readonly Candidate[], variable: Variable): number => {
  const domain = domains[variable.index] ?? 0;
  const positions = variable.answers.flatMap((_, position) => (domain & (1 << position) ? [position] : []));
  if (positions.length < 2 || !candidates.some(({ speaksOf }) => speaksOf.has(variable.index))) return 0;
  const narrower = [...domains];
  const left = positions.map((): number[] => []);
  let total = 0;
  for (const candidate of candidates) {
    const { end, speaksOf, box } = candidate;
    const weight = weightOf(candidate);
    const isAllowed = (position: number): boolean => {
      if (((box?.[variable.index] ?? 0) & (1 << position)) !== 0) return true;
      narrower[variable.index] = 1 << position;
      return isCandidate(end, narrower);
    };
    const allowed = speaksOf.has(variable.index) ? positions.map(isAllowed) : positions.map(() => true);
    const count = allowed.filter(Boolean).length;
    for (const [column, isLeft] of allowed.entries()) if (isLeft) left[column]?.push(weight / count);
    total += weight;
  }
  const after = left.reduce((sum, weights) => {
    const chance = weights.reduce((a, b) => a + b, 0) / total;
    return sum + chance * entropy(weights);
  }, 0);
  return doubtAmong(candidates) - after;
};

interface Gain {
  readonly question: Question;
  readonly gain: number;
}

/** The variables that take some of the doubt away, with the question of each; only those that fit what is known. */
function* gainsOf(
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  isWanted: (variable: Variable) => boolean,
): Iterable<Gain> {
  const domains = domainsOf(model, facts);
  const candidates = candidatesOf(model, tree, facts);
  const least = Math.max(NOTHING_GAINED, LEAST_SHARE * doubtAmong(candidates));
  for (const variable of model.variables) {
    const question = model.questions.get(variable.question);
    if (!question || !isWanted(variable)) continue;
    const gain = gainOf(domains, candidates, variable);
    if (gain > least && isFitting(model, domains, question.id)) yield { question, gain };
  }
}

/**
 * The unasked question with the best worth: how well it separates the candidates, times the chance that the person can
 * say, over what finding out costs. What is beyond the person, does not fit what is known, or takes hardly any of the doubt
 * away is none.
 * @param visible the variables that the run sees
 * @returns undefined when no unasked question gains anything
 */
export const bestQuestion = (
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  sets: readonly Facts[],
  visible: (variable: Variable) => boolean,
): { readonly question: string; readonly worth: number } | undefined => {
  const isOpen = (variable: Variable): boolean =>
    visible(variable) && !isAsked(sets, variable.question) && !isBeyond(model, sets, variable.question);
  let best: { question: string; worth: number } | undefined;
  for (const { question, gain } of gainsOf(model, tree, facts, isOpen)) {
    const worth = (gain * CHANCE[question["can-say"]]) / COST[question.cost];
    if (worth > (best?.worth ?? 0)) best = { question: question.id, worth };
  }
  return best;
};

/**
 * What is worth finding out, the most telling first: the questions that nobody could answer or was asked, by how well they
 * separate the candidates alone. Whoever goes to find out need not be able to say it now.
 * @param visible the variables that the run sees
 */
export const tellingQuestions = (
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  visible: (variable: Variable) => boolean,
): Gain[] => {
  const gains = new Map<string, Gain>();
  for (const one of gainsOf(model, tree, facts, visible))
    if (one.gain > (gains.get(one.question.id)?.gain ?? 0)) gains.set(one.question.id, one);
  return [...gains.values()].sort((a, b) => b.gain - a.gain);
};

interface Count {
  readonly least: number;
  readonly most: number;
  /** The questions of the longest way. */
  readonly longest: readonly string[];
}

const NONE_LEFT: Count = { least: 0, most: 0, longest: [] };

/**
 * How many questions are left in tree order, at least and at most, over all answers still possible.
 * @param elsewhere questions that are asked anyway, and counted elsewhere
 */
export const questionsLeft = (
  model: Model,
  tree: ModelTree,
  facts: readonly Fact[],
  sets: readonly Facts[],
  elsewhere: readonly string[] = [],
): Count => {
  const possible = possibleIn(domainsOf(model, facts), model.implications);
  const counted = new Map<string, Count>();
  /** Only a question that several nodes ask can have been asked on the way to one of them. */
  const count = (id: string, before: readonly string[]): Count => {
    const key = [id, ...before].join();
    const result = counted.get(key) ?? countAt(id, before);
    counted.set(key, result);
    return result;
  };
  const countAt = (id: string, before: readonly string[]): Count => {
    const node = tree.nodes.get(id);
    if (!node) return NONE_LEFT;
    const { question } = node.variable;
    const mask = possible?.answers(node.variable.index) ?? 0;
    const open = node.groups.filter((group) => (group.mask & mask) !== 0);
    const isOpen = open.length > 1;
    const isKnown = isAsked(sets, question);
    const isCounted = before.includes(question) || elsewhere.includes(question);
    const own = isOpen && !isKnown && !isCounted ? 1 : 0;
    const asked = own > 0 && tree.repeated.has(question) ? [...before, question].sort() : before;
    const branches = isOpen && isKnown ? [] : open.map(({ target }) => target);
    const targets = [...branches, ...(isOpen ? [node.unknown] : [])];
    // Facts that contradict each other leave no answer, and nothing to ask.
    if (targets.length === 0) return NONE_LEFT;
    const after = targets.map((target) => (target && "node" in target ? count(target.node, asked) : NONE_LEFT));
    const longest = after.reduce((best, one) => (one.most > best.most ? one : best), NONE_LEFT);
    return {
      least: own + Math.min(...after.map(({ least }) => least)),
      most: own + longest.most,
      longest: own > 0 ? [question, ...longest.longest] : longest.longest,
    };
  };
  return count(tree.start, []);
};
