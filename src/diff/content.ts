// What changed in the words of a pack, by entry, and which recorded situations come out differently.
import { modelOf } from "../engine/model.ts";
import type { Limit, Pack, Scenario } from "../pack/schema.ts";
import { type Outcome, runScenario } from "../scenario/run.ts";

const SECTIONS = ["questions", "conclusions", "actions", "phrases", "limits", "law", "scenarios"] as const;

interface ContentChange {
  readonly section: (typeof SECTIONS)[number] | "trees" | "calendar" | "pack.yaml";
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What the end of a limit is computed from. */
const COMPUTED = ["length", "from", "counting", "before", "if-holiday"] as const;

/** What is computed differently of a limit that both versions have: `P6M → P3M`. */
const computedChange = (before: Limit, after: Limit): string[] =>
  COMPUTED.filter((key) => before[key] !== after[key]).map((key) => {
    const name = key === "length" || key === "counting" ? "" : `${key}: `;
    return `${name}${before[key] ?? "-"} → ${after[key] ?? "-"}`;
  });

/** The limits that end on another day now. */
export const movedLimits = (before: Pack, after: Pack): string[] =>
  before.limits
    .filter((old) => after.limits.some((now) => now.id === old.id && computedChange(old, now).length > 0))
    .map(({ id }) => id);

/** What a reviewer has to see of a changed limit: what is computed differently, and every conclusion and action that speaks of it. */
const limitChange = (before: Pack, after: Pack, id: string): string => {
  const [old, now] = [before, after].map((pack) => pack.limits.find((limit) => limit.id === id));
  const speaks = (entry: object): boolean =>
    [`"${id}"`, `{limit:${id}}`].some((name) => JSON.stringify(entry).includes(name));
  const by = [...after.conclusions, ...after.actions].filter(speaks).map((entry) => entry.id);
  const said = [...(old && now ? computedChange(old, now) : []), ...(by.length > 0 ? [by.join(", ")] : [])];
  return said.length > 0 ? `${id} (${said.join("; ")})` : id;
};

/** The articles of a document that are cited otherwise. */
const lawChange = (before: Pack, after: Pack, id: string): string => {
  const [old, now] = [before, after].map((pack) => {
    const articles = pack.law.find((document) => document.id === id)?.articles ?? [];
    return new Map(articles.map((one) => [one.article, JSON.stringify(one)]));
  });
  const all = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  const articles = [...all].filter((article) => old?.get(article) !== now?.get(article));
  return articles.length > 0 ? `${id} (${articles.join(", ")})` : id;
};

const CHANGE_OF: Partial<Record<(typeof SECTIONS)[number], typeof limitChange>> = {
  limits: limitChange,
  law: lawChange,
};

/** Nodes are named too: a reviewer looks for the place of what changes in meaning. */
const treeDiff = (before: Pack, after: Pack): ContentChange => {
  const [a, b] = [before, after].map((pack) => new Map(pack.trees.map((tree) => [tree.tree, tree])));
  const nodesOf = (id: string): string[] => {
    const [old, now] = [a?.get(id)?.nodes ?? {}, b?.get(id)?.nodes ?? {}];
    const all = new Set([...Object.keys(old), ...Object.keys(now)]);
    return [...all].filter((node) => JSON.stringify(old[node]) !== JSON.stringify(now[node]));
  };
  return {
    section: "trees",
    added: [...(b?.keys() ?? [])].filter((id) => !a?.has(id)),
    removed: [...(a?.keys() ?? [])].filter((id) => !b?.has(id)),
    changed: [...(b ?? [])]
      .filter(([id, tree]) => a?.has(id) && JSON.stringify(a.get(id)) !== JSON.stringify(tree))
      .map(([id]) => [id, ...nodesOf(id)])
      .map(([id, ...nodes]) => (nodes.length > 0 ? `${id} (${nodes.join(", ")})` : `${id}`)),
  };
};

type Named = Iterable<readonly [name: string, value: unknown]>;

/** @param named how a changed entry is named */
const sectionDiff = (
  section: ContentChange["section"],
  before: Named,
  after: Named,
  named: (name: string) => string = (name) => name,
): ContentChange => {
  const texts = (entries: Named) => new Map([...entries].map(([name, value]) => [name, JSON.stringify(value)]));
  const [a, b] = [texts(before), texts(after)];
  return {
    section,
    added: [...b.keys()].filter((name) => !a.has(name)),
    removed: [...a.keys()].filter((name) => !b.has(name)),
    changed: [...b].filter(([name, text]) => a.has(name) && a.get(name) !== text).map(([name]) => named(name)),
  };
};

const headOf = ({ head }: Pack): Named => Object.entries(head);
const yearsOf = ({ calendar }: Pack): Named => calendar.map((year) => [String(year.year), year]);

/** Entries added, removed and changed, of `pack.yaml` its keys; sections without any are left out. */
export const contentDiff = (before: Pack, after: Pack): ContentChange[] =>
  [
    treeDiff(before, after),
    ...SECTIONS.map((section) => {
      const entriesOf = (pack: Pack): Named => pack[section].map((entry) => [entry.id, entry]);
      const named = (id: string): string => CHANGE_OF[section]?.(before, after, id) ?? id;
      return sectionDiff(section, entriesOf(before), entriesOf(after), named);
    }),
    sectionDiff("calendar", yearsOf(before), yearsOf(after)),
    sectionDiff("pack.yaml", headOf(before), headOf(after)),
  ].filter(({ added, removed, changed }) => added.length + removed.length + changed.length > 0);

interface ScenarioChange {
  readonly id: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const shown = ({ settled, leads, differences }: Outcome): string[] => {
  const unreadable = differences.some(({ type }) => type === "unreadable");
  return unreadable ? ["unreadable"] : leads.map((id) => (settled.includes(id) ? `${id} (settled)` : id));
};

/** The situations of either version whose leading kinds differ. */
export const scenarioDiff = (before: Pack, after: Pack): ScenarioChange[] => {
  const [old, now] = [modelOf(before), modelOf(after)];
  const all = new Map<string, Scenario>([...before.scenarios, ...after.scenarios].map((one) => [one.id, one]));
  return [...all.values()].flatMap((scenario) => {
    const [a, b] = [shown(runScenario(old, scenario)), shown(runScenario(now, scenario))];
    return a.join() === b.join() ? [] : [{ id: scenario.id, before: a, after: b }];
  });
};
