// The commands that move about in an interview: jump, edit, and dates instead of a choice.

import { doubtfulDates } from "../deadline/doubts.ts";
import { domainsOf } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { walk } from "../engine/run.ts";
import type { RunPlan } from "../engine/triage.ts";
import { parseAmount } from "../intake/amounts.ts";
import { near } from "../pack/near.ts";
import type { Wording } from "../report/wording.ts";
import { folded } from "../text/fold.ts";
import type { Tools } from "./interview.ts";
import { menu } from "./menu.ts";
import { COMMAND_KEYS } from "./prompter.ts";
import { propose } from "./proposals.ts";
import type { Asked, Session } from "./session.ts";
import { answer, contradict, goTo, setAside, stateOf } from "./session.ts";
import { helpOf, placeName } from "./view.ts";

/** Words of more than two letters, and every two Chinese characters that stand together. */
const piecesOf = (text: string): Set<string> => {
  const lower = text.toLowerCase();
  const words = lower.match(/[a-z]{3,}/g) ?? [];
  const pairs = [...lower].flatMap((sign, position, all) => {
    const pair = sign + (all[position + 1] ?? "");
    return /^\p{Script=Han}{2}$/u.test(pair) ? [pair] : [];
  });
  return new Set([...words, ...pairs]);
};

/** So many words of a question, or its answers, have to be among what was typed. */
const ENOUGH = 2;

/** More questions than keys are not offered. */
const OFFERED = 9;

/** The questions that what was typed may mean: by id, by words in a row, or those that share most words with it. */
const matching = (
  model: Model,
  typed: string,
  wordsOf: (id: string) => string,
  titleOf: (id: string) => string,
): readonly string[] => {
  const ids = [...model.questions.keys()];
  const wanted = folded(typed).toLowerCase();
  if (wanted === "") return [];
  if (ids.includes(wanted)) return [wanted];
  const pieces = piecesOf(wanted);
  const scored = ids
    .map((id) => ({ id, score: [...piecesOf(wordsOf(id))].filter((piece) => pieces.has(piece)).length }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score);
  const most = scored.filter(({ score }) => score === scored[0]?.score).map(({ id }) => id);
  // Two words of another script are as near to a short id as nothing is.
  const close = /^[a-z0-9-]+$/.test(wanted) ? near(wanted, ids) : [];
  const has = (text: string): boolean => text.toLowerCase().includes(wanted);
  const worded = ids.filter((id) => has(wordsOf(id))).sort((a, b) => Number(has(titleOf(b))) - Number(has(titleOf(a))));
  return ([close, worded, most].find(({ length }) => length > 0) ?? []).slice(0, OFFERED);
};

const allWords = (model: Model, id: string, wording: Wording): string => {
  const question = model.questions.get(id);
  const answers = question && "answers" in question ? question.answers.map((one) => wording.answer(id, one.id)) : [];
  return [wording.question(id), wording.short(id), ...answers].join("\n");
};

/** Goes to a question by its id or words, or takes what was typed as a fact said out of order. */
export const jump = async (tools: Tools, session: Session, current: Asked): Promise<Session> => {
  const { model, prompter, messages, wording } = tools;
  const typed = await prompter.input(messages.jumpAsk);
  const focus = { card: current.card ?? 0, restriction: current.restriction ?? 0 };
  const { session: changed, recognised } = await propose(model, session, typed, focus, tools);
  if (changed !== session) return changed;
  const found = matching(
    model,
    typed,
    (id) => allWords(model, id, wording),
    (id) => wording.question(id),
  );
  if (found.length === 0) {
    if (!recognised) prompter.show(messages.jumpNothing);
    return session;
  }
  const choices = found.map((id) => ({ id, text: wording.question(id) }));
  const question =
    found.length === 1 ? found[0] : await menu(prompter, messages.jumpSeveral, choices, messages.editBack);
  if (question === undefined) return session;
  const scope = model.questions.get(question)?.scope;
  return goTo(
    session,
    scope === "person" ? { question } : scope === "card" ? { question, card: focus.card } : { question, ...focus },
  );
};

const said = (tools: Tools, session: Session, asked: Asked): string => {
  const { wording, messages } = tools;
  const state = stateOf(session.subject, asked);
  if (state?.type === "choice")
    return state.statements
      .map(({ by, possible }) => {
        const all = tools.model.byId.get(asked.question)?.answers.length ?? 0;
        const words =
          possible.length === all
            ? messages.unknown
            : possible.map((id) => wording.answer(asked.question, id)).join(wording.messages.or);
        return by === undefined ? words : `${words}${wording.messages.label.says(by)}`;
      })
      .join(wording.messages.and);
  if (state?.type === "several") {
    const ticked = state.in.map((id) => wording.answer(asked.question, id)).join(wording.messages.list);
    return ticked || (state.out.length > 0 ? messages.nothingElse : messages.unknown);
  }
  return state?.value === undefined ? messages.unknown : String(state.value).replace("T", " ");
};

const walkedQuestions = (model: Model, plans: readonly RunPlan[]): Set<string> =>
  new Set(
    plans.flatMap(({ tree, facts }) =>
      walk(model, tree, domainsOf(model, facts)).steps.map(({ question }) => question),
    ),
  );

/** What no tree asks, such as why the person came, is nobody else's to say. */
const isDisputable = ({ trees }: Model, question: string): boolean =>
  [...trees.values()].some(({ nodes }) => [...nodes.values()].some(({ variable }) => variable.question === question));

const change = async (tools: Tools, session: Session, asked: Asked): Promise<Session> => {
  const { prompter, messages, wording, model } = tools;
  const question = model.questions.get(asked.question);
  if (question?.type !== "choice" || !isDisputable(model, asked.question)) return goTo(session, asked);
  const { replaceChoices } = messages;
  const choices = [
    { id: "replace", text: replaceChoices.replace },
    { id: "add", text: replaceChoices.add },
  ];
  const id = await menu(prompter, messages.replaceAsk(said(tools, session, asked)), choices, messages.editBack);
  if (id === "replace") return goTo(session, asked);
  if (id !== "add") return session;
  const by = (await prompter.input(messages.whoSays)).trim();
  const answers = question.answers.map((one) => ({ id: one.id, text: wording.text(one.text, one.lawyer) }));
  const other = await menu(prompter, wording.question(asked.question), answers, messages.editBack);
  return other === undefined ? session : contradict(session, asked, by === "" ? "?" : by, [other]);
};

/** Lists every answer, those now set aside marked, and goes to the chosen one. */
export const edit = async (tools: Tools, session: Session, plans: readonly RunPlan[]): Promise<Session> => {
  const { model, prompter, messages, wording } = tools;
  if (session.history.length === 0) {
    prompter.show(messages.editNothing);
    return session;
  }
  const aside = setAside(model, session, walkedQuestions(model, plans));
  const choices = session.history.map((asked, position) => {
    const place = placeName(session, asked, messages);
    const mark = aside.includes(asked) ? messages.editAside : "";
    return {
      id: String(position),
      text: `${place === "" ? "" : `${place} · `}${wording.question(asked.question)} → ${said(tools, session, asked)}${mark}`,
    };
  });
  const id = await menu(prompter, messages.editTitle, choices, messages.editBack);
  const asked = id === undefined ? undefined : session.history[Number(id)];
  return asked ? change(tools, session, asked) : session;
};

/**
 * Asks for a date or an amount until one is understood, or nothing is typed, which keeps what was entered before; help,
 * back and the result work here too.
 */
export const enterValue = async (tools: Tools, session: Session, asked: Asked): Promise<Session | "leave" | "back"> => {
  const { prompter, messages, wording, model, asOf } = tools;
  const asking = model.questions.get(asked.question);
  const isDate = asking?.type === "date";
  const type = isDate ? "date" : "amount";
  const { readDate, sideOf } = await import("../intake/dates.ts");
  const dateOf = (id: string): string | undefined => {
    const held = stateOf(session.subject, { ...asked, question: id });
    return held?.type === "date" ? held.value : undefined;
  };
  const held = stateOf(session.subject, asked);
  const before = held?.type === "date" || held?.type === "amount" ? held.value : undefined;
  const shown = before === undefined ? "" : `\n${messages.valueHeld(String(before).replace("T", " "))}`;
  const question = `${wording.question(asked.question)}${shown}`;
  for (;;) {
    const typed = folded(await prompter.input(isDate ? messages.dateAsk(question) : messages.amountAsk(question)));
    if (typed === "" && held && before !== undefined) return answer(session, asked, held);
    if (typed === "" || typed === "0") return answer(session, asked, { type, value: undefined });
    const command = COMMAND_KEYS[typed.toLowerCase()];
    if (command === "leave" || command === "back") return command;
    if (typed === "?") {
      prompter.show(helpOf(model, asked.question, wording, messages));
      continue;
    }
    const reading = asking?.type === "date" ? readDate(typed, asOf, sideOf(asking, dateOf, asOf)) : undefined;
    const date = reading && "date" in reading ? reading.date : undefined;
    const amount = reading ? undefined : parseAmount(typed);
    if (date === undefined && amount === undefined) {
      const isVague = reading && "problem" in reading && reading.problem === "vague";
      const wrong = reading ? (isVague ? messages.dateVague : messages.dateWrong) : messages.amountWrong;
      prompter.show(wrong(typed));
      continue;
    }
    const isAssumed = reading && "date" in reading && reading.isAssumed;
    const noted = isAssumed ? messages.dateAssumed : messages.valueRead;
    prompter.show(noted(date?.replace("T", " ") ?? String(amount)));
    const answered = answer(
      session,
      asked,
      date === undefined ? { type: "amount", value: amount } : { type: "date", value: date },
    );
    for (const doubt of doubtfulDates(model.pack, answered.subject, asOf))
      if (doubt.question === asked.question && doubt.value === date) prompter.show(wording.doubt(doubt));
    return answered;
  }
};

/** Asks for the dates from which the bands of a question follow; back goes to the one before, and then to the question. */
export const enterDates = async (tools: Tools, session: Session, asked: Asked): Promise<Session | "leave"> => {
  const question = tools.model.questions.get(asked.question);
  const bands = question?.type === "choice" ? question.bands : undefined;
  if (!bands) return session;
  const dates = [bands.from, bands.to].filter((date) => date !== "as-of");
  let current = session;
  for (let position = 0; position < dates.length; ) {
    const entered = await enterValue(tools, current, { ...asked, question: dates[position] ?? "" });
    if (entered === "leave") return entered;
    if (entered === "back" && position === 0) return goTo(current, asked);
    if (entered !== "back") current = entered;
    position += entered === "back" ? -1 : 1;
  }
  return current;
};
