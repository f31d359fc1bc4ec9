// Trees and definitions of a model as decision diagrams over all of its variables.
import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import { irreducibleEitherWay } from "../engine/explain.ts";
import type { Model, ModelConclusion, ModelTree, Target } from "../engine/model.ts";
import type { Clause } from "../engine/solver.ts";
import { Diagram, type LevelAnswer, NO, type Ref, YES } from "./diagram.ts";

/** A leaf at the place where it stands. */
interface LeafPlace {
  readonly node: string;
  readonly mask: number;
  readonly leaf: Extract<Target, { leaf: unknown }>["leaf"];
}

/** What complete answers come to in one tree: `conflict`, a conclusion with its certainty, or the open ones. */
export type CompleteOutcome =
  | { readonly certainty: "conflict" }
  | { readonly certainty: "settled" | "likely"; readonly conclusion: string }
  | { readonly certainty: "open"; readonly candidates: readonly string[] };

/**
 * The order of the variables: as the trees ask for them, each followed by those that share a definition or an implication
 * with it, because what is decided together should stand together.
 */
const orderOf = (model: Model, trees: readonly ModelTree[]): number[] => {
  const beside = new Map<number, Set<number>>();
  const join = (clauses: readonly Clause[]): void => {
    for (const clause of clauses)
      for (const { variable } of clause) {
        const set = beside.get(variable) ?? new Set();
        for (const other of clause) set.add(other.variable);
        beside.set(variable, set);
      }
  };
  join(model.implications);
  for (const { clauses } of model.conclusions.values()) join(clauses);
  const order = new Set<number>();
  for (const tree of trees) {
    const seen = new Set<string>();
    const queue = [tree.start];
    for (const id of queue) {
      const node = tree.nodes.get(id);
      if (!node || seen.has(id)) continue;
      seen.add(id);
      order.add(node.variable.index);
      for (const { target } of node.groups) if ("node" in target) queue.push(target.node);
    }
  }
  const asked = [...order];
  const placed = new Set<number>();
  for (const variable of asked) {
    placed.add(variable);
    for (const other of beside.get(variable) ?? []) if (!order.has(other)) placed.add(other);
  }
  for (const { index } of model.variables) placed.add(index);
  return [...placed];
};

/** A model's questions answered exactly, over all combinations of answers that its implications allow. */
export class Compiled {
  readonly model: Model;
  readonly diagram: Diagram;
  /** The variable of each level. */
  readonly order: readonly number[];
  readonly #levels: readonly number[];
  readonly #definitions = new Map<string, Ref>();
  readonly #leaves = new Map<string, { places: LeafPlace[]; ref: Ref }>();
  readonly implications: Ref;

  /**
   * @param trees the trees that will be asked about, for the order of the variables
   * @param budget the most nodes: {@link Diagram}
   * @param other a model with the same variables, whose diagram and order are shared
   */
  constructor(
    model: Model,
    trees: readonly ModelTree[] = [...model.trees.values()],
    budget?: number,
    other?: Compiled,
  ) {
    this.model = model;
    this.order = other?.order ?? orderOf(model, trees);
    const levels: number[] = [];
    this.order.forEach((variable, level) => {
      levels[variable] = level;
    });
    this.#levels = levels;
    const arities = this.order.map((variable) => model.variables[variable]?.answers.length ?? 1);
    this.diagram = other?.diagram ?? new Diagram(arities, budget);
    this.implications = this.clauses(model.implications);
  }

  /** Another model with the same variables in the same order, over the same diagram: equal functions are the same node. */
  beside(model: Model): Compiled {
    const same = model.variables.map(({ id }) => id).join() === this.model.variables.map(({ id }) => id).join();
    if (!same) throw new Error("the models have different variables");
    return new Compiled(model, [], undefined, this);
  }

  level(variable: number): number {
    return this.#levels[variable] ?? 0;
  }

  literal(variable: number, mask: number): Ref {
    return this.diagram.literal(this.level(variable), mask);
  }

  clauses(clauses: readonly Clause[]): Ref {
    return clauses.reduce(
      (all, clause) =>
        this.diagram.and(
          all,
          clause.reduce((any, { variable, mask }) => this.diagram.or(any, this.literal(variable, mask)), NO),
        ),
      YES,
    );
  }

  /** A condition as a tree sees it: of what the tree never sees, only that it could be so. */
  seen(tree: ModelTree | undefined, ref: Ref): Ref {
    if (tree?.scope !== "person") return ref;
    let left = ref;
    for (const level of this.diagram.support(ref))
      if (this.model.variables[this.order[level] ?? -1]?.scope !== "person") left = this.diagram.exists(left, level);
    return left;
  }

  /** What the implications allow, as a tree sees it. */
  allowed(tree: ModelTree): Ref {
    return this.#remembered(`${tree.scope} implications`, () => this.seen(tree, this.implications));
  }

  /** Where a conclusion's definition is met, by answers that the implications allow; as a tree sees it, if one is named. */
  definition(conclusion: ModelConclusion, tree?: ModelTree): Ref {
    return this.#remembered(`${tree?.scope} ${conclusion.id}`, () =>
      this.seen(tree, this.diagram.and(this.clauses(conclusion.clauses), this.implications)),
    );
  }

  /** A condition as far as the questions of a tree tell: met where the others still allow it. */
  within(tree: ModelTree, ref: Ref): Ref {
    const asked = new Set(tree.variables.map(({ index }) => this.level(index)));
    return [...this.diagram.support(ref)].reduce(
      (left, level) => (asked.has(level) ? left : this.diagram.exists(left, level)),
      ref,
    );
  }

  #remembered(key: string, make: () => Ref): Ref {
    const before = this.#definitions.get(key);
    if (before !== undefined) return before;
    const ref = make();
    this.#definitions.set(key, ref);
    return ref;
  }

  /** The leaf that complete answers reach, as a function to its position in `places`. */
  leaves(tree: ModelTree): { readonly places: readonly LeafPlace[]; readonly ref: Ref } {
    const before = this.#leaves.get(tree.id);
    if (before) return before;
    const places: LeafPlace[] = [];
    const made = new Map<string, Ref>();
    const visit = (id: string): Ref => {
      const known = made.get(id);
      if (known !== undefined) return known;
      const node = tree.nodes.get(id);
      if (!node) throw new Error(`tree ${tree.id} has no node ${id}`);
      const branches: Ref[] = [];
      for (const { target, mask } of node.groups) {
        let ref: Ref;
        if ("node" in target) ref = visit(target.node);
        else {
          ref = this.diagram.terminal(places.length);
          places.push({ node: id, mask, leaf: target.leaf });
        }
        node.targets.forEach((_, answer) => {
          if (mask & (1 << answer)) branches[answer] = ref;
        });
      }
      const ref = this.diagram.choose(this.level(node.variable.index), branches);
      made.set(id, ref);
      return ref;
    };
    const found = { places, ref: visit(tree.start) };
    this.#leaves.set(tree.id, found);
    return found;
  }

  /** Where complete answers reach the leaf at one position of `places`. */
  at(tree: ModelTree, position: number): Ref {
    return this.#remembered(`${tree.id} leaf ${position}`, () =>
      this.diagram.where(this.leaves(tree).ref, (value) => value === position),
    );
  }

  /** Where complete answers reach one of some leaves. */
  reaches(tree: ModelTree, holds: (place: LeafPlace) => boolean): Ref {
    const { places, ref } = this.leaves(tree);
    return this.diagram.where(ref, (value) => {
      const place = places[value];
      return place !== undefined && holds(place);
    });
  }

  /** Where a conclusion is a candidate of a run over complete answers. */
  candidate(tree: ModelTree, conclusion: ModelConclusion): Ref {
    return this.#remembered(`${tree.id} candidate ${conclusion.id}`, () => {
      const named = this.reaches(tree, ({ leaf }) =>
        "conclude" in leaf ? leaf.conclude === conclusion.id : leaf.open.includes(conclusion.id),
      );
      return this.diagram.and(named, this.definition(conclusion, tree));
    });
  }

  /**
   * What complete answers come to, as a function to a position in `outcomes`. Answers that the implications forbid come
   * to position 0, `undefined`.
   */
  outcome(tree: ModelTree): { readonly outcomes: readonly (CompleteOutcome | undefined)[]; readonly ref: Ref } {
    const outcomes: (CompleteOutcome | undefined)[] = [undefined];
    const positions = new Map<string, number>();
    const position = (outcome: CompleteOutcome): number => {
      const key = JSON.stringify(outcome);
      const before = positions.get(key);
      if (before !== undefined) return before;
      outcomes.push(outcome);
      positions.set(key, outcomes.length - 1);
      return outcomes.length - 1;
    };
    const { diagram } = this;
    const { places } = this.leaves(tree);
    let total: Ref = diagram.terminal(0);
    const put = (where: Ref, outcome: CompleteOutcome): void => {
      total = diagram.overlay(total, where, position(outcome));
    };
    for (const [at, { leaf }] of places.entries()) {
      const here = diagram.and(
        diagram.where(this.leaves(tree).ref, (value) => value === at),
        this.allowed(tree),
      );
      if (here === NO) continue;
      for (const { where, candidates } of this.#candidateSets(
        tree,
        here,
        "conclude" in leaf ? [leaf.conclude] : leaf.open,
      )) {
        const [only] = candidates;
        if (only === undefined) put(where, { certainty: "conflict" });
        else if (candidates.length > 1) put(where, { certainty: "open", candidates });
        else if ("conclude" in leaf) put(where, { certainty: leaf.certainty ?? "settled", conclusion: only });
        else put(where, { certainty: "likely", conclusion: only });
      }
    }
    return { outcomes, ref: total };
  }

  /** A condition split by which of some conclusions have their definition met. */
  #candidateSets(tree: ModelTree, here: Ref, ids: readonly string[]): { where: Ref; candidates: string[] }[] {
    let sets: { where: Ref; candidates: string[] }[] = [{ where: here, candidates: [] }];
    for (const id of ids) {
      const conclusion = this.model.conclusions.get(id);
      if (!conclusion) continue;
      const definition = this.definition(conclusion, tree);
      sets = sets
        .flatMap(({ where, candidates }) => [
          { where: this.diagram.and(where, definition), candidates: [...candidates, id] },
          { where: this.diagram.without(where, definition), candidates },
        ])
        .filter(({ where }) => where !== NO);
    }
    return sets;
  }

  /**
   * An example of a condition in words of the model, of which no answer can be dropped: with the rest alone, some complete
   * answers would not meet the condition.
   * @param within the complete answers that count
   */
  example(condition: Ref, within: Ref = this.implications): ExampleAnswer[] | undefined {
    const { diagram } = this;
    const path = diagram.one(condition);
    if (!path) return undefined;
    const holds = (answers: readonly LevelAnswer[]): boolean =>
      diagram.without(
        answers.reduce((left, { level, answer }) => diagram.and(left, diagram.literal(level, 1 << answer)), within),
        condition,
      ) === NO;
    const least = irreducibleEitherWay(path, holds);
    return this.named(path.filter((one) => least.includes(one)));
  }

  /** Answers in words of the model; what it has no word for is left out. */
  named(answers: readonly LevelAnswer[]): ExampleAnswer[] {
    return answers.flatMap(({ level, answer }) => {
      const variable = this.model.variables[this.order[level] ?? -1];
      const id = variable?.answers[answer];
      return variable && id !== undefined ? [{ variable: variable.id, answer: id }] : [];
    });
  }
}
