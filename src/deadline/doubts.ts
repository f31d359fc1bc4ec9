// Dates that cannot be right beside another: in the future of what has happened, or an end before its start.
import type { Facts, Subject } from "../engine/facts.ts";
import type { Pack, Question } from "../pack/schema.ts";

/** A date that lies on the wrong side of another. */
export interface DoubtfulDate {
  readonly question: string;
  readonly value: string;
  readonly side: "before" | "after";
  /** The date question that it is held against, or `as-of`. */
  readonly than: string;
  readonly thanValue: string;
}

/** With whose date it is; neither for one of the person. */
export interface PlacedDoubt extends DoubtfulDate {
  readonly card?: number;
  readonly restriction?: number;
}

/** The length of an ISO date: whole days are compared. */
const DAY = 10;

const dateIn = (question: string, sets: readonly Facts[], asOf: string): string | undefined => {
  if (question === "as-of") return asOf;
  const state = sets.map((facts) => facts.get(question)).find((one) => one !== undefined);
  return state?.type === "date" ? state.value : undefined;
};

/**
 * What is wrong with the date that answers a question, by the order that the question declares.
 * @param sets the facts in which dates are looked for, the nearest first
 * @param asOf the day of evaluation, an ISO date or date-time in Asia/Shanghai
 */
export const doubtOf = (question: Question, sets: readonly Facts[], asOf: string): DoubtfulDate | undefined => {
  if (question.type !== "date") return undefined;
  const value = dateIn(question.id, sets, asOf);
  if (value === undefined) return undefined;
  for (const [side, than] of [
    ["before", question["not-before"]],
    ["after", question["not-after"]],
  ] as const) {
    const thanValue = than === undefined ? undefined : dateIn(than, sets, asOf);
    if (than === undefined || thanValue === undefined) continue;
    const [day, other] = [value.slice(0, DAY), thanValue.slice(0, DAY)];
    if (side === "before" ? day < other : day > other) return { question: question.id, value, side, than, thanValue };
  }
  return undefined;
};

/** Every date of a subject that cannot be right. */
export const doubtfulDates = (pack: Pack, subject: Subject, asOf: string): PlacedDoubt[] => {
  const doubts = (own: Facts, sets: readonly Facts[], owner: Pick<PlacedDoubt, "card" | "restriction">) =>
    pack.questions.flatMap((question): PlacedDoubt[] => {
      const doubt = own.has(question.id) ? doubtOf(question, [own, ...sets], asOf) : undefined;
      return doubt ? [{ ...doubt, ...owner }] : [];
    });
  const { person } = subject;
  return [
    ...doubts(person, [], {}),
    ...subject.cards.flatMap((card, position) => [
      ...doubts(card.facts, [person], { card: position }),
      ...card.restrictions.flatMap(({ facts }, restriction) =>
        doubts(facts, [card.facts, person], { card: position, restriction }),
      ),
    ]),
  ];
};
