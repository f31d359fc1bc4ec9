// What changes where nobody knows some answers: what leads, over a diagram in which every variable has one answer more, "nobody knows".
import type { ExampleAnswer } from "../diagnostic/diagnostic.ts";
import type { Compiled, CompleteOutcome } from "../diagram/compile.ts";
import { Diagram, type LevelAnswer, unpaired } from "../diagram/diagram.ts";
import { NO, type Ref, YES } from "../diagram/nodes.ts";
import type { ModelConclusion, ModelTree, Target } from "../engine/model.ts";
import { keyOf, type Outcomes } from "./kinds.ts";
import { bared } from "./retyped.ts";
import { shareOf } from "./share.ts";

type Leaf = Extract<Target, { leaf: unknown }>["leaf"];

/** A change of what leads, and how surely; where nothing leads, of the candidates that the tree names first. */
export interface UnknownChange {
  readonly from: CompleteOutcome;
  readonly to: CompleteOutcome;
  /** Combinations in which any answer may be unknown that change so. */
  readonly combinations: bigint;
  /** The same as a part of all such combinations, from 0 to 1. */
  readonly share: number;
  /** The fewest answers with which it changes so, while nobody knows any other. */
  readonly example: readonly ExampleAnswer[];
}

export interface UnknownChanges {
  readonly changes: readonly UnknownChange[];
  readonly combinations: bigint;
  /** All combinations that both versions allow, of answers any of which may be unknown. */
  readonly of: bigint;
  readonly share: number;
}

/** One version of a tree. */
interface Version {
  /** Over the questions of both versions. */
  readonly compiled: Compiled;
  readonly tree: ModelTree;
  /** The complete answers that the version knows, whatever implies what. */
  readonly known: Ref;
}

/** A branch as walks take it, with the answers of which some may be unknown. */
interface Edge {
  readonly from: string;
  /** Absent where the walk ends at the node. */
  readonly target: Target | undefined;
  readonly taken: Ref;
  readonly isUnknown: boolean;
}

interface Leading extends Outcomes {
  /** Where the walk took a branch for nobody knows. */
  readonly followed: Ref;
  /** Where each conclusion is a candidate. */
  readonly candidates: ReadonlyMap<string, Ref>;
}

interface Part {
  readonly where: Ref;
  readonly outcome: CompleteOutcome;
}

/** Walks of two versions of a pack, of which some answers are unknown: equal functions of both are the same node. */
export class UnknownAnswers {
  readonly #base: Diagram;
  readonly #diagram: Diagram;
  readonly #possible = new Map<Ref, Ref>();

  /** @param budget the most nodes: {@link Diagram} */
  constructor({ diagram, order }: Compiled, budget?: number) {
    this.#base = diagram;
    this.#diagram = new Diagram(
      order.map((_, level) => diagram.arity(level) + 1),
      budget,
    );
  }

  #unknown(level: number): number {
    return this.#base.arity(level);
  }

  /** Where a condition over complete answers is met by some completion. */
  #stays(ref: Ref): Ref {
    return this.#base.rebuilt(
      ref,
      this.#possible,
      (value) => (value === 1 ? YES : NO),
      (level, children) => {
        const any = children.reduce((one, child) => this.#diagram.or(one, child), NO);
        return this.#diagram.choose(level, [...children, any]);
      },
    );
  }

  /** Where questions that only pretend to be two are answered by both versions alike, or by neither. */
  alike(ref: Ref): Ref {
    let [known, unknown] = [this.#stays(ref), YES];
    for (const level of this.#base.support(ref)) {
      const nobodyKnows = this.#diagram.literal(level, 1 << this.#unknown(level));
      known = this.#diagram.without(known, nobodyKnows);
      unknown = this.#diagram.and(unknown, nobodyKnows);
    }
    return this.#diagram.or(known, unknown);
  }

  /** A known answer takes its branch; an unknown one the only branch that stays possible, else `unknown`. */
  #edges({ compiled, tree }: Version, allowed: Ref): Edge[] {
    const [base, diagram] = [this.#base, this.#diagram];
    return [...tree.nodes.values()].flatMap(({ id, variable, groups, unknown }): Edge[] => {
      const level = compiled.level(variable.index);
      const nobodyKnows = diagram.literal(level, 1 << this.#unknown(level));
      const open = groups.map(({ mask }) =>
        this.#stays(base.exists(base.and(allowed, base.literal(level, mask)), level)),
      );
      let [one, two]: [Ref, Ref] = [NO, NO];
      for (const here of open) {
        two = diagram.or(two, diagram.and(one, here));
        one = diagram.or(one, here);
      }
      const known = groups.map(({ mask, target }, position): Edge => {
        const only = diagram.and(nobodyKnows, diagram.without(open[position] ?? NO, two));
        return { from: id, target, taken: diagram.or(diagram.literal(level, mask), only), isUnknown: false };
      });
      return [...known, { from: id, target: unknown, taken: diagram.and(nobodyKnows, two), isUnknown: true }];
    });
  }

  /** The answers with which walks come to each node. */
  #arrivals(tree: ModelTree, edges: readonly Edge[]): (id: string) => Ref {
    const known = new Map<string, Ref>([[tree.start, YES]]);
    const leadsTo = (target: Target | undefined, id: string): boolean =>
      target !== undefined && "node" in target && target.node === id;
    const arrival = (id: string): Ref => {
      const before = known.get(id);
      if (before !== undefined) return before;
      const made = edges
        .filter(({ target }) => leadsTo(target, id))
        .reduce((all, { from, taken }) => this.#diagram.or(all, this.#diagram.and(arrival(from), taken)), NO);
      known.set(id, made);
      return made;
    };
    return arrival;
  }

  /** Where an alternative of every requirement is proven: no completion has another answer. */
  #proven({ compiled, tree, known }: Version, { requires }: ModelConclusion): Ref {
    const [base, diagram] = [this.#base, this.#diagram];
    const given = base.and(compiled.implications, known);
    const otherwise = (variable: number, mask: number): Ref => {
      const all = (1 << base.arity(compiled.level(variable))) - 1;
      return this.#stays(compiled.seen(tree, base.and(given, compiled.literal(variable, all & ~mask))));
    };
    return requires.reduce((all, clause) => {
      const unproven = clause.reduce((left, { variable, mask }) => diagram.and(left, otherwise(variable, mask)), YES);
      return diagram.without(all, unproven);
    }, YES);
  }

  /** What leads, as the engine says it; of open conclusions all that the tree names first. */
  #outcomes(version: Version): Leading {
    const { compiled, tree, known } = version;
    const [base, diagram] = [this.#base, this.#diagram];
    const allowed = compiled.seen(tree, base.and(compiled.implications, known));
    const outcomes: (CompleteOutcome | undefined)[] = [undefined];
    let total = diagram.terminal(0);
    const put = (where: Ref, outcome: CompleteOutcome): void => {
      if (where === NO) return;
      const key = JSON.stringify(outcome);
      const before = outcomes.findIndex((other) => JSON.stringify(other) === key);
      total = diagram.overlay(total, where, before < 0 ? outcomes.push(outcome) - 1 : before);
    };
    const candidates = new Map<string, Ref>();
    let [one, two]: [Ref, Ref] = [NO, NO];
    for (const id of tree.named) {
      const conclusion = compiled.model.conclusions.get(id);
      if (!conclusion) continue;
      const stays = this.#stays(base.and(allowed, compiled.candidate(tree, conclusion)));
      candidates.set(id, stays);
      two = diagram.or(two, diagram.and(one, stays));
      one = diagram.or(one, stays);
    }
    put(diagram.without(this.#stays(allowed), one), { certainty: "conflict" });
    for (const [id, stays] of candidates) {
      const conclusion = compiled.model.conclusions.get(id);
      const only = diagram.without(stays, two);
      if (!conclusion || only === NO) continue;
      const weaker = compiled.reaches(tree, ({ leaf }) =>
        "conclude" in leaf ? leaf.conclude === id && leaf.certainty === "likely" : leaf.open.includes(id),
      );
      const ranks = this.#stays(base.and(base.and(allowed, weaker), compiled.definition(conclusion, tree)));
      const settled = diagram.without(diagram.and(only, this.#proven(version, conclusion)), ranks);
      put(settled, { certainty: "settled", conclusion: id });
      put(diagram.without(only, settled), { certainty: "likely", conclusion: id });
    }
    const edges = this.#edges(version, allowed);
    const arrival = this.#arrivals(tree, edges);
    let followed: Ref = NO;
    const ends = new Map<string, { readonly leaf: Leaf; readonly where: Ref }>();
    for (const { from, target, taken, isUnknown } of edges) {
      const here = diagram.and(arrival(from), taken);
      if (isUnknown) followed = diagram.or(followed, here);
      if (target && "node" in target) continue;
      const leaf: Leaf = target?.leaf ?? { open: [] };
      const key = JSON.stringify(leaf);
      ends.set(key, { leaf, where: diagram.or(ends.get(key)?.where ?? NO, diagram.and(here, two)) });
    }
    for (const { leaf, where } of ends.values()) {
      if ("conclude" in leaf) {
        const leads = diagram.and(where, candidates.get(leaf.conclude) ?? NO);
        put(leads, { certainty: "likely", conclusion: leaf.conclude });
        put(diagram.without(where, leads), { certainty: "open", candidates: [] });
        continue;
      }
      put(where, { certainty: "open", candidates: leaf.open });
    }
    return { outcomes, ref: total, followed, candidates };
  }

  /** Answers of the condition of which as few as possible are known. */
  #fewestKnown(ref: Ref): LevelAnswer[] {
    const diagram = this.#diagram;
    const fewest = new Map<Ref, number>([
      [NO, Number.POSITIVE_INFINITY],
      [YES, 0],
    ]);
    const ways = (node: Ref): { level: number; answer: number; below: Ref; cost: number }[] => {
      const level = diagram.top(node);
      return Array.from({ length: diagram.arity(level) }, (_, answer) => {
        const below = diagram.given(node, level, answer);
        return { level, answer, below, cost: least(below) + (answer === this.#unknown(level) ? 0 : 1) };
      });
    };
    const least = (node: Ref): number => {
      const before = fewest.get(node);
      if (before !== undefined) return before;
      const made = Math.min(...ways(node).map(({ cost }) => cost));
      fewest.set(node, made);
      return made;
    };
    const known: LevelAnswer[] = [];
    for (let node = ref; node !== YES; ) {
      const cost = least(node);
      const way = ways(node).find((one) => one.cost === cost);
      if (!way || cost === Number.POSITIVE_INFINITY) throw new Error("nothing meets the condition");
      if (way.answer !== this.#unknown(way.level)) known.push({ level: way.level, answer: way.answer });
      node = way.below;
    }
    return known;
  }

  /** A part of what leads by which of the open conclusions are candidates. */
  #parts({ candidates }: Leading, { where, outcome }: Part): Part[] {
    if (outcome.certainty !== "open") return [{ where, outcome }];
    let sets: { readonly where: Ref; readonly named: readonly string[] }[] = [{ where, named: [] }];
    for (const id of outcome.candidates) {
      const is = candidates.get(id) ?? NO;
      sets = sets
        .flatMap(({ where: before, named }) => [
          { where: this.#diagram.and(before, is), named: [...named, id] },
          { where: this.#diagram.without(before, is), named },
        ])
        .filter((set) => set.where !== NO);
    }
    return sets.map(({ where: here, named }) => ({ where: here, outcome: { certainty: "open", candidates: named } }));
  }

  /** The kinds of change with where they are; to split what is the same in both versions would take most of the time. */
  #kinds(both: Ref, was: Leading, is: Leading): { from: CompleteOutcome; to: CompleteOutcome; where: Ref }[] {
    const diagram = this.#diagram;
    const isSame = (from: CompleteOutcome, to: CompleteOutcome): boolean =>
      keyOf(from) === keyOf(to) &&
      (from.certainty !== "open" || from.candidates.every((id) => was.candidates.get(id) === is.candidates.get(id)));
    const kinds = new Map<string, { from: CompleteOutcome; to: CompleteOutcome; where: Ref }>();
    for (const value of diagram.counts(both).keys()) {
      const pair = unpaired(value);
      const [from, to] = [was.outcomes[pair[0]], is.outcomes[pair[1]]];
      if (!from || !to || isSame(from, to)) continue;
      const here = diagram.where(both, (other) => other === value);
      for (const one of this.#parts(was, { where: here, outcome: from }))
        for (const { where, outcome } of this.#parts(is, { where: one.where, outcome: to })) {
          const key = `${keyOf(one.outcome)} ${keyOf(outcome)}`;
          const before = kinds.get(key) ?? { from: one.outcome, to: outcome, where: NO };
          if (keyOf(one.outcome) !== keyOf(outcome))
            kinds.set(key, { ...before, where: diagram.or(before.where, where) });
        }
    }
    return [...kinds.values()];
  }

  /**
   * What changes beside what changes for complete answers: the walk of one version takes a branch for nobody knows, or no
   * completion changes.
   * @param comparable {@link alike}
   * @param told the complete answers that change
   * @throws BudgetExceeded
   */
  changes(older: Version, newer: Version, comparable: Ref, told: Ref): UnknownChanges {
    const diagram = this.#diagram;
    const [was, is] = [this.#outcomes(older), this.#outcomes(newer)];
    const both = diagram.overlay(diagram.pair(was.ref, is.ref), diagram.without(YES, comparable), 0);
    const elsewhere = diagram.without(this.#stays(told), diagram.or(was.followed, is.followed));
    const all = diagram.where(both, (value) => unpaired(value).every((position) => position !== 0));
    const of = diagram.count(all);
    const kinds = this.#kinds(diagram.overlay(both, elsewhere, 0), was, is);
    const changes = kinds.map(({ from, to, where }): UnknownChange => {
      const combinations = diagram.count(where);
      const example = newer.compiled.named(this.#fewestKnown(where)).map(bared);
      return { from, to, combinations, share: shareOf(combinations, of), example };
    });
    changes.sort(
      (one, two) => Number(two.combinations > one.combinations) - Number(two.combinations < one.combinations),
    );
    const combinations = changes.reduce((sum, one) => sum + one.combinations, 0n);
    return { changes, combinations, of, share: shareOf(combinations, of) };
  }
}
