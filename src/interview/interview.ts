// The interview: asks, takes answers and commands, and ends with what was said.
import { proves } from "../engine/advice.ts";
import type { FactState } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { isBeyond } from "../engine/next.ts";
import { askedPlans, dateNext, exposureNext, interviewLeft, interviewNext, sheetNext } from "../engine/order.ts";
import type { RunPlan } from "../engine/triage.ts";
import { plansOf } from "../engine/triage.ts";
import type { InterviewMessages } from "../messages/interview.ts";
import { derive } from "../report/evaluate.ts";
import { findOutLines, toFindOut } from "../report/find-out.ts";
import type { Wording } from "../report/wording.ts";
import { folded } from "../text/fold.ts";
import { edit, enterDates, enterValue, jump } from "./commands.ts";
import { menu } from "./menu.ts";
import type { Command, Prompter, Reply } from "./prompter.ts";
import type { Focus } from "./proposals.ts";
import { alarmLines, propose } from "./proposals.ts";
import type { Asked, Session } from "./session.ts";
import { addCard, addNote, addRestriction, answer, goTo, isSame, previous, stateOf } from "./session.ts";
import { NOTHING_ELSE, viewOf } from "./view.ts";

export interface Tools {
  /** Read anew for every question: after the first it may know more. */
  readonly model: Model;
  readonly prompter: Prompter;
  readonly wording: Wording;
  readonly messages: InterviewMessages;
  readonly asOf: string;
  /** Called with every change before the next question. */
  readonly onChange: (session: Session) => Promise<void>;
}

/** After every walk has ended, so many questions that separate are offered before the result is shown. */
const OFFERED = 4;

/** After so many questions in a row that nobody could answer, the person may stop. */
const MANY = 4;

/** Commands after which the same question comes again: what was ticked stays ticked. */
const ASIDE: readonly Command[] = ["note", "paste"];

const stateOfReply = (tools: Tools, asked: Asked, reply: Reply): FactState | undefined => {
  const question = tools.model.questions.get(asked.question);
  if (reply.type === "command" || !question) return undefined;
  if (question.type === "several") {
    const all = question.answers.map(({ id }) => id);
    const ids = reply.type === "answer" ? reply.ids.filter((id) => id !== NOTHING_ELSE) : [];
    const closed = reply.type === "answer" && reply.ids.includes(NOTHING_ELSE);
    return { type: "several", in: ids, out: closed ? all.filter((id) => !ids.includes(id)) : [] };
  }
  if (question.type !== "choice") return undefined;
  const possible = reply.type === "answer" ? reply.ids : question.answers.map(({ id }) => id);
  return { type: "choice", statements: [{ possible }] };
};

const focusOf = ({ card, restriction }: Partial<Asked>): Focus => ({ card: card ?? 0, restriction: restriction ?? 0 });

/** Shows, once each, the actions that the facts have just made urgent. */
const sound = (tools: Tools, plans: readonly RunPlan[], sounded: Set<string>): void => {
  const { model, prompter } = tools;
  for (const action of model.pack.actions) {
    if (action.urgency !== "now" || sounded.has(action.id)) continue;
    if (!plans.some(({ facts }) => proves(model, facts, action.when))) continue;
    sounded.add(action.id);
    prompter.show(["", ...alarmLines(tools, action.id), ""].join("\n"));
  }
};

/** To the question answered before, where there is one. */
const goBack = (session: Session, asked: Asked | undefined): Session => {
  const before = previous(session, asked);
  return before ? goTo(session, before) : session;
};

const command = async (
  tools: Tools,
  session: Session,
  asked: Asked,
  { command: name, text: pasted }: Extract<Reply, { type: "command" }>,
  plans: readonly RunPlan[],
): Promise<Session | "leave"> => {
  const { prompter, messages } = tools;
  if (name === "back") return goBack(session, asked);
  if (name === "edit") return edit(tools, session, plans);
  if (name === "jump") return jump(tools, session, asked);
  if (name === "dates") return enterDates(tools, session, asked);
  if (name === "paste") {
    const text = pasted ?? (await prompter.input(messages.pasteAsk));
    const { session: changed, recognised } = await propose(tools.model, session, text, focusOf(asked), tools);
    if (!recognised) prompter.show(messages.jumpNothing);
    return changed;
  }
  if (name !== "note") return session;
  const text = await prompter.input(messages.noteAsk);
  if (text.trim() !== "") prompter.show(messages.noteKept);
  return text.trim() === "" ? session : addNote(session, text.trim());
};

/** A name that no card has yet; undefined for none. */
const newLabel = async ({ prompter, messages }: Tools, { subject }: Session): Promise<string | undefined> => {
  for (;;) {
    const label = (await prompter.input(messages.cardLabel)).trim();
    if (label === "") return undefined;
    if (!subject.cards.some((one) => folded(one.label ?? "") === folded(label))) return label;
    prompter.show(messages.cardLabelTaken(label));
  }
};

/** What to do when no question is left: show the result, or change something, or speak of one more restriction or card. */
const more = async (
  tools: Tools,
  session: Session,
  plans: readonly RunPlan[],
): Promise<{ readonly session: Session; readonly wider: boolean } | undefined> => {
  const { model, prompter, messages } = tools;
  const isAboutCards = model.pack.head.trees.some((id) => model.trees.get(id)?.scope === "restriction");
  if (!isAboutCards) return undefined;
  const { moreChoices } = messages;
  const choices = (["show", "restriction", "card", "edit"] as const).map((id) => ({ id, text: moreChoices[id] }));
  const id = await menu(prompter, messages.more, choices, "", ["back", "edit", "leave"]);
  const last = session.subject.cards.length - 1;
  if (id === "edit") return { session: await edit(tools, session, plans), wider: false };
  if (id === "back") return { session: goBack(session, undefined), wider: false };
  if (id === "restriction") return { session: addRestriction(session, last, undefined), wider: true };
  if (id !== "card") return undefined;
  return { session: addCard(session, await newLabel(tools, session)), wider: true };
};

/** How the questions went that came after the opening ones: so many in a row unknown, and whether stopping was refused. */
interface Course {
  readonly unknowns: number;
  readonly goesOn: boolean;
  readonly stops: boolean;
}

/** After stopping nobody counts what would still be asked. */
const NONE_LEFT = { least: 0, most: 0 } as const;

const COURSE: Course = { unknowns: 0, goesOn: false, stops: false };

/** Whether to offer to stop before a question: after many unknown ones, or where only what is beyond the person is left. */
const isEnough = ({ model }: Tools, plans: readonly RunPlan[], { unknowns, goesOn }: Course, next: Asked): boolean => {
  const { opening } = model.pack.head.interview;
  if (opening.includes(next.question)) return false;
  const own = plans.filter(({ card }) => next.card === undefined || card === next.card);
  return unknowns >= MANY || (!goesOn && own.some(({ sets }) => isBeyond(model, sets, next.question)));
};

/** Shows what is worth finding out, and asks whether to go on. */
const offerToStop = async (
  tools: Tools,
  session: Session,
  plans: readonly RunPlan[],
  { unknowns }: Course,
  isAlarmed: boolean,
): Promise<boolean> => {
  const { model, wording, prompter, messages } = tools;
  const lines = findOutLines({ model, subject: session.subject, findOut: toFindOut(model, plans) }, wording);
  if (lines.length > 0)
    prompter.show(
      [
        "",
        ...(isAlarmed ? [messages.alarmFirst] : []),
        unknowns >= MANY ? messages.enough : messages.beyond,
        ...lines.map((line, position) => `${position + 1}. ${line}`),
        "",
      ].join("\n"),
    );
  const { enoughChoices } = messages;
  const choices = (["stop", "on"] as const).map((id) => ({ id, text: enoughChoices[id] }));
  for (;;) {
    // Whoever pressed 0 all along has not chosen to stop.
    const id = await menu(prompter, messages.enoughAsk, choices, "", ["leave"]);
    if (id !== undefined) return id !== "on";
  }
};

/**
 * Asks until nothing that would help is left, or the person has had enough.
 * @param start where to begin: empty, or what was said before
 * @param hold kept up to date with the newest session, so that nothing is lost when the person leaves
 */
export const interview = async (tools: Tools, start: Session, hold: (session: Session) => void): Promise<Session> => {
  const { prompter, messages } = tools;
  const sounded = new Set<string>();
  let session = start;
  let offered = 0;
  let course = COURSE;
  let unsent: { readonly asked: Asked; readonly ids: readonly string[] } | undefined;
  for (;;) {
    const { model, wording } = tools;
    hold(session);
    const derived = await derive(model, session.subject, tools.asOf);
    const plans = askedPlans(model, session.subject, plansOf(model, session.subject, derived));
    sound(tools, plans, sounded);
    const best = session.again ?? interviewNext(model, session.subject, plans);
    const isOffered = best !== undefined && "reason" in best && best.reason === "separates";
    if (best && !session.again && !course.stops && isEnough(tools, plans, course, best)) {
      const stops = await offerToStop(tools, session, plans, course, sounded.size > 0);
      course = { unknowns: 0, goesOn: !stops, stops };
    }
    const isOver = course.stops && !session.again;
    const next =
      best === undefined || isOver || (isOffered && offered >= OFFERED)
        ? (exposureNext(model, plans) ?? sheetNext(model, plans) ?? dateNext(model, plans))
        : best;
    const isOffer = isOffered && next === best;
    if (next === undefined) {
      const after = isOver ? undefined : await more(tools, session, plans);
      if (!after) return session;
      session = after.session;
      if (after.wider) [offered, course] = [0, COURSE];
      await tools.onChange(session);
      continue;
    }
    if (isOffer) offered += 1;
    const left = isOver ? NONE_LEFT : interviewLeft(model, session.subject, plans);
    const view = viewOf(model, session, next, left, wording, messages);
    if (!view) {
      const entered = await enterValue(tools, session, next);
      if (entered === "leave") return session;
      session = entered === "back" ? goBack(session, next) : entered;
      await tools.onChange(session);
      continue;
    }
    const ticked = unsent && isSame(unsent.asked, next) ? unsent.ids : [];
    const reply = await prompter.choose({ ...view, chosen: [...new Set([...view.chosen, ...ticked])] });
    unsent = undefined;
    if (reply.type === "command" && reply.command === "leave") return session;
    if (reply.type === "command") {
      if (isOffer) offered -= 1;
      const after = await command(tools, session, next, reply, plans);
      if (after === "leave") return session;
      if (view.several && ASIDE.includes(reply.command)) unsent = { asked: next, ids: reply.ticked ?? [] };
      session = after;
    } else {
      const isCounted = !model.pack.head.interview.opening.includes(next.question);
      course = { ...course, unknowns: reply.type === "answer" ? 0 : course.unknowns + Number(isCounted) };
      session = answer(session, next, stateOfReply(tools, next, reply) ?? stateOf(session.subject, next));
    }
    await tools.onChange(session);
  }
};
