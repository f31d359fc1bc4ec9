// The examples of a change: shortest, proven so by listing every set of answers, and none of these can be dropped.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Compiled, type CompleteOutcome } from "../../src/diagram/compile.ts";
import { YES } from "../../src/diagram/nodes.ts";
import { meaningDiff } from "../../src/diff/meaning.ts";
import { type FactState, factsOf } from "../../src/engine/facts.ts";
import { modelOf } from "../../src/engine/model.ts";
import { verdictOf } from "../../src/engine/run.ts";
import type { Pack, Question, Tree } from "../../src/pack/schema.ts";
import { run } from "../cli/run.ts";
import { worlds } from "../engine/brute-force.ts";
import { packArb } from "../engine/random-pack.ts";
import { copyOf, root } from "../pack/folder.ts";
import { type Answers, everySet, versionsArb } from "./versions.ts";

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

const extend = (world: Answers, answers: Answers): boolean =>
  Object.entries(answers).every(([id, answer]) => (world[id] ?? answer) === answer);

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
