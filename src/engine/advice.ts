// What to do about a result: the actions that its conclusions and facts call for, and the sources behind what is shown.
import type { Action, Conclusion, Statement } from "../pack/schema.ts";
import type { Fact, Facts } from "./facts.ts";
import { domainsOf } from "./facts.ts";
import type { Model } from "./model.ts";
import { literalsOf, maskOf } from "./model.ts";
import { isAsked } from "./next.ts";
import type { Advised, Run } from "./result.ts";

interface Made {
  readonly plan: {
    readonly facts: readonly Fact[];
    readonly sets: readonly Facts[];
    readonly ended: boolean;
    readonly card?: number;
  };
  readonly run: Pick<Run, "conclusion" | "certainty">;
}

type Explained = Made & { readonly run: Pick<Run, "excluded"> };

const URGENCY = ["now", "today", "this-week", "later"] as const;

/** Whether facts prove one of the conditions; facts that contradict each other prove nothing. */
export const proves = (model: Model, facts: readonly Fact[], conditions: Action["when"]): boolean => {
  if (conditions === undefined) return false;
  const domains = domainsOf(model, facts);
  return conditions.some((condition) =>
    Object.entries(condition).every(([id, answers]) => {
      const variable = model.byId.get(id);
      const domain = domains[variable?.index ?? -1] ?? 0;
      // Of most questions nothing is known: that needs no mask.
      if (!variable || domain === 0 || domain === variable.all) return false;
      return (domain & ~maskOf(variable, [answers].flat())) === 0;
    }),
  );
};

/** The conclusions whose steps are printed: what leads; over a restriction that has ended nothing is left to do. */
const leadingOf = (made: readonly Made[]): string[] => [
  ...new Set(made.flatMap(({ plan, run }) => (run.conclusion !== undefined && !plan.ended ? [run.conclusion] : []))),
];

/** Whether an answer that rules out some possibilities leaves a sign of exposure among the rest: “not a no”. */
const leavesSign = (model: Model, made: readonly Made[], question: string): boolean => {
  const { signs = [] } = model.pack.head.exposure ?? {};
  const literals = signs.flatMap((sign) => literalsOf(model.byId, sign));
  return made.some(({ plan }) => {
    const domains = domainsOf(model, plan.facts);
    return literals.some(({ variable, mask }) => {
      const asked = model.variables[variable];
      const domain = domains[variable] ?? 0;
      return asked?.question === question && domain !== asked.all && (domain & mask) !== 0 && (domain & ~mask) !== 0;
    });
  });
};

/** The questions about exposure that nobody has put yet, or that were answered only in part. */
const unaskedOf = (model: Model, made: readonly Made[]): string[] =>
  (model.pack.head.exposure?.asked ?? []).filter(
    (question) => !made.some(({ plan }) => isAsked(plan.sets, question)) || leavesSign(model, made, question),
  );

/**
 * The actions in the order in which to take them: by urgency, then what the facts call for, then the first steps of what
 * leads, in the order of the pack. While any restriction is open the bank sheet comes with them. What a person with exposure must
 * not do alone is left out for such a person, and waits until the questions about it were asked.
 */
export const actionsOf = (model: Model, made: readonly Made[]): Advised[] => {
  const because = new Map<string, string[]>();
  const add = (id: string, reason: string): void => {
    const reasons = because.get(id) ?? [];
    if (!reasons.includes(reason)) because.set(id, [...reasons, reason]);
  };
  for (const action of model.pack.actions)
    if (made.some(({ plan }) => proves(model, plan.facts, action.when))) add(action.id, "facts");
  for (const id of leadingOf(made))
    for (const step of model.conclusions.get(id)?.content["first-steps"] ?? []) add(step, id);
  const cards = made.filter(({ plan }) => plan.card !== undefined);
  const asked = cards.length > 0 ? cards : made;
  const open = asked.some(({ plan, run }) => !plan.ended && run.certainty !== "settled");
  const sheet = model.pack.head["bank-sheet"];
  if (open && sheet) add(sheet.action, "open");
  const rank = (id: string): number => URGENCY.indexOf(byId.get(id)?.urgency ?? "later");
  const byId = new Map(model.pack.actions.map((action) => [action.id, action]));
  const { signs } = model.pack.head.exposure ?? {};
  const isExposed = made.some(({ plan }) => proves(model, plan.facts, signs));
  const unasked = unaskedOf(model, made);
  const isStopped = ({ plan }: Made, action: Action | undefined): boolean => proves(model, plan.facts, action?.unless);
  return [...because]
    .filter(([id]) => {
      const action = byId.get(id);
      if (isExposed && action?.["only-unexposed"]) return false;
      // The sheet is for every card that is not left out: one kept by somebody else says nothing about the others.
      if (id === sheet?.action) return !asked.every((one) => isStopped(one, action));
      return !made.some((one) => isStopped(one, action));
    })
    .map(([id, reasons]) => ({ id, because: reasons, first: byId.get(id)?.["only-unexposed"] ? unasked : [] }))
    .sort((a, b) => rank(a.id) - rank(b.id));
};

export const sourcesOfStatements = (statements: readonly Statement[]): string[] =>
  statements.flatMap((statement) => ("law" in statement ? statement.sources : []));

/** Every source that a conclusion names by itself; its topics and limits name their own. */
export const conclusionSources = (content: Conclusion): string[] => {
  const { myths = [], disputed = [] } = content;
  const statements = [
    content["decided-by"],
    content["lifted-by"],
    ...content.duration,
    ...content["do-not"],
    ...disputed,
    ...myths.map(({ correction }) => correction),
  ];
  return [...new Set([...(content.sources ?? []), ...sourcesOfStatements(statements)])];
};

/** Every source behind the conclusions that lead, the actions, and the exclusions; sorted. Topics name their own. */
export const sourcesOf = (model: Model, made: readonly Explained[], actions: readonly string[]): string[] => {
  const conclusions = leadingOf(made).flatMap((id) => {
    const content = model.conclusions.get(id)?.content;
    if (!content) return [];
    const limits = model.pack.limits.filter((limit) => content.limits?.includes(limit.id));
    return [...conclusionSources(content), ...limits.flatMap(({ sources }) => sources)];
  });
  const steps = model.pack.actions
    .filter(({ id }) => actions.includes(id))
    .flatMap((action) => sourcesOfStatements([...action.steps, ...(action["do-not"] ?? [])]));
  const exclusions = made
    .flatMap(({ run }) => run.excluded.flatMap((excluded) => excluded.sources))
    .filter((source) => !source.startsWith("matrix:"));
  return [...new Set([...conclusions, ...steps, ...exclusions])].sort();
};
