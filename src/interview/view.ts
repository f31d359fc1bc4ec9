// A question of the pack as the prompter puts it: wording, choices, help and where it stands.

import type { Model } from "../engine/model.ts";
import type { NextQuestion } from "../engine/result.ts";
import type { InterviewMessages } from "../messages/interview.ts";
import type { Wording } from "../report/wording.ts";
import type { Command, View } from "./prompter.ts";
import { KEY_SEPARATOR } from "./prompter.ts";
import type { Asked, Session } from "./session.ts";
import { stateOf } from "./session.ts";

/** The tick that says that nothing else holds; no answer id contains a colon. */
export const NOTHING_ELSE = "nothing:else";

const ALWAYS: readonly Command[] = ["back", "edit", "jump", "note", "paste", "leave"];

/** The name of a card and, where there are several, of a restriction on it. */
export const placeName = (
  session: Session,
  { card, restriction }: Omit<Asked, "question">,
  messages: InterviewMessages,
): string => {
  if (card === undefined) return "";
  const found = session.subject.cards[card];
  const many = session.subject.cards.length > 1;
  const name = found?.label ?? (many ? messages.card(card + 1) : "");
  const several = (found?.restrictions.length ?? 0) > 1 || (restriction ?? 0) > 0;
  const own =
    restriction === undefined || !several
      ? ""
      : (found?.restrictions[restriction]?.label ?? messages.restriction(restriction + 1));
  return [name, own].filter((part) => part !== "").join(" · ");
};

const chosenOf = (session: Session, asked: Asked): string[] => {
  const state = stateOf(session.subject, asked);
  if (state?.type === "choice") {
    const [statement] = state.statements;
    return statement?.possible.length === 1 ? [...statement.possible] : [];
  }
  if (state?.type !== "several") return [];
  return state.in.length === 0 && state.out.length > 0 ? [NOTHING_ELSE] : [...state.in];
};

/** Why a question is asked and how to find the answer out. */
export const helpOf = (model: Model, id: string, wording: Wording, messages: InterviewMessages): string => {
  const question = model.questions.get(id);
  if (!question) return "";
  const { colon } = wording.messages;
  return [
    `${messages.why}${colon}${wording.text(question.why)}`,
    `${messages.findOut}${colon}${wording.text(question["how-to-find-out"])}`,
  ].join("\n");
};

/**
 * The view of a choice question or one with several answers; undefined for dates and amounts, which are typed.
 * @param left how many questions are left, at least and at most
 */
export const viewOf = (
  model: Model,
  session: Session,
  asked: Asked & Partial<Pick<NextQuestion, "reason" | "between">>,
  left: { readonly least: number; readonly most: number },
  wording: Wording,
  messages: InterviewMessages,
): View | undefined => {
  const question = model.questions.get(asked.question);
  if (question?.type !== "choice" && question?.type !== "several") return undefined;
  const several = question.type === "several";
  const choices = question.answers.map(({ id, text, lawyer }) => ({ id, text: wording.text(text, lawyer) }));
  if (question.type === "several") choices.push({ id: NOTHING_ELSE, text: wording.text(question.none) });
  const hasDates = question.type === "choice" && question.bands !== undefined;
  const best = asked.reason === "separates" ? `${messages.best} ` : "";
  const names = (asked.between ?? []).slice(0, 4).map((id) => wording.conclusion(id));
  const separates = best === "" || names.length === 0 ? [] : [messages.bestBetween(names.join(wording.messages.list))];
  const place = placeName(session, asked, messages);
  const progress = left.most > 0 ? messages.left(left.least, left.most) : "";
  return {
    title: wording.text(question.ask, question.lawyer),
    context: [place, best.trim(), progress].filter((part) => part !== "").join(" · "),
    choices,
    several,
    chosen: chosenOf(session, asked),
    help: [helpOf(model, asked.question, wording, messages), ...separates].join("\n"),
    keys: [
      several ? messages.keysTick(choices.length) : messages.keysChoose(choices.length),
      messages.keys,
      ...(hasDates ? [messages.dateKey] : []),
    ].join(KEY_SEPARATOR),
    commands: hasDates ? [...ALWAYS, "dates"] : ALWAYS,
    unknown: messages.unknown,
  };
};
