// The laws of the decision diagram: canonical, counted right, in agreement with lists of all combinations and with the engine.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Compiled } from "../../src/diagram/compile.ts";
import { Diagram, pairOf, unpaired } from "../../src/diagram/diagram.ts";
import { BudgetExceeded, NO, type Ref, YES } from "../../src/diagram/nodes.ts";
import { factsOf } from "../../src/engine/facts.ts";
import { modelOf } from "../../src/engine/model.ts";
import { verdictOf } from "../../src/engine/run.ts";
import { worlds } from "../engine/brute-force.ts";
import { packArb } from "../engine/random-pack.ts";

const ARITIES = [2, 3, 2, 3];
const all = ARITIES.reduce<number[][]>(
  (list, arity) => list.flatMap((row) => Array.from({ length: arity }, (_, answer) => [...row, answer])),
  [[]],
);

/** An expression over literals, as a tree and as a function. */
type Expression =
  | { readonly level: number; readonly mask: number }
  | { readonly operation: "and" | "or" | "without"; readonly a: Expression; readonly b: Expression };

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ level: fc.nat({ max: ARITIES.length - 1 }), mask: fc.nat({ max: 7 }) }),
    fc.record({
      operation: fc.constantFrom("and" as const, "or" as const, "without" as const),
      a: tie("expression"),
      b: tie("expression"),
    }),
  ),
}));

const build = (diagram: Diagram, one: Expression): Ref =>
  "level" in one
    ? diagram.literal(one.level, one.mask)
    : diagram[one.operation](build(diagram, one.a), build(diagram, one.b));

const holds = (one: Expression, row: readonly number[]): boolean => {
  if ("level" in one) return (one.mask & (1 << (row[one.level] ?? 0))) !== 0;
  const [a, b] = [holds(one.a, row), holds(one.b, row)];
  return one.operation === "and" ? a && b : one.operation === "or" ? a || b : a && !b;
};

const RUNS = { numRuns: 2000 };

describe("the diagram", () => {
  test("equal functions are the same node, different ones are not", () => {
    fc.assert(
      fc.property(expression, expression, (a, b) => {
        const diagram = new Diagram(ARITIES);
        const same = all.every((row) => holds(a, row) === holds(b, row));
        expect(build(diagram, a) === build(diagram, b)).toBe(same);
      }),
      RUNS,
    );
  });

  test("counts, examples and values are those of the list of all combinations", () => {
    fc.assert(
      fc.property(expression, (one) => {
        const diagram = new Diagram(ARITIES);
        const ref = build(diagram, one);
        const met = all.filter((row) => holds(one, row));
        expect(diagram.count(ref)).toBe(BigInt(met.length));
        for (const row of all) expect(diagram.evaluate(ref, row)).toBe(holds(one, row) ? 1 : 0);
        const example = diagram.one(ref);
        expect(example === undefined).toBe(met.length === 0);
        if (!example) return;
        const fits = all.filter((row) => example.every(({ level, answer }) => row[level] === answer));
        expect(fits.every((row) => holds(one, row))).toBe(true);
      }),
      RUNS,
    );
  });

  test("exists, given, choose and overlay mean what their names say", () => {
    fc.assert(
      fc.property(expression, expression, expression, fc.nat({ max: 3 }), fc.nat(), (a, b, c, level, pick) => {
        const diagram = new Diagram(ARITIES);
        const arity = ARITIES[level] ?? 0;
        const branches = [a, b, c].slice(0, arity);
        const refs = branches.map((one) => build(diagram, one));
        const chosen = diagram.choose(level, refs);
        const some = diagram.exists(refs[0] ?? NO, level);
        const answer = pick % arity;
        const given = diagram.given(refs[0] ?? NO, level, answer);
        const put = diagram.overlay(refs[0] ?? NO, refs[1] ?? NO, 7);
        for (const row of all) {
          const picked = branches[row[level] ?? 0] ?? a;
          expect(diagram.evaluate(chosen, row)).toBe(holds(picked, row) ? 1 : 0);
          const others = Array.from({ length: arity }, (_, answer) => row.with(level, answer));
          expect(diagram.evaluate(some, row)).toBe(others.some((other) => holds(a, other)) ? 1 : 0);
          expect(diagram.evaluate(given, row)).toBe(holds(a, row.with(level, answer)) ? 1 : 0);
          expect(diagram.evaluate(put, row)).toBe(holds(b, row) ? 7 : holds(a, row) ? 1 : 0);
        }
      }),
      RUNS,
    );
  });

  test("two conditions meet where some answers satisfy both, and no node is made to see it", () => {
    fc.assert(
      fc.property(expression, expression, (a, b) => {
        const diagram = new Diagram(ARITIES);
        const [one, two] = [build(diagram, a), build(diagram, b)];
        const before = diagram.size;
        expect(diagram.meets(one, two)).toBe(all.some((row) => holds(a, row) && holds(b, row)));
        expect(diagram.meets(two, one)).toBe(diagram.meets(one, two));
        expect(diagram.size).toBe(before);
      }),
      RUNS,
    );
  });

  test("pairs can be taken apart", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => {
        expect(unpaired(pairOf(a, b))).toEqual([a, b]);
      }),
    );
  });

  test("beyond its budget it stops with an error instead of an answer", () => {
    const diagram = new Diagram(
      Array.from({ length: 20 }, () => 2),
      10,
    );
    expect(() => Array.from({ length: 20 }, (_, level) => diagram.literal(level, 1))).toThrow(BudgetExceeded);
  });

  test("what may be given up gets half of the nodes that are left, and leaves the rest", () => {
    const diagram = new Diagram(
      Array.from({ length: 20 }, () => 2),
      12,
    );
    const made = (count: number) => Array.from({ length: count }, (_, level) => diagram.literal(level, 1));
    expect(() => diagram.sparing(() => made(6))).toThrow(BudgetExceeded);
    expect(diagram.size).toBe(7);
    expect(made(10)).toHaveLength(10);
    expect(() => made(11)).toThrow(BudgetExceeded);
  });
});

describe("compiled trees and definitions", () => {
  test("agree with the engine and with the list of all combinations", () => {
    fc.assert(
      fc.property(packArb, (pack) => {
        const model = modelOf(pack);
        const tree = model.trees.get("tree");
        if (!tree) throw new Error("no tree");
        const compiled = new Compiled(model);
        const { outcomes, ref } = compiled.outcome(tree);
        const possible = worlds(pack, []);
        expect(compiled.diagram.count(compiled.implications)).toBe(BigInt(possible.length));
        const counted = new Map<number, bigint>();
        for (const world of possible) {
          const row = compiled.order.map((index) => {
            const variable = model.variables[index];
            return variable?.answers.indexOf(world[variable.id] ?? "") ?? -1;
          });
          const value = compiled.diagram.evaluate(ref, row);
          counted.set(value, (counted.get(value) ?? 0n) + 1n);
          const said = new Map(
            Object.entries(world).map(([id, answer]) => [
              id,
              { type: "choice" as const, statements: [{ possible: [answer] }] },
            ]),
          );
          const verdict = verdictOf(model, tree, factsOf(model, [said], []));
          const outcome = outcomes[value];
          expect(outcome?.certainty).toBe(verdict.certainty);
          if (outcome && "conclusion" in outcome) expect(outcome.conclusion).toBe(verdict.conclusion);
          if (outcome?.certainty === "open")
            expect([...outcome.candidates].sort()).toEqual([...verdict.candidates].sort());
        }
        const counts = compiled.diagram.counts(ref);
        for (const [value, count] of counted) expect(counts.get(value)).toBe(count);
        for (const { id } of pack.conclusions) {
          const conclusion = model.conclusions.get(id);
          if (!conclusion) continue;
          const isPossible = compiled.candidate(tree, conclusion) !== NO;
          expect(isPossible).toBe(verdictOf(model, tree, []).candidates.includes(id));
        }
        expect(compiled.diagram.and(YES, ref)).toBe(ref);
      }),
      { numRuns: 3000 },
    );
  });
});
