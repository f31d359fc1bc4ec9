// The order of the interview: danger first, then as what happened asks for, then whatever separates best.
import { actionsOf } from "./advice.ts";
import type { Subject } from "./facts.ts";
import type { Model } from "./model.ts";
import { literalsOf } from "./model.ts";
import { isAsked, isBeyond, nextInTree, questionsLeft } from "./next.ts";
import type { NextQuestion, Place } from "./result.ts";
import { verdictOf } from "./run.ts";
import type { RunPlan } from "./triage.ts";
import { nextQuestion } from "./triage.ts";

const stepsOf = (model: Model, subject: Subject): readonly string[] => {
  const { by, orders } = model.pack.head.interview;
  const state = subject.person.get(by);
  const [statement] = state?.type === "choice" ? state.statements : [];
  const [answer] = statement?.possible.length === 1 ? statement.possible : [];
  return orders[answer ?? ""] ?? Object.values(orders)[0] ?? [];
};

/**
 * Whether the cards are left out: what brings the person here asks for no tree about a card, and nothing was said of one.
 * Whoever says that nothing has happened is not asked who ordered it.
 */
export const leavesCardsOut = (model: Model, subject: Subject): boolean => {
  const trees = stepsOf(model, subject).flatMap((step) => model.trees.get(step) ?? []);
  const isUntouched = ({ cards }: Subject): boolean =>
    cards.length < 2 && cards.every(({ facts, restrictions }) => facts.size === 0 && restrictions.length === 0);
  const isAboutCards = model.pack.head.trees.some((id) => model.trees.get(id)?.scope !== "person");
  return isAboutCards && trees.length > 0 && trees.every(({ scope }) => scope === "person") && isUntouched(subject);
};

/** The runs that an interview asks for. */
export const askedPlans = (model: Model, subject: Subject, plans: readonly RunPlan[]): readonly RunPlan[] =>
  leavesCardsOut(model, subject) ? plans.filter(({ card }) => card === undefined) : plans;

const placeFor = (model: Model, question: string, plan: RunPlan | undefined): Place => {
  const scope = model.questions.get(question)?.scope;
  if (scope === "person" || plan?.card === undefined) return {};
  if (scope === "card") return { card: plan.card };
  return { card: plan.card, restriction: plan.restriction ?? 0 };
};

const inTree = (model: Model, plan: RunPlan): NextQuestion | undefined => {
  const question = plan.ended ? undefined : nextInTree(model, plan.tree, plan.facts, plan.sets);
  if (question === undefined) return undefined;
  const { candidates, certainty } = verdictOf(model, plan.tree, plan.facts);
  if (certainty === "settled") return undefined;
  return {
    question,
    reason: "tree-order",
    tree: plan.tree.id,
    between: candidates,
    ...placeFor(model, question, plan),
  };
};

/** A question named by itself is asked once: of the person, or of the first card where nobody has answered it. */
const alone = (model: Model, plans: readonly RunPlan[], question: string): NextQuestion | undefined => {
  const isPersons = model.questions.get(question)?.scope === "person";
  const answered = new Set(plans.filter(({ sets }) => isAsked(sets, question)).map(({ card }) => card));
  const plan = plans.find(({ card, ended }) => (isPersons || (card !== undefined && !ended)) && !answered.has(card));
  if (!plan || (isPersons && answered.size > 0)) return undefined;
  return { question, reason: "order", tree: plan.tree.id, between: [], ...placeFor(model, question, plan) };
};

/**
 * The question that the interview asks next; what is beyond the person waits until no tree asks anything else.
 * @param plans the runs over what has been said so far
 * @returns undefined when nothing that is unasked would help
 */
export const interviewNext = (model: Model, subject: Subject, plans: readonly RunPlan[]): NextQuestion | undefined => {
  const steps = [...model.pack.head.interview.opening, ...stepsOf(model, subject)];
  let later: NextQuestion | undefined;
  for (const step of steps) {
    if (!model.trees.has(step)) {
      const next = alone(model, plans, step);
      if (next) return next;
      continue;
    }
    for (const plan of plans.filter(({ tree }) => tree.id === step)) {
      const next = inTree(model, plan);
      if (next && !isBeyond(model, plan.sets, next.question)) return next;
      later ??= next;
    }
  }
  return later ?? nextQuestion(model, plans);
};

/** A question about exposure that nobody has put yet, while steps of the answer wait for it. */
export const exposureNext = (model: Model, plans: readonly RunPlan[]): NextQuestion | undefined => {
  const made = plans.map((plan) => ({ plan, run: verdictOf(model, plan.tree, plan.facts) }));
  const waiting = actionsOf(model, made).flatMap(({ first }) => first);
  const question = waiting.find((id) => !plans.some(({ sets }) => isAsked(sets, id)));
  const tree = plans[0]?.tree.id;
  return question === undefined || tree === undefined ? undefined : { question, reason: "order", tree, between: [] };
};

/** A question that decides whether the sheet for the bank is for a card at all, while that sheet comes with the answer. */
export const sheetNext = (model: Model, plans: readonly RunPlan[]): NextQuestion | undefined => {
  const sheet = model.pack.head["bank-sheet"]?.action;
  const { unless = [] } = model.pack.actions.find(({ id }) => id === sheet) ?? {};
  const questions = unless
    .flatMap((condition) => literalsOf(model.byId, condition))
    .map(({ variable }) => model.variables[variable]?.question);
  const made = plans.map((plan) => ({ plan, run: verdictOf(model, plan.tree, plan.facts) }));
  if (!actionsOf(model, made).some(({ id }) => id === sheet)) return undefined;
  const cards = plans.filter(({ card, ended }) => card !== undefined && !ended);
  for (const question of questions) {
    const plan = cards.find(({ sets }) => question !== undefined && !isAsked(sets, question));
    if (plan && question !== undefined)
      return { question, reason: "order", tree: plan.tree.id, between: [], ...placeFor(model, question, plan) };
  }
  return undefined;
};

/**
 * The date to ask for when nothing else is left: one that starts a limit of what leads. Dates that bands of a question are
 * read from were offered with that question, where a tree asks it. What few can say comes of a later step: it is asked
 * only on a way that deals with that step.
 */
export const dateNext = (model: Model, plans: readonly RunPlan[]): NextQuestion | undefined => {
  const trees = model.pack.head.trees.map((id) => model.trees.get(id));
  const nodes = trees.flatMap((tree) => [...(tree?.nodes.values() ?? [])]);
  const offered = new Set(
    nodes.flatMap(({ variable }) => {
      const question = model.questions.get(variable.question);
      return question?.type === "choice" && question.bands ? [question.bands.from, question.bands.to] : [];
    }),
  );
  for (const plan of plans.filter(({ ended }) => !ended)) {
    const { conclusion } = verdictOf(model, plan.tree, plan.facts);
    const limits = conclusion === undefined ? [] : (model.conclusions.get(conclusion)?.content.limits ?? []);
    for (const id of limits) {
      const question = model.pack.limits.find((limit) => limit.id === id)?.from;
      if (question === undefined || offered.has(question) || isAsked(plan.sets, question)) continue;
      const isLater = model.questions.get(question)?.["can-say"] === "rarely";
      if (isLater && model.conclusions.get(conclusion ?? "")?.content.kind !== "path") continue;
      return { question, reason: "order", tree: plan.tree.id, between: [], ...placeFor(model, question, plan) };
    }
  }
  return undefined;
};

/** How many questions the interview still asks before every walk has ended: at least and at most. */
export const interviewLeft = (
  model: Model,
  subject: Subject,
  plans: readonly RunPlan[],
): { least: number; most: number } => {
  const steps = [...model.pack.head.interview.opening, ...stepsOf(model, subject)];
  const single = steps.filter((step) => !model.trees.has(step) && alone(model, plans, step));
  const open = plans.filter(
    ({ ended, tree, facts }) => !ended && verdictOf(model, tree, facts).certainty !== "settled",
  );
  let [least, most] = [single.length, single.length];
  let shared: readonly string[] = single;
  for (const { tree, facts, sets } of open) {
    const left = questionsLeft(model, tree, facts, sets, shared);
    least += left.least;
    most += left.most;
    // What is asked of the person once is asked for every run.
    shared = [...shared, ...left.longest.filter((id) => model.questions.get(id)?.scope === "person")];
  }
  return { least, most };
};
