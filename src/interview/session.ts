// The state of an interview: what was said, in which order, and how to change any of it. Pure; knows no terminal.
import type { Card, FactState, Facts, Restriction, Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import type { Place } from "../engine/result.ts";

/** One question asked about one person, card or restriction. */
export interface Asked extends Place {
  readonly question: string;
}

export interface Session {
  readonly subject: Subject;
  /** What was answered, oldest first; each once. */
  readonly history: readonly Asked[];
  /** Gone back to: asked again although it has an answer. */
  readonly again: Asked | undefined;
}

/** A new interview: one card, nothing said. */
export const begin = (subject?: Subject): Session => {
  const started: Subject = subject ?? { person: new Map(), cards: [] };
  const cards = started.cards.length > 0 ? started.cards : [{ facts: new Map(), restrictions: [] }];
  const withCards = { ...started, cards };
  return { subject: withCards, history: historyOf(withCards), again: undefined };
};

const historyOf = ({ person, cards }: Subject): Asked[] => [
  ...[...person.keys()].map((question) => ({ question })),
  ...cards.flatMap((card, position) => [
    ...[...card.facts.keys()].map((question) => ({ question, card: position })),
    ...card.restrictions.flatMap(({ facts }, restriction) =>
      [...facts.keys()].map((question) => ({ question, card: position, restriction })),
    ),
  ]),
];

export const isSame = (a: Asked, b: Asked): boolean =>
  a.question === b.question && a.card === b.card && a.restriction === b.restriction;

const withFact = (facts: Facts, question: string, state: FactState | undefined): Facts => {
  const changed = new Map(facts);
  if (state === undefined) changed.delete(question);
  else changed.set(question, state);
  return changed;
};

const replaced = <T>(items: readonly T[], position: number, make: (item: T | undefined) => T): T[] => {
  const copy = [...items];
  copy[position] = make(items[position]);
  return copy;
};

const changeAt = (subject: Subject, { question, card, restriction }: Asked, state: FactState | undefined): Subject => {
  if (card === undefined) return { ...subject, person: withFact(subject.person, question, state) };
  const cards = replaced(subject.cards, card, (old): Card => {
    const before = old ?? { facts: new Map(), restrictions: [] };
    if (restriction === undefined) return { ...before, facts: withFact(before.facts, question, state) };
    const restrictions = replaced(
      before.restrictions,
      restriction,
      (one): Restriction => ({ ...one, facts: withFact(one?.facts ?? new Map(), question, state) }),
    );
    return { ...before, restrictions };
  });
  return { ...subject, cards };
};

/** What is known of one question. */
export const stateOf = (subject: Subject, { question, card, restriction }: Asked): FactState | undefined => {
  if (card === undefined) return subject.person.get(question);
  const found = subject.cards[card];
  return restriction === undefined ? found?.facts.get(question) : found?.restrictions[restriction]?.facts.get(question);
};

/** Sets or replaces one answer; `undefined` takes it back. Everything else stays as it was. */
export const answer = (session: Session, asked: Asked, state: FactState | undefined): Session => {
  const place: Asked = {
    question: asked.question,
    ...(asked.card === undefined ? {} : { card: asked.card }),
    ...(asked.restriction === undefined ? {} : { restriction: asked.restriction }),
  };
  const history = session.history.filter((other) => !isSame(other, place));
  // What was gone back to keeps its place; what was jumped to for the first time is the newest answer.
  const isAgain = session.again !== undefined && history.length < session.history.length;
  return {
    subject: changeAt(session.subject, place, state),
    history: state === undefined ? history : isAgain ? session.history : [...history, place],
    again: undefined,
  };
};

/** Adds what another person says about the same thing, instead of replacing it. */
export const contradict = (session: Session, asked: Asked, by: string, possible: readonly string[]): Session => {
  const before = stateOf(session.subject, asked);
  const statements = before?.type === "choice" ? before.statements : [];
  return answer(session, asked, { type: "choice", statements: [...statements, { by, possible }] });
};

/** Goes to an earlier question; the answers after it stay. */
export const goTo = (session: Session, asked: Asked): Session => ({ ...session, again: asked });

/** The question answered before `current`, or the last one. */
export const previous = (session: Session, current: Asked | undefined): Asked | undefined => {
  const position = current ? session.history.findIndex((other) => isSame(other, current)) : -1;
  return position < 0 ? session.history.at(-1) : session.history[position - 1];
};

export const addCard = (session: Session, label: string | undefined): Session => ({
  ...session,
  subject: {
    ...session.subject,
    cards: [
      ...session.subject.cards,
      { ...(label === undefined ? {} : { label }), facts: new Map(), restrictions: [] },
    ],
  },
});

/** One more restriction on a card; its questions are asked anew. */
export const addRestriction = (session: Session, card: number, label: string | undefined): Session => ({
  ...session,
  subject: {
    ...session.subject,
    cards: session.subject.cards.map((one, position) =>
      position === card
        ? {
            ...one,
            restrictions: [...one.restrictions, { ...(label === undefined ? {} : { label }), facts: new Map() }],
          }
        : one,
    ),
  },
});

/** A free note; kept in memory, and on disk only when answers are saved. */
export const addNote = (session: Session, text: string): Session => {
  const { note } = session.subject;
  return { ...session, subject: { ...session.subject, note: note === undefined ? text : `${note}\n${text}` } };
};

/**
 * Answers that no tree looks at any more, given the others: kept, set aside, and used again when they matter. No tree asks
 * for a day; time limits and spans are counted from it all the same.
 */
export const setAside = (model: Model, session: Session, walked: ReadonlySet<string>): Asked[] => {
  const always = new Set([...model.pack.head.interview.opening, model.pack.head.interview.by]);
  const isDay = (question: string): boolean => model.questions.get(question)?.type === "date";
  return session.history.filter(({ question }) => !walked.has(question) && !always.has(question) && !isDay(question));
};
