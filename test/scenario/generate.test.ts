// The generated situations where the fewest are not looked for to the end: they cover as much, and it is said how many are needed at least.

import { join } from "node:path";
import { expect, test } from "vitest";
import { modelOf } from "../../src/engine/model.ts";
import { cliMessages } from "../../src/messages/cli.ts";
import { loadPack } from "../../src/pack/load.ts";
import { branchesTaken } from "../../src/scenario/coverage.ts";
import { generate } from "../../src/scenario/generate.ts";
import { outcomesOf } from "../../src/scenario/run.ts";
import { root } from "../pack/folder.ts";

test("without work they are no fewer than needed, cover as much, and do not pass for the fewest unless they are", () => {
  const { pack } = loadPack(join(root, "decision-trees"));
  if (!pack) throw new Error("no pack");
  const model = modelOf(pack);
  const titles = { zh: cliMessages.zh.test.titles, en: cliMessages.en.test.titles };
  const made = (steps?: number) => generate(model, [], "2026-01-01", titles, steps);
  const taken = ({ scenarios }: ReturnType<typeof made>): string[] =>
    [...new Set(scenarios.flatMap((one) => outcomesOf(model, one).flatMap(branchesTaken)))].sort();
  const [whole, hasty] = [made(), made(0)];
  expect(whole.least).toBe(whole.scenarios.length);
  expect(hasty.least).toBeLessThanOrEqual(whole.least);
  expect(hasty.scenarios.length).toBeGreaterThanOrEqual(whole.scenarios.length);
  expect([hasty.untaken, whole.untaken]).toEqual([[], []]);
  expect(taken(hasty)).toEqual(taken(whole));
});
