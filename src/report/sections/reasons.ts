// Why, why not the others, what would change it, and what contradicts itself.
import type { Change, Run } from "../../engine/result.ts";
import type { Block } from "../document.ts";
import { heading, item, paragraph } from "../document.ts";
import type { Report } from "../evaluate.ts";
import type { Wording } from "../wording.ts";
import { runsOf } from "./runs.ts";

/** A holder reads so many exclusions and changes; a lawyer reads all. */
const FOR_HOLDER = { excluded: 5, changes: 3, candidates: 6 } as const;

const whyItems = (run: Run, wording: Wording): Block[] => {
  if (!run.why) return [];
  const { why: words, label } = wording.messages;
  const facts = run.why.facts.map((fact) => item(wording.fact(fact), { depth: 1 }));
  const steps = run.why.path.map(({ question, variable, answers }) =>
    answers === undefined
      ? item(wording.messages.factIs(wording.short(question), label.notKnown), {
          depth: 1,
          tone: "dim",
        })
      : item(wording.fact({ question, variable, answers }), { depth: 1 }),
  );
  return [item(words[run.why.by]), ...(run.why.by === "walk" ? steps : facts)];
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

const changeText = (change: Change, wording: Wording): string => {
  const { change: words } = wording.messages;
  const name = wording.conclusion(change.conclusion ?? "");
  const result = change.certainty === "settled" ? words.settled(name) : words.likely(name);
  return words[change.kind](wording.facts(change.facts), result);
};

/** What is worth finding out before what would have to be wrong; surer results first. */
const byUse = (a: Change, b: Change): number =>
  Number(a.kind === "correct") - Number(b.kind === "correct") ||
  Number(a.certainty !== "settled") - Number(b.certainty !== "settled");

const limited = <T>(report: Report, items: readonly T[], most: number): readonly T[] =>
  report.audience === "lawyer" ? items : items.slice(0, most);

const whyNotItems = (report: Report, run: Run, wording: Wording): Block[] => {
  const { excludedBy, matrix, moreExcluded, notExcluded, list } = wording.messages;
  const shown = limited(report, run.excluded, FOR_HOLDER.excluded);
  const items = shown.map(({ id, because, sources }) => {
    const note = sources
      .map((source) => (source.startsWith("matrix:") ? matrix : wording.source(source).name))
      .join(list);
    return item(excludedBy(wording.conclusion(id), wording.facts(because)), {
      depth: 0,
      ...(note === "" ? {} : { note }),
    });
  });
  const hidden = run.excluded.length - shown.length;
  const left = run.candidates
    .filter(({ id }) => id !== run.conclusion)
    .map(({ id }) => wording.messages.quote(wording.conclusion(id)));
  const named = limited(report, left, FOR_HOLDER.candidates);
  return [
    ...items,
    ...(hidden > 0 ? [item(moreExcluded(hidden), { tone: "dim" })] : []),
    ...(left.length > 0 ? [item(notExcluded(named.join(list), left.length - named.length))] : []),
  ];
};

const titled = (title: string, blocks: Block[]): Block[] =>
  blocks.length > 0 && title !== "" ? [paragraph(title, "strong"), ...blocks] : blocks;

/** The reasons of every run that the verdict speaks of. */
export const reasonsSection = (report: Report, wording: Wording): Block[] => {
  const runs = runsOf(report, wording).filter(({ ended }) => !ended);
  const { heading: headings } = wording.messages;
  const part = (title: string, of: (run: Run) => Block[]): Block[] => {
    const blocks = runs.flatMap(({ run, title: name }) => titled(runs.length > 1 ? name : "", of(run)));
    return blocks.length === 0 ? [] : [heading(title), ...blocks];
  };
  return [
    ...part(headings.conflict, (run) => conflictItems(run, wording)),
    ...part(headings.why, (run) => whyItems(run, wording)),
    ...part(headings.whyNot, (run) => whyNotItems(report, run, wording)),
    ...part(headings.changes, (run) =>
      limited(report, [...run.changes].sort(byUse), FOR_HOLDER.changes).map((change) =>
        item(changeText(change, wording)),
      ),
    ),
  ];
};
