// What is known about what leads, the dates that run, the sources and the person's own notes.

import type { RunningLimit } from "../../deadline/limits.ts";
import { sourcesOfStatements } from "../../engine/advice.ts";
import type { Block } from "../document.ts";
import { heading, item, paragraph } from "../document.ts";
import type { Report } from "../evaluate.ts";
import type { Wording } from "../wording.ts";
import { statementItem } from "./actions.ts";
import { leadingRuns } from "./runs.ts";

/**
 * The entry of one conclusion: what it is, who decides, who lifts it, how long, its topics, what is often said wrongly.
 * @param where in an answer not every topic is told
 */
export const conclusionBlocks = (
  report: Pick<Report, "model">,
  id: string,
  wording: Wording,
  where: "answer" | "entry",
): Block[] => {
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
    ...wording.topics(content.kind, where).flatMap((topic) => {
      const statements = content.details?.[topic.id] ?? [];
      const told = statements.map((statement) => statementItem(statement, wording, 1));
      return told.length === 0 ? [] : labelled(wording.text(topic.name), told);
    }),
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
    : [
        heading(wording.messages.heading.about),
        ...ids.flatMap((id) => conclusionBlocks(report, id, wording, "answer")),
      ];
};

const limitItems = (report: Report, running: RunningLimit, wording: Wording): Block[] => {
  const { limitRuns, limitBefore, limitUncounted, limitMoved, limitUnknownYear, limitPassed, limitHourUnknown } =
    wording.messages;
  const { from, until, earliest, moved, unknownYear, passed } = running;
  const limit = report.model.pack.limits.find(({ id }) => id === running.limit);
  if (!limit) return [];
  const runs = limit.before ? limitBefore : limitRuns;
  const [name, length] = [wording.text(limit.name), wording.lengthOf(limit)];
  const line =
    until === undefined ? limitUncounted(name, from, length, unknownYear ?? 0) : runs(name, from, length, until);
  const doubt = until === undefined || unknownYear === undefined ? [] : [limitUnknownYear(unknownYear)];
  const vague = earliest === undefined || until === undefined ? [] : [limitHourUnknown(earliest, until)];
  const below = [
    ...(passed ? [limitPassed] : []),
    ...vague,
    ...(moved === undefined ? [] : [limitMoved(moved)]),
    ...doubt,
  ];
  return [
    item(line, { note: wording.cite(limit.sources) }),
    ...[...below, wording.text(limit.meaning)].map((text) => item(text, { depth: 1 })),
  ];
};

/** The limits that run, with the arithmetic. */
export const datesSection = (report: Report, wording: Wording): Block[] => {
  const { heading: headings, limitNote } = wording.messages;
  const doubts = report.doubts.map((doubt) => item(wording.doubt(doubt)));
  // The person and a card can both come to one conclusion: its dates are told once.
  const said = new Set<string>();
  const once = report.limits.filter(({ limit, from, until }) => {
    const line = [limit, from, until].join(" ");
    return !said.has(line) && said.add(line);
  });
  const items = once.flatMap((running) => limitItems(report, running, wording));
  if (doubts.length + items.length === 0) return [];
  return [heading(headings.dates), ...doubts, ...items, ...(items.length === 0 ? [] : [paragraph(limitNote, "dim")])];
};

/** The sources of the topics that an answer tells of what leads. */
const topicSources = (report: Report, wording: Wording): string[] =>
  leadingRuns(report).flatMap(({ conclusion }) => {
    const content = report.model.conclusions.get(conclusion ?? "")?.content;
    const topics = content ? wording.topics(content.kind, "answer") : [];
    return topics.flatMap(({ id }) => sourcesOfStatements(content?.details?.[id] ?? []));
  });

export const sourcesSection = (report: Report, wording: Wording): Block[] => {
  const refs = [...new Set([...report.triage.sources, ...topicSources(report, wording)])].sort();
  if (refs.length === 0) return [];
  const items = refs.map((ref) => {
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
