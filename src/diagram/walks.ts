// The walks of a tree, of which some answers are unknown: a diagram in which every variable has one answer more, "nobody knows".
import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import type { ModelTree, Node, Target } from "../engine/model.ts";
import type { Compiled } from "./compile.ts";
import type { Diagram } from "./diagram.ts";
import { NO, type Ref, YES } from "./nodes.ts";
import { oncePerTree } from "./once.ts";

/** What a walk knows at some place. */
export interface Known {
  /** The answers with which a walk comes there; of what no walk was asked anything goes. */
  readonly answers: Ref;
  /** The levels of the variables that were asked on some way. */
  readonly asked: ReadonlySet<number>;
}

/** All nodes, each after those that lead to it. */
const inOrder = (tree: ModelTree, followsUnknown: boolean): Node[] => {
  const order: Node[] = [];
  const seen = new Set<string>();
  const stack: { readonly node: Node; readonly isDone: boolean }[] = [];
  const put = (target: Target | undefined): void => {
    const node = target && "node" in target && !seen.has(target.node) ? tree.nodes.get(target.node) : undefined;
    if (node) stack.push({ node, isDone: false });
  };
  put({ node: tree.start });
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, isDone } = top;
    if (isDone) order.push(node);
    if (isDone || seen.has(node.id)) continue;
    seen.add(node.id);
    stack.push({ node, isDone: true });
    if (followsUnknown) put(node.unknown);
    for (const { target } of node.groups) put(target);
  }
  return order.reverse();
};

/** The variables that some way asks twice. */
const askedTwice = (order: readonly Node[], followsUnknown: boolean): number[] => {
  const twice = new Set<number>();
  const from = new Map<string, bigint>();
  for (const { id, variable, groups, unknown } of [...order].reverse()) {
    const targets = [...groups.map(({ target }) => target), ...(followsUnknown && unknown ? [unknown] : [])];
    const below = targets.reduce((all, target) => all | ("node" in target ? (from.get(target.node) ?? 0n) : 0n), 0n);
    const own = 1n << BigInt(variable.index);
    if (below & own) twice.add(variable.index);
    from.set(id, below | own);
  }
  return [...twice];
};

/** Of a variable that some way asks twice: whether this one asked it, or only another that came to the same node. */
const ASKED = 0;
const NOT_ASKED = 1;

/** One diagram beside that of a model, for all of its trees: what was worked out for one serves the others. */
const diagrams = new WeakMap<Compiled, Diagram>();

const diagramOf = (compiled: Compiled): Diagram => {
  const made = diagrams.get(compiled) ?? compiled.diagram.withOneMore();
  diagrams.set(compiled, made);
  return made;
};

const every = (levels: ReadonlySet<number>, holds: (level: number) => boolean): boolean => {
  for (const level of levels) if (!holds(level)) return false;
  return true;
};

/** Walks of one tree, with what each knows. */
export class Walks {
  readonly #compiled: Compiled;
  readonly #tree: ModelTree;
  readonly #diagram: Diagram;
  readonly #levels: ReadonlySet<number>;
  readonly #possible = new Map<Ref, Ref>();
  readonly #arrivals: ReadonlyMap<string, Known>;
  readonly #followsUnknown: boolean;
  readonly #order: readonly Node[];
  /** Levels that some way asks twice. */
  readonly #twice: ReadonlySet<number>;
  /** Levels that matter; of the others only that they were asked is forgotten. */
  readonly #relevant: ReadonlySet<number>;

  /**
   * @param followsUnknown whether walks may also go on where nobody knew
   * @param conditions what will be asked about: variables that none of them speaks of are not kept. All are, without it
   */
  constructor(compiled: Compiled, tree: ModelTree, followsUnknown: boolean, conditions?: readonly Ref[]) {
    this.#compiled = compiled;
    this.#tree = tree;
    this.#followsUnknown = followsUnknown;
    this.#diagram = diagramOf(compiled);
    this.#levels = new Set(tree.variables.map(({ index }) => compiled.level(index)));
    const spoken = conditions?.flatMap((ref) => [...compiled.diagram.support(ref)]);
    const implied = compiled.diagram.support(compiled.allowed(tree));
    this.#order = inOrder(tree, followsUnknown);
    this.#twice = new Set(askedTwice(this.#order, followsUnknown).map((index) => compiled.level(index)));
    this.#relevant = spoken
      ? new Set([...spoken, ...implied, ...this.#twice].filter((level) => this.#levels.has(level)))
      : this.#levels;
    this.#arrivals = this.#arrive();
  }

  /** Where a condition over complete answers is met by some completion. */
  #stays(ref: Ref): Ref {
    const { diagram } = this.#compiled;
    return diagram.rebuilt(
      ref,
      this.#possible,
      (value) => (value === 1 ? YES : NO),
      (level, children) => {
        const any = children.reduce((one, child) => this.#diagram.or(one, child), NO);
        return this.#levels.has(level) ? this.#diagram.choose(level, [...children, any]) : any;
      },
    );
  }

  #literal(level: number, mask: number): Ref {
    return this.#diagram.literal(level, mask);
  }

  #unknown(level: number): number {
    return this.#diagram.arity(level) - 1;
  }

  /** A walk takes an unknown-branch only while two others stay possible: what else is known may imply one. */
  #staysOpen({ groups, variable }: Node): Ref {
    const { diagram } = this.#compiled;
    const allowed = this.#compiled.allowed(this.#tree);
    const level = this.#compiled.level(variable.index);
    if (!diagram.support(allowed).has(level)) return groups.length > 1 && allowed !== NO ? YES : NO;
    let [one, two]: [Ref, Ref] = [NO, NO];
    for (const { mask } of groups) {
      const open = this.#stays(diagram.exists(diagram.and(allowed, diagram.literal(level, mask)), level));
      two = this.#diagram.or(two, this.#diagram.and(one, open));
      one = this.#diagram.or(one, open);
    }
    return two;
  }

  #left(node: Node, here: Known, mask: number | "unknown"): Known {
    const level = this.#compiled.level(node.variable.index);
    const isUnknown = mask === "unknown";
    const open = isUnknown ? this.#diagram.and(here.answers, this.#staysOpen(node)) : here.answers;
    if (!this.#relevant.has(level)) return { ...here, answers: open };
    const answers = this.#diagram.and(open, this.#literal(level, isUnknown ? 1 << this.#unknown(level) : mask));
    return {
      answers: this.#twice.has(level) ? this.#marked(this.#unmarked(answers, level), level, ASKED) : answers,
      asked: here.asked.has(level) ? here.asked : new Set([...here.asked, level]),
    };
  }

  #mark(level: number): number {
    return this.#compiled.order.length + level;
  }

  #marked(answers: Ref, level: number, mark: number): Ref {
    return this.#diagram.and(answers, this.#literal(this.#mark(level), 1 << mark));
  }

  #unmarked(answers: Ref, level: number): Ref {
    return this.#diagram.exists(answers, this.#mark(level));
  }

  /** What one way was not asked is unknown to it, unless a question further on may yet ask it. */
  #over({ answers, asked }: Known, all: ReadonlySet<number>): Ref {
    let left = answers;
    for (const level of all)
      if (!asked.has(level))
        left = this.#twice.has(level)
          ? this.#marked(left, level, NOT_ASKED)
          : this.#diagram.and(left, this.#literal(level, 1 << this.#unknown(level)));
    return left;
  }

  #arrive(): Map<string, Known> {
    const found = new Map<string, Known>([[this.#tree.start, { answers: YES, asked: new Set() }]]);
    const arrive = (target: Target | undefined, known: Known): void => {
      if (!target || !("node" in target) || known.answers === NO) return;
      const before = found.get(target.node);
      if (!before) {
        found.set(target.node, known);
        return;
      }
      const asked = new Set([...before.asked, ...known.asked]);
      const answers = this.#diagram.or(this.#over(before, asked), this.#over(known, asked));
      found.set(target.node, { answers, asked });
    };
    for (const node of this.#order) {
      const here = found.get(node.id);
      if (!here) continue;
      for (const { target, mask } of node.groups) if ("node" in target) arrive(target, this.#left(node, here, mask));
      if (this.#followsUnknown && node.unknown && "node" in node.unknown)
        arrive(node.unknown, this.#left(node, here, "unknown"));
    }
    return found;
  }

  /**
   * What walks know that leave a node by some of its answers, or because nobody knew.
   * @returns undefined where no walk comes
   */
  leaving(id: string, mask: number | "unknown"): Known | undefined {
    const node = this.#tree.nodes.get(id);
    const here = this.#arrivals.get(id);
    if (!node || !here) return undefined;
    const left = this.#left(node, here, mask);
    return { ...left, answers: this.#onlyAsked(this.#told(left), left.asked) };
  }

  /** Without the marks: what a way was not asked is unknown to it. */
  #told({ answers, asked }: Known): Ref {
    let known = answers;
    for (const level of this.#twice) {
      if (!asked.has(level)) continue;
      const unknown = this.#unknown(level);
      const wasAsked = this.#diagram.given(known, this.#mark(level), ASKED);
      const notAsked = this.#diagram.given(known, this.#mark(level), NOT_ASKED);
      const left = this.#diagram.and(this.#diagram.given(notAsked, level, unknown), this.#literal(level, 1 << unknown));
      known = this.#diagram.or(wasAsked, left);
    }
    return known;
  }

  /** Those of some walks whose facts leave a condition possible; of what they were not asked nothing is known. */
  leave({ answers, asked }: Known, condition: Ref): Ref {
    return this.#diagram.and(answers, this.#onlyAsked(this.#stays(condition), asked));
  }

  /** Whether one of some walks leaves a condition possible. */
  canLeave({ answers, asked }: Known, condition: Ref): boolean {
    return this.#diagram.meets(answers, this.#onlyAsked(this.#stays(condition), asked));
  }

  /** Those of some walks whose facts leave one condition possible and another not. */
  between(known: Known, possible: Ref, impossible: Ref): Ref {
    const excluded = this.#onlyAsked(this.#stays(impossible), known.asked);
    return this.#diagram.without(this.leave(known, possible), excluded);
  }

  /** A condition where nothing is known of what no walk was asked. */
  #onlyAsked(ref: Ref, asked: ReadonlySet<number>): Ref {
    const isKnown = (level: number): boolean => asked.has(level) || !this.#levels.has(level);
    if (every(this.#diagram.support(ref), isKnown)) return ref;
    return this.#diagram.rebuilt(
      ref,
      new Map(),
      (value) => (value === 1 ? YES : NO),
      (level, children) =>
        isKnown(level) ? this.#diagram.choose(level, children) : (children[this.#unknown(level)] ?? NO),
    );
  }

  /** The known answers of one of some walks, as few as tell it from the others. */
  example(walks: Ref): ExampleAnswer[] {
    // Of what nobody knows the model has no word.
    return this.#compiled.named(this.#diagram.one(walks) ?? []);
  }
}

/** All walks of a tree, unknown-branches followed and every variable kept; worked out once. */
export const walksOf = oncePerTree((compiled, tree) => new Walks(compiled, tree, true));
