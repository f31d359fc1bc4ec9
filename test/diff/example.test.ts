// The examples of a change: shortest, proven so by listing every set of answers, and none of these can be dropped.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Compiled, type CompleteOutcome } from "../../src/diagram/compile.ts";
import { YES } from "../../src/diagram/diagram.ts";
import { meaningDiff } from "../../src/diff/meaning.ts";
import { type FactState, factsOf } from "../../src/engine/facts.ts";
import { modelOf } from "../../src/engine/model.ts";
import { verdictOf } from "../../src/engine/run.ts";
import type { Pack, Question, Tree } from "../../src/pack/schema.ts";
import { run } from "../cli/run.ts";
import { worlds } from "../engine/brute-force.ts";
import { packArb, twoTreesArb } from "../engine/random-pack.ts";
import { copyOf, root } from "../pack/folder.ts";

type Answers = Readonly<Record<string, string>>;

const answersOf = (pack: Pack, id: string): string[] =>
  pack.questions.flatMap((one) =>
    one.id === id && one.type === "choice" ? one.answers.map((answer) => answer.id) : [],
  );

/** What a version says to some answers, everything else unanswered: as the engine decides, which knows no diagram. */
const said = (pack: Pack): ((answers: Answers) => string) => {
  const model = modelOf(pack);
  const tree = model.trees.get("tree");
  if (!tree) throw new Error("no tree");
  return (answers) => {
    const facts = Object.entries(answers)
      .filter(([id]) => model.questions.has(id))
      .map(([id, answer]): [string, FactState] => [id, { type: "choice", statements: [{ possible: [answer] }] }]);
    const { certainty, conclusion, candidates } = verdictOf(model, tree, factsOf(model, [new Map(facts)], []));
    if (certainty === "open") return `open ${[...candidates].sort().join()}`;
    return certainty === "conflict" ? certainty : `${conclusion} ${certainty}`;
  };
};

const textOf = (outcome: CompleteOutcome): string => {
  if (outcome.certainty === "conflict") return outcome.certainty;
  if (outcome.certainty === "open") return `open ${[...outcome.candidates].sort().join()}`;
  return `${outcome.conclusion} ${outcome.certainty}`;
};

/** Every set of answers, at most one to a question, the shorter ones first. */
const everySet = (pack: Pack): Answers[] =>
  pack.questions
    .reduce<Answers[]>(
      (list, { id }) =>
        list.flatMap((one) => [one, ...answersOf(pack, id).map((answer) => ({ ...one, [id]: answer }))]),
      [{}],
    )
    .sort((a, b) => Object.keys(a).length - Object.keys(b).length);

const extend = (world: Answers, answers: Answers): boolean =>
  Object.entries(answers).every(([id, answer]) => (world[id] ?? answer) === answer);

/** A pack that does not know the last answer to one question. */
const withoutAnswer = (pack: Pack, id: string): Pack => {
  const gone = answersOf(pack, id).at(-1) ?? "";
  const without = (value: unknown, inside: boolean): unknown => {
    if (Array.isArray(value))
      return value.filter((one) => !(inside && one === gone)).map((one) => without(one, inside));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => !(inside && inner === gone))
        .map(([key, inner]) => [key, without(inner, key === id)]),
    );
  };
  const questions = pack.questions.map((one) => {
    if (one.type !== "choice") return one;
    const answers = one.id === id ? one.answers.filter((answer) => answer.id !== gone) : one.answers;
    return { ...one, answers: without(answers, false) as typeof answers };
  });
  const trees = pack.trees.map((tree) => ({
    ...tree,
    nodes: Object.fromEntries(
      Object.entries(tree.nodes).map(([name, node]) => {
        const { [gone]: _, ...rest } = node;
        return [name, node.ask === id ? rest : node];
      }),
    ) as typeof tree.nodes,
  }));
  const isEmpty = (condition: object): boolean =>
    Object.values(condition).some((value) => Array.isArray(value) && value.length === 0);
  const conclusions = pack.conclusions.map((one) => {
    const definition = without(one.definition, false) as typeof one.definition;
    const kept = definition.requires.map((item) =>
      Array.isArray(item["any"]) ? { any: (item["any"] as object[]).filter((other) => !isEmpty(other)) } : item,
    );
    return {
      ...one,
      definition: {
        requires: kept.filter((item) => !isEmpty(item)) as typeof definition.requires,
        excludes: (definition.excludes ?? []).filter(({ when }) => !isEmpty(when)),
      },
    };
  });
  return { ...pack, questions, trees, conclusions };
};

/** A pack with one more question: its answers prove others, and one of them ends the tree. */
const withQuestion = (pack: Pack): Pack => {
  const [tree] = pack.trees;
  const like = pack.questions.find((one) => one.type === "choice");
  if (!tree || like?.type !== "choice") throw new Error("no tree or question");
  const [a0, a1] = like.answers;
  if (!a0 || !a1) throw new Error("no answers");
  const asked = {
    ...like,
    id: "q5",
    answers: [
      { ...a0, implies: { q1: "a0" } },
      { ...a1, implies: {} },
    ],
  };
  const first = { ask: "q5", a0: tree.start, a1: { conclude: "c0" }, unknown: tree.start };
  const nodes = { ...tree.nodes, first } as unknown as typeof tree.nodes;
  return { ...pack, questions: [...pack.questions, asked], trees: [{ ...tree, start: "first", nodes }] };
};

/** Two versions: other trees or definitions over the same questions, and at times an answer or a question that only one of them knows. */
const versionsArb: fc.Arbitrary<readonly [Pack, Pack]> = fc
  .tuple(
    twoTreesArb,
    fc.constantFrom("tree", "definitions", "implication"),
    fc.constantFrom("", "q1", "q2", "q5"),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([pack, kind, differs, isOlder, hasMore]): readonly [Pack, Pack] => {
    const [first, second] = pack.trees;
    if (!first || !second) throw new Error("no trees");
    const more = (one: Pack): Pack => (hasMore || differs === "q5" ? withQuestion(one) : one);
    const one: Pack = { ...pack, trees: [first] };
    const moved = pack.conclusions.map((conclusion, position) => ({
      ...conclusion,
      definition: pack.conclusions[(position + 1) % pack.conclusions.length]?.definition ?? conclusion.definition,
    }));
    const other: Pack = {
      tree: { ...one, trees: [{ ...second, tree: "tree" }] },
      definitions: { ...one, conclusions: moved },
      implication: {
        ...one,
        trees: [{ ...second, tree: "tree" }],
        questions: one.questions.map((question) =>
          question.id === "q0" && question.type === "choice"
            ? { ...question, answers: question.answers.map(({ implies: _, ...answer }) => answer) }
            : question,
        ),
      },
    }[kind];
    const isFewer = answersOf(pack, differs).length > 2;
    const changed = isFewer ? withoutAnswer(more(other), differs) : more(other);
    const same = differs === "q5" ? one : more(one);
    return isOlder ? [changed, same] : [same, changed];
  });

describe("the example of a change", () => {
  test("pins it down, shows it when it is tried out, and no fewer answers do", () => {
    fc.assert(
      fc.property(versionsArb, ([before, after]) => {
        const [older, newer] = [before, after].map((pack) => {
          const say = said(pack);
          return { say, all: worlds(pack, []).map((world) => ({ world, text: say(world) })) };
        });
        if (!older || !newer) throw new Error("no versions");
        const isExample = (answers: Answers, from: string, to: string): boolean => {
          const [was, is] = [older, newer].map(({ all }) => all.filter(({ world }) => extend(world, answers)));
          return (
            was !== undefined &&
            is !== undefined &&
            was.every(({ text }) => text === from) &&
            is.every(({ text }) => text === to) &&
            was.some(({ world }) => is.some((other) => extend(world, other.world))) &&
            older.say(answers) === from &&
            newer.say(answers) === to
          );
        };
        // What one version does not know, the other does: no two lack something.
        const sets = [everySet(before), everySet(after)].reduce((a, b) => (b.length > a.length ? b : a));
        const changesWithin = (steps?: number) =>
          meaningDiff(before, after, new Map(), undefined, steps).trees[0]?.changes ?? [];
        const leastOf = (from: string, to: string): number =>
          Object.keys(sets.find((one) => isExample(one, from, to)) ?? {}).length;
        for (const steps of [undefined, 30, 0])
          for (const { from, to, example, shortest } of changesWithin(steps)) {
            const answers = Object.fromEntries(example.map(({ variable, answer }) => [variable, answer]));
            const [x, y] = [textOf(from), textOf(to)];
            expect(isExample(answers, x, y)).toBe(true);
            if (steps === undefined) expect(shortest).toBe(true);
            if (shortest) expect(example.length).toBe(leastOf(x, y));
          }
      }),
      { numRuns: 80 },
    );
  });

  test("says the one answer that proves two requirements, though each can be proven by an answer of its own", () => {
    const [sample] = fc.sample(packArb, 1);
    const [like] = sample?.questions ?? [];
    if (!sample || like?.type !== "choice") throw new Error("no pack");
    const proves = [
      { q1: "a0", q3: "a0" },
      { q2: "a0", q4: "a0" },
      { q1: "a0", q4: "a0" },
      { q2: "a0", q3: "a0" },
    ];
    const yesOrNo = ["q1", "q2", "q3", "q4"].map(
      (id): Question => ({
        ...like,
        id,
        answers: ["a0", "a1"].map((answer) => ({ id: answer, text: like.ask })),
      }),
    );
    const last = {
      ...like,
      id: "q0",
      answers: proves.map((implies, at) => ({ id: `a${at}`, text: like.ask, implies })),
    };
    const requires = [{ any: [{ q1: "a0" }, { q2: "a0" }] }, { any: [{ q3: "a0" }, { q4: "a0" }] }];
    const concluding = (conclude: string): Pack => {
      const chain = ["q1", "q2", "q3", "q4", "q0"].map((ask, position, all) => {
        const next = all[position + 1] ?? { conclude };
        return [ask, { else: next, unknown: next }];
      });
      const tree = { ...sample.trees[0], start: "q1", nodes: Object.fromEntries(chain) } as Tree;
      const conclusions = sample.conclusions.map((one) => ({ ...one, definition: { requires } }));
      return { ...sample, questions: [...yesOrNo, last], conclusions, trees: [tree] };
    };
    const changes = meaningDiff(concluding("c0"), concluding("c1"), new Map()).trees[0]?.changes ?? [];
    expect(changes.map(({ from, to }) => [textOf(from), textOf(to)])).toEqual([["c0 settled", "c1 settled"]]);
    expect(changes[0]?.example.map(({ variable }) => variable)).toEqual(["q0"]);
  });
});

describe("an example", () => {
  test("says one answer where one is enough, though it implies others", () => {
    const folder = copyOf(join(root, "decision-trees"));
    const path = join(folder, "trees/restriction.yaml");
    const text = readFileSync(path, "utf8");
    const edited = text.replace("tax: { conclude: tax-freeze }", "tax: { conclude: customs-freeze }");
    expect(edited).not.toBe(text);
    writeFileSync(path, edited);
    const { out } = run(["diff", join(root, "decision-trees"), folder, "--format", "json"]);
    const [tree] = (JSON.parse(out) as { trees: { tree: string; changes: { example: object[] }[] }[] }).trees.filter(
      ({ changes }) => changes.length > 0,
    );
    expect(tree?.tree).toBe("restriction");
    expect(tree?.changes.map(({ example }) => example.length)).toEqual([1]);
  });

  test("is enough, and each of its answers is needed", () => {
    fc.assert(
      fc.property(packArb, fc.nat({ max: 3 }), (pack, position) => {
        const model = modelOf(pack);
        const compiled = new Compiled(model);
        const tree = model.trees.get("tree");
        const conclusion = model.conclusions.get(`c${position}`);
        if (!tree || !conclusion) throw new Error("no tree or conclusion");
        const condition = compiled.candidate(tree, conclusion);
        const example = compiled.example(condition);
        if (!example) return;
        const all = worlds(pack, []);
        const meets = (world: Readonly<Record<string, string>>): boolean => {
          const answers = compiled.order.map((variable) => {
            const { id = "", answers: known = [] } = model.variables[variable] ?? {};
            return known.indexOf(world[id] ?? "");
          });
          return compiled.diagram.evaluate(condition, answers) === compiled.diagram.valueOf(YES);
        };
        const isEnough = (answers: typeof example): boolean =>
          all.filter((world) => answers.every(({ variable, answer }) => world[variable] === answer)).every(meets);
        expect(all.some((world) => example.every(({ variable, answer }) => world[variable] === answer))).toBe(true);
        expect(isEnough(example)).toBe(true);
        for (const one of example) expect(isEnough(example.filter((other) => other !== one))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
