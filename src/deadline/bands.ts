// Answers that follow from two dates by the bands that a question declares.
import type { DerivedFact, Facts, Subject } from "../engine/facts.ts";
import type { Derivation } from "../engine/triage.ts";
import type { Pack, Question } from "../pack/schema.ts";
import { compare, later, pointOf } from "./shanghai.ts";

type Bands = NonNullable<Extract<Question, { type: "choice" }>["bands"]>;

const dateOf = (sets: readonly Facts[], question: string, asOf: string): string | undefined => {
  if (question === "as-of") return asOf;
  const state = sets.map((facts) => facts.get(question)).find((one) => one !== undefined);
  return state?.type === "date" ? state.value : undefined;
};

const answerOf = ({ steps }: Bands, from: string, to: string): string | undefined => {
  const start = pointOf(from);
  const end = pointOf(to);
  if (compare(end, start) < 0) return undefined;
  return steps.find((step) => step["up-to"] === undefined || compare(end, later(start, step["up-to"])) <= 0)?.answer;
};

interface Banded {
  readonly id: string;
  readonly bands: Bands;
  readonly isPersons: boolean;
}

const bandedQuestions = new WeakMap<Pack, readonly Banded[]>();

const bandedOf = (pack: Pack): readonly Banded[] => {
  const found =
    bandedQuestions.get(pack) ??
    pack.questions.flatMap((question) =>
      question.type === "choice" && question.bands
        ? [{ id: question.id, bands: question.bands, isPersons: question.scope === "person" }]
        : [],
    );
  bandedQuestions.set(pack, found);
  return found;
};

const hasDate = (facts: Facts): boolean => {
  for (const { type } of facts.values()) if (type === "date") return true;
  return false;
};

/**
 * The facts that dates prove: those of the person, and with a card and a restriction those of the restriction as well.
 * @param asOf the day of evaluation, an ISO date or date-time in Asia/Shanghai
 */
export const derivationOf = (pack: Pack, subject: Subject, asOf: string): Derivation => {
  const provenBy = (sets: readonly Facts[], isPersons: boolean): DerivedFact[] => {
    if (!sets.some(hasDate)) return [];
    return bandedOf(pack).flatMap((question): DerivedFact[] => {
      if (question.isPersons !== isPersons) return [];
      const { id, bands } = question;
      const from = dateOf(sets, bands.from, asOf);
      const to = dateOf(sets, bands.to, asOf);
      const answer = from && to ? answerOf(bands, from, to) : undefined;
      const named = [bands.from, bands.to].filter((name) => name !== "as-of");
      return answer === undefined ? [] : [{ question: id, answer, from: named }];
    });
  };
  const persons = provenBy([subject.person], true);
  return ({ card, restriction } = {}) => {
    if (card === undefined || restriction === undefined) return persons;
    const held = subject.cards[card];
    const facts = held?.restrictions[restriction]?.facts;
    return facts ? [...persons, ...provenBy([facts, held.facts], false)] : persons;
  };
};
