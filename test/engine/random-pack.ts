// Random small packs and facts for the properties of the engine.
import fc from "fast-check";
import type { FactState } from "../../src/engine/facts.ts";
import type { Conclusion, Leaf, Pack, Question, Tree } from "../../src/pack/schema.ts";

const text = { zh: "字", en: "text" };
const statement = { advice: text };

const question = (id: string, answers: readonly string[], implies?: Record<string, string>): Question => ({
  type: "choice",
  id,
  scope: "restriction",
  cost: "at-hand",
  "can-say": "often",
  ask: text,
  short: text,
  why: text,
  "how-to-find-out": text,
  answers: answers.map((answer, position) => ({ id: answer, text, ...(position === 0 && implies ? { implies } : {}) })),
});

const conclusion = (id: string, definition: Conclusion["definition"]): Conclusion => ({
  id,
  kind: "measure",
  family: "family",
  name: text,
  frequency: "common",
  definition,
  meaning: text,
  "decided-by": statement,
  "lifted-by": statement,
  duration: [statement],
  "first-steps": ["act"],
  "do-not": [statement],
});

const QUESTIONS = 5;
const CONCLUSIONS = 4;
const questionIds = Array.from({ length: QUESTIONS }, (_, position) => `q${position}`);
const conclusionIds = Array.from({ length: CONCLUSIONS }, (_, position) => `c${position}`);

const answersArb = fc
  .integer({ min: 2, max: 3 })
  .map((count) => Array.from({ length: count }, (_, position) => `a${position}`));

const conditionArb = (answers: readonly (readonly string[])[]) =>
  fc
    .integer({ min: 0, max: QUESTIONS - 1 })
    .chain((position) =>
      fc.subarray([...(answers[position] ?? [])], { minLength: 1 }).map((chosen) => ({ [`q${position}`]: chosen })),
    );

const definitionArb = (answers: readonly (readonly string[])[]): fc.Arbitrary<Conclusion["definition"]> =>
  fc.record({
    requires: fc.array(
      fc.oneof(
        conditionArb(answers),
        fc.tuple(conditionArb(answers), conditionArb(answers)).map(([a, b]) => ({ any: [a, b] })),
      ),
      { maxLength: 2 },
    ),
    excludes: fc.array(
      conditionArb(answers).map((when) => ({ when, source: "matrix:X1/cell" })),
      { maxLength: 1 },
    ),
  }) as fc.Arbitrary<Conclusion["definition"]>;

const leafArb: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({
    conclude: fc.constantFrom(...conclusionIds),
    certainty: fc.constantFrom("settled" as const, "likely" as const),
  }),
  fc.subarray(conclusionIds, { minLength: 1 }).map((open) => ({ open })),
);

const NODES = 6;

/** Nodes lead only to later nodes, so that there is no cycle. */
const treeArb = (answers: readonly (readonly string[])[]): fc.Arbitrary<Tree> => {
  const nodeArb = (position: number) =>
    fc.integer({ min: 0, max: QUESTIONS - 1 }).chain((asked) => {
      const branch: fc.Arbitrary<string | Leaf> =
        position === NODES - 1
          ? leafArb
          : fc.oneof(
              leafArb,
              fc.integer({ min: position + 1, max: NODES - 1 }).map((next) => `n${next}`),
            );
      const ids = [...(answers[asked] ?? []), "unknown"];
      return fc.tuple(...ids.map(() => branch)).map((branches) => ({
        ask: `q${asked}`,
        ...Object.fromEntries(ids.map((id, index) => [id, branches[index] as string | Leaf])),
      }));
    });
  return fc.tuple(...Array.from({ length: NODES }, (_, position) => nodeArb(position))).map((nodes) => ({
    tree: "tree",
    scope: "restriction" as const,
    title: text,
    start: "n0",
    nodes: Object.fromEntries(nodes.map((node, position) => [`n${position}`, node])) as unknown as Tree["nodes"],
  }));
};

/** A random pack of five questions, four conclusions and one tree, with one implication. */
export const packArb: fc.Arbitrary<Pack> = fc.tuple(...questionIds.map(() => answersArb)).chain((answers) =>
  fc
    .record({
      definitions: fc.tuple(...conclusionIds.map(() => definitionArb(answers))),
      tree: treeArb(answers),
      implies: fc.option(fc.constantFrom("a0", "a1")),
    })
    .map(({ definitions, tree, implies }) => ({
      head: { families: [], trees: ["tree"] } as unknown as Pack["head"],
      hash: "",
      questions: questionIds.map((id, position) =>
        question(id, answers[position] ?? [], position === 0 && implies !== null ? { q1: implies } : undefined),
      ),
      trees: [tree],
      conclusions: conclusionIds.map((id, position) =>
        conclusion(id, definitions[position] as Conclusion["definition"]),
      ),
      actions: [],
      phrases: [],
      limits: [],
      calendar: [],
      law: [],
      scenarios: [],
    })),
);

/** The same with a second tree over the same questions, and a conclusion that excludes another. */
export const twoTreesArb: fc.Arbitrary<Pack> = packArb.chain((pack) =>
  treeArb(pack.questions.map((one) => (one.type === "choice" ? one.answers.map(({ id }) => id) : []))).map(
    (second) => ({
      ...pack,
      head: { ...pack.head, trees: ["tree", "other"] },
      trees: [...pack.trees, { ...second, tree: "other" }],
      conclusions: pack.conclusions.map((one) =>
        one.id === "c0" ? { ...one, definition: { ...one.definition, "exclusive-with": ["c1"] } } : one,
      ),
    }),
  ),
);

/** Random facts about a pack: by question, the answers that are still possible; all of them is “asked, and unknown”. */
export const factsArb = (pack: Pack): fc.Arbitrary<[string, FactState][]> =>
  fc
    .tuple(
      ...pack.questions.map((one) => {
        const ids = one.type === "choice" ? one.answers.map(({ id }) => id) : [];
        return fc.option(fc.subarray(ids, { minLength: 1 }), { freq: 2 });
      }),
    )
    .map((chosen) =>
      chosen.flatMap((possible, position): [string, FactState][] =>
        possible === null ? [] : [[pack.questions[position]?.id ?? "", { type: "choice", statements: [{ possible }] }]],
      ),
    );
