// What becomes of saved answers, held against what reading the same file with the newer pack really gives.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meaningDiff } from "../../src/diff/meaning.ts";
import { renamed } from "../../src/diff/renames.ts";
import { savedDiff, savedFacts } from "../../src/diff/saved.ts";
import { modelOf } from "../../src/engine/model.ts";
import { readAnswers } from "../../src/intake/answers.ts";
import { loadPack } from "../../src/pack/load.ts";
import type { Pack, Question } from "../../src/pack/schema.ts";
import { run } from "../cli/run.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

const minimal = join(fixtures, "minimal");
const { pack } = loadPack(minimal);
if (!pack) throw new Error("the small pack is broken");

const none = new Map<string, string>();
const text = { zh: "字", en: "text" };
const base = pack.questions[0] as Extract<Question, { type: "choice" }>;
const choice = (id: string, answers: readonly string[], more: Partial<typeof base> = {}): Question => ({
  ...base,
  id,
  answers: answers.map((answer) => ({ id: answer, text })),
  ...more,
});
const { answers: _, type: __, ...rest } = base;
const several = (id: string, answers: readonly string[]): Question => ({
  ...rest,
  type: "several",
  id,
  none: text,
  answers: answers.map((answer) => ({ id: answer, text })),
});
const over = (...questions: Question[]): Pack => ({ ...pack, questions, trees: [], conclusions: [] }) as Pack;

/** Question, then each answer with its fate and reason. */
const fates = (before: Pack, after: Pack, renames = none): string[] =>
  savedDiff(before, after, renames).flatMap(({ question, fate, because, answers }) => [
    [question, fate, because].filter(Boolean).join(" "),
    ...answers.map((one) => [`${question}.${one.answer}`, one.fate, one.because].filter(Boolean).join(" ")),
  ]);

const factFates = (before: Pack, after: Pack, person: unknown, renames = none): string[] =>
  savedFacts(before, savedDiff(before, after, renames), { person }).map(({ question, fate, because }) =>
    [question, fate, because].filter(Boolean).join(" "),
  );

describe("what becomes of saved answers", () => {
  test("nothing changes, all is kept", () => {
    for (const one of savedDiff(pack, pack, none)) {
      expect([one.fate, one.reworded, one.added]).toEqual(["kept", false, []]);
      for (const { fate } of one.answers) expect(fate).toBe("kept");
    }
  });

  test("a question that is gone takes its answers with it, unless it was renamed", () => {
    const before = over(choice("q", ["a", "b"]));
    const after = over(choice("p", ["a", "b"]));
    expect(fates(before, after)).toEqual([
      "q dropped question-gone",
      "q.a dropped question-gone",
      "q.b dropped question-gone",
    ]);
    expect(fates(before, after, new Map([["q", "p"]]))).toEqual(["q kept", "q.a kept", "q.b kept"]);
  });

  test("an answer that is gone is asked again, unless it was renamed, for every question or for one", () => {
    const before = over(choice("q", ["a", "b", "c"]), choice("p", ["a", "b"]));
    const gone = over(choice("q", ["b", "c"]), choice("p", ["a", "b"]));
    expect(fates(before, gone).slice(0, 5)).toEqual([
      "q asked-again answer-gone",
      "q.a asked-again answer-gone",
      "q.b kept",
      "q.c kept",
      "p kept",
    ]);
    const one = over(choice("q", ["x", "b", "c"]), choice("p", ["a", "b"]));
    expect(fates(before, one, new Map([["q.a", "x"]]))).not.toContainEqual(expect.stringMatching(/again|dropped/));
    const both = over(choice("q", ["x", "b", "c"]), choice("p", ["x", "b"]));
    expect(fates(before, both, new Map([["a", "x"]]))).not.toContainEqual(expect.stringMatching(/again|dropped/));
  });

  test("a new answer of a choice makes it asked again; where several may hold, the others stay", () => {
    const before = over(choice("q", ["a", "b"]), several("s", ["a", "b"]));
    const after = over(choice("q", ["a", "b", "c"]), several("s", ["a", "b", "c"]));
    expect(fates(before, after)).toEqual([
      "q asked-again new-answers",
      "q.a asked-again new-answers",
      "q.b asked-again new-answers",
      "s kept",
      "s.a kept",
      "s.b kept",
    ]);
    expect(factFates(before, after, { q: "a", s: { has: ["a"] } })).toEqual(["q asked-again new-answers", "s kept"]);
    expect(factFates(before, after, { q: { not: ["a"] }, s: { only: ["a"] } })).toEqual([
      "q kept",
      "s asked-again new-answers",
    ]);
    expect(factFates(before, after, { q: "unknown", s: "none" })).toEqual(["q kept", "s asked-again new-answers"]);
  });

  test("another scope, type or other bounds make it asked again; other words are only pointed out", () => {
    const bands = (length: string) => ({
      bands: { from: "d", to: "as-of", steps: [{ answer: "a", "up-to": length }, { answer: "b" }] },
    });
    const before = over(
      choice("q", ["a", "b"]),
      choice("p", ["a", "b"]),
      choice("o", ["a", "b"], bands("P1M")),
      choice("n", ["a", "b"]),
    );
    const after = over(
      choice("q", ["a", "b"], { scope: "card" }),
      several("p", ["a", "b"]),
      choice("o", ["a", "b"], bands("P3M")),
      choice("n", ["a", "b"], { ask: { zh: "另一句", en: "other words" } }),
    );
    expect(fates(before, after).filter((line) => !line.includes("."))).toEqual([
      "q asked-again kind",
      "p asked-again kind",
      "o asked-again new-bounds",
      "n kept",
    ]);
    expect(savedDiff(before, after, none).map(({ reworded }) => reworded)).toEqual([false, false, false, true]);
  });

  test("a claim of what someone says fares like the worst of it", () => {
    const before = over(choice("q", ["a", "b", "c"]));
    const after = over(choice("q", ["a", "b"]));
    const said = (is: string) => ({
      q: {
        said: [
          { by: "x", is: "a" },
          { by: "y", is },
        ],
      },
    });
    expect(factFates(before, after, said("b"))).toEqual(["q kept"]);
    expect(factFates(before, after, said("c"))).toEqual(["q asked-again answer-gone"]);
  });

  test("the newer pack reads exactly what is not dropped and names no answer that is gone", () => {
    const ids = ["a", "b", "c", "d"];
    const some = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2 });
    const questionArb = fc.oneof(
      some.map((list) => (id: string) => choice(id, list)),
      some.map((list) => (id: string) => several(id, list)),
    );
    const packArb = fc.record({ q: questionArb, p: questionArb }, { requiredKeys: [] });
    const made = (of: Partial<Record<string, (id: string) => Question>>): Pack =>
      over(...Object.entries(of).flatMap(([id, make]) => (make ? [make(id)] : [])));
    fc.assert(
      fc.property(packArb, packArb, fc.constantFrom(...ids), fc.boolean(), (one, two, answer, isNot) => {
        const [before, after] = [made(one), made(two)];
        const value = (question: Question): unknown =>
          question.type === "several" ? { has: [answer] } : isNot ? { not: [answer] } : answer;
        const person = Object.fromEntries(
          before.questions
            .filter((question) => "answers" in question && question.answers.some(({ id }) => id === answer))
            .map((question) => [question.id, value(question)]),
        );
        const facts = savedFacts(before, savedDiff(before, after, none), { person });
        expect(facts.map(({ question }) => question)).toEqual(Object.keys(person));
        for (const { question, fate, because } of facts) {
          const read = readAnswers(modelOf(after), { person: { [question]: person[question] } });
          const codes = "problems" in read ? read.problems.map(({ code }) => code) : [];
          expect(fate === "dropped").toBe(codes.includes("unknown-question"));
          if (because === "answer-gone") expect(codes).toEqual(["unknown-answer"]);
          if (fate === "kept") expect(codes).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("renames", () => {
  test("renaming an answer of one question of the shipped pack, and back, changes nothing and no meaning", () => {
    const shipped = loadPack(join(root, "decision-trees")).pack;
    if (!shipped) throw new Error("the shipped pack is broken");
    const there = renamed(shipped, new Map([["ordered-by.court", "tribunal"]]));
    expect(JSON.stringify(there)).toContain('"tribunal"');
    expect(renamed(there, new Map([["ordered-by.tribunal", "court"]]))).toEqual(shipped);
    const { trees, differingAnswers } = meaningDiff(shipped, there, new Map([["ordered-by.court", "tribunal"]]));
    expect(trees.filter(({ changes }) => changes.length > 0)).toEqual([]);
    expect([...differingAnswers]).toEqual([]);
    for (const { fate } of savedDiff(shipped, there, new Map([["ordered-by.court", "tribunal"]])))
      expect(fate).toBe("kept");
  });

  test("a question with several answers is renamed in its answers too", () => {
    const shipped = loadPack(join(root, "decision-trees")).pack;
    if (!shipped) throw new Error("the shipped pack is broken");
    const there = renamed(shipped, new Map([["dealings", "transactions"]]));
    expect(JSON.stringify(there)).not.toContain('"dealings.');
    expect(() => modelOf(there)).not.toThrow();
    expect(renamed(there, new Map([["transactions", "dealings"]]))).toEqual(shipped);
  });
});

describe("cardfreeze diff, saved answers", () => {
  const changed = (...changes: (readonly [string, string, string])[]): string => {
    const folder = copyOf(minimal);
    for (const [file, from, to] of changes) {
      const path = join(folder, file);
      writeFileSync(path, readFileSync(path, "utf8").replaceAll(from, to));
    }
    return folder;
  };
  const withTax = [
    ["questions/all.yaml", "- { id: court,", "- { id: tax, text: { zh: 税务, en: tax } }\n    - { id: court,"],
    ["trees/card.yaml", "unknown:", "tax: { conclude: court-freeze }\n    unknown:"],
  ] as const;
  const file = "person: { victim: 'no' }\ncards: [{ restrictions: [{ facts: { who: court, in-force: ended } }] }]\n";

  test("says of each question, and of each fact of a file, what becomes of it", () => {
    const { code, out } = run(["diff", minimal, changed(...withTax), "--lang", "en", "--answers", "-"], file);
    expect(code).toBe(1);
    expect(out).toContain("Questions: 2 kept, 1 asked again, 0 dropped.");
    expect(out).toContain("| who | every answer | asked again | there are new answers, one of which may fit better |");
    expect(out).toContain("### -\n\n2 kept, 1 asked again, 0 dropped.");
    expect(out).toContain("| cards.0.restrictions.0.facts.who | court | asked again | there are new answers");
  });

  test("an example names no answer that only keeps the versions comparable", () => {
    const folder = changed(
      ["questions/all.yaml", "- { id: ended,", "- { id: unsure, text: { zh: 不定, en: unsure } }\n    - { id: ended,"],
      ["trees/card.yaml", "court: { conclude: court-freeze }", "court: { conclude: court-freeze, certainty: likely }"],
    );
    const { out } = run(["diff", minimal, folder, "--lang", "en"]);
    expect(out).toMatch(/\| court-freeze \(settled\) \| court-freeze \(likely\) \| \d+ % \| who=court \|/);
  });

  test("the same as JSON", () => {
    const args = ["diff", minimal, changed(...withTax), "--format", "json", "--answers", "-"];
    const { saved, files } = JSON.parse(run(args, file).out);
    expect(saved.map(({ question, fate }: Record<string, unknown>) => [question, fate])).toEqual([
      ["victim", "kept"],
      ["who", "asked-again"],
      ["in-force", "kept"],
    ]);
    expect(files[0].facts[1]).toEqual({
      path: ["cards", 0, "restrictions", 0, "facts", "who"],
      question: "who",
      to: "who",
      answers: ["court"],
      fate: "asked-again",
      because: "new-answers",
    });
  });

  test("a declared rename of an answer is no change at all, also for the recorded situations", () => {
    const folder = changed(
      ["questions/all.yaml", "id: court,", "id: tribunal,"],
      ["trees/card.yaml", "court: {", "tribunal: {"],
      ["conclusions/all.yaml", "who: court }", "who: tribunal }"],
      ["scenarios/all.yaml", "who: court", "who: tribunal"],
    );
    const renaming = run(["diff", minimal, folder, "--lang", "en", "--rename", "who.court=tribunal"]);
    expect(renaming.out).toContain("| who | court → tribunal | kept |  |");
    expect(renaming.out).not.toContain("asked again |");
    expect(renaming.out).not.toContain("Recorded situations");
    expect(renaming.code).toBe(0);
    expect(run(["diff", minimal, folder, "--lang", "en"]).out).toContain(
      "| who | court | asked again | the answer is gone |",
    );
  });

  test("a rename of what is not there, and a file that the older pack cannot read, are bad use", () => {
    expect(run(["diff", minimal, minimal, "--rename", "whom=who"]).code).toBe(2);
    const { code, err } = run(["diff", minimal, minimal, "--answers", "-"], "person: { victim: perhaps }");
    expect([code, err.includes("CF051")]).toEqual([2, true]);
  });
});
