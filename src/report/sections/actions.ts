// What to do, in order, and what not to do.
import type { Action, Statement } from "../../pack/schema.ts";
import type { Block } from "../document.ts";
import { heading, item } from "../document.ts";
import type { Report } from "../evaluate.ts";
import type { Wording } from "../wording.ts";
import { leadingRuns } from "./runs.ts";
import { sheetSectionLines } from "./sheet.ts";

/** A holder reads so many actions in full; the rest by their titles. */
const IN_FULL = 5;

/** A statement as an item, with its mark and the sources behind it. */
export const statementItem = (statement: Statement, wording: Wording, depth: 0 | 1 | 2): Block => {
  const { mark, text, sources } = wording.statement(statement);
  const note = wording.cite(sources);
  return item(text, { depth, mark, ...(note === "" ? {} : { note }) });
};

interface Shown {
  readonly action: Action;
  readonly first: readonly string[];
}

/** An action told in full, or by its title where something has to be asked first. */
const actionItems = ({ action, first }: Shown, number: number, wording: Wording): Block[] => {
  const { label, urgency, colon } = wording.messages;
  if (first.length > 0) return [titleItem({ action, first }, number, wording)];
  const to = action.to ? [item(`${label.to}${colon}${wording.text(action.to)}`, { depth: 1 })] : [];
  const bring = action.bring
    ? [
        item(`${label.bring}${colon}${action.bring.map((text) => wording.text(text)).join(wording.messages.list)}`, {
          depth: 1,
        }),
      ]
    : [];
  const ask = (action.ask ?? []).map((text) =>
    item(`${wording.isForLawyer ? label.clientAsks : label.ask}${colon}${wording.messages.quote(wording.text(text))}`, {
      depth: 1,
    }),
  );
  const not = (action["do-not"] ?? []).map((statement) => statementItem(statement, wording, 1));
  return [
    item(wording.text(action.title, action.lawyer), { number, tone: "strong", note: urgency[action.urgency] }),
    ...to,
    ...action.steps.map((statement) => statementItem(statement, wording, 1)),
    ...bring,
    ...ask,
    ...not,
  ];
};

/** An action by its title, with what has to be answered before it is told to anybody, or else with where to read it. */
export const titleItem = ({ action, first }: Shown, number: number, wording: Wording): Block => {
  const { list, quote, firstAnswer, seeExplain } = wording.messages;
  const questions = first.map((id) => quote(wording.question(id))).join(list);
  return item(wording.text(action.title, action.lawyer), {
    number,
    note: first.length > 0 ? firstAnswer(questions) : seeExplain(action.id),
  });
};

/** The actions by urgency; what the sheet section prints anyway is not repeated here. */
export const actionsSection = (report: Report, wording: Wording): Block[] => {
  const byId = new Map(report.model.pack.actions.map((action) => [action.id, action]));
  const sheet = report.model.pack.head["bank-sheet"]?.action;
  const sheetComes = sheetSectionLines(report, wording).length > 0;
  const actions = report.triage.actions.flatMap(({ id, first }): Shown[] => {
    const action = byId.get(id);
    if (!action) return [];
    const { ask: _, ...withoutAsk } = action;
    return [{ action: id === sheet && sheetComes ? withoutAsk : action, first }];
  });
  const urgent = actions.filter(({ action }) => action.urgency === "now").length;
  const full = report.audience === "lawyer" ? actions.length : Math.max(IN_FULL, urgent);
  const rest = actions.slice(full);
  const { heading: headings } = wording.messages;
  if (actions.length === 0) return [];
  return [
    heading(headings.actions),
    ...actions.slice(0, full).flatMap((shown, position) => actionItems(shown, position + 1, wording)),
    ...(rest.length > 0 ? [heading(headings.moreActions, 2)] : []),
    ...rest.map((shown, position) => titleItem(shown, full + position + 1, wording)),
  ];
};

/** What not to do, from everything that leads, each sentence once. */
export const doNotSection = (report: Report, wording: Wording): Block[] => {
  const seen = new Set<string>();
  const items = leadingRuns(report).flatMap(({ conclusion }) =>
    (report.model.conclusions.get(conclusion ?? "")?.content["do-not"] ?? []).flatMap((statement) => {
      const { text } = wording.statement(statement);
      if (seen.has(text)) return [];
      seen.add(text);
      return [statementItem(statement, wording, 0)];
    }),
  );
  return items.length === 0 ? [] : [heading(wording.messages.heading.doNot), ...items];
};
