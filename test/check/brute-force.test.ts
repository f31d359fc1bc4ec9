// The exact rules against plain enumeration over random small packs.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Context, Found, Rule } from "../../src/check/rule.ts";
import { rule as contradictedPath } from "../../src/check/rules/contradicted-path.ts";
import { rule as contradictoryDefinition } from "../../src/check/rules/contradictory-definition.ts";
import { rule as deadMention } from "../../src/check/rules/dead-mention.ts";
import { rule as endsWithNothing } from "../../src/check/rules/ends-with-nothing.ts";
import { rule as excludedUnknown } from "../../src/check/rules/excluded-unknown.ts";
import { rule as exclusiveTogether } from "../../src/check/rules/exclusive-together.ts";
import { rule as impossibleBranch } from "../../src/check/rules/impossible-branch.ts";
import { rule as impossibleConclusion } from "../../src/check/rules/impossible-conclusion.ts";
import { rule as neverApart } from "../../src/check/rules/never-apart.ts";
import { rule as undecidableOpen } from "../../src/check/rules/undecidable-open.ts";
import { Compiled } from "../../src/diagram/compile.ts";
import { modelOf } from "../../src/engine/model.ts";
import { Entry } from "../../src/pack/entries.ts";
import type { SourceFile } from "../../src/pack/read.ts";
import type { Conclusion, Condition, Leaf, Pack } from "../../src/pack/schema.ts";
import { worlds } from "../engine/brute-force.ts";
import { packArb, twoTreesArb } from "../engine/random-pack.ts";

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

/** The leaf that complete answers reach, the nodes that they pass, and the questions asked on the way. */
const arrival = (pack: Pack, world: World, tree = pack.trees[0]): { leaf: Leaf; nodes: string[]; asked: string[] } => {
  let target: string | Leaf = tree?.start ?? "";
  const [nodes, asked]: [string[], string[]] = [[], []];
  while (typeof target === "string") {
    const node: Record<string, string | Leaf | undefined> = tree?.nodes[target] ?? {};
    nodes.push(target);
    asked.push(String(node["ask"]));
    target = node[world[String(node["ask"])] ?? ""] as string | Leaf;
  }
  return { leaf: target, nodes, asked };
};

/** The branch of the tree that complete answers end in; answers of one node that lead to equal leaves share it. */
const placeOf = (pack: Pack, world: World): string => {
  const [tree] = pack.trees;
  let place = tree?.start ?? "";
  for (;;) {
    const node: Record<string, string | Leaf | undefined> = tree?.nodes[place] ?? {};
    const target = node[world[String(node["ask"])] ?? ""];
    if (typeof target !== "string") return place + JSON.stringify(target);
    place = target;
  }
};

const namesOf = (leaf: Leaf): readonly string[] => ("conclude" in leaf ? [leaf.conclude] : leaf.open);

/** One way from the start to a leaf, and whether nobody knew the last answer. */
interface Way {
  readonly facts: Readonly<Record<string, string>>;
  readonly leaf: Leaf;
  /** The node that leads to it: answers of one node that lead to equal leaves share a branch. */
  readonly node: string;
  readonly isUnknown: boolean;
}

/** Every way that a walk takes, with unknown answers where they are really open: neither given nor implied. */
const waysOf = (pack: Pack, all: readonly World[]): Way[] => {
  const [tree] = pack.trees;
  const ways: (Way & { readonly open: readonly string[] })[] = [];
  const visit = (id: string, facts: Way["facts"], open: readonly string[]): void => {
    const { ask = "", ...branches } = (tree?.nodes[id] ?? {}) as Record<string, string | Leaf>;
    for (const [answer, target] of Object.entries(branches)) {
      const isUnknown = answer === "unknown";
      // Asked a second time, a walk goes on by what was said the first time.
      const before = open.some((one) => tree?.nodes[one]?.ask === ask) ? "unknown" : facts[String(ask)];
      if (before !== undefined && before !== answer) continue;
      const known = isUnknown ? facts : { ...facts, [String(ask)]: answer };
      const left = isUnknown ? [...open, id] : open;
      if (typeof target === "string") visit(target, known, left);
      else ways.push({ facts: known, leaf: target, node: id, isUnknown, open: left });
    }
  };
  visit(tree?.start ?? "", {}, []);
  return ways.filter(({ facts, open }) => {
    const like = all.filter((world) => Object.entries(facts).every(([id, answer]) => world[id] === answer));
    return (
      like.length > 0 &&
      open.every((id) => {
        const node = (tree?.nodes[id] ?? {}) as Record<string, string | Leaf>;
        return new Set(like.map((world) => JSON.stringify(node[world[String(node["ask"])] ?? ""]))).size > 1;
      })
    );
  });
};

/** The walk of whoever knows no more than what some worlds have in common. */
const walk = (pack: Pack, like: readonly World[]) => {
  const nodes = (pack.trees[0]?.nodes ?? {}) as Record<string, Record<string, string | Leaf>>;
  const asked: string[] = [];
  let target: string | Leaf = pack.trees[0]?.start ?? "";
  while (typeof target === "string") {
    const node: Record<string, string | Leaf> = nodes[target] ?? {};
    const ask = String(node["ask"]);
    asked.push(ask);
    const targets = new Map(like.map((world) => [JSON.stringify(node[world[ask] ?? ""]), node[world[ask] ?? ""]]));
    target = (targets.size === 1 ? [...targets.values()][0] : node["unknown"]) as string | Leaf;
  }
  const candidates = new Set(
    pack.conclusions
      .filter((one) => like.some((world) => namesOf(arrival(pack, world).leaf).includes(one.id) && defined(one, world)))
      .map(({ id }) => id),
  );
  return { leaf: target, asked, candidates };
};

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
        expect(ids(contradictedPath)).toEqual([...bad].sort());
      }),
      { numRuns: 3000 },
    );
  });

  test("dead mentions, unknown-branches to what is excluded, open leaves that nothing decides", () => {
    fc.assert(
      fc.property(packArb, (pack) => {
        const all = worlds(pack, []);
        const ways = waysOf(pack, all);
        const byId = new Map(pack.conclusions.map((one) => [one.id, one]));
        const named = modelOf(pack).trees.get("tree")?.named ?? new Set();
        const ids = (rule: Rule): string[] =>
          [...new Set(found(pack, rule).map(({ given }) => given?.["id"] ?? ""))].sort();
        const like = ({ facts }: Way): World[] =>
          all.filter((world) => Object.entries(facts).every(([id, answer]) => world[id] === answer));

        const excluded = new Set(
          ways.flatMap((way) => {
            const mentioned = way.isUnknown ? namesOf(way.leaf).filter((id) => named.has(id)) : [];
            if (mentioned.length === 0) return [];
            const isCandidate = like(way).some((world) =>
              mentioned.some((id) => {
                const one = byId.get(id);
                return one && namesOf(arrival(pack, world).leaf).includes(id) && defined(one, world);
              }),
            );
            return isCandidate ? [] : [mentioned.join(", ")];
          }),
        );
        expect(ids(excludedUnknown)).toEqual([...excluded].sort());

        const mentions = new Map<string, Way[]>();
        for (const way of ways.filter(({ isUnknown }) => !isUnknown)) {
          const key = way.node + JSON.stringify(way.leaf);
          mentions.set(key, [...(mentions.get(key) ?? []), way]);
        }
        const dead = new Set(
          [...mentions.values()].flatMap((to) =>
            namesOf(to[0]?.leaf ?? { open: [] }).filter((id) => {
              const one = byId.get(id);
              return one !== undefined && !to.some((way) => like(way).some((world) => defined(one, world)));
            }),
          ),
        );
        expect(ids(deadMention)).toEqual([...dead].sort());

        const places = new Map(all.map((world) => [placeOf(pack, world), arrival(pack, world).leaf]));
        const undecidable = [...places].some(([place, leaf]) => {
          if (!("open" in leaf)) return false;
          const here = all.filter((world) => placeOf(pack, world) === place);
          const where = leaf.open.map((id) => {
            const one = byId.get(id);
            return here.map((world) => (one && defined(one, world) ? "1" : "0")).join("");
          });
          const possible = where.filter((one) => one.includes("1"));
          return new Set(possible).size < possible.length;
        });
        expect(found(pack, undecidableOpen).length > 0).toBe(undecidable);
      }),
      { numRuns: 3000 },
    );
  });

  test("the answers of an example lead to its fault, and each of them is asked on the way", () => {
    fc.assert(
      fc.property(packArb, (pack) => {
        const all = worlds(pack, []);
        for (const rule of [contradictedPath, deadMention, excludedUnknown])
          for (const { given, example = [] } of found(pack, rule)) {
            const like = all.filter((world) => example.every(({ variable, answer }) => world[variable] === answer));
            const { leaf, asked, candidates } = walk(pack, like);
            const ids = (given?.["id"] ?? "").split(", ");
            expect(ids.some((id) => namesOf(leaf).includes(id))).toBe(true);
            expect(ids.some((id) => candidates.has(id))).toBe(false);
            for (const { variable } of example) expect(asked).toContain(variable);
          }
      }),
      { numRuns: 3000 },
    );
  });

  test("conclusions that exclude each other, settled together", () => {
    fc.assert(
      fc.property(twoTreesArb, (pack) => {
        const settles = (id: string, world: World): boolean => {
          const one = pack.conclusions.find((other) => other.id === id);
          return pack.trees.some((tree) => {
            const { leaf } = arrival(pack, world, tree);
            return (
              "conclude" in leaf && leaf.conclude === id && leaf.certainty === "settled" && !!one && defined(one, world)
            );
          });
        };
        const together = worlds(pack, []).some((world) => settles("c0", world) && settles("c1", world));
        expect(found(pack, exclusiveTogether).length > 0).toBe(together);
      }),
      { numRuns: 3000 },
    );
  });

  test("impossible branches, each with answers that do lead to its node", () => {
    fc.assert(
      fc.property(packArb, (pack) => {
        const arrivals = worlds(pack, []).map((world) => ({ world, ...arrival(pack, world) }));
        const expected = Object.entries(pack.trees[0]?.nodes ?? {}).flatMap(([id, { ask = "", ...branches }]) => {
          const here = arrivals.filter(({ nodes }) => nodes.includes(id));
          if (here.length === 0) return [];
          const answers = Object.keys(branches).filter((answer) => answer !== "unknown");
          return answers
            .filter((answer) => !here.some(({ world }) => world[ask] === answer))
            .map((answer) => `${ask}=${answer}`);
        });
        const all = found(pack, impossibleBranch);
        expect(all.map(({ given }) => `${given?.["question"]}=${given?.["answer"]}`).sort()).toEqual(expected.sort());
        for (const { given, example = [] } of all) {
          const fits = arrivals.filter(({ world }) =>
            example.every(({ variable, answer }) => world[variable] === answer),
          );
          expect(fits.length).toBeGreaterThan(0);
          for (const { asked } of fits) expect(asked).toContain(given?.["question"]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
