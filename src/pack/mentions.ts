// Every place of a pack where something is named: ids, questions, answers, sources, words in braces. One walk, for all rules.
import { type Place, partOf } from "../diagnostic/diagnostic.ts";
import { Contents, pathOf, type Tell } from "./contents.ts";
import type { Entry } from "./entries.ts";
import { branchesOf, nodesOf, type Where } from "./nodes.ts";
import type { Index } from "./reference-index.ts";
import type { Entries } from "./references.ts";
import type { Conclusion, Condition, PackHead, Phrase, Question, Tree } from "./schema.ts";

/** What an id is said to be; `of` narrows it. */
export type Kind =
  | "question"
  | "date-question"
  | "conclusion"
  | "action"
  | "limit"
  | "guide"
  | "family"
  | "tree"
  | "person-tree"
  | "node"
  | "source"
  | "topic";

interface IdMention {
  readonly kind: Kind;
  readonly of?: string;
  readonly id: string;
  /** What it can name. */
  readonly known: ReadonlySet<string>;
  readonly place: Where;
}

interface AnswerMention {
  /** QUESTION, or QUESTION.ANSWER. */
  readonly question: string;
  readonly answer: string;
  readonly known: readonly string[];
  readonly place: Where;
}

/** A source of the register, or a word in braces. */
interface WordMention {
  readonly word: string;
  readonly place: Where;
}

type Path = readonly PropertyKey[];

/** Branches that are no answers. */
const SPECIAL = ["else", "unknown"];

/** What stands in the entries of each section that the program speaks from. */
export type ContentsBySection = Readonly<
  Record<"head" | "questions" | "conclusions" | "actions" | "phrases" | "limits" | "trees", Contents>
>;

/** What is named in a pack, in the order of its entries. */
export class Mentions {
  readonly ids: IdMention[] = [];
  readonly answers: AnswerMention[] = [];
  readonly sources: WordMention[] = [];
  /** In prose, in braces, and no time limit. */
  readonly braces: WordMention[] = [];
  readonly contents: ContentsBySection;
  readonly #index: Index;

  constructor(entries: Entries, index: Index) {
    this.#index = index;
    this.#head(entries.head);
    for (const entry of entries.questions) this.#question(entry);
    for (const entry of entries.conclusions) this.#conclusion(entry);
    for (const entry of entries.actions)
      for (const key of ["when", "unless"] as const) this.#conditions(entry.value[key], entry, [key]);
    for (const entry of entries.phrases) this.#phrase(entry);
    for (const entry of entries.limits)
      if (entry.value.from !== undefined) this.#date(entry.value.from, () => entry.at(["from"]));
    for (const entry of entries.trees) this.#tree(entry);
    for (const entry of entries.scenarios)
      if (entry.value.guide !== undefined) this.#id("guide", entry.value.guide, () => entry.at(["guide"]));
    const { head, questions, conclusions, actions, phrases, limits, trees } = entries;
    this.contents = {
      head: new Contents([head], this.#tell),
      questions: new Contents(questions, this.#tell),
      conclusions: new Contents(conclusions, this.#tell),
      actions: new Contents(actions, this.#tell),
      phrases: new Contents(phrases, this.#tell),
      limits: new Contents(limits, this.#tell),
      trees: new Contents(trees, this.#tell),
    };
  }

  #id(kind: Kind, id: string, place: Where, known = this.#index.ids(kind)): void {
    this.ids.push({ kind, id, known, place });
  }

  #list(kind: Kind, ids: readonly string[] | undefined, entry: Entry, path: Path, known?: ReadonlySet<string>): void {
    ids?.forEach((id, position) => this.#id(kind, id, () => entry.at([...path, position]), known));
  }

  /** A question that is answered with a date, or the day of evaluation. */
  #date(id: string, place: Where): void {
    this.#id("date-question", id, place);
  }

  #answer(question: string, answer: string, known: readonly string[], place: Where): void {
    this.answers.push({ question, answer, known, place });
  }

  #condition(condition: Condition, entry: Entry, path: Path): void {
    for (const [variable, answers] of Object.entries(condition)) {
      const at = [...path, variable];
      this.#id("question", variable, () => entry.at(at, "key"), this.#index.variables);
      const known = this.#index.answersOf(variable);
      if (!known) continue;
      if (!Array.isArray(answers)) this.#answer(variable, answers, known, () => entry.at(at));
      else
        answers.forEach((answer, position) => this.#answer(variable, answer, known, () => entry.at([...at, position])));
    }
  }

  #conditions(conditions: readonly Condition[] | undefined, entry: Entry, path: Path): void {
    conditions?.forEach((condition, position) => this.#condition(condition, entry, [...path, position]));
  }

  #head(entry: Entry<PackHead>): void {
    const head = entry.value;
    this.#list("tree", head.trees, entry, ["trees"]);
    head.guides?.forEach(({ trees }, position) => this.#list("tree", trees, entry, ["guides", position, "trees"]));
    this.#id("person-tree", head.person, () => entry.at(["person"]));
    const sheet = head["bank-sheet"];
    if (sheet) this.#id("action", sheet.action, () => entry.at(["bank-sheet", "action"]));
    this.#list("question", sheet?.questions, entry, ["bank-sheet", "questions"]);
    this.#conditions(head.exposure?.signs, entry, ["exposure", "signs"]);
    this.#list("question", head.exposure?.asked, entry, ["exposure", "asked"]);
    for (const key of ["ended", "unneeded"] as const)
      this.#conditions(head["unnamed-restriction"][key], entry, ["unnamed-restriction", key]);
    const { opening, by, orders } = head.interview;
    this.#list("question", opening, entry, ["interview", "opening"]);
    this.#id("question", by, () => entry.at(["interview", "by"]));
    const answers = this.#index.answersOf(by) ?? [];
    for (const [answer, steps] of Object.entries(orders)) {
      const at = ["interview", "orders", answer];
      this.#answer(by, answer, answers, () => entry.at(at, "key"));
      this.#list("question", steps, entry, at, this.#index.steps);
    }
  }

  #question(entry: Entry<Question>): void {
    const question = entry.value;
    if (question.type === "date")
      for (const key of ["not-before", "not-after"] as const) {
        const id = question[key];
        if (id !== undefined) this.#date(id, () => entry.at([key]));
      }
    if (question.type !== "choice" && question.type !== "several") return;
    question.answers.forEach(({ implies }, position) => {
      if (implies) this.#condition(implies, entry, ["answers", position, "implies"]);
    });
    if (question.type !== "choice" || !question.bands) return;
    const { bands, id, answers } = question;
    for (const key of ["from", "to"] as const) this.#date(bands[key], () => entry.at(["bands", key]));
    const known = answers.map((answer) => answer.id);
    bands.steps.forEach(({ answer }, position) =>
      this.#answer(id, answer, known, () => entry.at(["bands", "steps", position, "answer"])),
    );
  }

  #conclusion(entry: Entry<Conclusion>): void {
    const { definition, family, kind, limits, details = {} } = entry.value;
    this.#id("family", family, () => entry.at(["family"]));
    definition.requires.forEach((item, position) => {
      const path = ["definition", "requires", position];
      if (Array.isArray(item["any"])) this.#conditions(item["any"] as Condition[], entry, [...path, "any"]);
      else this.#condition(item as Condition, entry, path);
    });
    definition.excludes?.forEach(({ when }, position) =>
      this.#condition(when, entry, ["definition", "excludes", position, "when"]),
    );
    this.#list("conclusion", definition["exclusive-with"], entry, ["definition", "exclusive-with"]);
    this.#list("action", entry.value["first-steps"], entry, ["first-steps"]);
    this.#list("limit", limits, entry, ["limits"]);
    for (const id of Object.keys(details)) {
      const place = (): Place => entry.at(["details", id], "key");
      this.ids.push({ kind: "topic", of: kind, id, known: this.#index.topicsOf(kind), place });
    }
  }

  #phrase(entry: Entry<Phrase>): void {
    const { proposes, dates, alarm } = entry.value;
    this.#conditions(proposes, entry, ["proposes"]);
    dates?.forEach((id, position) => this.#date(id, () => entry.at(["dates", position])));
    if (alarm !== undefined) this.#id("action", alarm, () => entry.at(["alarm"]));
  }

  #tree(entry: Entry<Tree>): void {
    const { start, nodes } = entry.value;
    const known = new Set(Object.keys(nodes));
    this.#id("node", start, () => entry.at(["start"]), known);
    for (const { id, node, variable, place } of nodesOf(entry)) {
      this.#id("question", variable, place, this.#index.variables);
      const answers = this.#index.answersOf(variable);
      for (const [answer, branch] of branchesOf(node)) {
        const at = ["nodes", id, answer];
        if (answers && !SPECIAL.includes(answer)) this.#answer(variable, answer, answers, () => entry.at(at, "key"));
        if (typeof branch === "string") this.#id("node", branch, () => entry.at(at), known);
        else if ("conclude" in branch) this.#id("conclusion", branch.conclude, () => entry.at([...at, "conclude"]));
        else this.#list("conclusion", branch.open, entry, [...at, "open"]);
      }
    }
  }

  /** What stands in braces in prose, and every `source` and `sources`. */
  readonly #tell: Tell = (what, text, entry, here) => {
    const place = (): Place => entry.at(pathOf(here));
    if (what === "source") this.#source(text, place);
    else
      for (const { 0: braced, 1: word = "", index } of text.matchAll(/\{([^{}]*)\}/g)) {
        const inText = (): Place => partOf(place(), text, index, index + braced.length);
        if (word.startsWith("limit:")) this.#id("limit", word.slice("limit:".length), inText);
        else this.braces.push({ word, place: inText });
      }
  };

  #source(word: string, place: Where): void {
    if (word.startsWith("matrix:")) return;
    this.sources.push({ word, place });
    this.#id("source", word, place);
  }
}
