// Facts proposed by words: shown with what the words can and cannot show, recorded only when confirmed.
import type { FactState } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { answersIn, literalsOf } from "../engine/model.ts";
import type { Recognised } from "../intake/phrases.ts";
import { recognise } from "../intake/phrases.ts";
import type { InterviewMessages } from "../messages/interview.ts";
import type { Condition } from "../pack/schema.ts";
import type { Wording } from "../report/wording.ts";
import { statementLine } from "../report/wording.ts";
import type { Prompter } from "./prompter.ts";
import type { Asked, Session } from "./session.ts";
import { answer, stateOf } from "./session.ts";

/** Where facts about a card or a restriction go when words do not say which. */
export interface Focus {
  readonly card: number;
  readonly restriction: number;
}

/** The actions that a text calls for at once, each once. */
export const alarmsIn = (found: readonly Recognised[]): string[] => [
  ...new Set(found.flatMap(({ alarm }) => (alarm === undefined ? [] : [alarm]))),
];

/** The steps of an action as lines. */
export const actionLines = (model: Model, id: string, wording: Wording): string[] => {
  const action = model.pack.actions.find((other) => other.id === id);
  if (!action) return [];
  return [
    wording.text(action.title, action.lawyer),
    ...action.steps.map((statement) => `- ${statementLine(wording, statement)}`),
  ];
};

/** The steps of an action as an alarm: before anything else. */
export const alarmLines = (
  {
    model,
    wording,
    messages,
  }: { readonly model: Model; readonly wording: Wording; readonly messages: InterviewMessages },
  id: string,
): string[] => [`!! ${messages.alarm}`, ...actionLines(model, id, wording)];

const placed = (model: Model, question: string, focus: Focus): Asked => {
  const scope = model.questions.get(question)?.scope;
  if (scope === "person") return { question };
  return scope === "card" ? { question, card: focus.card } : { question, ...focus };
};

const stateFor = (model: Model, question: string, variable: string, answers: readonly string[]): FactState =>
  model.questions.get(question)?.type === "several"
    ? { type: "several", in: [variable.slice(question.length + 1)], out: [] }
    : { type: "choice", statements: [{ possible: answers }] };

/** A fact that words propose, in words of our own. */
interface Proposed {
  readonly question: string;
  readonly fact: string;
  readonly state: FactState;
}

const choicesIn = (model: Model, proposes: readonly Condition[], wording: Wording): Proposed[] =>
  proposes
    .flatMap((condition) => literalsOf(model.byId, condition))
    .flatMap(({ variable, mask }) => {
      const target = model.variables[variable];
      if (!target) return [];
      const { question, id } = target;
      const answers = answersIn(target, mask);
      const fact = wording.fact({ question, variable: id, answers });
      return [{ question, fact, state: stateFor(model, question, id, answers) }];
    });

/** The days that words propose, by question; a day that is in no calendar is none. */
export const daysIn = async (
  dates: Recognised["dates"],
): Promise<{ readonly question: string; readonly day: string }[]> => {
  if (dates.length === 0) return [];
  const { readFullDate } = await import("../intake/dates.ts");
  return dates.flatMap(({ question, said }) => {
    const day = readFullDate(said);
    return day === undefined ? [] : [{ question, day }];
  });
};

const datesIn = async (dates: Recognised["dates"], wording: Wording): Promise<Proposed[]> =>
  (await daysIn(dates)).map(({ question, day }) => ({
    question,
    fact: wording.messages.factIs(wording.short(question), day.replace("T", " ")),
    state: { type: "date", value: day },
  }));

/** What is ticked by words comes to what was ticked before. */
const withTicks = (session: Session, asked: Asked, state: FactState): FactState => {
  const held = stateOf(session.subject, asked);
  if (state.type !== "several" || held?.type !== "several") return state;
  return {
    type: "several",
    in: [...new Set([...held.in, ...state.in])],
    out: held.out.filter((id) => !state.in.includes(id)),
  };
};

/** What an answer would say anew: whether it is the one held already, and the one it would replace. */
const heldBefore = (session: Session, asked: Asked, state: FactState, wording: Wording) => {
  const held = stateOf(session.subject, asked);
  if (state.type === "date") {
    const old = held?.type === "date" ? held.value : undefined;
    return { same: old === state.value, other: old === state.value ? undefined : old?.replace("T", " ") };
  }
  if (state.type === "several")
    return { same: held?.type === "several" && state.in.every((id) => held.in.includes(id)), other: undefined };
  const [old] = held?.type === "choice" ? held.statements : [];
  const [said] = state.type === "choice" ? state.statements : [];
  if (old?.possible.length !== 1) return { same: false, other: undefined };
  const same = old.possible.join() === said?.possible.join();
  return { same, other: same ? undefined : old.possible.map((id) => wording.answer(asked.question, id)).join() };
};

/**
 * Shows what words of a text mean and asks to confirm each fact that they propose.
 * @returns the session with the confirmed facts, and whether anything was recognised
 */
export const propose = async (
  model: Model,
  session: Session,
  text: string,
  focus: Focus,
  tools: { readonly prompter: Prompter; readonly wording: Wording; readonly messages: InterviewMessages },
): Promise<{ readonly session: Session; readonly recognised: boolean }> => {
  const { prompter, wording, messages } = tools;
  const found = recognise(model.pack, text);
  for (const alarm of alarmsIn(found))
    prompter.show(["", ...alarmLines({ model, wording, messages }, alarm), ""].join("\n"));
  let current = session;
  const refused = new Set<string>();
  for (const { phrase, words, withheld, proposes, dates } of found.filter(({ isScam }) => !isScam)) {
    const entry = model.pack.phrases.find(({ id }) => id === phrase);
    if (!entry) continue;
    const { colon } = wording.messages;
    const lines = [
      messages.recognised(words),
      `  ${messages.shows}${colon}${wording.text(entry.shows)}`,
      `  ${messages.doesNotShow}${colon}${wording.text(entry["does-not-show"])}`,
    ];
    if (withheld === "negated") lines.push(`  ${messages.withheldNegated}`);
    if (withheld === "asked") lines.push(`  ${messages.withheldAsked}`);
    prompter.show(lines.join("\n"));
    for (const { question, fact, state } of [
      ...choicesIn(model, proposes, wording),
      ...(await datesIn(dates, wording)),
    ]) {
      const asked = placed(model, question, focus);
      const { same, other } = heldBefore(current, asked, state, wording);
      // Other words of the text may say the same: what was refused once is not asked about again.
      if (same || refused.has(fact)) continue;
      const isWanted = await prompter.confirm(
        other === undefined ? messages.confirmFact(fact) : messages.confirmInstead(fact, other),
      );
      if (!isWanted) refused.add(fact);
      else current = answer(current, asked, withTicks(current, asked, state));
    }
  }
  return { session: current, recognised: found.length > 0 };
};
