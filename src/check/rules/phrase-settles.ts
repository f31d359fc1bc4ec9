// CF092: a phrase whose proposed facts settle a conclusion by themselves, though its words are not said to decide.
import { literalsOf, type Model } from "../../engine/model.ts";
import { outcomeOf } from "../../engine/run.ts";
import { type Literal, possibleTogether } from "../../engine/solver.ts";
import { type Rule, treesOf } from "../rule.ts";

/** Each variable with a number that it shares with those that implications tie it to, directly or through others. */
const tiesOf = ({ variables, implications }: Model): number[] => {
  const ties = variables.map(({ index }) => index);
  for (const clause of implications)
    for (const { variable } of clause) {
      const [from, to] = [ties[variable], ties[clause[0]?.variable ?? variable] ?? variable];
      if (from !== to) for (const [other, tie] of ties.entries()) if (tie === from) ties[other] = to;
    }
  return ties;
};

interface Needed {
  readonly id: string;
  /** For each requirement that does not hold anyway the ties of what can prove it. */
  readonly ties: readonly (readonly (number | undefined)[])[];
}

/** Tells which conclusions facts may prove: every requirement speaks of what the facts bear on, or holds anyway. */
const provableIn = (model: Model): ((facts: readonly Literal[]) => string[]) => {
  const ties = tiesOf(model);
  const domains = [...model.unknown];
  const tied = new Set(model.implications.flatMap((clause) => clause.map(({ variable }) => variable)));
  const holdsAnyway = ({ variable, mask }: Literal): boolean =>
    tied.has(variable)
      ? !possibleTogether(domains, [{ variable, mask: ~mask }], model.implications)
      : ((domains[variable] ?? 0) & ~mask) === 0;
  const anyway: string[] = [];
  const byFirst = new Map<number | undefined, Needed[]>();
  for (const { id, requires } of model.conclusions.values()) {
    const needed = requires.filter((clause) => !clause.some(holdsAnyway));
    const found = { id, ties: needed.map((clause) => clause.map(({ variable }) => ties[variable])) };
    if (needed.length === 0) anyway.push(id);
    for (const tie of found.ties[0] ?? []) byFirst.set(tie, [...(byFirst.get(tie) ?? []), found]);
  }
  return (facts) => {
    const known = facts.map(({ variable }) => ties[variable]);
    const isKnown = (tie: number | undefined): boolean => known.includes(tie);
    const provable = known
      .flatMap((tie) => byFirst.get(tie) ?? [])
      .filter((needed) => needed.ties.every((alternatives) => alternatives.some(isKnown)));
    return [...anyway, ...provable.map(({ id }) => id)];
  };
};

export const rule: Rule = {
  code: "CF092",
  severity: "error",
  *check(context) {
    const { model } = context;
    const trees = treesOf(context);
    const provable = provableIn(model);
    for (const entry of context.entries.phrases) {
      if (entry.value.reliability === "decides") continue;
      for (const [position, condition] of (entry.value.proposes ?? []).entries()) {
        const literals = literalsOf(model.byId, condition);
        const ids = provable(literals);
        if (ids.length === 0) continue;
        const facts = literals.flatMap(({ variable, mask }) => {
          const found = model.variables[variable];
          return found ? [{ variable: found, mask }] : [];
        });
        for (const { tree } of trees) {
          if (!ids.some((id) => tree.named.has(id))) continue;
          const { conclusion, certainty } = outcomeOf(model, tree, facts);
          if (certainty === "settled" && conclusion !== undefined)
            yield { place: entry.at(["proposes", position]), given: { id: entry.value.id, conclusion } };
        }
      }
    }
  },
};
