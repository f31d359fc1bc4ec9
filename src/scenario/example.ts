// The answers of an example as a file of answers has them, and the command that walks a tree with them.
import type { ExampleAnswer, Replay } from "../diagnostic/diagnostic.ts";
import type { Model } from "../engine/model.ts";
import type { Scenario } from "../pack/schema.ts";

/** Of the person, of one card, of one restriction. */
export const writtenExample = (model: Model, example: readonly ExampleAnswer[]): Scenario["answers"] => {
  const facts: Record<"person" | "card" | "restriction", Record<string, unknown>> = {
    person: {},
    card: {},
    restriction: {},
  };
  for (const { variable, answer } of example) {
    const [question = "", several] = variable.split(".");
    const scope = model.questions.get(question)?.scope ?? "person";
    if (several === undefined) facts[scope][question] = answer;
    else {
      const before = (facts[scope][question] ?? {}) as Record<string, string[]>;
      const key = answer === "yes" ? "has" : "lacks";
      facts[scope][question] = { ...before, [key]: [...(before[key] ?? []), several] };
    }
  }
  const isPerson = [facts.card, facts.restriction].every((one) => Object.keys(one).length === 0);
  if (isPerson) return { person: facts.person };
  return { person: facts.person, cards: [{ facts: facts.card, restrictions: [{ facts: facts.restriction }] }] };
};

/**
 * How to try an example out.
 * @param trees all of them have to be walked
 * @returns undefined when neither the triage nor a guide walks them
 */
export const replayOf = (
  model: Model,
  example: readonly ExampleAnswer[],
  trees: readonly string[],
): Replay | undefined => {
  const answers = writtenExample(model, example);
  const walks = (by: readonly string[]): boolean => trees.every((tree) => by.includes(tree));
  if (walks(model.pack.head.trees)) return { answers };
  const guide = model.pack.head.guides?.find((one) => walks(one.trees));
  return guide && { guide: guide.id, answers };
};
