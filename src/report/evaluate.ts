// From what was said to everything that a renderer shows, loading the calendar only when a date was given.
import type { PlacedDoubt } from "../deadline/doubts.ts";
import { doubtfulDates } from "../deadline/doubts.ts";
import type { RunningLimit } from "../deadline/limits.ts";
import type { Facts, Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { leavesCardsOut } from "../engine/order.ts";
import type { Triage } from "../engine/result.ts";
import type { Derivation } from "../engine/triage.ts";
import { plansOf, triage } from "../engine/triage.ts";
import type { Language } from "../pack/schema.ts";
import type { ToFindOut } from "./find-out.ts";
import { toFindOut } from "./find-out.ts";

export type Audience = "holder" | "lawyer";

/** All that a renderer needs: the pack, what was said, what follows. */
export interface Report {
  readonly model: Model;
  readonly subject: Subject;
  readonly triage: Triage;
  /** What is worth finding out, the most telling first. */
  readonly findOut: readonly ToFindOut[];
  readonly limits: readonly RunningLimit[];
  /** Dates that cannot be right; nothing was counted from them. */
  readonly doubts: readonly PlacedDoubt[];
  /** The day of evaluation: an ISO date or date-time in Asia/Shanghai. */
  readonly asOf: string;
  readonly language: Language;
  readonly audience: Audience;
}

const NOTHING_DERIVED: Derivation = () => [];

const hasDate = (facts: Facts): boolean =>
  [...facts.values()].some((state) => state.type === "date" && state.value !== undefined);

/** What follows from the dates of a subject; nothing is loaded when it has none. */
export const derive = async (model: Model, subject: Subject, asOf: string): Promise<Derivation> => {
  const dated =
    hasDate(subject.person) ||
    subject.cards.some(
      ({ facts, restrictions }) => hasDate(facts) || restrictions.some((restriction) => hasDate(restriction.facts)),
    );
  if (!dated) return NOTHING_DERIVED;
  const { derivationOf } = await import("../deadline/bands.ts");
  return derivationOf(model.pack, subject, asOf);
};

/** The same pack and person without cards, and so without anything to ask a bank about. */
const withoutCards = (model: Model, subject: Subject): readonly [Model, Subject] => {
  const { "bank-sheet": _, ...head } = model.pack.head;
  const trees = head.trees.filter((id) => model.trees.get(id)?.scope === "person");
  return [
    { ...model, pack: { ...model.pack, head: { ...head, trees } } },
    { ...subject, cards: [] },
  ];
};

/** Classifies, explains and computes the limits that run. */
export const evaluate = async (
  whole: Model,
  said: Subject,
  options: Pick<Report, "asOf" | "language" | "audience">,
): Promise<Report> => {
  const [model, subject] = leavesCardsOut(whole, said) ? withoutCards(whole, said) : [whole, said];
  const derived = await derive(model, subject, options.asOf);
  const plans = plansOf(model, subject, derived);
  const result = triage(model, subject, derived, plans);
  const findOut = toFindOut(model, plans);
  if (derived === NOTHING_DERIVED)
    return { model, subject, triage: result, findOut, limits: [], doubts: [], ...options };
  const { runningLimits } = await import("../deadline/limits.ts");
  return {
    model,
    subject,
    triage: result,
    findOut,
    limits: runningLimits(model.pack, subject, result, options.asOf),
    doubts: doubtfulDates(model.pack, subject, options.asOf),
    ...options,
  };
};
