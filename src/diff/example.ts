// The shortest example of a change: the fewest answers that pin it down, and that show it when they are tried out.
import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import type { Compiled, CompleteOutcome } from "../diagram/compile.ts";
import type { LevelAnswer } from "../diagram/diagram.ts";
import { Implicants } from "../diagram/implicants.ts";
import { BudgetExceeded, NO, type Ref, YES } from "../diagram/nodes.ts";
import { TooMuchWork, Work } from "../diagram/work.ts";
import { irreducibleEitherWay } from "../engine/explain.ts";
import type { Model, ModelTree } from "../engine/model.ts";
import { walk } from "../engine/run.ts";

/** One version of a tree, and what it comes to in this kind of change. */
export interface Side {
  /** Over the questions of both versions. */
  readonly compiled: Compiled;
  readonly tree: ModelTree;
  /** The version as it stands, with the questions and answers that it knows. */
  readonly model: Model;
  readonly outcome: CompleteOutcome;
  /** The complete answers that can be given to this version. */
  readonly allowed: Ref;
  /** Those of them that come to `outcome`. */
  readonly comes: Ref;
}

interface ShortExample {
  readonly answers: readonly ExampleAnswer[];
  /** Proven: no fewer answers are an example. Otherwise only none of these can be left out. */
  readonly shortest: boolean;
}

/** Steps of the search for one example: a few milliseconds at most. */
const USUAL_WORK = 20_000;

/** Asking whether answers show the change walks a tree: that costs as much as so many steps. */
const WALK = 20;

/** Variables that implications join, each with all of its group: what is said of one may tell another. */
const joined = (model: Model): readonly ReadonlySet<number>[] => {
  const groups = model.variables.map(({ index }) => new Set([index]));
  for (const clause of model.implications) {
    const all = new Set(clause.flatMap(({ variable }) => [...(groups[variable] ?? [])]));
    for (const variable of all) groups[variable] = all;
  }
  return groups;
};

/** What a few answers show in one version, once whatever else is answered comes to its outcome. */
class Showing {
  readonly #side: Side;
  readonly #groups: readonly ReadonlySet<number>[];

  constructor(side: Side) {
    this.#side = side;
    this.#groups = joined(side.compiled.model);
  }

  /**
   * The answers alone may come to less than each of their completions: nothing is settled before a requirement is proven,
   * and where a question is unknown the walk may let one of the open conclusions lead.
   * @returns the levels of the variables of which one has to be answered as well; undefined when nothing is missing
   */
  missing(answers: readonly LevelAnswer[]): ReadonlySet<number> | undefined {
    const { outcome } = this.#side;
    if (outcome.certainty === "settled") return this.#unproven(outcome.conclusion, answers);
    return outcome.certainty === "open" ? this.#misled(outcome.candidates, answers) : undefined;
  }

  #levels(variables: readonly number[]): ReadonlySet<number> {
    const { compiled, tree } = this.#side;
    const isSeen = (index: number): boolean =>
      tree.scope !== "person" || compiled.model.variables[index]?.scope === "person";
    const all = variables.flatMap((variable) => [...(this.#groups[variable] ?? [])]);
    return new Set(all.filter(isSeen).map((variable) => compiled.level(variable)));
  }

  /** The variables of a requirement of which no alternative is proven. */
  #unproven(conclusion: string, answers: readonly LevelAnswer[]): ReadonlySet<number> | undefined {
    const { compiled, allowed } = this.#side;
    const { diagram } = compiled;
    const left = answers.reduce((all, { level, answer }) => diagram.given(all, level, answer), allowed);
    const said = new Map(answers.map(({ level, answer }) => [level, answer]));
    const clause = compiled.model.conclusions.get(conclusion)?.requires.find((alternatives) =>
      alternatives.every(({ variable, mask }) => {
        const answer = said.get(compiled.level(variable));
        if (answer !== undefined) return (mask & (1 << answer)) === 0;
        return diagram.without(left, compiled.literal(variable, mask)) !== NO;
      }),
    );
    return clause && this.#levels(clause.map(({ variable }) => variable));
  }

  /** The variables of the nodes at which nobody knows, when the walk ends at one of the open conclusions. */
  #misled(candidates: readonly string[], answers: readonly LevelAnswer[]): ReadonlySet<number> | undefined {
    const { compiled, model, tree: both } = this.#side;
    const tree = model.trees.get(both.id);
    if (!tree) return undefined;
    const domains = model.variables.map(({ all }) => all);
    for (const { variable: id, answer } of compiled.named(answers)) {
      const variable = model.byId.get(id);
      if (variable) domains[variable.index] = 1 << variable.answers.indexOf(answer);
    }
    const { leaf, steps } = walk(model, tree, domains);
    if (!leaf || !("conclude" in leaf) || !candidates.includes(leaf.conclude)) return undefined;
    const unknown = steps.flatMap((step) => (step.answers === undefined ? [step.variable] : []));
    return this.#levels(unknown.flatMap((id) => compiled.model.byId.get(id)?.index ?? []));
  }
}

/** Finds the answers of {@link shortestExample}. */
class Search {
  readonly #compiled: Compiled;
  readonly #forced: Ref;
  readonly #wanted: Ref;
  readonly #showing: readonly Showing[];

  constructor(sides: readonly [Side, Side], wanted: Ref) {
    const { compiled } = sides[0];
    const { diagram } = compiled;
    const forced = sides.map(({ allowed, comes }) => diagram.or(diagram.without(YES, allowed), comes));
    this.#compiled = compiled;
    this.#forced = forced.reduce((all, one) => diagram.and(all, one), YES);
    this.#wanted = wanted;
    this.#showing = sides.map((side) => new Showing(side));
  }

  #missing(answers: readonly LevelAnswer[]): ReadonlySet<number> | undefined {
    for (const showing of this.#showing) {
      const missing = showing.missing(answers);
      if (missing) return missing;
    }
    return undefined;
  }

  #given(ref: Ref, answers: readonly LevelAnswer[]): Ref {
    return answers.reduce((left, { level, answer }) => this.#compiled.diagram.given(left, level, answer), ref);
  }

  /** An example of which no answer can be left out: as a path of the diagram has it. */
  irreducible(): readonly LevelAnswer[] {
    const { diagram } = this.#compiled;
    const path = diagram.one(this.#wanted) ?? [];
    const whole = this.#grown(path, Number.POSITIVE_INFINITY, () => {}) ?? path;
    const holds = (answers: readonly LevelAnswer[]): boolean =>
      this.#given(this.#forced, answers) === YES && this.#missing(answers) === undefined;
    return irreducibleEitherWay(whole, holds);
  }

  /**
   * An example of fewer answers.
   * @returns undefined when there is none
   * @throws TooMuchWork, BudgetExceeded
   */
  shorter(than: number, work: Work): readonly LevelAnswer[] | undefined {
    const implicants = new Implicants(this.#compiled.diagram, work);
    for (let most = 0; most < than; most += 1) {
      if (implicants.fewest(this.#forced, this.#wanted, most) > most) continue;
      const seen = new Set<string>();
      for (const answers of implicants.upTo(most, this.#forced, this.#wanted)) {
        const found = this.#grown(answers, most, () => work.step(WALK), seen);
        if (found) return found;
      }
    }
    return undefined;
  }

  /** Answers with as many more as they need to show the change: whichever set does so has one of what is missing. */
  #grown(
    answers: readonly LevelAnswer[],
    most: number,
    step: () => void,
    seen: Set<string> = new Set(),
  ): readonly LevelAnswer[] | undefined {
    const key = answers
      .map(({ level, answer }) => `${level}=${answer}`)
      .sort()
      .join();
    if (seen.has(key)) return undefined;
    seen.add(key);
    step();
    const missing = this.#missing(answers);
    if (!missing) return answers;
    if (answers.length >= most) return undefined;
    const { diagram } = this.#compiled;
    const wanted = this.#given(this.#wanted, answers);
    for (const level of missing) {
      if (answers.some((one) => one.level === level)) continue;
      for (let answer = 0; answer < diagram.arity(level); answer += 1) {
        if (diagram.given(wanted, level, answer) === NO) continue;
        const found = this.#grown([...answers, { level, answer }], most, step, seen);
        if (found) return found;
      }
    }
    return undefined;
  }
}

/**
 * The shortest example of one kind of change, in words of the newer model. An example is a set of answers, one to a
 * variable, with everything else unanswered,
 * - that pins the change down: whatever else is answered, the older version comes to its outcome and the newer one to its
 *   own, and some complete answers can be given to both;
 * - that shows it: each version, tried out with these answers alone, says that very outcome, with its certainty.
 * The shortest has the fewest variables; saying of more of them that some answers are out would not make it shorter.
 * @param wanted the complete answers that change so
 * @param steps the most work that may be done to find it, and to prove that none is shorter
 */
export const shortestExample = (
  sides: readonly [Side, Side],
  wanted: Ref,
  steps: number = USUAL_WORK,
): ShortExample => {
  const { compiled } = sides[0];
  const search = new Search(sides, wanted);
  const written = (answers: readonly LevelAnswer[]): ExampleAnswer[] =>
    compiled.named([...answers].sort((a, b) => a.level - b.level));
  const known = search.irreducible();
  try {
    const shorter = compiled.diagram.sparing(() => search.shorter(known.length, new Work(steps)));
    return { answers: written(shorter ?? known), shortest: true };
  } catch (error) {
    if (!(error instanceof TooMuchWork) && !(error instanceof BudgetExceeded)) throw error;
    return { answers: written(known), shortest: false };
  }
};
