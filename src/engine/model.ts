// The pack as the engine sees it: variables, clauses and paths, indexed once.
import type { Conclusion, Condition, Leaf, Pack, Question, Tree } from "../pack/schema.ts";
import type { Clause, Literal } from "./solver.ts";

type Scope = Question["scope"];
export type LeafCertainty = "settled" | "likely" | "possible";

/** A question with one answer, or one answer (yes or no) of a question with several. */
export interface Variable {
  readonly index: number;
  readonly id: string;
  readonly question: string;
  readonly scope: Scope;
  readonly answers: readonly string[];
  /** Every answer: the domain when nothing is known. */
  readonly all: number;
}

export type Target = { readonly node: string } | { readonly leaf: Leaf };

export interface Node {
  readonly id: string;
  readonly variable: Variable;
  /** Where each answer leads, by the answer's position. */
  readonly targets: readonly Target[];
  readonly unknown: Target | undefined;
  /** Where the node leads, each target once with the mask of the answers that lead there. */
  readonly groups: readonly Group[];
}

interface Group {
  readonly target: Target;
  readonly mask: number;
}

/** One way from the start of a tree to a leaf without following `unknown`. */
export interface Path {
  readonly literals: readonly Literal[];
  readonly certainty: LeafCertainty;
}

export interface ModelConclusion {
  readonly id: string;
  readonly content: Conclusion;
  readonly requires: readonly Clause[];
  readonly excludes: readonly { readonly clause: Clause; readonly source: string }[];
  /** Requirements and exclusions: what must hold for this conclusion to be possible. */
  readonly clauses: readonly Clause[];
  /** The same, with the implications of the pack. */
  readonly constraints: readonly Clause[];
}

/** A conclusion that a tree can come to. */
export interface End {
  readonly conclusion: ModelConclusion;
  /** The ways that reach it. */
  readonly paths: readonly Path[];
}

export interface ModelTree {
  readonly id: string;
  readonly scope: Tree["scope"];
  readonly start: string;
  readonly nodes: ReadonlyMap<string, Node>;
  /** The conclusions that some branch of a real answer names, in the order of their first mention. */
  readonly named: ReadonlySet<string>;
  /**
   * The same with their definitions and the paths that reach them; listed when first read.
   * @throws TooManyPaths when there are more than {@link MOST_PATHS} paths
   */
  readonly ends: ReadonlyMap<string, End>;
  readonly variables: readonly Variable[];
  /** The questions that more than one node asks. */
  readonly repeated: ReadonlySet<string>;
}

export interface Model {
  readonly pack: Pack;
  readonly questions: ReadonlyMap<string, Question>;
  readonly variables: readonly Variable[];
  readonly byId: ReadonlyMap<string, Variable>;
  /** Every answer of every variable: the domains when nothing is known. */
  readonly unknown: readonly number[];
  /** The variables that one question sets: one, or one for each answer where several may hold. */
  readonly ofQuestion: ReadonlyMap<string, readonly Variable[]>;
  readonly implications: readonly Clause[];
  readonly conclusions: ReadonlyMap<string, ModelConclusion>;
  readonly trees: ReadonlyMap<string, ModelTree>;
}

/** More paths than this in one tree and the engine declines: it is the plain reference, not the exact checker. */
const MOST_PATHS = 100_000;

/** A tree has more paths than the engine lists. Told by name: commands that are built apart carry a class of their own. */
export class TooManyPaths extends Error {
  override readonly name = "TooManyPaths";

  constructor(
    readonly tree: string,
    readonly budget: number,
  ) {
    super(`tree ${tree} has more than ${budget} paths`);
  }
}

const YES_NO = ["yes", "no"];

const variablesOf = (questions: readonly Question[]): Variable[] => {
  const list: Omit<Variable, "index">[] = questions.flatMap((question) => {
    const { id, scope } = question;
    if (question.type === "choice") {
      const answers = question.answers.map((answer) => answer.id);
      return [{ id, question: id, scope, answers, all: 2 ** answers.length - 1 }];
    }
    if (question.type === "several")
      return question.answers.map((answer) => ({
        id: `${id}.${answer.id}`,
        question: id,
        scope,
        answers: YES_NO,
        all: 3,
      }));
    return [];
  });
  return list.map((variable, index) => ({ ...variable, index }));
};

/** A lookup that throws with the name of what is missing: a validated pack never makes it throw. */
const need = <T>(map: ReadonlyMap<string, T>, id: string, what: string): T => {
  const found = map.get(id);
  if (found === undefined) throw new Error(`the pack has no ${what} ${id}`);
  return found;
};

/** The mask of some answers of a variable. */
export const maskOf = (variable: Variable, answers: readonly string[]): number => {
  let mask = 0;
  for (const answer of answers) {
    const position = variable.answers.indexOf(answer);
    if (position < 0) throw new Error(`${variable.id} has no answer ${answer}`);
    mask |= 1 << position;
  }
  return mask;
};

/** The answers in a mask. */
export const answersIn = (variable: Variable, mask: number): string[] =>
  variable.answers.filter((_, position) => (mask & (1 << position)) !== 0);

/** The literals of a condition: all of them must hold. */
export const literalsOf = (byId: ReadonlyMap<string, Variable>, condition: Condition): Literal[] =>
  Object.entries(condition).map(([id, answers]) => {
    const variable = need(byId, id, "question");
    return { variable: variable.index, mask: maskOf(variable, typeof answers === "string" ? [answers] : answers) };
  });

const negated = (variables: readonly Variable[], { variable, mask }: Literal): Literal => ({
  variable,
  mask: (variables[variable]?.all ?? 0) & ~mask,
});

/** The clauses of (a₁ ∧ a₂ …) ∨ (b₁ ∧ b₂ …) ∨ …: one for each choice of a literal from every alternative. */
const clausesOfAny = (alternatives: readonly Literal[][]): Clause[] =>
  // Nearly always each alternative is one literal, and all of them are one clause.
  alternatives.every(({ length }) => length === 1)
    ? [alternatives.flat()]
    : alternatives.reduce<Literal[][]>(
        (clauses, literals) => clauses.flatMap((clause) => literals.map((literal) => [...clause, literal])),
        [[]],
      );

const conclusionOf = (
  content: Conclusion,
  variables: readonly Variable[],
  byId: Model["byId"],
  implications: readonly Clause[],
): ModelConclusion => {
  const { definition } = content;
  const requires: Clause[] = [];
  for (const item of definition.requires)
    if (Array.isArray(item["any"]))
      requires.push(...clausesOfAny((item["any"] as Condition[]).map((condition) => literalsOf(byId, condition))));
    else for (const literal of literalsOf(byId, item as Condition)) requires.push([literal]);
  const excludes = (definition.excludes ?? []).map(({ when, source }) => ({
    clause: literalsOf(byId, when).map((literal) => negated(variables, literal)),
    source,
  }));
  const clauses = [...requires, ...excludes.map(({ clause }) => clause)];
  return { id: content.id, content, requires, excludes, clauses, constraints: [...clauses, ...implications] };
};

const targetOf = (branch: string | Leaf): Target => (typeof branch === "string" ? { node: branch } : { leaf: branch });

const sameTarget = (a: Target, b: Target): boolean => {
  if ("node" in a) return "node" in b && a.node === b.node;
  if ("node" in b) return false;
  if ("conclude" in a.leaf)
    return "conclude" in b.leaf && a.leaf.conclude === b.leaf.conclude && a.leaf.certainty === b.leaf.certainty;
  return "open" in b.leaf && a.leaf.open.join() === b.leaf.open.join();
};

const groupsOf = (targets: readonly Target[]): Group[] => {
  const groups: { target: Target; mask: number }[] = [];
  targets.forEach((target, position) => {
    const group = groups.find((other) => sameTarget(other.target, target));
    if (group) group.mask |= 1 << position;
    else groups.push({ target, mask: 1 << position });
  });
  return groups;
};

const nodesOf = (tree: Tree, byId: Model["byId"]): Map<string, Node> =>
  new Map(
    Object.entries(tree.nodes).map(([id, { ask, ...branches }]) => {
      const variable = need(byId, ask ?? id, "question");
      const otherwise = branches["else"];
      const targets = variable.answers.map((answer) => {
        const branch = branches[answer] ?? otherwise;
        if (branch === undefined) throw new Error(`node ${id} of tree ${tree.tree} has no branch for ${answer}`);
        return targetOf(branch);
      });
      const unknown = branches["unknown"];
      return [
        id,
        {
          id,
          variable,
          targets,
          unknown: unknown === undefined ? undefined : targetOf(unknown),
          groups: groupsOf(targets),
        },
      ];
    }),
  );

const leafMentions = (leaf: Leaf): { ids: readonly string[]; certainty: LeafCertainty } =>
  "conclude" in leaf
    ? { ids: [leaf.conclude], certainty: leaf.certainty ?? "settled" }
    : { ids: leaf.open, certainty: "possible" };

const endsOf = (tree: Tree, nodes: ReadonlyMap<string, Node>, conclusions: Model["conclusions"]): Map<string, End> => {
  const ends = new Map<string, { conclusion: ModelConclusion; paths: Path[] }>();
  const add = (id: string, path: Path): void => {
    const end = ends.get(id);
    if (end) end.paths.push(path);
    else ends.set(id, { conclusion: need(conclusions, id, "conclusion"), paths: [path] });
  };
  let count = 0;
  const visit = (target: Target, literals: readonly Literal[]): void => {
    if ("leaf" in target) {
      count += 1;
      if (count > MOST_PATHS) throw new TooManyPaths(tree.tree, MOST_PATHS);
      const { ids, certainty } = leafMentions(target.leaf);
      for (const id of ids) add(id, { literals, certainty });
      return;
    }
    const node = need(nodes, target.node, "node");
    for (const { target: next, mask } of node.groups)
      visit(next, [...literals, { variable: node.variable.index, mask }]);
  };
  visit({ node: tree.start }, []);
  return ends;
};

/** Each node once, so that a tree with any number of paths can be asked. */
const namedBy = (tree: Tree, nodes: ReadonlyMap<string, Node>): Set<string> => {
  const named = new Set<string>();
  const seen = new Set<string>();
  const stack: Target[] = [{ node: tree.start }];
  for (let target = stack.pop(); target; target = stack.pop()) {
    if ("leaf" in target) {
      for (const id of leafMentions(target.leaf).ids) named.add(id);
      continue;
    }
    if (seen.has(target.node)) continue;
    seen.add(target.node);
    const { groups } = need(nodes, target.node, "node");
    stack.push(...groups.map((group) => group.target).reverse());
  }
  return named;
};

/** One clause for all answers of a question that prove the same: the question is none of them, or what they prove holds. */
const implicationsOf = (pack: Pack, variables: readonly Variable[], byId: Model["byId"]): Clause[] => {
  const merged = new Map<string, { given: Literal; proven: Literal }>();
  for (const question of pack.questions) {
    if (question.type !== "choice" && question.type !== "several") continue;
    for (const answer of question.answers) {
      const id = question.type === "choice" ? question.id : `${question.id}.${answer.id}`;
      const variable = need(byId, id, "question");
      const mask = question.type === "choice" ? maskOf(variable, [answer.id]) : 1;
      for (const proven of literalsOf(byId, answer.implies ?? {})) {
        const key = `${id} ${proven.variable} ${proven.mask}`;
        const given = { variable: variable.index, mask: mask | (merged.get(key)?.given.mask ?? 0) };
        merged.set(key, { given, proven });
      }
    }
  }
  return [...merged.values()].map(({ given, proven }) => [negated(variables, given), proven]);
};

/**
 * Indexes a validated pack for the engine.
 * @param pack a pack whose references have been checked
 * @throws Error when a reference is missing: our bug if the pack was checked
 */
export const modelOf = (pack: Pack): Model => {
  const variables = variablesOf(pack.questions);
  const byId = new Map(variables.map((variable) => [variable.id, variable]));
  const questions = new Map(pack.questions.map((question) => [question.id, question]));
  const ofQuestion = new Map<string, Variable[]>(pack.questions.map(({ id }) => [id, []]));
  for (const variable of variables) ofQuestion.get(variable.question)?.push(variable);
  const implications = implicationsOf(pack, variables, byId);
  const unknown = variables.map(({ all }) => all);
  const conclusions = new Map(
    pack.conclusions.map((content) => [content.id, conclusionOf(content, variables, byId, implications)]),
  );
  const trees = new Map(
    pack.trees.map((tree): [string, ModelTree] => {
      const nodes = nodesOf(tree, byId);
      const { scope, start } = tree;
      const asked = [...nodes.values()].map((node) => node.variable);
      const before = new Set<string>();
      const repeated = new Set<string>();
      for (const { question } of asked) (before.has(question) ? repeated : before).add(question);
      const named = namedBy(tree, nodes);
      let ends: Map<string, End> | undefined;
      const found: ModelTree = {
        id: tree.tree,
        scope,
        start,
        nodes,
        named,
        get ends() {
          ends ??= endsOf(tree, nodes, conclusions);
          return ends;
        },
        variables: [...new Set(asked)],
        repeated,
      };
      return [tree.tree, found];
    }),
  );
  return { pack, questions, variables, byId, unknown, ofQuestion, implications, conclusions, trees };
};
