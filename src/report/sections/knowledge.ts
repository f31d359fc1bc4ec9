// What is known about what leads, the dates that run, the sources and the person's own notes.
import type { Block } from "../document.ts";
import { heading, item, paragraph } from "../document.ts";
import type { Report } from "../evaluate.ts";
import type { Wording } from "../wording.ts";
import { statementItem } from "./actions.ts";
import { leadingRuns } from "./runs.ts";

/** The entry of one conclusion: what it is, who decides, who lifts it, how long, what is often said wrongly. */
export const conclusionBlocks = (report: Pick<Report, "model">, id: string, wording: Wording): Block[] => {
  const content = report.model.conclusions.get(id)?.content;
  if (!content) return [];
  const { label } = wording.messages;
  const labelled = (title: string, blocks: Block[]): Block[] => [item(title, { tone: "strong" }), ...blocks];
  return [
    heading(wording.text(content.name), 2),
    paragraph(wording.text(content.meaning, content.lawyer)),
    ...(content.kind === "path"
      ? [content["decided-by"], content["lifted-by"]].map((statement) => statementItem(statement, wording, 0))
      : [
          ...labelled(label.decidedBy, [statementItem(content["decided-by"], wording, 1)]),
          ...labelled(label.liftedBy, [statementItem(content["lifted-by"], wording, 1)]),
        ]),
    ...labelled(
      label.duration,
      content.duration.map((statement) => statementItem(statement, wording, 1)),
    ),
    ...(content.myths ?? []).flatMap(({ claim, correction }) => [
      item(`${label.myth}${wording.messages.colon}${wording.messages.quote(wording.text(claim))}`),
      statementItem(correction, wording, 1),
    ]),
    ...(content.disputed
      ? labelled(
          label.disputed,
          content.disputed.map((statement) => statementItem(statement, wording, 1)),
        )
      : []),
  ];
};

export const aboutSection = (report: Report, wording: Wording): Block[] => {
  // In a guide the way forward is all there is; beside measures it would only repeat the steps.
  const isGuide = report.triage.cards.every(({ restrictions }) => restrictions.length === 0);
  const ids = [...new Set(leadingRuns(report).flatMap(({ conclusion }) => conclusion ?? []))].filter(
    (id) => isGuide || report.model.conclusions.get(id)?.content.kind !== "path",
  );
  return ids.length === 0
    ? []
    : [heading(wording.messages.heading.about), ...ids.flatMap((id) => conclusionBlocks(report, id, wording))];
};

/** The limits that run, with the arithmetic. */
export const datesSection = (report: Report, wording: Wording): Block[] => {
  const { heading: headings, limitRuns, limitPassed, limitNote } = wording.messages;
  if (report.limits.length === 0) return [];
  const items = report.limits.flatMap(({ limit, from, length, until, passed }) => {
    const content = report.model.pack.limits.find(({ id }) => id === limit);
    const note = wording.cite(content?.sources ?? []);
    return [
      item(limitRuns(wording.limitName(limit), from, wording.duration(length), until), { note }),
      ...(passed ? [item(limitPassed, { depth: 1 })] : []),
    ];
  });
  return [heading(headings.dates), ...items, paragraph(limitNote, "dim")];
};

export const sourcesSection = (report: Report, wording: Wording): Block[] => {
  if (report.triage.sources.length === 0) return [];
  const items = report.triage.sources.map((ref) => {
    const { name, statusText, gist } = wording.source(ref);
    return item(gist === undefined ? name : `${name}${wording.messages.colon}${gist}`, { note: statusText });
  });
  return [heading(wording.messages.heading.sources), ...items];
};

/** Free notes, for the person's own eyes. */
export const notesSection = (report: Report, wording: Wording): Block[] => {
  const { cards, note } = report.subject;
  const notes = [
    note,
    ...cards.flatMap((card) => [card.note, ...card.restrictions.map((restriction) => restriction.note)]),
  ].filter((text) => text !== undefined);
  return notes.length === 0 ? [] : [heading(wording.messages.heading.notes), ...notes.map((text) => item(text))];
};
