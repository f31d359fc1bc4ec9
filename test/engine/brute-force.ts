// The rules of meaning by listing every completion: slow, plain, and what the engine must agree with.
import type { FactState } from "../../src/engine/facts.ts";
import type { Conclusion, Condition, Leaf, Pack } from "../../src/pack/schema.ts";

type World = Readonly<Record<string, string>>;

const answersOf = (pack: Pack, id: string): string[] => {
  const question = pack.questions.find((one) => one.id === id);
  return question?.type === "choice" ? question.answers.map((answer) => answer.id) : [];
};

const holds = (condition: Condition, world: World): boolean =>
  Object.entries(condition).every(([id, answers]) => [answers].flat().includes(world[id] ?? ""));

const impliesHold = (pack: Pack, world: World): boolean =>
  pack.questions.every((question) => {
    if (question.type !== "choice") return true;
    const implied = question.answers.find(({ id }) => id === world[question.id])?.implies;
    return implied === undefined || holds(implied, world);
  });

const alternativesOf = (item: Conclusion["definition"]["requires"][number]): Condition[] =>
  Array.isArray(item["any"]) ? (item["any"] as Condition[]) : [item as Condition];

const defined = ({ definition }: Conclusion, world: World): boolean =>
  definition.requires.every((item) => alternativesOf(item).some((condition) => holds(condition, world))) &&
  (definition.excludes ?? []).every(({ when }) => !holds(when, world));

const leafOf = (pack: Pack, world: World): Leaf => {
  const [tree] = pack.trees;
  let target: string | Leaf = tree?.start ?? "";
  while (typeof target === "string") {
    const node: Record<string, string | Leaf | undefined> = tree?.nodes[target] ?? {};
    target = node[world[String(node["ask"])] ?? ""] as string | Leaf;
  }
  return target;
};

/** Every full set of answers that the facts and the implications allow. */
export const worlds = (pack: Pack, facts: readonly [string, FactState][]): World[] => {
  const known = new Map(facts);
  const all = pack.questions.reduce<World[]>(
    (list, { id }) => {
      const state = known.get(id);
      const possible = state?.type === "choice" ? (state.statements[0]?.possible ?? []) : answersOf(pack, id);
      return list.flatMap((world) => possible.map((answer) => ({ ...world, [id]: answer })));
    },
    [{}],
  );
  return all.filter((world) => impliesHold(pack, world));
};

const LEVELS = ["possible", "likely", "settled"] as const;

export interface Expected {
  readonly candidates: readonly string[];
  readonly settled: string | undefined;
}

/** Candidates and the settled conclusion, straight from the rules. */
export const expectedOf = (pack: Pack, facts: readonly [string, FactState][]): Expected => {
  const possible = worlds(pack, facts);
  const lowest = new Map<string, number>();
  for (const world of possible) {
    const leaf = leafOf(pack, world);
    const ids = "conclude" in leaf ? [leaf.conclude] : leaf.open;
    const level = "conclude" in leaf ? LEVELS.indexOf(leaf.certainty ?? "settled") : 0;
    for (const conclusion of pack.conclusions)
      if (ids.includes(conclusion.id) && defined(conclusion, world))
        lowest.set(conclusion.id, Math.min(level, lowest.get(conclusion.id) ?? level));
  }
  const candidates = [...lowest.keys()].sort();
  const [only] = candidates;
  const content = pack.conclusions.find(({ id }) => id === only);
  // A requirement is proven when one of its alternatives holds in every world.
  const proven = content?.definition.requires.every((item) =>
    alternativesOf(item).some((condition) => possible.every((world) => holds(condition, world))),
  );
  const isSettled = candidates.length === 1 && only !== undefined && lowest.get(only) === 2 && proven === true;
  return { candidates, settled: isSettled ? only : undefined };
};
