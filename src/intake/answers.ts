// Answers as people write them in a file, on the command line or in the interview, read into facts and back.
import type { Card, FactState, Facts, Restriction, Statement, Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import type { Answers, Question } from "../pack/schema.ts";
import { folded } from "../text/fold.ts";

/** What is wrong with a value, by the path that leads to it. */
export interface AnswerProblem {
  readonly path: readonly (string | number)[];
  readonly code:
    | "unknown-question"
    | "wrong-scope"
    | "unknown-answer"
    | "bad-date"
    | "bad-amount"
    | "bad-shape"
    | "same-label";
  readonly value: string;
  /** The ids that would have been right. */
  readonly expected: readonly string[];
}

type Read<T> =
  | { readonly ok: T }
  | { readonly code: AnswerProblem["code"]; readonly value: string; readonly expected: readonly string[] };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const shown = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));

/** What is as it should be already: nearly everything. */
const PLAIN = /^[a-z0-9-]+$/;

const idOf = (value: unknown): string => {
  if (typeof value === "string" && PLAIN.test(value)) return value;
  if (value === true) return "yes";
  if (value === false) return "no";
  return String(value).normalize("NFKC").trim();
};

const has = ({ answers }: { readonly answers: readonly { readonly id: string }[] }, id: string): boolean => {
  for (const answer of answers) if (answer.id === id) return true;
  return false;
};

const UNKNOWN = "unknown";

const badShape = (value: unknown, expected: readonly string[]): Read<never> => ({
  code: "bad-shape",
  value: shown(value),
  expected,
});

const answersOf = (question: Extract<Question, { type: "choice" | "several" }>, value: unknown): Read<string[]> => {
  const ids = Array.isArray(value) ? value.map(idOf) : [idOf(value)];
  const wrong = ids.find((id) => !has(question, id));
  if (wrong === undefined) return { ok: ids };
  return { code: "unknown-answer", value: wrong, expected: question.answers.map(({ id }) => id) };
};

/** What says, beside who says it, what a statement says. */
const STATED = ["is", "any", "not"] as const;
const STATEMENTS = ["{not: […]}", "{any: […]}", "{by: …, is: …}"];

const readStatement = (question: Extract<Question, { type: "choice" }>, value: unknown): Read<Statement> => {
  if (!isRecord(value)) {
    if (value === UNKNOWN || value === null) return { ok: { possible: question.answers.map(({ id }) => id) } };
    if (Array.isArray(value)) return badShape(value, ["{any: […]}", "{said: […]}"]);
    const read = answersOf(question, value);
    return "ok" in read ? { ok: { possible: read.ok } } : read;
  }
  const all = question.answers.map(({ id }) => id);
  const [kind, ...others] = STATED.filter((key) => key in value);
  const isBy = value["by"] === undefined || typeof value["by"] === "string";
  const isKnown = Object.keys(value).every((key) => key === "by" || key === kind);
  const content = kind === undefined ? undefined : value[kind];
  const isEmpty = content === undefined || (Array.isArray(content) && content.length === 0);
  if (others.length > 0 || !isBy || !isKnown || isEmpty) return badShape(value, STATEMENTS);
  const by = typeof value["by"] === "string" ? { by: value["by"] } : {};
  if (content === UNKNOWN) return { ok: { possible: all, ...by } };
  const read = answersOf(question, content);
  if (!("ok" in read)) return read;
  const possible = all.filter((id) => read.ok.includes(id) !== (kind === "not"));
  return possible.length === 0 ? badShape(value, STATEMENTS) : { ok: { possible, ...by } };
};

const readChoice = (question: Extract<Question, { type: "choice" }>, value: unknown): Read<FactState> => {
  const isSaid = isRecord(value) && "said" in value;
  const said = isSaid ? value["said"] : [value];
  if (!Array.isArray(said) || said.length === 0 || (isSaid && Object.keys(value).length > 1))
    return badShape(value, ["{said: […]}"]);
  const statements: Statement[] = [];
  for (const one of said) {
    const read = readStatement(question, one);
    if (!("ok" in read)) return read;
    statements.push(read.ok);
  }
  return { ok: { type: "choice", statements } };
};

const readSeveral = (question: Extract<Question, { type: "several" }>, value: unknown): Read<FactState> => {
  const all = question.answers.map(({ id }) => id);
  if (value === UNKNOWN || value === null) return { ok: { type: "several", in: [], out: [] } };
  if (value === "none") return { ok: { type: "several", in: [], out: all } };
  const parts = isRecord(value) ? value : { has: value };
  const read = (part: unknown): Read<string[]> => (part === undefined ? { ok: [] } : answersOf(question, part));
  const only = read(parts["only"]);
  const has = read(parts["has"]);
  const lacks = read(parts["lacks"]);
  for (const one of [only, has, lacks]) if (!("ok" in one)) return one;
  if (!("ok" in only && "ok" in has && "ok" in lacks)) return badShape(value, all);
  const unknownKey = Object.keys(parts).find((key) => !["only", "has", "lacks"].includes(key));
  const isBoth = parts["only"] !== undefined && Object.keys(parts).length > 1;
  if (unknownKey !== undefined || isBoth || has.ok.some((id) => lacks.ok.includes(id)))
    return badShape(value, ["{has: […], lacks: […]}", "{only: […]}"]);
  if (parts["only"] !== undefined)
    return { ok: { type: "several", in: only.ok, out: all.filter((id) => !only.ok.includes(id)) } };
  return { ok: { type: "several", in: has.ok, out: lacks.ok } };
};

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2})?)?$/;

/** An ISO date or date-time that exists in the calendar. */
export const readIsoDate = (value: unknown): string | undefined => {
  const match = ISO.exec(String(value).normalize("NFKC").trim());
  if (!match) return undefined;
  const [, year, month, day, hour = "00", minute = "00"] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)));
  const exists = date.toISOString().startsWith(`${year}-${month}-${day}T${hour}:${minute}`);
  if (!exists) return undefined;
  return match[4] === undefined ? `${year}-${month}-${day}` : `${year}-${month}-${day}T${hour}:${minute}`;
};

/** A number, or a decimal number as text: what else JavaScript takes for a number is a slip. */
const readAmount = (value: unknown): number | undefined => {
  const isText = typeof value === "string" && /^\d+(\.\d+)?$/.test(value.normalize("NFKC").trim());
  const amount = isText ? Number(value.normalize("NFKC")) : value;
  return typeof amount === "number" && Number.isFinite(amount) && amount >= 0 ? amount : undefined;
};

/**
 * One value of one question.
 * @param value an answer, `unknown`, `{not: […]}`, `{any: […]}`, `{said: [{by, is}, …]}`, a list or `{has, lacks, only}`
 *   where several may hold, an ISO date, or an amount in yuan
 */
export const readValue = (question: Question, value: unknown): Read<FactState> => {
  if (question.type === "choice") return readChoice(question, value);
  if (question.type === "several") return readSeveral(question, value);
  if (value === UNKNOWN || value === null) return { ok: { type: question.type, value: undefined } };
  if (question.type === "date") {
    const date = readIsoDate(value);
    return date === undefined
      ? { code: "bad-date", value: shown(value), expected: ["2026-11-24", "2026-11-24 15:30"] }
      : { ok: { type: "date", value: date } };
  }
  const amount = readAmount(value);
  return amount !== undefined
    ? { ok: { type: "amount", value: amount } }
    : { code: "bad-amount", value: shown(value), expected: ["32000"] };
};

class Reader {
  readonly problems: AnswerProblem[] = [];
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
  }

  problem(path: AnswerProblem["path"], code: AnswerProblem["code"], value: unknown, expected: readonly string[]): void {
    this.problems.push({ path, code, value: shown(value), expected });
  }

  record(path: AnswerProblem["path"], value: unknown, keys?: readonly string[]): Record<string, unknown> {
    if (value === undefined || value === null) return {};
    if (!isRecord(value)) {
      this.problem(path, "bad-shape", value, keys ?? []);
      return {};
    }
    for (const key of Object.keys(value))
      if (keys && !keys.includes(key)) this.problem([...path, key], "bad-shape", key, keys);
    return value;
  }

  facts(path: AnswerProblem["path"], value: unknown, scope: Question["scope"]): Facts {
    const facts = new Map<string, FactState>();
    for (const [id, written] of Object.entries(this.record(path, value))) {
      const question = this.#model.questions.get(id);
      if (!question) this.problem([...path, id], "unknown-question", id, this.#ids(scope));
      else if (question.scope !== scope) this.problem([...path, id], "wrong-scope", id, [question.scope]);
      else {
        const read = readValue(question, written);
        if ("ok" in read) facts.set(id, read.ok);
        else this.problem([...path, id], read.code, read.value, read.expected);
      }
    }
    return facts;
  }

  list(path: AnswerProblem["path"], value: unknown): unknown[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    this.problem(path, "bad-shape", value, ["[…]"]);
    return [];
  }

  labels(path: AnswerProblem["path"], record: Record<string, unknown>): { label?: string; note?: string } {
    const found: { label?: string; note?: string } = {};
    for (const key of ["label", "note"] as const) {
      const value = record[key];
      if (value === undefined || value === null) continue;
      if (typeof value === "string" || typeof value === "number") found[key] = String(value);
      else this.problem([...path, key], "bad-shape", value, ["text"]);
    }
    return found;
  }

  /** Labels tell the things of a list apart; what has none goes by its number. */
  distinct(path: AnswerProblem["path"], things: readonly { readonly label?: string }[]): void {
    const seen = new Set<string>();
    for (const [position, { label }] of things.entries()) {
      const name = folded(label ?? "");
      if (name !== "" && seen.has(name)) this.problem([...path, position, "label"], "same-label", label, []);
      seen.add(name);
    }
  }

  #ids(scope: Question["scope"]): string[] {
    return [...this.#model.questions.values()].filter((question) => question.scope === scope).map(({ id }) => id);
  }
}

/**
 * Reads an answers file: `person: {…}`, `cards: [{label, facts: {…}, restrictions: [{label, facts: {…}}]}]`.
 * @param raw parsed YAML or JSON of any shape
 * @returns the subject, or every problem at once
 */
export const readAnswers = (
  model: Model,
  raw: unknown,
): { readonly subject: Subject } | { readonly problems: readonly AnswerProblem[] } => {
  const reader = new Reader(model);
  const root = reader.record([], raw, ["person", "cards", "note"]);
  const person = reader.facts(["person"], root["person"], "person");
  const cards = reader.list(["cards"], root["cards"]).map((value, position): Card => {
    const path = ["cards", position];
    const card = reader.record(path, value, ["label", "note", "facts", "restrictions"]);
    const restrictions = reader
      .list([...path, "restrictions"], card["restrictions"])
      .map((item, index): Restriction => {
        const inner = [...path, "restrictions", index];
        const restriction = reader.record(inner, item, ["label", "note", "facts"]);
        return {
          ...reader.labels(inner, restriction),
          facts: reader.facts([...inner, "facts"], restriction["facts"], "restriction"),
        };
      });
    reader.distinct([...path, "restrictions"], restrictions);
    return {
      ...reader.labels(path, card),
      facts: reader.facts([...path, "facts"], card["facts"], "card"),
      restrictions,
    };
  });
  reader.distinct(["cards"], cards);
  const { note } = reader.labels([], { note: root["note"] });
  if (reader.problems.length > 0) return { problems: reader.problems };
  return { subject: { ...(note === undefined ? {} : { note }), person, cards } };
};

const writtenChoice = (question: Question | undefined, statements: readonly Statement[]): unknown => {
  const all = question?.type === "choice" ? question.answers.length : 0;
  const value = ({ possible }: Statement): unknown => {
    if (possible.length === all) return UNKNOWN;
    return possible.length === 1 ? possible[0] : { any: possible };
  };
  const [only] = statements;
  if (only && statements.length === 1 && only.by === undefined) return value(only);
  const said = statements.map((statement) => {
    const by = statement.by === undefined ? {} : { by: statement.by };
    if (statement.possible.length === all) return { ...by, is: UNKNOWN };
    return statement.possible.length === 1 ? { ...by, is: statement.possible[0] } : { ...by, any: statement.possible };
  });
  return { said };
};

const writtenState = (question: Question | undefined, state: FactState): unknown => {
  if (state.type === "choice") return writtenChoice(question, state.statements);
  if (state.type !== "several") return state.value ?? UNKNOWN;
  const { in: has, out: lacks } = state;
  if (has.length + lacks.length === 0) return UNKNOWN;
  return { ...(has.length > 0 ? { has } : {}), ...(lacks.length > 0 ? { lacks } : {}) };
};

/** The subject as an answers file says it: reading it back gives the same facts. */
export const writtenAnswers = (model: Model, subject: Subject): Answers => {
  const facts = (of: Facts): Record<string, unknown> =>
    Object.fromEntries([...of].map(([id, state]) => [id, writtenState(model.questions.get(id), state)]));
  const labels = ({ label, note }: { label?: string; note?: string }): { label?: string; note?: string } => ({
    ...(label === undefined ? {} : { label }),
    ...(note === undefined ? {} : { note }),
  });
  return {
    ...(subject.note === undefined ? {} : { note: subject.note }),
    person: facts(subject.person),
    cards: subject.cards.map((card) => ({
      ...labels(card),
      facts: facts(card.facts),
      restrictions: card.restrictions.map((restriction) => ({
        ...labels(restriction),
        facts: facts(restriction.facts),
      })),
    })),
  };
};

/** Lists whose order is that of the result; in all others, and among keys, it has no meaning. */
const ORDERED = ["cards", "restrictions"];

const canonical = (value: unknown, key = ""): unknown => {
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([name, one]): [string, unknown] => [name, canonical(one, name)]);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  if (!Array.isArray(value)) return value;
  const items = value.map((one) => canonical(one));
  if (ORDERED.includes(key)) return items;
  const texts = items.map((one) => JSON.stringify(one));
  return [...new Set(texts)].sort().map((text): unknown => JSON.parse(text));
};

/** One text for the same facts, in whatever order they were said. */
export const canonicalAnswers = (model: Model, subject: Subject): string =>
  JSON.stringify(canonical(writtenAnswers(model, subject)));
