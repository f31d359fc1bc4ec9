// What a reference of a pack can be held against: every id by its kind, the answers of each question, the state of each source.
import type { Kind } from "./mentions.ts";
import type { Entries } from "./references.ts";
import type { Conclusion, Question } from "./schema.ts";

const NONE: ReadonlySet<string> = new Set();

/** What there is in a pack to refer to. */
export class Index {
  readonly questions: ReadonlyMap<string, Question>;
  readonly conclusions: ReadonlyMap<string, Conclusion>;
  /** The state of each source of the register: `verified`, `reported`, `unverified`. */
  readonly status: ReadonlyMap<string, string>;
  /** What conditions and nodes can look at: QUESTION, or QUESTION.ANSWER where several may hold. */
  readonly variables: ReadonlySet<string>;
  /** What the interview can name as a step: a tree or a question. */
  readonly steps: ReadonlySet<string>;
  readonly #answers = new Map<string, readonly string[]>();
  readonly #ids: ReadonlyMap<Kind, ReadonlySet<string>>;
  readonly #topics = new Map<string, ReadonlySet<string>>();
  readonly #entries: Entries;

  constructor(entries: Entries) {
    const { head, questions, conclusions, actions, limits, trees, law } = entries;
    this.#entries = entries;
    this.questions = new Map(questions.map(({ value }) => [value.id, value]));
    this.conclusions = new Map(conclusions.map(({ value }) => [value.id, value]));
    this.status = new Map(
      law.flatMap(({ value }): [string, string][] => [
        [value.id, "reported"],
        ...value.articles.map(({ article, status }): [string, string] => [`${value.id}/${article}`, status]),
      ]),
    );
    for (const question of this.questions.values()) {
      if (question.type === "choice")
        this.#answers.set(
          question.id,
          question.answers.map(({ id }) => id),
        );
      if (question.type === "several")
        for (const { id } of question.answers) this.#answers.set(`${question.id}.${id}`, ["yes", "no"]);
    }
    this.variables = new Set(this.#answers.keys());
    const dates = [...this.questions.values()].filter(({ type }) => type === "date").map(({ id }) => id);
    const persons = trees.filter(({ value }) => value.scope === "person" && head.value.trees.includes(value.tree));
    this.#ids = new Map<Kind, ReadonlySet<string>>([
      ["question", new Set(this.questions.keys())],
      ["date-question", new Set([...dates, "as-of"])],
      ["conclusion", new Set(this.conclusions.keys())],
      ["action", new Set(actions.map(({ value }) => value.id))],
      ["limit", new Set(limits.map(({ value }) => value.id))],
      ["guide", new Set((head.value.guides ?? []).map(({ id }) => id))],
      ["family", new Set(head.value.families.map(({ id }) => id))],
      ["tree", new Set(trees.map(({ value }) => value.tree))],
      ["person-tree", new Set(persons.map(({ value }) => value.tree))],
      ["source", new Set(this.status.keys())],
    ]);
    this.steps = new Set([...this.ids("tree"), ...this.ids("question")]);
  }

  ids(kind: Kind): ReadonlySet<string> {
    return this.#ids.get(kind) ?? NONE;
  }

  /** The answers of QUESTION, or of QUESTION.ANSWER; undefined when there is no such variable. */
  answersOf(variable: string): readonly string[] | undefined {
    return this.#answers.get(variable);
  }

  /** The topics that may be told of conclusions of a kind. */
  topicsOf(kind: Conclusion["kind"]): ReadonlySet<string> {
    const before = this.#topics.get(kind);
    if (before) return before;
    const topics = (this.#entries.head.value.topics ?? []).filter(({ of }) => of.includes(kind));
    const made = new Set(topics.map(({ id }) => id));
    this.#topics.set(kind, made);
    return made;
  }
}
