// Answers from a file, standard input and --set, read into a subject; what is wrong is shown at its place.
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import type { Diagnostic, DiagnosticCode, Place } from "../diagnostic/diagnostic.ts";
import { inOrder } from "../diagnostic/diagnostic.ts";
import type { Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import type { AnswerProblem } from "../intake/answers.ts";
import { readAnswers } from "../intake/answers.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Language } from "../pack/schema.ts";
import { mask } from "../text/mask.ts";
import { sanitise } from "../text/sanitise.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";
import { withSettings } from "./settings.ts";

/** The code of each thing that can be wrong with answers. */
export const ANSWER_CODES: Readonly<Record<AnswerProblem["code"], DiagnosticCode>> = {
  "unknown-question": "CF050",
  "unknown-answer": "CF051",
  "bad-date": "CF052",
  "bad-amount": "CF053",
  "bad-shape": "CF054",
  "wrong-scope": "CF055",
  "same-label": "CF056",
};

/** An answers file is no larger than this. */
const MOST_BYTES = 1_000_000;

interface Context {
  readonly model: Model;
  readonly language: Language;
  readonly messages: CliMessages;
  readonly io: Io;
}

/** What the shell has opened already, such as the pipe of <(…): it has its writer. */
const DESCRIPTOR = /^\/(?:dev\/(?:fd\/|stdin$)|proc\/(?:self|\d+)\/fd\/)/;

/** Opening a named pipe waits for its writer, and for ever where there is none. */
const isNamedPipe = (file: string): boolean => !DESCRIPTOR.test(file) && statSync(file).isFIFO();

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

/** What is wrong with answers, without the numbers that stand in them. */
const withoutNumbers = (diagnostic: Diagnostic): Diagnostic => {
  const { place, given } = diagnostic;
  const hidden = Object.entries(given).map(([name, value]) => [name, mask(value)]);
  return { ...diagnostic, place: { ...place, source: mask(place.source) }, given: Object.fromEntries(hidden) };
};

const fail = async (diagnostics: readonly Diagnostic[], { language, io }: Context): Promise<never> => {
  const { printDiagnostics } = await import("./check.ts");
  await printDiagnostics(diagnostics.map(withoutNumbers), language, { ...io, out: io.err });
  throw new Failure("", EXIT.bad);
};

const nameOf = (file: string): string => (file === "-" ? "<stdin>" : file);

const textOf = async (file: string, context: Context): Promise<string> => {
  let bytes: Buffer;
  try {
    if (file !== "-" && isNamedPipe(file)) throw new Failure(context.messages.namedPipe(file));
    bytes = bytesOf(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
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
    // Comments alone say as little as no text at all: nothing was answered yet.
    if (diagnostics.some(({ code }) => code === "CF013")) return {};
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
 * @param asOf the moment that a setting such as since=昨天 counts from
 * @param context `whole` is asked for where the model does not know a question
 * @throws Failure with exit code 2, after printing every problem at its place
 */
export const readSubject = async (
  file: string | undefined,
  settings: readonly string[],
  asOf: string,
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
    const { raw, origins, spoken } = await withSettings(read, settings, { model, messages: context.messages, asOf });
    const result = readAnswers(model, raw);
    if (!("problems" in result)) {
      const { subject } = result;
      const cards = subject.cards.length > 0 ? subject.cards : [{ facts: new Map(), restrictions: [] }];
      for (const { setting, value } of spoken)
        context.io.err(`${context.messages.setRead(mask(sanitise(setting)), value)}\n`);
      return { subject: { ...subject, cards }, model };
    }
    if (mayBeKnown(result.problems)) return undefined;
    return placed(inSettings(settings, origins), result.problems, own);
  };
  const { whole } = context;
  const found = await attempt(context.model, whole === undefined);
  return found ?? ((await attempt(whole ? await whole() : context.model, true)) as ReadSubject);
};
