// The first lines: what it is and how sure, in one sentence for each thing.
import type { Block } from "../document.ts";
import { heading, item, paragraph } from "../document.ts";
import type { Report } from "../evaluate.ts";
import { findOutLines } from "../find-out.ts";
import type { Wording } from "../wording.ts";
import type { NamedRun } from "./runs.ts";
import { runsOf } from "./runs.ts";

/** So many candidates are named in the sentence; the rest are counted. */
const NAMED = 3;

/** Of what is over, more possibilities than these say nothing. */
const NAMED_ENDED = 9;

const leading = ({ run }: NamedRun, report: Report, wording: Wording): string => {
  const { headline, list } = wording.messages;
  const isPath = (id = ""): boolean => report.model.conclusions.get(id)?.content.kind === "path";
  const name = run.conclusion === undefined ? undefined : wording.conclusion(run.conclusion);
  if (run.certainty === "conflict") return headline.conflict;
  if (name === undefined) {
    const names = run.candidates.slice(0, NAMED).map(({ id }) => wording.messages.quote(wording.conclusion(id)));
    const open = run.candidates.every(({ id }) => isPath(id)) ? headline.openPath : headline.open;
    return open(names.join(list), run.candidates.length - names.length);
  }
  if (isPath(run.conclusion)) return run.certainty === "settled" ? headline.path(name) : headline.pathLikely(name);
  if (run.certainty === "settled") return headline.settled(name);
  return run.candidates.length === 1 ? headline.likelyAlone(name) : headline.likely(name);
};

/** What is over is named as surely as the facts name it; statements about it that clash are not explained below. */
const sentence = (named: NamedRun, report: Report, wording: Wording): string => {
  const { headline } = wording.messages;
  const { conclusion, certainty } = named.run;
  if (!named.ended) return leading(named, report, wording);
  const isUnnamed = conclusion === undefined && named.run.candidates.length > NAMED_ENDED;
  if (certainty === "conflict" || isUnnamed) return headline.endedUnnamed;
  if (conclusion !== undefined && certainty === "settled") return headline.ended(wording.conclusion(conclusion));
  return headline.endedUnsure(leading(named, report, wording));
};

/** A sentence for every restriction, and for the person where there is something to say. */
export const verdictLines = (report: Report, wording: Wording): Block[] => {
  const runs = runsOf(report, wording);
  const { messages } = wording;
  return runs.map((named): Block => {
    const text = sentence(named, report, wording);
    return runs.length === 1 || named.title === ""
      ? paragraph(text, "strong")
      : item(`${named.title}${messages.colon}${text}`, { tone: named.ended ? "dim" : "strong" });
  });
};

const findOutItems = (report: Report, wording: Wording): Block[] =>
  findOutLines(report, wording).map((line, position) => item(line, { number: position + 1 }));

/** Whether something has to be done this minute: nothing stands between the verdict and that. */
export const isUrgent = ({ model, triage }: Report): boolean =>
  triage.actions.some(({ id }) => model.pack.actions.find((action) => action.id === id)?.urgency === "now");

/** The verdict, and what to find out first. */
export const verdictSection = (report: Report, wording: Wording): Block[] => {
  const { messages } = wording;
  const items = isUrgent(report) ? [] : findOutItems(report, wording);
  return [
    heading(messages.heading.verdict),
    ...verdictLines(report, wording),
    ...(items.length > 0 ? [paragraph(messages.findOut), ...items] : []),
  ];
};

/** What to find out, after what has to be done this minute. */
export const findOutSection = (report: Report, wording: Wording): Block[] => {
  const items = isUrgent(report) ? findOutItems(report, wording) : [];
  return items.length === 0 ? [] : [heading(wording.messages.heading.findOut), ...items];
};
