// Random pairs of versions of a pack, and every set of answers to one.
import fc from "fast-check";
import type { Pack } from "../../src/pack/schema.ts";
import { twoTreesArb } from "../engine/random-pack.ts";

export type Answers = Readonly<Record<string, string>>;

/** The answers of a choice by id; none of anything else. */
export const answersOf = (pack: Pack, id: string): string[] =>
  pack.questions.flatMap((one) =>
    one.id === id && one.type === "choice" ? one.answers.map((answer) => answer.id) : [],
  );

/** Every set of answers, at most one to a question, the shorter ones first. */
export const everySet = (pack: Pack): Answers[] =>
  pack.questions
    .reduce<Answers[]>(
      (list, { id }) =>
        list.flatMap((one) => [one, ...answersOf(pack, id).map((answer) => ({ ...one, [id]: answer }))]),
      [{}],
    )
    .sort((a, b) => Object.keys(a).length - Object.keys(b).length);

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
export const versionsArb: fc.Arbitrary<readonly [Pack, Pack]> = fc
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
