// Trees and definitions of a model as decision diagrams over all of its variables.
import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import { irreducibleEitherWay } from "../engine/explain.ts";
import type { Model, ModelConclusion, ModelTree, Node, Target } from "../engine/model.ts";
import type { Clause } from "../engine/solver.ts";
import { Diagram, type LevelAnswer } from "./diagram.ts";
import { NO, type Ref, YES } from "./nodes.ts";

/** A leaf at the place where it stands. */
interface LeafPlace {
  readonly node: string;
  readonly mask: number;
  readonly leaf: Extract<Target, { leaf: unknown }>["leaf"];
}

/** A node of a tree from its leaves upwards, among others by position. */
interface Place {
  readonly node: Node;
  /** Where each answer leads: the position of a node, or {@link LEAF}. */
  readonly targets: readonly number[];
  /** The nodes that lead here. */
  readonly above: number[];
}

const LEAF = -1;

interface Shape {
  readonly leaves: readonly LeafPlace[];
  /** The nodes that real answers reach, each after those that it leads to; where the tree starts is the last. */
  readonly nodes: readonly Place[];
  /** The position of each by its id. */
  readonly positions: ReadonlyMap<string, number>;
}

const shapeOf = (tree: ModelTree): Shape => {
  const leaves: LeafPlace[] = [];
  const nodes: Place[] = [];
  const positions = new Map<string, number>();
  const visit = (id: string): void => {
    const node = tree.nodes.get(id);
    if (!node) throw new Error(`tree ${tree.id} has no node ${id}`);
    for (const { target, mask } of node.groups)
      if ("leaf" in target) leaves.push({ node: id, mask, leaf: target.leaf });
      else if (!positions.has(target.node)) visit(target.node);
    const targets = node.targets.map((target) => ("node" in target ? (positions.get(target.node) ?? LEAF) : LEAF));
    for (const target of new Set(targets)) nodes[target]?.above.push(nodes.length);
    positions.set(id, nodes.length);
    nodes.push({ node, targets, above: [] });
  };
  visit(tree.start);
  return { leaves, nodes, positions };
};

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
  readonly #definitions = new Map<ModelConclusion, Ref>();
  readonly #requirements = new Map<ModelConclusion, Ref>();
  readonly #candidates = new Map<ModelTree, Map<ModelConclusion, Ref>>();
  /** Conditions as a tree about a person sees them, by the whole condition. */
  readonly #seen = new Map<Ref, Ref>();
  readonly #shapes = new Map<ModelTree, Shape>();
  readonly #places = new Map<ModelTree, Ref[]>();
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

  /** Where every clause holds; put together from the lowest up, so that hardly a node is made in vain. */
  clauses(clauses: readonly Clause[]): Ref {
    const { diagram } = this;
    const refs = clauses.map((clause) => {
      let any: Ref = NO;
      for (const { variable, mask } of clause) any = diagram.or(any, this.literal(variable, mask));
      return any;
    });
    return refs.sort((a, b) => diagram.top(b) - diagram.top(a)).reduce((all, clause) => diagram.and(clause, all), YES);
  }

  /** A condition as a tree sees it: of what the tree never sees, only that it could be so. */
  seen(tree: ModelTree | undefined, ref: Ref): Ref {
    if (tree?.scope !== "person") return ref;
    const before = this.#seen.get(ref);
    if (before !== undefined) return before;
    const { diagram } = this;
    const isSeen = (level: number): boolean => this.model.variables[this.order[level] ?? -1]?.scope === "person";
    return diagram.rebuilt(
      ref,
      this.#seen,
      (value) => diagram.terminal(value),
      (level, children) =>
        isSeen(level) ? diagram.choose(level, children) : children.reduce((any, child) => diagram.or(any, child), NO),
    );
  }

  /** What the implications allow, as a tree sees it. */
  allowed(tree: ModelTree): Ref {
    return this.seen(tree, this.implications);
  }

  /** Where a conclusion's definition is met, by answers that the implications allow; as a tree sees it, if one is named. */
  definition(conclusion: ModelConclusion, tree?: ModelTree): Ref {
    return this.#of(conclusion, tree, this.#definitions, () => {
      const { excludes } = conclusion;
      const required = this.requirements(conclusion);
      return excludes.length === 0
        ? required
        : this.diagram.and(required, this.clauses(excludes.map(({ clause }) => clause)));
    });
  }

  /** Where all that a conclusion requires is met, likewise. */
  requirements(conclusion: ModelConclusion, tree?: ModelTree): Ref {
    return this.#of(conclusion, tree, this.#requirements, () =>
      this.diagram.and(this.clauses(conclusion.requires), this.implications),
    );
  }

  #of(
    conclusion: ModelConclusion,
    tree: ModelTree | undefined,
    known: Map<ModelConclusion, Ref>,
    make: () => Ref,
  ): Ref {
    let ref = known.get(conclusion);
    if (ref === undefined) {
      ref = make();
      known.set(conclusion, ref);
    }
    return this.seen(tree, ref);
  }

  /** Every leaf of a tree that real answers reach, a place each. */
  places(tree: ModelTree): readonly LeafPlace[] {
    return this.#shape(tree).leaves;
  }

  /** The leaves and the nodes of a tree, and how the nodes lead to each other. */
  #shape(tree: ModelTree): Shape {
    const made = this.#shapes.get(tree) ?? shapeOf(tree);
    this.#shapes.set(tree, made);
    return made;
  }

  /** Where complete answers reach the leaf at one position of `places`. */
  at(tree: ModelTree, position: number): Ref {
    const known = this.#places.get(tree) ?? [];
    this.#places.set(tree, known);
    const before = known[position];
    if (before !== undefined) return before;
    const place = this.places(tree)[position];
    const ref = place ? this.#reaching(tree, [place]) : NO;
    known[position] = ref;
    return ref;
  }

  /** Where complete answers reach one of some leaves. */
  reaches(tree: ModelTree, holds: (place: LeafPlace) => boolean): Ref {
    return this.#reaching(tree, this.places(tree).filter(holds));
  }

  /** From the leaves upwards, over the nodes that lead to them and no others. */
  #reaching(tree: ModelTree, places: readonly LeafPlace[]): Ref {
    const { nodes, positions } = this.#shape(tree);
    const ends: number[] = [];
    const leading: boolean[] = [];
    const queue: number[] = [];
    for (const { node, mask } of places) {
      const at = positions.get(node) ?? LEAF;
      ends[at] = (ends[at] ?? 0) | mask;
      queue.push(at);
    }
    for (const at of queue) {
      if (leading[at]) continue;
      leading[at] = true;
      for (const above of nodes[at]?.above ?? []) queue.push(above);
    }
    const from: Ref[] = [];
    for (const [at, { node, targets }] of nodes.entries()) {
      if (!leading[at]) continue;
      const here = ends[at] ?? 0;
      const branches: Ref[] = [];
      for (const [answer, target] of targets.entries())
        branches.push(target === LEAF ? (here & (1 << answer) ? YES : NO) : (from[target] ?? NO));
      from[at] = this.diagram.choose(this.level(node.variable.index), branches);
    }
    return from[nodes.length - 1] ?? NO;
  }

  /** Where a conclusion is a candidate of a run over complete answers. */
  candidate(tree: ModelTree, conclusion: ModelConclusion): Ref {
    const known = this.#candidates.get(tree) ?? new Map<ModelConclusion, Ref>();
    this.#candidates.set(tree, known);
    const before = known.get(conclusion);
    if (before !== undefined) return before;
    const named = this.reaches(tree, ({ leaf }) =>
      "conclude" in leaf ? leaf.conclude === conclusion.id : leaf.open.includes(conclusion.id),
    );
    const ref = this.diagram.and(named, this.definition(conclusion, tree));
    known.set(conclusion, ref);
    return ref;
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
    let total: Ref = diagram.terminal(0);
    const put = (where: Ref, outcome: CompleteOutcome): void => {
      total = diagram.overlay(total, where, position(outcome));
    };
    for (const [at, { leaf }] of this.places(tree).entries()) {
      const here = diagram.and(this.at(tree, at), this.allowed(tree));
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
