// Two clerks who saw only the stories and the questions answered for the real situations: how far the pack agrees with what was expected.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { modelOf } from "../src/engine/model.ts";
import { loadPack } from "../src/pack/load.ts";
import { Answers, Scenario } from "../src/pack/schema.ts";
import { runScenario } from "../src/scenario/run.ts";
import { fixtures, root } from "./pack/folder.ts";

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");
const model = modelOf(pack);
const real = pack.scenarios.filter(({ id }) => id.startsWith("case-"));

const Encoding = z.array(z.strictObject({ id: z.string(), answers: Answers }));

describe.each(["first", "second"])("the %s blind encoding of the real situations", (clerk) => {
  const encoding = Encoding.parse(parse(readFileSync(join(fixtures, "blind", `${clerk}.yaml`), "utf8")));
  const answersOf = new Map(encoding.map(({ id, answers }) => [id, answers]));
  const outcomes = real.flatMap((scenario) => {
    const answers = answersOf.get(scenario.id);
    return answers ? [runScenario(model, { ...scenario, answers })] : [];
  });
  const types = (type: string): string[] =>
    outcomes.filter(({ differences }) => differences.some((one) => one.type === type)).map(({ scenario }) => scenario);

  test("has every real situation, and all of it can be read", () => {
    expect(outcomes.map(({ scenario }) => scenario)).toEqual(encoding.map(({ id }) => id));
    expect(real).toHaveLength(42);
    expect(types("unreadable")).toEqual([]);
  });

  test("comes to what was expected, but for a few", () => {
    const differing = outcomes.filter(({ differences }) => differences.length > 0).map(({ scenario }) => scenario);
    expect(differing.length, differing.join(", ")).toBeLessThanOrEqual(real.length - 38);
  });

  test("settles nothing that was not expected", () => {
    expect(types("wrong-settled")).toEqual([]);
  });

  test("often leads to one kind, and else asks on", () => {
    expect(outcomes.filter(({ leads }) => leads.length === 1).length).toBeGreaterThanOrEqual(12);
    expect(outcomes.filter(({ leads, next }) => leads.length === 0 && next === undefined)).toEqual([]);
  });
});

test("situations that nobody had seen before come to what was expected, but for a few, and nothing wrong is settled", () => {
  const Unseen = z.array(Scenario.pick({ id: true, "as-of": true, answers: true, expect: true }));
  const unseen = Unseen.parse(parse(readFileSync(join(fixtures, "blind", "unseen.yaml"), "utf8")));
  const outcomes = unseen.map((one) =>
    runScenario(model, { ...one, title: { zh: one.id, en: one.id }, origin: "invented" }),
  );
  const differing = outcomes.filter(({ differences }) => differences.length > 0);
  expect(differing.length, differing.map(({ scenario }) => scenario).join(", ")).toBeLessThanOrEqual(2);
  const wrong = differing.filter(({ differences }) => differences.some(({ type }) => type === "wrong-settled"));
  expect(wrong).toEqual([]);
});
