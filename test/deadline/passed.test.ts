// A limit of days runs through its last day, and is passed on the next.
import { join } from "node:path";
import { expect, test } from "vitest";
import { runningLimits } from "../../src/deadline/limits.ts";
import { modelOf } from "../../src/engine/model.ts";
import { triage } from "../../src/engine/triage.ts";
import { readAnswers } from "../../src/intake/answers.ts";
import { loadPack } from "../../src/pack/load.ts";
import type { Pack, Question } from "../../src/pack/schema.ts";
import { fixtures } from "../pack/folder.ts";

const packWith = (length: string): Pack => {
  const { pack } = loadPack(join(fixtures, "minimal"));
  const who = pack?.questions.find(({ id }) => id === "who");
  const [limit] = pack?.limits ?? [];
  if (!pack || !who || !limit) throw new Error("the minimal pack has changed");
  const since = { ...who, id: "since", type: "date" } as unknown as Question;
  return {
    ...pack,
    questions: [...pack.questions, since],
    limits: [{ ...limit, length, from: "since" }],
    conclusions: pack.conclusions.map((one) => ({ ...one, limits: [limit.id] })),
  };
};

test.each([
  ["P6M", "2026-01-10", "2026-07-10", "2026-07-11"],
  ["P6M", "2026-08-31", "2027-02-28", "2027-03-01"],
  ["P10D", "2026-01-10", "2026-01-20", "2026-01-21"],
  ["P6M", "2026-01-10 15:30", "2026-07-10T23:59", "2026-07-11T00:00"],
])("%s from %s: not passed at %s, passed at %s", (length, since, last, next) => {
  const pack = packWith(length);
  const model = modelOf(pack);
  const read = readAnswers(model, { cards: [{ restrictions: [{ facts: { who: "police", since } }] }] });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const passed = (asOf: string): boolean[] =>
    runningLimits(
      pack,
      read.subject,
      triage(model, read.subject, () => []),
      asOf,
    ).map((limit) => limit.passed);
  expect(passed(last)).toEqual([false]);
  expect(passed(next)).toEqual([true]);
});
