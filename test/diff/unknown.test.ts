// What changes where nobody knows some answers: counted like a list of all sets of answers, decided by the engine, which knows no diagram.
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompleteOutcome } from "../../src/diagram/compile.ts";
import { meaningDiff } from "../../src/diff/meaning.ts";
import { domainsOf, type FactState, factsOf } from "../../src/engine/facts.ts";
import { modelOf } from "../../src/engine/model.ts";
import { verdictOf, walk } from "../../src/engine/run.ts";
import { loadPack } from "../../src/pack/load.ts";
import type { Pack } from "../../src/pack/schema.ts";
import { worlds } from "../engine/brute-force.ts";
import { packArb } from "../engine/random-pack.ts";
import { fixtures } from "../pack/folder.ts";
import { type Answers, answersOf, everySet, versionsArb } from "./versions.ts";

const textOf = (outcome: CompleteOutcome): string => {
  if (outcome.certainty === "conflict") return outcome.certainty;
  if (outcome.certainty === "open") return `open ${[...outcome.candidates].sort().join()}`;
  return `${outcome.conclusion} ${outcome.certainty}`;
};

interface Said {
  readonly leads: string;
  /** Whether the walk took a branch for nobody knows. */
  readonly followed: boolean;
  /** The complete answers that fit. */
  readonly completions: readonly Answers[];
}

const knows = (pack: Pack, answers: Answers): boolean =>
  Object.entries(answers).every(([id, answer]) => {
    const known = answersOf(pack, id);
    return known.length === 0 || known.includes(answer);
  });

/** What a version says to some answers; undefined where they cannot be given to it. */
const sayer = (pack: Pack): ((answers: Answers) => Said | undefined) => {
  const model = modelOf(pack);
  const tree = model.trees.get("tree");
  if (!tree) throw new Error("no tree");
  const known = new Map<string, Said | undefined>();
  const say = (answers: Answers): Said | undefined => {
    const states = Object.entries(answers)
      .filter(([id]) => model.questions.has(id))
      .map(([id, answer]): [string, FactState] => [id, { type: "choice", statements: [{ possible: [answer] }] }]);
    const completions = knows(pack, answers) ? worlds(pack, states) : [];
    if (completions.length === 0) return undefined;
    const facts = factsOf(model, [new Map(states)], []);
    const { certainty, conclusion, candidates } = verdictOf(model, tree, facts);
    const { leaf, steps } = walk(model, tree, domainsOf(model, facts));
    const first = leaf && "open" in leaf ? leaf.open.filter((id) => candidates.includes(id)) : [];
    const leads =
      certainty === "open"
        ? `open ${[...first].sort().join()}`
        : certainty === "conflict"
          ? certainty
          : `${conclusion} ${certainty}`;
    const followed = steps.some(
      ({ node, answers: taken }) => taken === undefined && (tree.nodes.get(node)?.groups.length ?? 0) > 1,
    );
    return { leads, followed, completions };
  };
  return (answers) => {
    const key = JSON.stringify(Object.entries(answers).sort());
    if (!known.has(key)) known.set(key, say(answers));
    return known.get(key);
  };
};

/** A tree with its two conclusions exchanged. */
const swapped = (tree: string): string =>
  tree.replaceAll(/police-freeze|court-freeze/g, (id) => (id === "police-freeze" ? "court-freeze" : "police-freeze"));

const fits = (world: Answers, other: Answers): boolean =>
  Object.entries(other).every(([id, answer]) => (world[id] ?? answer) === answer);

interface Expected {
  readonly of: number;
  /** By `FROM → TO`: how many sets of answers change so, and how many answers the smallest of them has. */
  readonly kinds: ReadonlyMap<string, { readonly count: number; readonly fewest: number }>;
}

const expectedOf = (before: Pack, after: Pack): Expected => {
  const [older, newer] = [sayer(before), sayer(after)];
  const sets = [everySet(before), everySet(after)].reduce((a, b) => (b.length > a.length ? b : a));
  const kinds = new Map<string, { count: number; fewest: number }>();
  let of = 0;
  for (const answers of sets) {
    const [was, is] = [older(answers), newer(answers)];
    if (!was || !is) continue;
    of += 1;
    if (was.leads === is.leads) continue;
    const isTold = was.completions.some((world) =>
      is.completions.some((other) => {
        if (!fits(world, other)) return false;
        const [one, two] = [older({ ...other, ...world }), newer({ ...other, ...world })];
        return one !== undefined && two !== undefined && one.leads !== two.leads;
      }),
    );
    if (isTold && !was.followed && !is.followed) continue;
    const key = `${was.leads} → ${is.leads}`;
    const kind = kinds.get(key) ?? { count: 0, fewest: Object.keys(answers).length };
    kinds.set(key, { ...kind, count: kind.count + 1 });
  }
  return { of, kinds };
};

describe("where nobody knows some answers", () => {
  test("as many combinations change as there are, and the example is the shortest that changes so", () => {
    let changing = 0;
    fc.assert(
      fc.property(versionsArb, ([before, after]) => {
        const { of, kinds } = expectedOf(before, after);
        const unknown = meaningDiff(before, after, new Map()).trees[0]?.unknown;
        const found = unknown?.changes.map(({ from, to, combinations, example }) => [
          `${textOf(from)} → ${textOf(to)}`,
          { count: Number(combinations), fewest: example.length },
        ]);
        expect(unknown?.of).toBe(BigInt(of));
        expect(new Map(found as [string, object][])).toEqual(kinds);
        const [older, newer] = [sayer(before), sayer(after)];
        for (const { from, to, example } of unknown?.changes ?? []) {
          const answers = Object.fromEntries(example.map(({ variable, answer }) => [variable, answer]));
          expect([older(answers)?.leads, newer(answers)?.leads]).toEqual([textOf(from), textOf(to)]);
        }
        changing += kinds.size;
      }),
      { numRuns: 80 },
    );
    expect(changing).toBeGreaterThan(0);
  });

  test("nothing changes between a pack and itself", () => {
    fc.assert(
      fc.property(packArb, (pack) => {
        expect(meaningDiff(pack, pack, new Map()).trees[0]?.unknown?.changes).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("what would need too many nodes is left out, and what complete answers come to is not", () => {
    const { pack } = loadPack(join(fixtures, "minimal"));
    const after = pack && { ...pack, trees: pack.trees.map((tree) => JSON.parse(swapped(JSON.stringify(tree)))) };
    if (!pack || !after) throw new Error("no pack");
    const whole = meaningDiff(pack, after, new Map()).trees;
    const within = (budget: number) => {
      try {
        return meaningDiff(pack, after, new Map(), budget).trees;
      } catch {
        return undefined;
      }
    };
    const found = Array.from({ length: 300 }, (_, budget) => within(budget)).find((trees) => trees !== undefined);
    expect(whole.map(({ unknown }) => unknown === undefined)).not.toContain(true);
    expect(found?.map(({ unknown }) => unknown)).toContain(undefined);
    expect(found?.map(({ combinations, of }) => [combinations, of])).toEqual(
      whole.map(({ combinations, of }) => [combinations, of]),
    );
  });
});
