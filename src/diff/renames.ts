// What a newer pack calls differently: the older pack and its answers in the ids of the newer one.
import type { Pack, Question } from "../pack/schema.ts";

/** Ids of the older pack, or QUESTION.ANSWER of it for an answer of one question, with the id that the newer one uses. */
export type Renames = ReadonlyMap<string, string>;

/** The id that a question of the older pack has in the newer one. */
export const newQuestion = (renames: Renames, question: string): string => renames.get(question) ?? question;

/** The id that an answer of the older pack has in the newer one. */
export const newAnswer = (renames: Renames, question: string, answer: string): string =>
  renames.get(`${question}.${answer}`) ?? renames.get(answer) ?? answer;

const answersOf = (question: Question): readonly string[] =>
  "answers" in question ? question.answers.map(({ id }) => id) : [];

/**
 * Declared renames that rename nothing: a slip in one would pass for a question removed and another added.
 * @returns the renames whose old id the older pack does not have
 */
export const idleRenames = (pack: Pack, renames: Renames): string[] => {
  const ids = new Set<string>([
    ...pack.trees.map(({ tree }) => tree),
    ...[pack.conclusions, pack.actions, pack.phrases, pack.limits, pack.law, pack.scenarios].flatMap((section) =>
      section.map(({ id }: { readonly id: string }) => id),
    ),
    ...pack.questions.flatMap((question) => {
      const answers = answersOf(question);
      return [question.id, ...answers, ...answers.map((answer) => `${question.id}.${answer}`)];
    }),
  ]);
  return [...renames.keys()].filter((from) => !ids.has(from));
};

type Visit = (value: unknown, question: string | undefined) => unknown;

/** Wording is never an id, even where it is the same word; it only names limits, as {limit:ID}. */
const isWording = (key: string): boolean => key === "zh" || key === "en" || key === "by" || key === "lawyer";

/**
 * The older pack in the ids of the newer one. Ids stand as values, as keys, as DOCUMENT/ARTICLE, as {limit:ID} in wording,
 * and as QUESTION.ANSWER where several answers may hold; answers stand below the key of their question, and as the branches of its nodes.
 */
export const renamed = (pack: Pack, renames: Renames): Pack => {
  if (renames.size === 0) return pack;
  const questions = new Set(pack.questions.map(({ id }) => id));
  const law = new Set<string>(pack.law.map(({ id }) => id));
  const global = (id: string): string => {
    // DOCUMENT/ARTICLE, and in an expectation CONCLUSION settled.
    const [, named = "", rest = ""] = /^([^/ ]+)(\/.*| settled)$/.exec(id) ?? [];
    if (rest.startsWith(" ") || law.has(named)) return `${renames.get(named) ?? named}${rest}`;
    return plain(id);
  };
  const plain = (id: string): string => {
    const [question = "", answer, ...rest] = id.split(".");
    if (answer === undefined || rest.length > 0 || !questions.has(question)) return renames.get(id) ?? id;
    return `${newQuestion(renames, question)}.${newAnswer(renames, question, answer)}`;
  };
  const inside = (question: string | undefined, id: string): string =>
    question !== undefined && renames.has(`${question}.${id}`) ? newAnswer(renames, question, id) : global(id);
  /** Wording stays as it is but for the limits that it names. */
  const wording = (value: unknown): unknown => {
    if (typeof value === "string")
      return value.replace(/\{limit:([a-z0-9-]+)\}/g, (_, id: string) => `{limit:${renames.get(id) ?? id}}`);
    return Array.isArray(value) ? value.map(wording) : value;
  };
  const visit: Visit = (value, question) => {
    if (typeof value === "string") return inside(question, value);
    if (Array.isArray(value)) return value.map((one) => visit(one, question));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (isWording(key)) return [key, wording(inner)];
        const below = questions.has(key) ? key : question;
        return [inside(question, key), visit(inner, below)];
      }),
    );
  };
  /** The entries of a value in their order, some of them read in their own way. */
  const mapped = (value: object, own: (key: string, inner: unknown) => unknown): object =>
    Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        own(key, inner) ?? (isWording(key) ? wording(inner) : visit(inner, undefined)),
      ]),
    );
  const visitQuestion = (question: Question): object =>
    mapped(question, (key, inner) => {
      if (key === "bands") return visit(inner, question.id);
      if (key !== "answers" || !("answers" in question)) return undefined;
      return question.answers.map((answer) =>
        mapped(answer, (part) => (part === "id" ? newAnswer(renames, question.id, answer.id) : undefined)),
      );
    });
  const visitNode = (name: string, node: Pack["trees"][number]["nodes"][string]): object => {
    const [question] = (node.ask ?? name).split(".");
    return Object.fromEntries(
      Object.entries(node).map(([key, branch]) => [
        key === "ask" ? key : inside(question, key),
        visit(branch, undefined),
      ]),
    );
  };
  const visitTree = (tree: Pack["trees"][number]): object =>
    mapped(tree, (key) =>
      key === "nodes"
        ? Object.fromEntries(Object.entries(tree.nodes).map(([name, node]) => [global(name), visitNode(name, node)]))
        : undefined,
    );
  const visitOrders = ({ interview: { by, orders } }: Pack["head"]): object =>
    Object.fromEntries(Object.entries(orders).map(([answer, order]) => [inside(by, answer), visit(order, undefined)]));
  const visitHead = (head: Pack["head"]): object =>
    mapped(head, (key, inner) =>
      key === "interview"
        ? mapped(inner as object, (part) => (part === "orders" ? visitOrders(head) : undefined))
        : undefined,
    );
  return mapped(pack, (key) => {
    if (key === "hash") return pack.hash;
    if (key === "head") return visitHead(pack.head);
    if (key === "questions") return pack.questions.map(visitQuestion);
    return key === "trees" ? pack.trees.map(visitTree) : undefined;
  }) as Pack;
};
