// What to do about a result: the actions that its conclusions and facts call for, and the sources behind what is shown.
import type { Action, Statement } from "../pack/schema.ts";
import type { Fact } from "./facts.ts";
import { domainsOf } from "./facts.ts";
import type { Model } from "./model.ts";
import { literalsOf } from "./model.ts";
import type { Run } from "./result.ts";

interface Made {
  readonly plan: { readonly facts: readonly Fact[]; readonly ended: boolean };
  readonly run: Run;
}

const URGENCY = ["now", "today", "this-week", "later"] as const;

/** Whether facts prove one of the conditions; facts that contradict each other prove nothing. */
export const proves = (model: Model, facts: readonly Fact[], conditions: Action["when"]): boolean => {
  const domains = domainsOf(model, facts);
  return (conditions ?? []).some((condition) =>
    literalsOf(model.byId, condition).every(({ variable, mask }) => {
      const domain = domains[variable] ?? 0;
      return domain !== 0 && (domain & mask) === domain;
    }),
  );
};

/** The conclusions whose steps are printed: what leads; over a restriction that has ended nothing is left to do. */
export const leadingOf = (made: readonly Made[]): string[] => [
  ...new Set(made.flatMap(({ plan, run }) => (run.conclusion !== undefined && !plan.ended ? [run.conclusion] : []))),
];

/**
 * The actions in the order in which to take them: by urgency, then what the facts call for, then the first steps of what
 * leads, in the order of the pack. While anything is open the bank sheet comes with them.
 */
export const actionsOf = (model: Model, made: readonly Made[]): { id: string; because: string[] }[] => {
  const because = new Map<string, string[]>();
  const add = (id: string, reason: string): void => {
    const reasons = because.get(id) ?? [];
    if (!reasons.includes(reason)) because.set(id, [...reasons, reason]);
  };
  for (const action of model.pack.actions)
    if (made.some(({ plan }) => proves(model, plan.facts, action.when))) add(action.id, "facts");
  for (const id of leadingOf(made))
    for (const step of model.conclusions.get(id)?.content["first-steps"] ?? []) add(step, id);
  const open = made.some(({ plan, run }) => !plan.ended && run.certainty !== "settled");
  if (open) add(model.pack.head["bank-sheet"].action, "open");
  const rank = (id: string): number => URGENCY.indexOf(byId.get(id)?.urgency ?? "later");
  const byId = new Map(model.pack.actions.map((action) => [action.id, action]));
  return [...because]
    .filter(([id]) => !made.some(({ plan }) => proves(model, plan.facts, byId.get(id)?.unless)))
    .map(([id, reasons]) => ({ id, because: reasons }))
    .sort((a, b) => rank(a.id) - rank(b.id));
};

const sourcesOfStatements = (statements: readonly (Statement | undefined)[]): string[] =>
  statements.flatMap((statement) => (statement && "law" in statement ? statement.sources : []));

/** Every source behind the conclusions that lead, the actions, and the exclusions; sorted. */
export const sourcesOf = (model: Model, made: readonly Made[], actions: readonly string[]): string[] => {
  const conclusions = leadingOf(made).flatMap((id) => {
    const content = model.conclusions.get(id)?.content;
    if (!content) return [];
    const { myths = [], disputed = [] } = content;
    return [
      ...(content.sources ?? []),
      ...sourcesOfStatements([
        content["decided-by"],
        content["lifted-by"],
        ...content.duration,
        ...content["do-not"],
        ...disputed,
        ...myths.map(({ correction }) => correction),
      ]),
      ...model.pack.limits.filter((limit) => content.limits?.includes(limit.id)).flatMap((limit) => limit.sources),
    ];
  });
  const steps = model.pack.actions
    .filter(({ id }) => actions.includes(id))
    .flatMap((action) => sourcesOfStatements([...action.steps, ...(action["do-not"] ?? [])]));
  const exclusions = made
    .flatMap(({ run }) => run.excluded.flatMap((excluded) => excluded.sources))
    .filter((source) => !source.startsWith("matrix:"));
  return [...new Set([...conclusions, ...steps, ...exclusions])].sort();
};
