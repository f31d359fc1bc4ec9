// The recorded situations of the shipped pack come to what is expected of them.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { modelOf } from "../src/engine/model.ts";
import { loadPack } from "../src/pack/load.ts";
import { runScenario } from "../src/scenario/run.ts";
import { root } from "./pack/folder.ts";

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");
const model = modelOf(pack);

describe("scenarios", () => {
  test.each(pack.scenarios)("$id", (scenario) => {
    expect(scenario.expect).toBeDefined();
    expect(runScenario(model, scenario).differences).toEqual([]);
  });

  test("a kind that two runs have is named once, in order", () => {
    for (const scenario of pack.scenarios) {
      const { settled, leads, possible } = runScenario(model, scenario);
      for (const kinds of [settled, leads, possible]) expect(kinds).toEqual([...new Set(kinds)].sort());
    }
  });

  test("an expectation that does not hold is a difference", () => {
    const [scenario] = pack.scenarios.filter(({ expect: wanted }) => wanted?.holds);
    if (!scenario) throw new Error("no scenario");
    const wrong = { ...scenario, expect: { holds: ["customs-freeze-of-the-moon"] } };
    expect(runScenario(model, wrong).differences.map(({ type }) => type)).toContain("does-not-lead");
  });

  test("open scenarios have a next question", () => {
    for (const scenario of pack.scenarios) {
      const { leads, also, next } = runScenario(model, scenario);
      const isAnswered = leads.length > 0 || (scenario.guide !== undefined && also.length > 0);
      if (!isAnswered) expect(next, scenario.id).toBeDefined();
    }
  });
});
