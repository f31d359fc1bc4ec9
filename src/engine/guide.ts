// A guide as a pack of its own: its trees are all that is walked, and all that the interview asks about.
import type { Pack } from "../pack/schema.ts";
import type { Model } from "./model.ts";

export type Guide = NonNullable<Pack["head"]["guides"]>[number];

/** The pack as a guide walks it: its own trees, danger asked first, and nothing else in the interview. */
const packOf = (pack: Pack, { trees, "bank-sheet": hasSheet }: Guide): Pack => {
  const { "bank-sheet": sheet, ...head } = pack.head;
  const person = trees.find((id) => pack.trees.find(({ tree }) => tree === id)?.scope === "person") ?? head.person;
  const answers = Object.keys(head.interview.orders);
  const opening = head.interview.opening.filter((id) => id !== head.interview.by);
  const orders = Object.fromEntries(answers.map((answer) => [answer, [...trees]]));
  return {
    ...pack,
    head: {
      ...head,
      ...(hasSheet && sheet ? { "bank-sheet": sheet } : {}),
      trees: [...new Set([...trees, person])],
      person,
      interview: { ...head.interview, opening, orders },
    },
  };
};

const made = new WeakMap<Model, Map<string, Model>>();

/**
 * The model of a guide, made once.
 * @returns undefined when the pack has no such guide
 */
export const guideModel = (model: Model, id: string): Model | undefined => {
  const guide = model.pack.head.guides?.find((one) => one.id === id);
  if (!guide) return undefined;
  const known = made.get(model) ?? new Map<string, Model>();
  made.set(model, known);
  // Only what is walked differs: questions, definitions and trees are those of the pack.
  const own = known.get(id) ?? { ...model, pack: packOf(model.pack, guide) };
  known.set(id, own);
  return own;
};
