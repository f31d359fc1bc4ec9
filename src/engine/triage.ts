// The whole triage: every run over what was said about a person, their cards and the restrictions on each.
import { actionsOf, proves, sourcesOf } from "./advice.ts";
import { changesOf, conflictOf, excludedOf, whyOf } from "./explain.ts";
import type { Card, DerivedFact, Fact, Facts, Subject } from "./facts.ts";
import { factsOf } from "./facts.ts";
import type { Model, ModelTree, Variable } from "./model.ts";
import { bestQuestion, nextInTree } from "./next.ts";
import type { Candidate, CardResult, NextQuestion, Place, RestrictionResult, Run, Triage } from "./result.ts";
import { verdictOf } from "./run.ts";

/** Facts that follow from dates: of the person, or with a place those of its restriction as well. */
export type Derivation = (place?: Place) => readonly DerivedFact[];

const NONE: Facts = new Map();

/** One run to be made: a tree, and the facts that it sees. */
export interface RunPlan extends Place {
  readonly tree: ModelTree;
  readonly sets: readonly Facts[];
  readonly facts: readonly Fact[];
  readonly visible: (variable: Variable) => boolean;
  readonly label: string | undefined;
  readonly named: boolean;
  readonly ended: boolean;
}

const cardPlans = (
  model: Model,
  tree: ModelTree,
  subject: Subject,
  card: Card,
  position: number,
  derived: Derivation,
): RunPlan[] => {
  const unnamed = model.pack.head["unnamed-restriction"];
  const everything = (): boolean => true;
  const named = card.restrictions.map(({ label, facts }, restriction): RunPlan => {
    const sets = [subject.person, card.facts, facts];
    const known = factsOf(model, sets, derived({ card: position, restriction }));
    return {
      tree,
      card: position,
      restriction,
      sets,
      facts: known,
      visible: everything,
      label,
      named: true,
      ended: proves(model, known, unnamed.ended),
    };
  });
  if (named.some(({ ended }) => !ended)) return named;
  const sets = [subject.person, card.facts, NONE];
  const facts = factsOf(model, sets, derived());
  if (named.length > 0 && proves(model, facts, unnamed.unneeded)) return named;
  const restriction = named.length;
  return [
    ...named,
    {
      tree,
      card: position,
      restriction,
      sets,
      facts,
      visible: everything,
      label: undefined,
      named: false,
      ended: false,
    },
  ];
};

/** The runs to be made, in the order of the pack's trees. */
export const plansOf = (model: Model, subject: Subject, derived: Derivation): RunPlan[] => {
  const visible = ({ scope }: Variable): boolean => scope === "person";
  const sets = [subject.person];
  let facts: readonly Fact[] | undefined;
  return model.pack.head.trees.flatMap((id): RunPlan[] => {
    const tree = model.trees.get(id);
    if (!tree) return [];
    if (tree.scope === "restriction")
      return subject.cards.flatMap((card, position) => cardPlans(model, tree, subject, card, position, derived));
    facts ??= factsOf(model, sets, derived());
    return [{ tree, sets, facts, visible, label: undefined, named: true, ended: false }];
  });
};

const runOf = (model: Model, { tree, facts, visible }: RunPlan): Run => {
  const verdict = verdictOf(model, tree, facts);
  const { conclusion, certainty, candidates, steps } = verdict;
  return {
    tree: tree.id,
    conclusion,
    certainty,
    candidates: candidates.map((id): Candidate => {
      const leads = id === conclusion && (certainty === "settled" || certainty === "likely");
      return { id, certainty: leads ? certainty : "possible" };
    }),
    excluded: excludedOf(model, tree, facts, candidates),
    why: whyOf(model, tree, facts, verdict),
    conflict: certainty === "conflict" ? conflictOf(model, tree, facts) : undefined,
    changes: changesOf(model, tree, facts, verdict, visible),
    walk: steps,
  };
};

const placeOf = ({ card, restriction }: Place, scope: string): Place => {
  if (scope === "person" || card === undefined) return {};
  return scope === "card" || restriction === undefined ? { card } : { card, restriction };
};

/**
 * The question to ask next: in tree order over the runs, and when every walk has ended, the one worth most.
 * @returns undefined when nothing that is unasked would help
 */
export const nextQuestion = (model: Model, plans: readonly RunPlan[]): NextQuestion | undefined => {
  const open = plans.filter(({ ended }) => !ended);
  const scopeOf = (question: string): string => model.questions.get(question)?.scope ?? "person";
  for (const plan of open) {
    const question = nextInTree(model, plan.tree, plan.facts, plan.sets);
    const { candidates, certainty } = verdictOf(model, plan.tree, plan.facts);
    if (question !== undefined && certainty !== "settled")
      return {
        question,
        reason: "tree-order",
        tree: plan.tree.id,
        between: candidates,
        ...placeOf(plan, scopeOf(question)),
      };
  }
  let best: { next: NextQuestion; worth: number } | undefined;
  for (const plan of open) {
    const { candidates, certainty } = verdictOf(model, plan.tree, plan.facts);
    if (certainty === "settled" || certainty === "conflict" || candidates.length < 2) continue;
    const found = bestQuestion(model, plan.tree, plan.facts, plan.sets, plan.visible);
    if (found && found.worth > (best?.worth ?? 0)) {
      const place = placeOf(plan, scopeOf(found.question));
      best = {
        next: { question: found.question, reason: "separates", tree: plan.tree.id, between: candidates, ...place },
        worth: found.worth,
      };
    }
  }
  return best?.next;
};

/**
 * Classifies and explains.
 * @param subject what was said; the order of its facts makes no difference
 * @param derived facts that follow from dates
 * @param plans the runs, where they are known
 * @returns a value that says, for every run, what leads and how surely, why, why not, what would change it
 */
export const triage = (
  model: Model,
  subject: Subject,
  derived: Derivation,
  plans: readonly RunPlan[] = plansOf(model, subject, derived),
): Triage => {
  const runs = plans.map((plan) => ({ plan, run: runOf(model, plan) }));
  const ofPerson = runs.filter(({ plan }) => plan.card === undefined).map(({ run }) => run);
  const person = ofPerson.find(({ tree }) => tree === model.pack.head.person);
  if (!person) throw new Error(`the pack has no tree ${model.pack.head.person} among its trees`);
  const cards = subject.cards.map(({ label }, card): CardResult => {
    const restrictions = runs
      .filter(({ plan }) => plan.card === card)
      .map(({ plan, run }): RestrictionResult => ({ label: plan.label, named: plan.named, ended: plan.ended, ...run }));
    return { label, restrictions };
  });
  const next = nextQuestion(model, plans);
  const actions = actionsOf(model, runs);
  const sources = sourcesOf(
    model,
    runs,
    actions.map(({ id }) => id),
  );
  return { person, also: ofPerson.filter((run) => run !== person), cards, next, actions, sources };
};
