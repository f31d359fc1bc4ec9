// Which runs of a report are worth a sentence, and what each is called.
import type { RestrictionResult, Run } from "../../engine/result.ts";
import type { Report } from "../evaluate.ts";
import type { Wording } from "../wording.ts";

export interface NamedRun {
  readonly run: Run;
  /** Empty when there is only one thing to speak of. */
  readonly title: string;
  readonly ended: boolean;
}

const isTold = ({ why, certainty }: Run): boolean =>
  certainty === "conflict" || (why !== undefined && why.facts.length > 0);

const kindOf = (report: Report, run: Run): string | undefined =>
  run.conclusion === undefined ? undefined : report.model.conclusions.get(run.conclusion)?.content.kind;

/** The restrictions of every card, and the person where the facts say something about them. */
export const runsOf = (report: Report, wording: Wording): NamedRun[] => {
  const { triage } = report;
  const { of } = wording.messages;
  const many = triage.cards.length > 1;
  const cards = triage.cards.flatMap(({ label, restrictions }, card): NamedRun[] =>
    restrictions.map((run: RestrictionResult, position) => {
      const cardName = label ?? (many ? of.cardNumber(card + 1) : undefined);
      const unnamed = restrictions.length > 1 && !run.named ? of.unnamed : undefined;
      const own = run.label ?? unnamed ?? (restrictions.length > 1 ? of.restriction(position + 1) : undefined);
      return { run, title: [cardName, own].filter((part) => part !== undefined).join(" · "), ended: run.ended };
    }),
  );
  const same = cards.some(
    ({ run, ended }) =>
      !ended &&
      run.conclusion !== undefined &&
      run.conclusion === triage.person.conclusion &&
      (run.certainty === "settled" || triage.person.certainty !== "settled"),
  );
  // A guide about the person alone has nothing else to say.
  const only = cards.length === 0;
  const person =
    only || (isTold(triage.person) && !same && kindOf(report, triage.person) !== "path")
      ? [{ run: triage.person, title: only ? "" : of.person, ended: false }]
      : [];
  return [...cards, ...person];
};

/** Every run that leads, the person's other trees included: those whose knowledge is printed. */
export const leadingRuns = (report: Report): Run[] => {
  const restrictions = report.triage.cards.flatMap((card) => card.restrictions.filter(({ ended }) => !ended));
  return [...restrictions, report.triage.person, ...report.triage.also].filter(
    ({ conclusion }) => conclusion !== undefined,
  );
};

/** Whether anything is still to be found out: then the bank sheet comes with the answer. */
export const isOpen = (report: Report): boolean => {
  const runs = report.triage.cards.flatMap((card) => card.restrictions.filter(({ ended }) => !ended));
  const { action } = report.model.pack.head["bank-sheet"] ?? {};
  if (runs.length === 0) return report.triage.actions.some(({ id }) => id === action);
  return runs.some(({ certainty }) => certainty !== "settled");
};
