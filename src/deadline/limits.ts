// The time limits that run for what leads: from the date that starts each, with the arithmetic.
import type { Facts, Subject } from "../engine/facts.ts";
import type { Triage } from "../engine/result.ts";
import type { Pack } from "../pack/schema.ts";
import { doubtOf } from "./doubts.ts";
import { endOf } from "./length.ts";
import { compare, hasTime, pointOf, written } from "./shanghai.ts";

export interface RunningLimit {
  readonly limit: string;
  readonly conclusion: string;
  /** Absent for a limit of the person. */
  readonly card?: number;
  readonly restriction?: number;
  /** The date question it runs from, and its value as written. */
  readonly question: string;
  readonly from: string;
  /** ISO 8601 duration. */
  readonly length: string;
  /** The end, as written; only the latest date that the law allows, never a promise. Absent where the calendar ends before it. */
  readonly until: string | undefined;
  /** The earliest end of hours that began at an hour which is not known. */
  readonly earliest: string | undefined;
  /** The end before it moved off days of rest. */
  readonly moved: string | undefined;
  /** The year whose days of rest are not known, though the end depends on them. */
  readonly unknownYear: number | undefined;
  readonly passed: boolean;
}

type Owner = Pick<RunningLimit, "card" | "restriction">;

/**
 * Limits that can be computed because the date that starts them is known.
 * @param asOf the day of evaluation, an ISO date or date-time in Asia/Shanghai
 */
export const runningLimits = (pack: Pack, subject: Subject, triage: Triage, asOf: string): RunningLimit[] => {
  const byId = new Map(pack.limits.map((limit) => [limit.id, limit]));
  const questions = new Map(pack.questions.map((question) => [question.id, question]));
  const conclusions = new Map(pack.conclusions.map((conclusion) => [conclusion.id, conclusion]));
  const now = pointOf(asOf);
  const today = written(now, false);

  const running = (conclusion: string, sets: readonly Facts[], owner: Owner): RunningLimit[] =>
    (conclusions.get(conclusion)?.limits ?? []).flatMap((id): RunningLimit[] => {
      const limit = byId.get(id);
      if (limit?.from === undefined) return [];
      const question = limit.from;
      const state = sets.map((facts) => facts.get(question)).find((one) => one !== undefined);
      if (state?.type !== "date" || !state.value) return [];
      const asked = questions.get(question);
      // From a date that cannot be right nothing is counted.
      if (asked && doubtOf(asked, sets, asOf)) return [];
      // A period of days, months or years ends with its last day, at whatever hour it began.
      const byClock = limit.counting === "clock-hours";
      const start = pointOf(state.value);
      // Hours that began some time on a day may have begun at its very end.
      const isVague = byClock && !hasTime(state.value);
      const end = endOf(limit, isVague ? start.add({ days: 1 }) : start, pack.calendar);
      if (!end) return [];
      const at = (point: typeof end.until): string | undefined => point && written(point, byClock);
      const until = at(end.until);
      return [
        {
          limit: id,
          conclusion,
          ...owner,
          question,
          from: written(start, hasTime(state.value)),
          length: limit.length,
          until,
          earliest: isVague ? at(endOf(limit, start, pack.calendar)?.until) : undefined,
          moved: at(end.before),
          unknownYear: end.unknownYear,
          // A day ends when it is over, a moment when it is past.
          passed: end.until !== undefined && (byClock ? compare(end.until, now) < 0 : (until ?? "") < today),
        },
      ];
    });

  const persons = [triage.person, ...triage.also].flatMap(({ conclusion }) =>
    conclusion === undefined ? [] : running(conclusion, [subject.person], {}),
  );
  const cards = triage.cards.flatMap(({ restrictions }, card) =>
    restrictions.flatMap(({ conclusion, ended }, restriction) => {
      const facts = subject.cards[card]?.restrictions[restriction]?.facts;
      if (!facts || ended || conclusion === undefined) return [];
      return running(conclusion, [facts, subject.cards[card]?.facts ?? new Map(), subject.person], {
        card,
        restriction,
      });
    }),
  );
  return [...persons, ...cards];
};
