// The rules of meaning, held on random packs and facts, and against listing every completion.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesOf, conflictOf, excludedOf, whyOf } from "../../src/engine/explain.ts";
import type { Fact, FactReference, FactState } from "../../src/engine/facts.ts";
import { domainsOf, factsOf } from "../../src/engine/facts.ts";
import type { Model, ModelTree } from "../../src/engine/model.ts";
import { maskOf, modelOf } from "../../src/engine/model.ts";
import { isExcluded, outcomeOf, verdictOf } from "../../src/engine/run.ts";
import type { Pack } from "../../src/pack/schema.ts";
import { expectedOf } from "./brute-force.ts";
import { factsArb, packArb } from "./random-pack.ts";

type Said = [string, FactState][];

const RUNS = { numRuns: 1500 };

const treeOf = (model: Model): ModelTree => {
  const tree = model.trees.get("tree");
  if (!tree) throw new Error("no tree");
  return tree;
};

const known = (model: Model, said: Said): Fact[] => factsOf(model, [new Map(said)], []);

const verdict = (pack: Pack, said: Said) => {
  const model = modelOf(pack);
  return verdictOf(model, treeOf(model), known(model, said));
};

const packAndFacts = packArb.chain((pack) =>
  factsArb(pack).map((said): { pack: Pack; said: Said } => ({ pack, said })),
);

const again = (model: Model, references: readonly FactReference[]): Fact[] =>
  references.flatMap(({ variable, answers }) => {
    const found = model.byId.get(variable);
    return found ? [{ variable: found, mask: maskOf(found, answers) }] : [];
  });

describe("the rules of meaning", () => {
  test("candidates and settled agree with listing every completion", () => {
    fc.assert(
      fc.property(packAndFacts, ({ pack, said }) => {
        const { candidates, conclusion, certainty } = verdict(pack, said);
        const expected = expectedOf(pack, said);
        expect([...candidates].sort()).toEqual(expected.candidates);
        expect(certainty === "settled" ? conclusion : undefined).toBe(expected.settled);
        expect(certainty === "conflict").toBe(expected.candidates.length === 0);
      }),
      RUNS,
    );
  });

  test("learning one more fact never adds a candidate", () => {
    fc.assert(
      fc.property(packAndFacts, fc.nat(), ({ pack, said }, which) => {
        if (said.length === 0) return;
        const fewer = said.filter((_, position) => position !== which % said.length);
        const before = verdict(pack, fewer).candidates;
        for (const id of verdict(pack, said).candidates) expect(before).toContain(id);
      }),
      RUNS,
    );
  });

  test("the order in which facts arrive never matters", () => {
    fc.assert(
      fc.property(packAndFacts, ({ pack, said }) => {
        expect(verdict(pack, [...said].reverse())).toEqual(verdict(pack, said));
      }),
      RUNS,
    );
  });

  test("“I don't know” gives the same result as not having been asked", () => {
    fc.assert(
      fc.property(packAndFacts, ({ pack, said }) => {
        const unknown = pack.questions.flatMap((question): Said => {
          if (question.type !== "choice" || said.some(([id]) => id === question.id)) return [];
          return [[question.id, { type: "choice", statements: [{ possible: question.answers.map(({ id }) => id) }] }]];
        });
        expect(verdict(pack, [...said, ...unknown])).toEqual(verdict(pack, said));
      }),
      RUNS,
    );
  });

  test("unknown-branches rank, and never exclude or settle", () => {
    fc.assert(
      fc.property(packAndFacts, ({ pack, said }) => {
        const trees = pack.trees.map((tree) => ({
          ...tree,
          nodes: Object.fromEntries(Object.entries(tree.nodes).map(([id, { unknown: _, ...node }]) => [id, node])),
        })) as unknown as Pack["trees"];
        const without = verdict({ ...pack, trees }, said);
        const withThem = verdict(pack, said);
        expect([...withThem.candidates].sort()).toEqual([...without.candidates].sort());
        expect(withThem.certainty === "settled").toBe(without.certainty === "settled");
      }),
      RUNS,
    );
  });

  test("an exclusion names facts none of which can be dropped", () => {
    fc.assert(
      fc.property(packAndFacts, ({ pack, said }) => {
        const model = modelOf(pack);
        const facts = known(model, said);
        const { candidates } = verdictOf(model, treeOf(model), facts);
        for (const { id, because } of excludedOf(model, treeOf(model), facts, candidates)) {
          const conclusion = model.conclusions.get(id);
          if (!conclusion) throw new Error(id);
          const possible = (some: Fact[]) => !isExcluded(treeOf(model), conclusion, domainsOf(model, some));
          const reasons = again(model, because);
          expect(possible(reasons)).toBe(false);
          for (const reason of reasons) expect(possible(reasons.filter((other) => other !== reason))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("why: the facts named give the result, and none can be dropped", () => {
    fc.assert(
      fc.property(packAndFacts, ({ pack, said }) => {
        const model = modelOf(pack);
        const facts = known(model, said);
        const result = verdictOf(model, treeOf(model), facts);
        const why = whyOf(model, treeOf(model), facts, result);
        if (!why) return;
        const reasons = again(model, why.facts);
        const gives = (some: Fact[]) => {
          const other = verdictOf(model, treeOf(model), some);
          return other.conclusion === result.conclusion && other.certainty === result.certainty;
        };
        expect(gives(reasons)).toBe(true);
        for (const reason of reasons) expect(gives(reasons.filter((other) => other !== reason))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("the outcome without the list of candidates is that of the verdict", () => {
    fc.assert(
      fc.property(packAndFacts, fc.boolean(), ({ pack, said }, hinted) => {
        const model = modelOf(pack);
        const facts = known(model, said);
        const { conclusion, certainty } = verdictOf(model, treeOf(model), facts);
        const pool = hinted ? [...treeOf(model).ends.values()].reverse() : undefined;
        expect(outcomeOf(model, treeOf(model), facts, pool)).toEqual({ conclusion, certainty });
      }),
      RUNS,
    );
  });

  test("a conflict names the fewest facts that cannot hold together", () => {
    fc.assert(
      fc.property(packAndFacts, ({ pack, said }) => {
        const model = modelOf(pack);
        const facts = known(model, said);
        if (verdictOf(model, treeOf(model), facts).certainty !== "conflict") return;
        const found = again(model, conflictOf(model, treeOf(model), facts).facts);
        const conflicts = (some: Fact[]) => verdictOf(model, treeOf(model), some).certainty === "conflict";
        expect(conflicts(found)).toBe(true);
        for (const fact of found) expect(conflicts(found.filter((other) => other !== fact))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test("what would change it: every single answer to a question of the tree that gives another result is named", () => {
    fc.assert(
      fc.property(packAndFacts, ({ pack, said }) => {
        const model = modelOf(pack);
        const tree = treeOf(model);
        const facts = known(model, said);
        const verdict = verdictOf(model, tree, facts);
        const isKnown = new Set(facts.map(({ variable }) => variable.index));
        const different = tree.variables.flatMap((variable) =>
          isKnown.has(variable.index)
            ? []
            : variable.answers.flatMap((answer, position) => {
                const other = verdictOf(model, tree, [...facts, { variable, mask: 1 << position }]);
                const isSame = other.conclusion === verdict.conclusion && other.certainty === verdict.certainty;
                return isSame || other.conclusion === undefined ? [] : [`${variable.id}=${answer}`];
              }),
        );
        const named = changesOf(model, tree, facts, verdict, () => true).flatMap(({ kind, facts: changed }) =>
          kind === "learn" && changed.length === 1 ? changed.map((one) => `${one.variable}=${one.answers.join()}`) : [],
        );
        expect(named.sort()).toEqual(different.sort());
      }),
      RUNS,
    );
  });
});
