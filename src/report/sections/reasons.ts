// Why, why not the others, what would change it, and what contradicts itself.
import type { Change, Run } from "../../engine/result.ts";
import type { Block } from "../document.ts";
import { heading, item, paragraph } from "../document.ts";
import type { Report } from "../evaluate.ts";
import type { Wording } from "../wording.ts";
import { runsOf } from "./runs.ts";

/** A holder reads so many exclusions; a lawyer reads all, those with one cause together. */
const EXCLUDED = 5;

/** So many changes and candidates are told; the rest are counted. */
const TOLD = { holder: { changes: 3, candidates: 6 }, lawyer: { changes: 6, candidates: 12 } } as const;

const whyItems = (run: Run, wording: Wording): Block[] => {
  if (!run.why) return [];
  const { why: reasons, label, quote, list, factIs } = wording.messages;
  const facts = run.why.facts.map((fact) => item(wording.fact(fact), { depth: 1 }));
  const unknown = run.why.path.filter(({ answers }) => answers === undefined);
  const told = new Set<string>();
  const steps = run.why.path.flatMap(({ question, variable, answers }) => {
    if (answers !== undefined) return [item(wording.fact({ question, variable, answers }), { depth: 1 })];
    if (told.has(question)) return [];
    told.add(question);
    // Of a question with several answers the walk asks one at a time: what is not known is said once.
    const parts = unknown.filter((step) => step.question === question && step.variable !== question);
    const names = parts.map((step) => quote(wording.answer(question, step.variable.slice(question.length + 1))));
    const words = parts.length === 0 ? label.notKnown : `${label.notSaid}${names.join(list)}`;
    return [item(factIs(wording.short(question), words), { depth: 1, tone: "dim" })];
  });
  return [item(reasons[run.why.by]), ...(run.why.by === "walk" ? steps : facts)];
};

const conflictItems = (run: Run, wording: Wording): Block[] => {
  if (!run.conflict) return [];
  const { label } = wording.messages;
  const again = run.conflict.askAgain.map((id) => {
    const question = wording.findOut(id);
    return item(`${label.askAgain}${wording.messages.quote(wording.question(id))} ${question}`, { depth: 1 });
  });
  return [...run.conflict.facts.map((fact) => item(wording.fact(fact), { depth: 1 })), ...again];
};

const isPath = (report: Report, id: string | undefined): boolean =>
  report.model.conclusions.get(id ?? "")?.content.kind === "path";

const changeText = (change: Change, report: Report, wording: Wording): string => {
  const { change: words } = wording.messages;
  const name = wording.conclusion(change.conclusion ?? "");
  const settled = isPath(report, change.conclusion) ? words.path(name) : words.settled(name);
  const result = change.certainty === "settled" ? settled : words.likely(name);
  return words[change.kind](wording.facts(change.facts), result);
};

const FREQUENCY = { common: 0, occasional: 1, rare: 2 } as const;

const frequencyOf = (report: Report, id: string): number =>
  FREQUENCY[report.model.conclusions.get(id)?.content.frequency ?? "rare"];

/**
 * The most useful first: what is worth finding out before what would have to be wrong, then the commoner results, the
 * surer ones, and the questions that tell most.
 */
const ranked = (report: Report, changes: readonly Change[]): Change[] => {
  const telling = report.findOut.map(({ question }) => question);
  const keys = ({ kind, certainty, conclusion, facts }: Change): readonly number[] => {
    const rank = telling.indexOf(facts[0]?.question ?? "");
    return [
      Number(kind === "correct"),
      frequencyOf(report, conclusion ?? ""),
      Number(certainty !== "settled"),
      rank < 0 ? telling.length : rank,
    ];
  };
  return changes
    .map((change) => ({ change, key: keys(change) }))
    .sort((a, b) => a.key.reduce((order, own, position) => order || own - (b.key[position] ?? 0), 0))
    .map(({ change }) => change);
};

const changeItems = (report: Report, run: Run, wording: Wording): Block[] => {
  const changes = ranked(report, changesOf(report, run));
  const told = changes.slice(0, TOLD[report.audience].changes);
  const hidden = changes.length - told.length;
  return [
    ...told.map((change) => item(changeText(change, report, wording))),
    ...(hidden > 0 ? [item(wording.messages.moreChanges(hidden), { tone: "dim" })] : []),
  ];
};

/** For a lawyer: all that one cause rules out, together. */
const togetherItems = (run: Run, noteOf: (sources: readonly string[]) => string, wording: Wording): Block[] => {
  const { excludedAll, quote, list } = wording.messages;
  const groups = new Map<string, { readonly facts: string; readonly note: string; readonly names: string[] }>();
  for (const { id, because, sources } of run.excluded) {
    const [facts, note] = [wording.facts(because), noteOf(sources)];
    const key = [facts, note].join("\n");
    const group = groups.get(key) ?? { facts, note, names: [] };
    group.names.push(quote(wording.conclusion(id)));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ facts, note, names }) =>
    item(excludedAll(facts, names.join(list)), note === "" ? {} : { note }),
  );
};

const whyNotItems = (report: Report, run: Run, wording: Wording): Block[] => {
  const { excludedBy, matrix, moreExcluded, notExcluded, list } = wording.messages;
  const noteOf = (sources: readonly string[]): string =>
    sources.map((source) => (source.startsWith("matrix:") ? matrix : wording.source(source).name)).join(list);
  // To a holder the other ways of a guide say nothing, and where facts contradict each other they come first.
  const isMute = report.audience === "holder" && (run.certainty === "conflict" || isPath(report, run.conclusion));
  const excluded = isMute ? [] : run.excluded;
  const isLawyer = report.audience === "lawyer";
  const byFrequency = [...excluded].sort((a, b) => frequencyOf(report, a.id) - frequencyOf(report, b.id));
  const shown = byFrequency.slice(0, EXCLUDED).map(({ id, because, sources }) => {
    const note = noteOf(sources);
    return item(excludedBy(wording.conclusion(id), wording.facts(because)), note === "" ? {} : { note });
  });
  const items = isLawyer ? togetherItems(run, noteOf, wording) : shown;
  const hidden = isLawyer ? 0 : excluded.length - shown.length;
  const left = run.candidates
    .filter(({ id }) => id !== run.conclusion)
    .map(({ id }) => wording.messages.quote(wording.conclusion(id)));
  const named = left.slice(0, TOLD[report.audience].candidates);
  return [
    ...items,
    ...(hidden > 0 ? [item(moreExcluded(hidden), { tone: "dim" })] : []),
    ...(left.length > 0 ? [item(notExcluded(named.join(list), left.length - named.length))] : []),
  ];
};

const titled = (title: string, blocks: Block[]): Block[] =>
  blocks.length > 0 && title !== "" ? [paragraph(title, "strong"), ...blocks] : blocks;

/** What a reader of this audience learns from: a holder is not told that a way, or one side of a conflict, may be wrong. */
const changesOf = (report: Report, run: Run): readonly Change[] => {
  if (report.audience === "lawyer") return run.changes;
  if (run.certainty === "conflict") return [];
  return isPath(report, run.conclusion) ? run.changes.filter(({ kind }) => kind === "learn") : run.changes;
};

const part = (report: Report, wording: Wording, title: string, of: (run: Run) => Block[]): Block[] => {
  const runs = runsOf(report, wording).filter(({ ended }) => !ended);
  const blocks = runs.flatMap(({ run, title: name }) => titled(runs.length > 1 ? name : "", of(run)));
  return blocks.length === 0 ? [] : [heading(title), ...blocks];
};

/** Which statements contradict each other, and whom to ask again. */
export const conflictSection = (report: Report, wording: Wording): Block[] =>
  part(report, wording, wording.messages.heading.conflict, (run) => conflictItems(run, wording));

/** The reasons of every run that the verdict speaks of. */
export const reasonsSection = (report: Report, wording: Wording): Block[] => {
  const { heading: headings } = wording.messages;
  return [
    ...part(report, wording, headings.why, (run) => whyItems(run, wording)),
    ...part(report, wording, headings.whyNot, (run) => whyNotItems(report, run, wording)),
    ...part(report, wording, headings.changes, (run) => changeItems(report, run, wording)),
  ];
};
