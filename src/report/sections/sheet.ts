// The questions to put to the bank: never what could be used against the person.
import type { Model } from "../../engine/model.ts";
import type { Block } from "../document.ts";
import { heading, item, paragraph } from "../document.ts";
import type { Report } from "../evaluate.ts";
import type { Wording } from "../wording.ts";
import { isOpen } from "./runs.ts";

/** The lines of the sheet: questions of the pack in its order, then the lines of its action. */
export const sheetLines = (model: Model, wording: Wording, isKnown: (question: string) => boolean): string[] => {
  const { questions = [], action } = model.pack.head["bank-sheet"] ?? {};
  const asked = questions.flatMap((id) => {
    const question = model.questions.get(id);
    return question?.sheet && !question.sensitive && !isKnown(id) ? [wording.text(question.sheet)] : [];
  });
  const more = model.pack.actions.find(({ id }) => id === action)?.ask ?? [];
  return [...asked, ...more.map((text) => wording.text(text))];
};

const isKnownOn = (report: Report): ((question: string) => boolean) => {
  const open = report.subject.cards.flatMap((card, position) =>
    card.restrictions
      .filter((_, index) => report.triage.cards[position]?.restrictions[index]?.ended !== true)
      .map(({ facts }) => [card.facts, facts]),
  );
  return (id) =>
    open.length > 0 &&
    open.every((sets) =>
      sets.some((facts) => {
        const state = facts.get(id);
        if (state?.type === "choice")
          return state.statements.length === 1 && state.statements[0]?.possible.length === 1;
        return state?.type === "date" && state.value !== undefined;
      }),
    );
};

/** The lines of the sheet while anything is open; what is known about every open restriction is not asked again. */
export const sheetSectionLines = (report: Report, wording: Wording): string[] => {
  const sheet = report.model.pack.head["bank-sheet"]?.action;
  const isCalledFor = report.triage.actions.some(({ id }) => id === sheet);
  return isCalledFor && isOpen(report) ? sheetLines(report.model, wording, isKnownOn(report)) : [];
};

export const sheetSection = (report: Report, wording: Wording): Block[] => {
  const lines = sheetSectionLines(report, wording);
  if (lines.length === 0) return [];
  const { heading: headings, label, sheetHint } = wording.messages;
  return [
    heading(wording.isForLawyer ? headings.sheetOfClient : headings.sheet),
    paragraph(sheetHint, "dim"),
    ...lines.flatMap((line, position) => [
      item(line, { number: position + 1 }),
      item(`${label.answer} ____________________`, { depth: 1, tone: "dim" }),
    ]),
  ];
};
