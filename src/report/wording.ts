// The words for things of the pack in one language and for one audience: texts, limits, sources and facts.
import type { DoubtfulDate } from "../deadline/doubts.ts";
import type { FactReference } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { answersIn, literalsOf } from "../engine/model.ts";
import { articleNumber } from "../law/article.ts";
import type { ReportMessages } from "../messages/report.ts";
import { reportMessages } from "../messages/report.ts";
import type { Conclusion, Condition, Language, LawDocument, Limit, Statement, Text, Topic } from "../pack/schema.ts";
import type { Audience } from "./evaluate.ts";

export type Mark = "law" | "practice" | "advice";

/** A source as it is shown, with how well it was checked. */
interface ShownSource {
  readonly ref: string;
  readonly name: string;
  readonly status: "verified" | "reported" | "unverified";
  readonly statusText: string;
  readonly checkedUntil: string | undefined;
  readonly gist: string | undefined;
}

const LENGTH = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(\d+)H)?$/;

/** Everything that turns ids of the pack into words. */
export class Wording {
  readonly messages: ReportMessages;
  readonly #model: Model;
  readonly #language: Language;
  readonly #audience: Audience;
  readonly #documents: ReadonlyMap<string, LawDocument>;

  constructor(model: Model, language: Language, audience: Audience) {
    this.#model = model;
    this.#language = language;
    this.#audience = audience;
    this.messages = reportMessages[language];
    this.#documents = new Map(model.pack.law.map((document) => [document.id, document]));
  }

  /** Whether a lawyer reads, who says what a client says in the client's stead. */
  get isForLawyer(): boolean {
    return this.#audience === "lawyer";
  }

  /** A text of the pack, with the lawyer's wording where there is one, and its limits written out. */
  text(text: Text, lawyer?: Text): string {
    const chosen = this.isForLawyer && lawyer ? lawyer : text;
    return chosen[this.#language].replaceAll(/\{limit:([a-z0-9-]+)\}/g, (_, id: string) => this.limitLength(id));
  }

  /** An ISO 8601 duration in words. */
  duration(length: string): string {
    const [, years, months, days, hours] = LENGTH.exec(length) ?? [];
    const { length: words } = this.messages;
    const parts = [
      years && words.years(Number(years)),
      months && words.months(Number(months)),
      days && words.days(Number(days)),
      hours && words.hours(Number(hours)),
    ];
    return parts.filter(Boolean).join(" ") || words.none;
  }

  /** The length of a limit in words, with the kind of days it counts. */
  lengthOf({ length, counting }: Limit): string {
    const [, , , days] = LENGTH.exec(length) ?? [];
    return counting === "working-days" && days ? this.messages.length.workingDays(Number(days)) : this.duration(length);
  }

  limitLength(id: string): string {
    const limit = this.#model.pack.limits.find((other) => other.id === id);
    return limit ? this.lengthOf(limit) : this.messages.length.none;
  }

  /** Sources as they stand behind a statement; what is only reported says so. */
  cite(refs: readonly string[]): string {
    const cited = refs.map((ref) => {
      const { name, status } = this.source(ref);
      return status === "reported" ? `${name}${this.messages.reportedShort}` : name;
    });
    return cited.join(this.messages.list);
  }

  limitName(id: string): string {
    const limit = this.#model.pack.limits.find((other) => other.id === id);
    return limit ? this.text(limit.name) : id;
  }

  /** What a statement says, and which of the three kinds it is. */
  statement(statement: Statement): { readonly mark: Mark; readonly text: string; readonly sources: readonly string[] } {
    if ("law" in statement)
      return { mark: "law", text: this.text(statement.law, statement.lawyer), sources: statement.sources };
    if ("practice" in statement)
      return { mark: "practice", text: this.text(statement.practice, statement.lawyer), sources: [] };
    return { mark: "advice", text: this.text(statement.advice, statement.lawyer), sources: [] };
  }

  /** The topics that this audience reads of a conclusion: all of them in its own entry, fewer in an answer. */
  topics(kind: Conclusion["kind"], where: "answer" | "entry"): readonly Topic[] {
    const isLawyer = this.isForLawyer;
    return (this.#model.pack.head.topics ?? []).filter((topic) => {
      if (!topic.of.includes(kind) || (topic["lawyers-only"] && !isLawyer)) return false;
      return where === "entry" || topic["in-answer"] === "everybody" || (isLawyer && topic["in-answer"] === "lawyer");
    });
  }

  conclusion(id: string): string {
    const content = this.#model.conclusions.get(id)?.content;
    return content ? this.text(content.name) : id;
  }

  question(id: string): string {
    const question = this.#model.questions.get(id);
    return question ? this.text(question.ask, question.lawyer) : id;
  }

  /** The question in a few words. */
  short(id: string): string {
    const question = this.#model.questions.get(id);
    return question ? this.text(question.short) : id;
  }

  /** Why a date cannot be right. */
  doubt({ question, value, side, than, thanValue }: DoubtfulDate): string {
    const other = than === "as-of" ? this.messages.evaluated : this.short(than);
    const shown = (date: string): string => date.replace("T", " ");
    return this.messages.dateDoubt[side](this.short(question), shown(value), other, shown(thanValue));
  }

  /** How to find out the answer to a question. */
  findOut(id: string): string {
    const question = this.#model.questions.get(id);
    return question ? this.text(question["how-to-find-out"]) : "";
  }

  answer(question: string, answer: string): string {
    const found = this.#model.questions.get(question);
    if (found?.type !== "choice" && found?.type !== "several") return answer;
    const own = found.answers.find(({ id }) => id === answer);
    return own ? this.text(own.text, own.lawyer) : answer;
  }

  /** A fact as a phrase: the question and what is known of the answer. */
  fact({ question, variable, answers, by, from }: FactReference): string {
    const { factIs, not, without, or, label } = this.messages;
    const who = by === undefined ? "" : label.says(by);
    const computed = from === undefined ? "" : label.fromDates;
    const asked = this.short(question);
    if (variable !== question) {
      const answer = this.answer(question, variable.slice(question.length + 1));
      return factIs(asked, answers.includes("yes") ? answer : without(answer)) + who + computed;
    }
    const all = this.#model.byId.get(variable)?.answers ?? [];
    const left = all.filter((answer) => !answers.includes(answer));
    const isShort = answers.length <= Math.max(left.length, 1);
    const words = (isShort ? answers : left).map((answer) => this.answer(question, answer)).join(or);
    return factIs(asked, isShort ? words : not(words)) + who + computed;
  }

  /** A condition of the pack as a phrase. */
  condition(condition: Condition): string {
    const facts = literalsOf(this.#model.byId, condition).flatMap(({ variable, mask }) => {
      const found = this.#model.variables[variable];
      return found ? [{ question: found.question, variable: found.id, answers: answersIn(found, mask) }] : [];
    });
    return this.facts(facts);
  }

  facts(facts: readonly FactReference[]): string {
    return facts.map((fact) => this.fact(fact)).join(this.messages.and);
  }

  /** `DOCUMENT/ARTICLE` as people cite it, with its mark. */
  source(ref: string): ShownSource {
    const [id = "", article] = ref.split("/");
    const document = this.#documents.get(id);
    const found = document?.articles.find((other) => other.article === article);
    const status = found?.status ?? "reported";
    const checkedUntil = document?.["checked-until"];
    const { status: words } = this.messages;
    const name =
      this.#language === "zh" ? `《${document?.short ?? id}》` : document ? `${document.en} (${document.short})` : id;
    const title = article === undefined ? name : `${name}${this.messages.article(article, articleNumber(article))}`;
    return {
      ref,
      name: title,
      status,
      statusText: status === "verified" ? words.verified(checkedUntil ?? "?") : words[status],
      checkedUntil,
      gist: found?.gist[this.#language],
    };
  }
}

/** A statement in one line: its mark, its words and the names of its sources. */
export const statementLine = (wording: Wording, statement: Statement): string => {
  const { mark, text, sources } = wording.statement(statement);
  const names = wording.cite(sources);
  const { marked, noteAfter } = wording.messages;
  return `${marked(wording.messages.mark[mark])}${text}${names === "" ? "" : noteAfter(names)}`;
};
