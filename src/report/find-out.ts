// What is worth finding out, the most telling first, and from whom.
import { proves } from "../engine/advice.ts";
import type { Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { tellingQuestions } from "../engine/next.ts";
import { verdictOf } from "../engine/run.ts";
import type { RunPlan } from "../engine/triage.ts";
import type { Wording } from "./wording.ts";

/** A question whose answer nobody has yet, and how well it separates what is still possible. */
export interface ToFindOut {
  readonly question: string;
  /** The cards that it is asked of; none for a question of the person. */
  readonly cards: readonly number[];
  readonly gain: number;
  /** Whether the sheet for the bank is left out for one of these cards: somebody else keeps that account. */
  readonly elsewhere: boolean;
}

/** Whether somebody has said anything that a tree of the person asks for. */
const isTouched = ({ tree, sets }: RunPlan): boolean =>
  tree.variables.some(({ question }) => sets.some((facts) => facts.has(question)));

/** The runs that are worth a question: the restrictions, and the person where anything was said. */
const isOpen = (model: Model, plan: RunPlan): boolean => {
  if (plan.ended || (plan.card === undefined && (plan.tree.id !== model.pack.head.person || !isTouched(plan))))
    return false;
  const { certainty, candidates } = verdictOf(model, plan.tree, plan.facts);
  return (certainty === "open" || certainty === "likely") && candidates.length > 1;
};

/** Whether the facts leave out the sheet for the bank. */
const isElsewhere = (model: Model, { facts }: RunPlan): boolean => {
  const sheet = model.pack.head["bank-sheet"]?.action;
  return proves(model, facts, model.pack.actions.find(({ id }) => id === sheet)?.unless);
};

/** What could be used against the person is nothing to go about asking for. */
export const toFindOut = (model: Model, plans: readonly RunPlan[]): ToFindOut[] => {
  const found = new Map<string, ToFindOut>();
  for (const plan of plans.filter((one) => isOpen(model, one))) {
    for (const { question, gain } of tellingQuestions(model, plan.tree, plan.facts, plan.visible)) {
      if (question.sensitive) continue;
      const { id } = question;
      const before = found.get(id);
      const own = question.scope === "person" || plan.card === undefined ? [] : [plan.card];
      const cards = [...new Set([...(before?.cards ?? []), ...own])];
      const elsewhere = (before?.elsewhere ?? false) || isElsewhere(model, plan);
      found.set(id, { question: id, cards, gain: gain + (before?.gain ?? 0), elsewhere });
    }
  }
  return [...found.values()].sort((a, b) => b.gain - a.gain);
};

/** One line: from whom, and in which words or how. */
export const findOutLine = (model: Model, { question: id, elsewhere }: ToFindOut, wording: Wording): string => {
  const question = model.questions.get(id);
  if (!question) return id;
  const { findOutBy, findOutByClient, quote } = wording.messages;
  const isAsked = question.cost !== "at-hand" && question.sheet !== undefined;
  const from = question.cost === "ask-bank" && elsewhere ? "ask-keeper" : question.cost;
  const words = isAsked && question.sheet ? quote(wording.text(question.sheet)) : wording.findOut(id);
  return (wording.isForLawyer ? findOutByClient : findOutBy)[from](wording.short(id), words);
};

/** So many things to find out are named at once. */
const NAMED = 3;

/** What to find out first; with several cards, of which one. */
export const findOutLines = (
  {
    model,
    subject,
    findOut,
  }: { readonly model: Model; readonly subject: Subject; readonly findOut: readonly ToFindOut[] },
  wording: Wording,
): string[] => {
  const { of, colon, list } = wording.messages;
  const nameOf = (asked: readonly number[]): string => {
    if (asked.length === 0 || subject.cards.length < 2) return "";
    return `${asked.map((card) => subject.cards[card]?.label ?? of.cardNumber(card + 1)).join(list)}${colon}`;
  };
  return findOut.slice(0, NAMED).map((one) => `${nameOf(one.cards)}${findOutLine(model, one, wording)}`);
};
