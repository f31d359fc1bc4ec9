// Answers from a file, standard input and --set, read into a subject; what is wrong is shown at its place.
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Diagnostic, DiagnosticCode, Place } from "../diagnostic/diagnostic.ts";
import { inOrder } from "../diagnostic/diagnostic.ts";
import type { Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import type { AnswerProblem } from "../intake/answers.ts";
import { readAnswers } from "../intake/answers.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Language } from "../pack/schema.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";

/** The code of each thing that can be wrong with answers. */
export const ANSWER_CODES: Readonly<Record<AnswerProblem["code"], DiagnosticCode>> = {
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

/** No more is read than tells that there is too much: a device or a pipe has no end. */
const bytesOf = (file: string): Buffer => {
  const descriptor = file === "-" ? 0 : openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    if (size > MOST_BYTES) throw new Error(`${size} > ${MOST_BYTES} bytes`);
    const bytes = Buffer.allocUnsafe(MOST_BYTES + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < bytes.length; length += read)
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (length > MOST_BYTES) throw new Error(`> ${MOST_BYTES} bytes`);
    return bytes.subarray(0, length);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
};

const fail = async (diagnostics: readonly Diagnostic[], { language, io }: Context): Promise<never> => {
  const { printDiagnostics } = await import("./check.ts");
  await printDiagnostics(diagnostics, language, { ...io, out: io.err });
  throw new Failure("", EXIT.bad);
};

const nameOf = (file: string): string => (file === "-" ? "<stdin>" : file);

const textOf = async (file: string, context: Context): Promise<string> => {
  let bytes: Buffer;
  try {
    bytes = bytesOf(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Failure(context.messages.noFile(file, code ?? message));
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const place: Place = { file: nameOf(file), line: 1, column: 1, endColumn: 2, source: "" };
    return fail([{ code: "CF005", severity: "error", place, given: {} }], context);
  }
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

/** Finds the place of a problem. */
type Locate = (path: AnswerProblem["path"], of: "key" | "value") => Place;

const inText = async (file: string, text: string): Promise<Locate> => {
  const { parseText } = await import("../pack/read.ts");
  const { file: source } = parseText(file, text);
  return (path, of) => source.locate(path, of);
};

/** Each setting is a line of its own. */
const inSettings =
  (settings: readonly string[], origins: ReadonlyMap<string, number>): Locate =>
  (path) => {
    const number = origins.get(JSON.stringify(path)) ?? 0;
    const source = (settings[number] ?? "").replaceAll(/\s/g, " ");
    return { file: "--set", line: number + 1, column: 1, endColumn: source.length + 1, source };
  };

const placed = async (locate: Locate, problems: readonly AnswerProblem[], context: Context): Promise<never> => {
  const { near } = await import("../pack/near.ts");
  const diagnostics = problems.map(({ path, code, value, expected }): Diagnostic => {
    const isKey = code === "unknown-question" || code === "wrong-scope";
    const question = String(path.at(-1) ?? "");
    return {
      code: ANSWER_CODES[code],
      severity: "error",
      place: locate(path, isKey ? "key" : "value"),
      given: { id: value, value, question, expected: expected.join(", "), scope: expected[0] ?? "" },
      near: code === "unknown-question" || code === "unknown-answer" ? near(value, expected) : [],
    };
  });
  return fail(inOrder(diagnostics), context);
};

type Raw = Record<string, unknown>;

/** Answers with settings in them, and which setting, counted from 0, put what stands at a path. */
interface Applied {
  readonly raw: Raw;
  readonly origins: ReadonlyMap<string, number>;
  /** Whether a new label is a new card: beside the cards of a file it is a slip of the pen. */
  readonly grows: boolean;
}

const fold = (text: unknown): string =>
  String(text ?? "")
    .normalize("NFKC")
    .trim();

const inFacts = (holder: unknown, id: string, written: unknown): Raw => {
  const { facts, ...others } = (holder ?? {}) as Raw;
  return { ...others, facts: { ...(facts as Raw | undefined), [id]: written } };
};

const listed = (value: unknown): Raw[] => (Array.isArray(value) ? value : []).map((one) => (one ?? {}) as Raw);

/** Where among the cards a setting's card stands, by label or number. */
const positionOf = (cards: Raw[], label: string | undefined, grows: boolean): number => {
  if (label === undefined) return 0;
  const known = cards.findIndex((one) => fold(one["label"]) === fold(label));
  if (known >= 0) return known;
  const isNumber = cards.length > 0 && /^\d+$/.test(fold(label));
  return grows && !isNumber ? cards.push({ label }) - 1 : Number(fold(label)) - 1;
};

/** Puts CARD.QUESTION=ANSWER or QUESTION=ANSWER where the scope of the question says; a card is named by label or number. */
const withSet = (
  { raw, origins, grows }: Applied,
  setting: string,
  number: number,
  { model, messages }: Context,
): Applied => {
  const [, card, key, said = ""] = /^(?:(.+)[.．])?([^.．=＝]+)[=＝](.*)$/.exec(setting) ?? [];
  const id = key?.normalize("NFKC") ?? "";
  if (!/^[a-z0-9-]+$/.test(id)) throw new Failure(messages.badSet(setting));
  const value = said.normalize("NFKC");
  const written: unknown = value.includes(",") ? value.split(",") : value;
  const put = (changed: Raw, ...path: readonly (string | number)[]): Applied => ({
    raw: { ...raw, ...changed },
    origins: new Map([...origins, [JSON.stringify([...path, id]), number]]),
    grows,
  });
  const scope = model.questions.get(id)?.scope ?? "person";
  if (scope === "person") return put({ person: { ...(raw["person"] as Raw | undefined), [id]: written } }, "person");
  const cards = listed(raw["cards"]);
  if (cards.length === 0 && card === undefined) cards.push({});
  const position = positionOf(cards, card, grows);
  const target = cards[position];
  if (!target)
    throw new Failure(messages.setCard(setting, cards.map((one, at) => String(one["label"] ?? at + 1)).join(", ")));
  if (scope === "card") {
    cards[position] = inFacts(target, id, written);
    return put({ cards }, "cards", position, "facts");
  }
  const restrictions = listed(target["restrictions"]);
  restrictions[0] = inFacts(restrictions[0], id, written);
  cards[position] = { ...target, restrictions };
  return put({ cards }, "cards", position, "restrictions", 0, "facts");
};

/**
 * An answers file as it is written, once the model reads it without a problem.
 * @throws Failure with exit code 2, after printing every problem at its place
 */
export const readWritten = async (file: string, context: Context): Promise<unknown> => {
  const name = nameOf(file);
  const text = await textOf(file, context);
  const raw = await parsed(name, text, context);
  const read = readAnswers(context.model, raw);
  return "problems" in read ? placed(await inText(name, text), read.problems, context) : raw;
};

/** What was read, and the model that could read it. */
interface ReadSubject {
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
  const name = nameOf(file ?? "--set");
  const text = file === undefined ? "{}" : await textOf(file, context);
  const read = await parsed(name, text, context);
  const attempt = async (model: Model, isLast: boolean): Promise<ReadSubject | undefined> => {
    const own = { ...context, model };
    const mayBeKnown = (problems: readonly AnswerProblem[]): boolean =>
      !isLast && problems.some(({ code }) => code === "unknown-question");
    // What is wrong in the file is said first: settings would hide it, or be put into what is no record.
    const first = readAnswers(model, read);
    if ("problems" in first)
      return mayBeKnown(first.problems) ? undefined : placed(await inText(name, text), first.problems, own);
    const written = (read ?? {}) as Raw;
    const start: Applied = { raw: written, origins: new Map(), grows: listed(written["cards"]).length === 0 };
    const { raw, origins } = settings.reduce((all, setting, number) => withSet(all, setting, number, own), start);
    const result = readAnswers(model, raw);
    if (!("problems" in result)) {
      const { subject } = result;
      const cards = subject.cards.length > 0 ? subject.cards : [{ facts: new Map(), restrictions: [] }];
      return { subject: { ...subject, cards }, model };
    }
    if (mayBeKnown(result.problems)) return undefined;
    return placed(inSettings(settings, origins), result.problems, own);
  };
  const { whole } = context;
  const found = await attempt(context.model, whole === undefined);
  return found ?? ((await attempt(whole ? await whole() : context.model, true)) as ReadSubject);
};
