// What changed in the words of a pack, by entry, and which recorded situations come out differently.
import { modelOf } from "../engine/model.ts";
import type { Pack, Scenario } from "../pack/schema.ts";
import { type Outcome, runScenario } from "../scenario/run.ts";

const SECTIONS = ["questions", "conclusions", "actions", "phrases", "limits", "law"] as const;

interface ContentChange {
  readonly section: (typeof SECTIONS)[number] | "trees";
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What a reviewer has to see of a changed limit: both lengths, and every conclusion and action that speaks of it. */
const limitChange = (before: Pack, after: Pack, id: string): string => {
  const length = (pack: Pack): string => pack.limits.find((limit) => limit.id === id)?.length ?? "-";
  const speaks = (entry: object): boolean => JSON.stringify(entry).includes(id);
  const by = [...after.conclusions, ...after.actions].filter(speaks).map((entry) => entry.id);
  const lengths = length(before) === length(after) ? "" : `${length(before)} → ${length(after)}; `;
  return `${id} (${lengths}${by.join(", ")})`;
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

/** Entries added, removed and changed; sections without any are left out. */
export const contentDiff = (before: Pack, after: Pack): ContentChange[] =>
  [
    treeDiff(before, after),
    ...SECTIONS.map((section): ContentChange => {
      const texts = (pack: Pack) => new Map(pack[section].map((entry) => [entry.id, JSON.stringify(entry)]));
      const [a, b] = [texts(before), texts(after)];
      return {
        section,
        added: [...b.keys()].filter((id) => !a.has(id)),
        removed: [...a.keys()].filter((id) => !b.has(id)),
        changed: [...b]
          .filter(([id, text]) => a.has(id) && a.get(id) !== text)
          .map(([id]) => (section === "limits" ? limitChange(before, after, id) : id)),
      };
    }),
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
