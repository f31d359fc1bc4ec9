// Answers from a file, standard input and --set, read into a subject; what is wrong is shown at its place.
import { readFileSync } from "node:fs";
import type { Diagnostic, DiagnosticCode } from "../diagnostic/diagnostic.ts";
import { inOrder } from "../diagnostic/diagnostic.ts";
import type { Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import type { AnswerProblem } from "../intake/answers.ts";
import { readAnswers } from "../intake/answers.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Language } from "../pack/schema.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";

const CODES: Readonly<Record<AnswerProblem["code"], DiagnosticCode>> = {
  "unknown-question": "CF050",
  "unknown-answer": "CF051",
  "bad-date": "CF052",
  "bad-amount": "CF053",
  "bad-shape": "CF054",
  "wrong-scope": "CF055",
};

/** An answers file is no larger than this. */
const MOST_BYTES = 1_000_000;

interface Context {
  readonly model: Model;
  readonly language: Language;
  readonly messages: CliMessages;
  readonly io: Io;
}

const textOf = (file: string, messages: CliMessages): string => {
  try {
    const bytes = readFileSync(file === "-" ? 0 : file);
    if (bytes.length > MOST_BYTES) throw new Error(`${bytes.length} > ${MOST_BYTES} bytes`);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Failure(messages.noFile(file, code ?? message));
  }
};

const fail = async (diagnostics: readonly Diagnostic[], { language, io }: Context): Promise<never> => {
  const { printDiagnostics } = await import("./check.ts");
  await printDiagnostics(diagnostics, language, { ...io, out: io.err });
  throw new Failure("", EXIT.bad);
};

/** JSON is read at once; anything else, and any error, takes the YAML reader, which knows places. */
const parsed = async (file: string, text: string, context: Context): Promise<unknown> => {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === "__proto__") throw new SyntaxError(key);
      return value;
    });
  } catch {
    if (text.trim() === "") return {};
    const { parseText } = await import("../pack/read.ts");
    const { file: source, diagnostics } = parseText(file, text);
    return diagnostics.length > 0 ? fail(diagnostics, context) : source.value;
  }
};

const placed = async (
  file: string,
  text: string,
  problems: readonly AnswerProblem[],
  context: Context,
): Promise<never> => {
  const { parseText } = await import("../pack/read.ts");
  const { near } = await import("../pack/near.ts");
  const { file: source } = parseText(file, text);
  const diagnostics = problems.map(({ path, code, value, expected }): Diagnostic => {
    const isKey = code === "unknown-question" || code === "wrong-scope";
    const question = String(path.at(-1) ?? "");
    return {
      code: CODES[code],
      severity: "error",
      place: source.locate(path, isKey ? "key" : "value"),
      given: { id: value, value, question, expected: expected.join(", "), scope: expected[0] ?? "" },
      near: code === "unknown-question" || code === "unknown-answer" ? near(value, expected) : [],
    };
  });
  return fail(inOrder(diagnostics), context);
};

type Raw = Record<string, unknown>;

/** Puts CARD.QUESTION=ANSWER or QUESTION=ANSWER where the scope of the question says; a card is named by label or number. */
const withSet = (raw: Raw, setting: string, { model, messages }: Context): Raw => {
  const match = /^(?:(.+)\.)?([a-z0-9-]+)=(.*)$/.exec(setting.normalize("NFKC"));
  const [, card, id = "", value = ""] = match ?? [];
  if (!match) throw new Failure(messages.badSet(setting));
  const written: unknown = value.includes(",") ? value.split(",") : value;
  const question = model.questions.get(id);
  const cards = Array.isArray(raw["cards"]) ? [...(raw["cards"] as Raw[])] : [];
  if (!question || question.scope === "person")
    return { ...raw, person: { ...(raw["person"] as Raw | undefined), [id]: written } };
  if (cards.length === 0) cards.push(card === undefined ? {} : { label: card });
  const byLabel = cards.findIndex((one) => String(one["label"] ?? "") === card);
  const position = card === undefined ? 0 : byLabel >= 0 ? byLabel : Number(card) - 1;
  const target = cards[position];
  if (!target)
    throw new Failure(
      messages.setCard(setting, cards.map((one, number) => String(one["label"] ?? number + 1)).join(", ")),
    );
  if (question.scope === "card")
    cards[position] = { ...target, facts: { ...(target["facts"] as Raw | undefined), [id]: written } };
  else {
    const restrictions = Array.isArray(target["restrictions"]) ? [...(target["restrictions"] as Raw[])] : [];
    const [first = {}] = restrictions;
    restrictions[0] = { ...first, facts: { ...(first["facts"] as Raw | undefined), [id]: written } };
    cards[position] = { ...target, restrictions };
  }
  return { ...raw, cards };
};

/**
 * An answers file as it is written, once the model reads it without a problem.
 * @throws Failure with exit code 2, after printing every problem at its place
 */
export const readWritten = async (file: string, context: Context): Promise<unknown> => {
  const text = textOf(file, context.messages);
  const raw = await parsed(file === "-" ? "<stdin>" : file, text, context);
  const read = readAnswers(context.model, raw);
  return "problems" in read ? placed(file === "-" ? "<stdin>" : file, text, read.problems, context) : raw;
};

/** What was read, and the model that could read it. */
export interface ReadSubject {
  readonly subject: Subject;
  readonly model: Model;
}

/**
 * The subject that a file and settings describe; one card where none is named.
 * @param context `whole` is asked for where the model does not know a question
 * @throws Failure with exit code 2, after printing every problem at its place
 */
export const readSubject = async (
  file: string | undefined,
  settings: readonly string[],
  context: Context & { readonly whole?: () => Promise<Model> },
): Promise<ReadSubject> => {
  const name = file === "-" ? "<stdin>" : (file ?? "--set");
  const text = file === undefined ? "{}" : textOf(file, context.messages);
  const read = await parsed(name, text, context);
  const attempt = async (model: Model, isLast: boolean): Promise<ReadSubject | undefined> => {
    const own = { ...context, model };
    const first = readAnswers(model, read);
    const raw = settings.reduce<Raw>((all, setting) => withSet(all, setting, own), (read ?? {}) as Raw);
    const result = readAnswers(model, raw);
    if (!("problems" in result)) {
      const { subject } = result;
      const cards = subject.cards.length > 0 ? subject.cards : [{ facts: new Map(), restrictions: [] }];
      return { subject: { ...subject, cards }, model };
    }
    if (!isLast && result.problems.some(({ code }) => code === "unknown-question")) return undefined;
    if ("problems" in first) return placed(name, text, first.problems, own);
    return placed("--set", settings.join("\n"), result.problems, own);
  };
  const { whole } = context;
  const found = await attempt(context.model, whole === undefined);
  return found ?? ((await attempt(whole ? await whole() : context.model, true)) as ReadSubject);
};
