// Dates prove answers by the bands of a question: today is an input, a day alone stands for its start, months clamp.
import { describe, expect, test } from "vitest";
import { derivationOf } from "../../src/deadline/bands.ts";
import type { FactState, Subject } from "../../src/engine/facts.ts";
import type { Pack } from "../../src/pack/schema.ts";

const packWith = (length: string): Pack =>
  ({
    questions: [
      {
        id: "age",
        type: "choice",
        scope: "person",
        bands: { from: "since", to: "as-of", steps: [{ answer: "within", "up-to": length }, { answer: "beyond" }] },
      },
    ],
  }) as unknown as Pack;

const proven = (length: string, since: string, asOf: string): string | undefined => {
  const state: FactState = { type: "date", value: since };
  const subject: Subject = { person: new Map([["since", state]]), cards: [] };
  return derivationOf(packWith(length), subject, asOf)()[0]?.answer;
};

describe("bands", () => {
  test.each([
    ["PT48H", "2026-03-01", "2026-03-03", "within"],
    ["PT48H", "2026-03-01", "2026-03-03T00:00", "within"],
    ["PT48H", "2026-03-01", "2026-03-03T00:01", "beyond"],
    ["PT48H", "2026-03-01T12:00", "2026-03-03", "within"],
    ["P1M", "2026-01-31", "2026-02-28", "within"],
    ["P1M", "2026-01-31", "2026-03-01", "beyond"],
    ["P1M", "2026-03-02", "2026-03-01", undefined],
  ])("%s from %s to %s: %s", (length, since, asOf, answer) => {
    expect(proven(length, since, asOf)).toBe(answer);
  });

  test("a day alone is the same as its start, on either side", () => {
    for (const day of ["2026-02-28", "2026-03-01", "2026-03-02"])
      for (const length of ["PT24H", "P1D", "P1M"]) {
        expect(proven(length, "2026-03-01T00:00", day)).toBe(proven(length, "2026-03-01", `${day}T00:00`));
        expect(proven(length, day, "2026-03-02")).toBe(proven(length, `${day}T00:00`, "2026-03-02T00:00"));
      }
  });
});
