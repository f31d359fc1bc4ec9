// The meaning of a change: counted like a list of all combinations, and said so that a reviewer can judge it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meaningDiff, type TreeChange } from "../../src/diff/meaning.ts";
import { percentOf } from "../../src/diff/share.ts";
import { factsOf } from "../../src/engine/facts.ts";
import { modelOf } from "../../src/engine/model.ts";
import { verdictOf } from "../../src/engine/run.ts";
import type { Pack, Question, Tree } from "../../src/pack/schema.ts";
import { run } from "../cli/run.ts";
import { worlds } from "../engine/brute-force.ts";
import { packArb } from "../engine/random-pack.ts";
import { copyOf, fixtures, root } from "../pack/folder.ts";

/** The pack with the branches of two answers of one node exchanged. */
const swapped = (pack: Pack, position: number): Pack => {
  const [tree] = pack.trees;
  const id = `n${position}`;
  const node = tree?.nodes[id];
  if (!tree || !node) return pack;
  const { a0, a1 } = node as Record<string, never>;
  const nodes = { ...tree.nodes, [id]: { ...node, a0: a1, a1: a0 } } as unknown as Tree["nodes"];
  return { ...pack, trees: [{ ...tree, nodes }] };
};

const resultOf = (pack: Pack, world: Readonly<Record<string, string>>): string => {
  const model = modelOf(pack);
  const tree = model.trees.get("tree");
  if (!tree) throw new Error("no tree");
  const said = new Map(
    Object.entries(world).map(([id, answer]) => [
      id,
      { type: "choice" as const, statements: [{ possible: [answer] }] },
    ]),
  );
  const { conclusion, certainty, candidates } = verdictOf(model, tree, factsOf(model, [said], []));
  return JSON.stringify([conclusion, certainty, certainty === "open" ? [...candidates].sort() : []]);
};

describe("diff", () => {
  test("counts as many changed combinations as there are, and its examples do change", () => {
    fc.assert(
      fc.property(packArb, fc.nat({ max: 5 }), (before, position) => {
        const after = swapped(before, position);
        const changed = worlds(before, []).filter((world) => resultOf(before, world) !== resultOf(after, world));
        const [tree] = meaningDiff(before, after, new Map()).trees;
        expect(tree?.combinations).toBe(BigInt(changed.length));
        for (const { example } of tree?.changes ?? []) {
          const fits = worlds(before, []).filter((world) =>
            example.every(({ variable, answer }) => world[variable] === answer),
          );
          expect(fits.length).toBeGreaterThan(0);
          for (const world of fits) expect(resultOf(before, world)).not.toBe(resultOf(after, world));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a declared rename is no change", () => {
    fc.assert(
      fc.property(packArb, (before) => {
        const after = JSON.parse(JSON.stringify(before).replaceAll('"q1"', '"asked"')) as Pack;
        const { trees, added, removed } = meaningDiff(before, after, new Map([["q1", "asked"]]));
        expect([trees[0]?.combinations, added, removed]).toEqual([0n, [], []]);
      }),
      { numRuns: 200 },
    );
  });
});

/** The pack with a question of one answer made one of several, its trees and definitions asking for the first answer alone. */
const severalOf = (pack: Pack, id: string): Pack => {
  const first = `${id}.a0`;
  const one = (condition: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(
      Object.entries(condition).map(([key, answers]) =>
        key === id ? [first, [answers].flat().map((answer) => (answer === "a0" ? "yes" : "no"))] : [key, answers],
      ),
    );
  const questions = pack.questions.map((question) =>
    question.id === id && question.type === "choice"
      ? ({ ...question, type: "several", none: question.ask } as const)
      : question,
  );
  const trees = pack.trees.map((tree) => ({
    ...tree,
    nodes: Object.fromEntries(
      Object.entries(tree.nodes).map(([name, node]) => {
        const { ask, a0, a1, unknown } = node as Record<string, never>;
        return [name, ask === id ? { ask: first, yes: a0, no: a1, unknown } : node];
      }),
    ) as unknown as Tree["nodes"],
  }));
  const conclusions = pack.conclusions.map((conclusion) => {
    const { requires, excludes = [] } = conclusion.definition;
    const definition = {
      requires: requires.map((item) =>
        Array.isArray(item["any"])
          ? { any: (item["any"] as object[]).map((other) => one({ ...other })) }
          : one({ ...item }),
      ),
      excludes: excludes.map(({ when, source }) => ({ when: one(when), source })),
    } as typeof conclusion.definition;
    return { ...conclusion, definition };
  });
  return { ...pack, questions, trees, conclusions };
};

const withMore = (question: Question): Question =>
  question.type === "several"
    ? { ...question, answers: [...question.answers, { id: "a9", text: question.ask }] }
    : question;

describe("a question that takes another kind of answer", () => {
  test("is compared where its answers say the same, and asked under its own name", () => {
    fc.assert(
      fc.property(packArb, fc.boolean(), fc.nat({ max: 5 }), (pack, isNewer, position) => {
        const question = pack.questions.find(({ id }) => id === "q2");
        fc.pre(question?.type === "choice" && question.answers.length === 2);
        const several = severalOf(pack, "q2");
        const same = isNewer ? meaningDiff(pack, several, new Map()) : meaningDiff(several, pack, new Map());
        const all = BigInt(worlds(pack, []).length);
        expect(same.trees[0]).toMatchObject({ combinations: 0n, of: all, unknown: { combinations: 0n } });
        expect([same.added, same.removed]).toEqual([[], []]);
        // What only several may say, nobody ticks who means the one answer.
        const more = { ...several, questions: several.questions.map(withMore) };
        const wider = isNewer ? meaningDiff(pack, more, new Map()) : meaningDiff(more, pack, new Map());
        expect(wider.trees[0]).toMatchObject({ combinations: 0n, of: all });
        const changed = swapped(pack, position);
        const differ = isNewer ? meaningDiff(changed, several, new Map()) : meaningDiff(several, changed, new Map());
        const plain = meaningDiff(changed, pack, new Map());
        expect(differ.trees[0]).toMatchObject({ combinations: plain.trees[0]?.combinations, of: all });
        const named = differ.trees.flatMap(({ changes }) => changes.flatMap(({ example }) => example));
        for (const { variable } of named) expect(variable).toMatch(/^q[0-4](\.a[01])?$/);
      }),
      { numRuns: 200 },
    );
  });
});

describe("cardfreeze diff", () => {
  const changed = (file: string, from: string, to: string): string => {
    const folder = copyOf(join(fixtures, "minimal"));
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    return folder;
  };
  const minimal = join(fixtures, "minimal");

  test("exits 0 when only words change, and names them", () => {
    const { code, out } = run([
      "diff",
      minimal,
      changed("conclusions/all.yaml", "钱被冻住", "钱冻住了"),
      "--lang",
      "en",
    ]);
    expect(code).toBe(0);
    expect(out).toContain("conclusions, changed: police-freeze");
  });

  test.each([
    ["pack.yaml", "+never-say: [包解冻]\n", "- pack.yaml, added: never-say\n"],
    ["pack.yaml", "questions: [who]=>questions: [who, in-force]", "- pack.yaml, changed: bank-sheet\n"],
    ["scenarios/all.yaml", "reviewed-by: =>reviewed-by: not ", "- scenarios, changed: "],
    [
      "calendar/days.yaml",
      "+- { year: 2026, from: x, holidays: [2026-01-01], make-up-days: [] }\n",
      "- calendar, added: 2026\n",
    ],
  ])("passes over nothing that stands in %s: %s", (file, change, said) => {
    const folder = copyOf(minimal);
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    const before = existsSync(path) ? readFileSync(path, "utf8") : "";
    const [from = "", to = ""] = change.split("=>");
    writeFileSync(path, change.startsWith("+") ? before + change.slice(1) : before.replace(from, to));
    expect(run(["diff", minimal, folder, "--lang", "en"]).out).toContain(said);
  });

  test("says of a limit both lengths, and who speaks of it", () => {
    const { code, out } = run(["diff", minimal, changed("limits/all.yaml", "P6M", "P3M"), "--lang", "en"]);
    expect(out).toContain("half-year (P6M → P3M; police-freeze, court-freeze, stop)");
    expect(code).toBe(1);
  });

  test.each([
    ["counting: calendar", "counting: working-days", "calendar → working-days; "],
    ["counting: calendar", "counting: calendar\n  if-holiday: next-working-day", "if-holiday: - → next-working-day; "],
  ])("says what else moves the end of a limit: %s to %s", (from, to, said) => {
    const [before, after] = [changed("limits/all.yaml", "P6M", "P6D"), changed("limits/all.yaml", "P6M", "P6D")];
    const path = join(after, "limits/all.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    const { code, out } = run(["diff", before, after, "--lang", "en"]);
    expect(out).toContain(`half-year (${said}police-freeze, court-freeze, stop)`);
    expect(code).toBe(1);
  });

  test("takes no limit for another whose name it is a part of", () => {
    const [before, after] = [copyOf(minimal), copyOf(minimal)];
    for (const [folder, length] of [
      [before, "P1Y"],
      [after, "P2Y"],
    ] as const) {
      const limit = readFileSync(join(folder, "limits/all.yaml"), "utf8");
      writeFileSync(join(folder, "limits/more.yaml"), limit.replace("half-year", "year").replace("P6M", length));
    }
    expect(run(["diff", before, after, "--lang", "en"]).out).toContain(`- limits, changed: year (P1Y → P2Y)\n`);
  });

  test("names the articles of a document that are cited otherwise", () => {
    const { code, out } = run([
      "diff",
      minimal,
      changed("law/all.yaml", "status: unverified", "status: reported"),
      "--lang",
      "en",
    ]);
    expect(out).toMatch(/- law, changed: law-a \(第\S+条\)\n/);
    expect(code).toBe(0);
  });

  test("exits 1 with the combinations, an example and the situations that change", () => {
    const folder = changed(
      "trees/card.yaml",
      "court: { conclude: court-freeze }",
      "court: { open: [court-freeze, police-freeze] }",
    );
    const { code, out } = run(["diff", minimal, folder, "--lang", "en"]);
    expect(code).toBe(1);
    expect(out).toContain("The result changes for 50 % of all combinations of answers.");
    expect(out).toContain("| court-freeze (settled) | court-freeze (likely) | 50 % | who=court |");
    expect(out).toContain("A share is of all combinations");
    expect(out).toContain("- s-court: court-freeze (settled) → court-freeze");
    expect(out).toContain("\n`court-freeze` court-freeze\n");
    const zh = run(["diff", minimal, folder, "--lang", "zh"]).out;
    expect(zh).toContain("\n`court-freeze` 法院冻结\n");
    expect(zh).toContain("| court-freeze (符合) | court-freeze (更像) | 50% | who=court |");
    expect(zh).toContain("- s-court: court-freeze (符合) → court-freeze");
  });

  test("puts many kinds of change in which nothing leads into a row for each conclusion that is open beside", () => {
    const folder = copyOf(join(root, "decision-trees"));
    const path = join(folder, "trees/restriction.yaml");
    const [moved, open] = [
      "    over-1-year: { conclude: police-freeze, certainty: likely }\n    2-to-5-years: { open: ",
      "    over-1-year: { open: [police-freeze, punishment-list] }\n    2-to-5-years: { open: ",
    ];
    const text = readFileSync(path, "utf8");
    expect(text).toContain(moved);
    writeFileSync(path, text.replace(moved, open));
    const args = ["diff", join(root, "decision-trees"), folder];
    const { trees } = JSON.parse(run([...args, "--format", "json"]).out) as { readonly trees: readonly TreeChange[] };
    const unknown = trees.find(({ tree }) => tree === "restriction")?.unknown;
    const alike = (unknown?.changes ?? []).filter(
      ({ from, to }) =>
        from.certainty === "open" &&
        to.certainty === "open" &&
        to.candidates.filter((id) => !from.candidates.includes(id)).join() === "punishment-list",
    );
    expect(alike.length).toBeGreaterThan(10);
    const sum = alike.reduce((all, { combinations }) => all + BigInt(combinations), 0n);
    const { out } = run([...args, "--lang", "en"]);
    const rows = out.split("\n").filter((line) => line.startsWith("| open (…"));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(
      `| open (…) | open (…, punishment-list) | ${percentOf(sum, BigInt(unknown?.of ?? 1))} % | `,
    );
    expect(out).toContain(`${alike.length} in all: nothing leads`);
    expect(out).toContain("- police-freeze-over-a-year: police-freeze → nothing leads");
  });

  test("does not pass over a branch that only those take who do not know", () => {
    const [from, to] = [
      "unknown: { open: [police-freeze, court-freeze] }",
      "unknown: { conclude: police-freeze, certainty: likely }",
    ];
    const folder = changed("trees/card.yaml", from, to);
    writeFileSync(join(folder, "scenarios/all.yaml"), "[]\n");
    const { code, out } = run(["diff", minimal, folder, "--lang", "en"]);
    expect(code).toBe(1);
    expect(out).toContain("No combination of known answers comes to another result.");
    expect(out).toContain(
      "| open (police-freeze, court-freeze) | police-freeze (likely) | 33.3 % | nobody knows anything |",
    );
    expect(out).toContain("- trees, changed: card (who)");
  });

  test("says that nothing else leads where nobody knows, once that was compared", () => {
    const { out } = run(["diff", minimal, minimal, "--lang", "zh"]);
    expect(out).toBe("回答都知道时，没有任何组合的结果改变。\n有的回答没人清楚时，领先的结论也都没有改变。\n");
  });

  test("gives programs the exact numbers, the total and the share", () => {
    const folder = changed("trees/card.yaml", "court: { conclude: court-freeze }", "court: { open: [court-freeze] }");
    const { out } = run(["diff", minimal, folder, "--format", "json"]);
    const { trees } = JSON.parse(out) as { readonly trees: readonly object[] };
    expect(trees[0]).toMatchObject({
      combinations: "4",
      of: "8",
      share: 0.5,
      changes: [{ combinations: "4", share: 0.5 }],
      unknown: { changes: [], combinations: "0", of: "27", share: 0 },
    });
  });

  test("does not compare what only one version can answer, and says that it is asked again", () => {
    const folder = changed(
      "questions/all.yaml",
      "- { id: court, text: { zh: 法院, en: court } }",
      "- { id: court, text: { zh: 法院, en: court } }\n    - { id: tax, text: { zh: 税务, en: tax } }",
    );
    const path = join(folder, "trees/card.yaml");
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace("unknown:", "tax: { open: [court-freeze, police-freeze] }\n    unknown:"),
    );
    const { code, out } = run(["diff", minimal, folder, "--lang", "en"]);
    expect(code).toBe(1);
    expect(out).toContain("only one version knows these answers to who: tax");
    expect(out).toContain("No combination of known answers comes to another result.");
  });

  test("a revision or folder that does not exist is bad use", () => {
    expect(run(["diff", minimal, "no-such-revision", "--pack", minimal]).code).toBe(2);
  });
});
