// The few lines at the end of a long answer take no condition off a step.
import { join } from "node:path";
import { expect, test } from "vitest";
import { modelOf } from "../../src/engine/model.ts";
import { readAnswers } from "../../src/intake/answers.ts";
import { loadPack } from "../../src/pack/load.ts";
import { recap } from "../../src/report/assemble.ts";
import { evaluate } from "../../src/report/evaluate.ts";
import { Wording } from "../../src/report/wording.ts";
import { root } from "../pack/folder.ts";

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");
const model = modelOf(pack);

test("a step that waits for an answer says so there too", async () => {
  let waiting = 0;
  for (const scenario of pack.scenarios.filter(({ guide }) => guide === undefined)) {
    const read = readAnswers(model, scenario.answers);
    if ("problems" in read) continue;
    const options = { asOf: scenario["as-of"], language: "zh", audience: "holder" } as const;
    const report = await evaluate(model, read.subject, options);
    const wording = new Wording(model, "zh", "holder");
    const end = JSON.stringify(recap(report));
    for (const { id, first } of report.triage.actions.slice(0, 3))
      for (const question of first) {
        waiting += 1;
        expect(end, `${scenario.id}: ${id}`).toContain(wording.question(question));
      }
  }
  expect(waiting).toBeGreaterThan(0);
});
