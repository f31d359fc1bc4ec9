// The time limits that run for what leads: from the date that starts each, with the arithmetic.
import type { Subject } from "../engine/facts.ts";
import type { Triage } from "../engine/result.ts";
import type { Pack } from "../pack/schema.ts";
import { compare, hasTime, later, pointOf, written } from "./shanghai.ts";

export interface RunningLimit {
  readonly limit: string;
  readonly conclusion: string;
  readonly card: number;
  readonly restriction: number;
  /** The date question it runs from, and its value as written. */
  readonly question: string;
  readonly from: string;
  /** ISO 8601 duration. */
  readonly length: string;
  /** The end, as written; only the latest date that the law allows, never a promise. */
  readonly until: string;
  readonly passed: boolean;
}

/**
 * Limits that can be computed because the date that starts them is known.
 * @param asOf the day of evaluation, an ISO date or date-time in Asia/Shanghai
 */
export const runningLimits = (pack: Pack, subject: Subject, triage: Triage, asOf: string): RunningLimit[] => {
  const byId = new Map(pack.limits.map((limit) => [limit.id, limit]));
  const conclusions = new Map(pack.conclusions.map((conclusion) => [conclusion.id, conclusion]));
  return triage.cards.flatMap(({ restrictions }, card) =>
    restrictions.flatMap(({ conclusion, ended }, restriction) => {
      const facts = subject.cards[card]?.restrictions[restriction]?.facts;
      if (!facts || ended || conclusion === undefined) return [];
      return (conclusions.get(conclusion)?.limits ?? []).flatMap((id): RunningLimit[] => {
        const limit = byId.get(id);
        const state = limit?.from === undefined ? undefined : facts.get(limit.from);
        if (limit?.from === undefined || limit.length === "none-found" || state?.type !== "date" || !state.value)
          return [];
        const start = pointOf(state.value);
        const end = later(start, limit.length);
        const withTime = hasTime(state.value) || limit.counting === "clock-hours";
        return [
          {
            limit: id,
            conclusion,
            card,
            restriction,
            question: limit.from,
            from: written(start, hasTime(state.value)),
            length: limit.length,
            until: written(end, withTime),
            passed: compare(end, pointOf(asOf)) < 0,
          },
        ];
      });
    }),
  );
};
