// The commands that move about in an interview: jump, edit, and dates instead of a choice.

import { domainsOf } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { walk } from "../engine/run.ts";
import type { RunPlan } from "../engine/triage.ts";
import { nearest } from "../report/explain.ts";
import type { Tools } from "./interview.ts";
import { folded } from "./prompter.ts";
import { propose } from "./proposals.ts";
import type { Asked, Session } from "./session.ts";
import { answer, contradict, goTo, setAside, stateOf } from "./session.ts";
import { placeName } from "./view.ts";

const matching = (model: Model, typed: string, wordsOf: (id: string) => string): string | undefined => {
  const ids = [...model.questions.keys()];
  const wanted = folded(typed).toLowerCase();
  if (wanted === "") return undefined;
  return (
    ids.find((id) => id === wanted) ??
    nearest(wanted, ids)[0] ??
    ids.find((id) => wordsOf(id).toLowerCase().includes(wanted))
  );
};

/** Goes to a question by its id or words, or takes what was typed as a fact said out of order. */
export const jump = async (tools: Tools, session: Session, current: Asked): Promise<Session> => {
  const { model, prompter, messages, wording } = tools;
  const typed = await prompter.input(messages.jumpAsk);
  const focus = { card: current.card ?? 0, restriction: current.restriction ?? 0 };
  const { session: changed, recognised } = await propose(model, session, typed, focus, tools);
  if (recognised) return changed;
  const question = matching(model, typed, (id) => wording.question(id));
  if (question === undefined) {
    prompter.show(messages.jumpNothing);
    return session;
  }
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
  if (state?.type === "several")
    return state.in.map((id) => wording.answer(asked.question, id)).join(wording.messages.list) || messages.nothingElse;
  return state?.value === undefined ? messages.unknown : String(state.value).replace("T", " ");
};

const walkedQuestions = (model: Model, plans: readonly RunPlan[]): Set<string> =>
  new Set(
    plans.flatMap(({ tree, facts }) =>
      walk(model, tree, domainsOf(model, facts)).steps.map(({ question }) => question),
    ),
  );

const change = async (tools: Tools, session: Session, asked: Asked): Promise<Session> => {
  const { prompter, messages, wording, model } = tools;
  const question = model.questions.get(asked.question);
  if (question?.type !== "choice") return goTo(session, asked);
  const { replaceChoices } = messages;
  const choices = [
    { id: "replace", text: replaceChoices.replace },
    { id: "add", text: replaceChoices.add },
  ];
  const base = {
    context: "",
    several: false,
    chosen: [],
    help: "",
    keys: "",
    commands: [],
    unknown: messages.editBack,
  } as const;
  const how = await prompter.choose({ ...base, title: messages.replaceAsk(said(tools, session, asked)), choices });
  const [id] = how.type === "answer" ? how.ids : [];
  if (id === "replace") return goTo(session, asked);
  if (id !== "add") return session;
  const by = (await prompter.input(messages.whoSays)).trim();
  const answers = question.answers.map((one) => ({ id: one.id, text: wording.text(one.text, one.lawyer) }));
  const reply = await prompter.choose({ ...base, title: wording.question(asked.question), choices: answers });
  return reply.type === "answer" ? contradict(session, asked, by === "" ? "?" : by, reply.ids) : session;
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
  const reply = await prompter.choose({
    title: messages.editTitle,
    context: "",
    choices,
    several: false,
    chosen: [],
    help: "",
    keys: "",
    commands: [],
    unknown: messages.editBack,
  });
  const asked = reply.type === "answer" ? session.history[Number(reply.ids[0])] : undefined;
  return asked ? change(tools, session, asked) : session;
};

/** Asks for a date until one is understood, or nothing is typed. */
export const enterDate = async (tools: Tools, session: Session, asked: Asked): Promise<Session> => {
  const { prompter, messages, wording, asOf } = tools;
  const { parseDate } = await import("../intake/dates.ts");
  for (;;) {
    const typed = folded(await prompter.input(messages.dateAsk(wording.question(asked.question))));
    if (typed === "" || typed === "0") return answer(session, asked, { type: "date", value: undefined });
    const value = parseDate(typed, asOf);
    if (value === undefined) {
      prompter.show(messages.dateWrong(typed));
      continue;
    }
    prompter.show(messages.dateRead(value.replace("T", " ")));
    return answer(session, asked, { type: "date", value });
  }
};

/** Asks for the dates from which the bands of a question follow. */
export const enterDates = async (tools: Tools, session: Session, asked: Asked): Promise<Session> => {
  const question = tools.model.questions.get(asked.question);
  const bands = question?.type === "choice" ? question.bands : undefined;
  if (!bands) return session;
  let current = session;
  for (const date of [bands.from, bands.to])
    if (date !== "as-of") current = await enterDate(tools, current, { ...asked, question: date });
  return current;
};
