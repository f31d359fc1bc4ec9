// Which phrases settle something: the rule against asking every tree about every phrase.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Context } from "../../src/check/rule.ts";
import { rule } from "../../src/check/rules/phrase-settles.ts";
import { literalsOf, modelOf } from "../../src/engine/model.ts";
import { outcomeOf } from "../../src/engine/run.ts";
import { Entry } from "../../src/pack/entries.ts";
import type { SourceFile } from "../../src/pack/read.ts";
import type { Condition, Pack, Phrase } from "../../src/pack/schema.ts";
import { twoTreesArb } from "../engine/random-pack.ts";

const file = { locate: (path: readonly PropertyKey[]) => ({ file: path.join(".") }) } as unknown as SourceFile;

const answersOf = (pack: Pack, question: number): string[] => {
  const one = pack.questions[question];
  return one?.type === "choice" ? one.answers.map(({ id }) => id) : [];
};

const literalArb = (pack: Pack) =>
  fc
    .integer({ min: 0, max: pack.questions.length - 1 })
    .chain((question) =>
      fc.record({ question: fc.constant(question), answer: fc.constantFrom(...answersOf(pack, question)) }),
    );

type Said = { readonly question: number; readonly answer: string };

const conditionOf = (said: readonly Said[]): Condition =>
  Object.fromEntries(said.map(({ question, answer }) => [`q${question}`, answer]));

/** A pack with more implications, some of which leave an answer impossible whatever is known, and one phrase. */
const caseArb = twoTreesArb.chain((pack) =>
  fc
    .record({
      implied: fc.array(fc.tuple(literalArb(pack), literalArb(pack)), { maxLength: 4 }),
      proposes: fc.array(fc.array(literalArb(pack), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
    })
    .map(({ implied, proposes }) => ({
      pack: {
        ...pack,
        questions: pack.questions.map((one, position) =>
          one.type !== "choice"
            ? one
            : {
                ...one,
                answers: one.answers.map((answer) => {
                  const proven = implied.flatMap(([{ question, answer: from }, to]) =>
                    question === position && from === answer.id ? [to] : [],
                  );
                  return { ...answer, implies: { ...answer.implies, ...conditionOf(proven) } };
                }),
              },
        ),
      },
      proposes: proposes.map(conditionOf),
    })),
);

test("is what some tree says of the proposed facts", () => {
  let settled = 0;
  fc.assert(
    fc.property(caseArb, ({ pack, proposes }) => {
      const model = modelOf(pack);
      const phrase = { id: "said", reliability: "narrows", proposes } as unknown as Phrase;
      const trees = pack.trees.map((tree) => new Entry(file, ["trees"], tree));
      const entries = { phrases: [new Entry(file, ["phrase"], phrase)], trees };
      const found = [...rule.check({ entries, model } as unknown as Context)];

      const expected = proposes.flatMap((condition, position) =>
        [...model.trees.values()].flatMap((tree) => {
          const facts = literalsOf(model.byId, condition).flatMap(({ variable, mask }) => {
            const asked = model.variables[variable];
            return asked ? [{ variable: asked, mask }] : [];
          });
          const { conclusion, certainty } = outcomeOf(model, tree, facts);
          return certainty === "settled" ? [`phrase.proposes.${position}: ${conclusion}`] : [];
        }),
      );
      settled += expected.length;
      expect(found.map(({ place, given }) => `${place.file}: ${given?.["conclusion"]}`)).toEqual(expected);
    }),
    { numRuns: 5000 },
  );
  expect(settled).toBeGreaterThan(100);
});
