// The whole report as blocks, in the order in which a person needs it.
import type { Block } from "./document.ts";
import { paragraph } from "./document.ts";
import type { Report } from "./evaluate.ts";
import { actionsSection, doNotSection } from "./sections/actions.ts";
import { aboutSection, datesSection, notesSection, sourcesSection } from "./sections/knowledge.ts";
import { reasonsSection } from "./sections/reasons.ts";
import { sheetSection } from "./sections/sheet.ts";
import { verdictSection } from "./sections/verdict.ts";
import { Wording } from "./wording.ts";

/** What it is, what to do, what not to do, what to ask, which dates run; then why, what it is, and the sources. */
export const assemble = (report: Report): Block[] => {
  const wording = new Wording(report.model, report.language, report.audience);
  const sections = [
    verdictSection,
    actionsSection,
    doNotSection,
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
    paragraph(`${asOf(report.asOf.replace("T", " "))} ${disclaimer}`, "dim"),
  ];
};
