// The whole report as blocks, in the order in which a person needs it.
import type { Block } from "./document.ts";
import { heading, item, paragraph } from "./document.ts";
import type { Report } from "./evaluate.ts";
import { findOutLines } from "./find-out.ts";
import { actionsSection, doNotSection, titleItem } from "./sections/actions.ts";
import { aboutSection, datesSection, notesSection, sourcesSection } from "./sections/knowledge.ts";
import { conflictSection, reasonsSection } from "./sections/reasons.ts";
import { sheetSection } from "./sections/sheet.ts";
import { findOutSection, isUrgent, verdictLines, verdictSection } from "./sections/verdict.ts";
import { Wording } from "./wording.ts";

/** What it is, what to do, what not to do, what to ask, which dates run; then why, what it is, and the sources. */
export const assemble = (report: Report): Block[] => {
  const wording = new Wording(report.model, report.language, report.audience);
  const sections = [
    verdictSection,
    conflictSection,
    actionsSection,
    doNotSection,
    findOutSection,
    sheetSection,
    datesSection,
    reasonsSection,
    aboutSection,
    sourcesSection,
    notesSection,
  ];
  const { asOf, disclaimer } = wording.messages;
  return [
    ...sections.flatMap((section) => section(report, wording)),
    paragraph(`${asOf(report.asOf.replace("T", " "))}${disclaimer}`, "dim"),
  ];
};

/** So many steps are named at the end of an answer that is longer than the screen. */
const RECALLED = 3;

/** The main thing once more, for the end of a long answer: what it is, and the first steps by their titles. */
export const recap = (report: Report): Block[] => {
  const wording = new Wording(report.model, report.language, report.audience);
  const { messages } = wording;
  const actions = report.triage.actions.slice(0, RECALLED).flatMap(({ id, first }, position) => {
    const action = report.model.pack.actions.find((other) => other.id === id);
    if (!action) return [];
    // Whoever reads only the end must not take for a step what waits for an answer.
    if (first.length > 0) return [titleItem({ action, first }, position + 1, wording)];
    const title = wording.text(action.title, action.lawyer);
    return [item(`${title}${messages.noteAfter(messages.urgency[action.urgency])}`, { number: position + 1 })];
  });
  const [first] = findOutLines(report, wording);
  const toFindOut = first === undefined || isUrgent(report) ? [] : [paragraph(messages.findOutFirst(first))];
  return [heading(messages.heading.recap), ...verdictLines(report, wording), ...toFindOut, ...actions];
};
