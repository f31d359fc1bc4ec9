// The exact rules against plain enumeration over random small packs.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Context, Found, Rule } from "../../src/check/rule.ts";
import { rule as contradictedPath } from "../../src/check/rules/contradicted-path.ts";
import { rule as contradictoryDefinition } from "../../src/check/rules/contradictory-definition.ts";
import { rule as endsWithNothing } from "../../src/check/rules/ends-with-nothing.ts";
import { rule as impossibleConclusion } from "../../src/check/rules/impossible-conclusion.ts";
import { rule as neverApart } from "../../src/check/rules/never-apart.ts";
import { Compiled } from "../../src/diagram/compile.ts";
import { modelOf } from "../../src/engine/model.ts";
import { Entry } from "../../src/pack/entries.ts";
import type { SourceFile } from "../../src/pack/read.ts";
import type { Conclusion, Condition, Leaf, Pack } from "../../src/pack/schema.ts";
import { worlds } from "../engine/brute-force.ts";
import { packArb } from "../engine/random-pack.ts";

type World = Readonly<Record<string, string>>;

const nowhere = { file: "", line: 1, column: 1, endColumn: 2, source: "" };
const file = { name: "", locate: () => nowhere } as unknown as SourceFile;

const found = (pack: Pack, rule: Rule): Found[] => {
  const model = modelOf(pack);
  const compiled = new Compiled(model);
  const entries = (list: readonly unknown[]) => list.map((value) => new Entry(file, [], value));
  const context = {
    entries: { trees: entries(pack.trees), conclusions: entries(pack.conclusions) },
    pack,
    model,
    compiled: () => compiled,
  } as unknown as Context;
  return [...rule.check(context)];
};

const holds = (condition: Condition, world: World): boolean =>
  Object.entries(condition).every(([id, answers]) => [answers].flat().includes(world[id] ?? ""));

const requirementsMet = ({ definition }: Conclusion, world: World): boolean =>
  definition.requires.every((item) =>
    Array.isArray(item["any"])
      ? (item["any"] as Condition[]).some((one) => holds(one, world))
      : holds(item as Condition, world),
  );

const defined = (conclusion: Conclusion, world: World): boolean =>
  requirementsMet(conclusion, world) && (conclusion.definition.excludes ?? []).every(({ when }) => !holds(when, world));

/** The leaf that complete answers reach, and the questions asked on the way. */
const arrival = (pack: Pack, world: World): { leaf: Leaf; asked: string[] } => {
  const [tree] = pack.trees;
  let target: string | Leaf = tree?.start ?? "";
  const asked: string[] = [];
  while (typeof target === "string") {
    const node: Record<string, string | Leaf | undefined> = tree?.nodes[target] ?? {};
    asked.push(String(node["ask"]));
    target = node[world[String(node["ask"])] ?? ""] as string | Leaf;
  }
  return { leaf: target, asked };
};

/** Whether some way of the tree, possible or not, asks a question twice. */
const asksTwice = (pack: Pack): boolean => {
  const [tree] = pack.trees;
  const visit = (id: string, asked: readonly string[]): boolean => {
    const { ask, unknown: _, ...branches } = tree?.nodes[id] ?? {};
    if (asked.includes(String(ask))) return true;
    return Object.values(branches).some((next) => typeof next === "string" && visit(next, [...asked, String(ask)]));
  };
  return visit(tree?.start ?? "", []);
};

const namesOf = (leaf: Leaf): readonly string[] => ("conclude" in leaf ? [leaf.conclude] : leaf.open);

describe("exact rules agree with enumeration", () => {
  test("impossible conclusions, contradictory definitions, ends with nothing, never apart, contradicted paths", () => {
    fc.assert(
      fc.property(packArb, (pack) => {
        const all = worlds(pack, []);
        const arrivals = all.map((world) => ({ world, ...arrival(pack, world) }));
        const candidates = (one: Conclusion): string =>
          arrivals
            .map(({ world, leaf }) => (namesOf(leaf).includes(one.id) && defined(one, world) ? "1" : "0"))
            .join("");
        const named = [...(modelOf(pack).trees.get("tree")?.named ?? [])];
        const byId = new Map(pack.conclusions.map((one) => [one.id, one]));
        const ids = (rule: Rule): string[] =>
          [...new Set(found(pack, rule).map(({ given }) => given?.["id"] ?? ""))].sort();

        const contradictory = pack.conclusions.filter((one) => !all.some((world) => defined(one, world)));
        expect(ids(contradictoryDefinition)).toEqual(contradictory.map(({ id }) => id).sort());

        const impossible = pack.conclusions.filter(
          (one) => named.includes(one.id) && !contradictory.includes(one) && !candidates(one).includes("1"),
        );
        expect(ids(impossibleConclusion)).toEqual(impossible.map(({ id }) => id).sort());

        const nothing = arrivals.some(({ world, leaf }) =>
          namesOf(leaf).every((id) => {
            const one = byId.get(id);
            return one !== undefined && !requirementsMet(one, world);
          }),
        );
        expect(found(pack, endsWithNothing).length > 0).toBe(nothing);

        const possible = named.flatMap((id) => byId.get(id) ?? []).filter((one) => candidates(one).includes("1"));
        const twins = possible.length - new Set(possible.map(candidates)).size;
        expect(found(pack, neverApart)).toHaveLength(twins);

        // A way is bad when no allowed world with the answers asked on it meets the definition.
        const bad = new Set(
          arrivals.flatMap(({ world, leaf, asked }) => {
            const one = "conclude" in leaf ? byId.get(leaf.conclude) : undefined;
            if (!one) return [];
            const like = all.filter((other) => asked.every((id) => other[id] === world[id]));
            return like.some((other) => defined(one, other)) ? [] : [one.id];
          }),
        );
        // Where a question is asked twice on a way, another rule speaks.
        if (!asksTwice(pack)) expect(ids(contradictedPath)).toEqual([...bad].sort());
      }),
      { numRuns: 3000 },
    );
  });
});
