// The interview on a terminal or on lines: saving, leaving with Ctrl-C, and the result at the end.
import type { Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import type { Tools } from "../interview/interview.ts";
import { interview } from "../interview/interview.ts";
import type { Prompter } from "../interview/prompter.ts";
import { Cancelled, EndOfInput } from "../interview/prompter.ts";
import type { Session } from "../interview/session.ts";
import { begin } from "../interview/session.ts";
import { cliMessages } from "../messages/cli.ts";
import { interviewMessages } from "../messages/interview.ts";
import { Wording } from "../report/wording.ts";
import { sanitise } from "../text/sanitise.ts";
import { wrap, wrapHanging } from "../text/wrap.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";
import { endUnread, isTerminalInput, isTerminalOutput, stream } from "./io.ts";
import { reasonOf, saveProblem, writeAnswers } from "./save.ts";
import type { TriageOptions } from "./triage.ts";

interface Given {
  /** Enough for the first question. */
  readonly model: Model;
  readonly whole: () => Promise<Model>;
  readonly subject: Subject;
  readonly options: TriageOptions;
  readonly io: Io;
  readonly print: (subject: Subject) => Promise<void>;
}

const prompterFor = async ({ options, io }: Given): Promise<{ prompter: Prompter; close: () => void }> => {
  const clean = (text: string): void => io.out(`${wrapHanging(sanitise(text), io.width() - 1).join("\n")}\n`);
  if (isTerminalInput() && isTerminalOutput() && !options.plain) {
    const { terminalPrompter } = await import("../interview/terminal.ts");
    const { MARK_NO_PASTES, MARK_PASTES } = await import("../interview/paste.ts");
    const messages = interviewMessages[options.language];
    const prompter = terminalPrompter(await io.promptStyle(), clean, io.width, messages);
    if (process.env["TERM"] === "dumb") return { prompter, close: () => undefined };
    io.out(MARK_PASTES);
    return { prompter, close: () => io.out(MARK_NO_PASTES) };
  }
  const { plainPrompter } = await import("../interview/plain.ts");
  const streams = { input: process.stdin, output: stream(), isTerminal: isTerminalInput() };
  const { prompter, close } = plainPrompter(interviewMessages[options.language], streams, io.width);
  return { prompter: { ...prompter, show: clean }, close };
};

/** After Ctrl-C: asks once whether to save; a second Ctrl-C leaves at once. */
const leave = async ({ model, options, io }: Given, prompter: Prompter, session: Session): Promise<void> => {
  const messages = interviewMessages[options.language];
  if (options.save !== undefined || session.history.length === 0) return;
  try {
    if (!(await prompter.confirm(messages.saveAsk))) return;
    for (;;) {
      const file = (await prompter.input(messages.saveWhere)).trim();
      if (file === "") return;
      const say = (text: string): void => io.out(`${wrap(text, io.width() - 1).join("\n")}\n`);
      if (saveProblem(file, options.answers)?.code === "exists") {
        say(messages.saveExists(file));
        continue;
      }
      try {
        writeAnswers(model, session.subject, file);
        say(messages.saved(file));
        return;
      } catch (error) {
        say(messages.saveFailed(file, reasonOf(error)));
      }
    }
  } catch (error) {
    if (!(error instanceof Cancelled || error instanceof EndOfInput)) throw error;
  }
};

/** @returns 0 with the result printed, 130 when the person left with Ctrl-C */
export const runInterview = async (given: Given): Promise<number> => {
  const { options, io } = given;
  const messages = interviewMessages[options.language];
  endUnread();
  const { prompter, close } = await prompterFor(given);
  let model = given.model;
  let wording = new Wording(model, options.language, options.audience);
  let isWhole = false;
  /** The first question waits for a person: what comes after it reads the rest of the pack. */
  const choose: Prompter["choose"] = async (view) => {
    const reply = await prompter.choose(view);
    if (isWhole) return reply;
    model = await given.whole();
    wording = new Wording(model, options.language, options.audience);
    isWhole = true;
    return reply;
  };
  let session = begin(given.subject);
  const onChange = async (changed: Session): Promise<void> => {
    const { save } = options;
    if (save === undefined) return;
    try {
      writeAnswers(model, changed.subject, save);
    } catch (error) {
      throw new Failure(cliMessages[options.language].cannotSave(save, reasonOf(error)));
    }
  };
  const tools: Tools = {
    get model() {
      return model;
    },
    get wording() {
      return wording;
    },
    prompter: { ...prompter, choose },
    messages,
    asOf: options.asOf,
    onChange,
  };
  io.out(`${wrap(`${messages.welcome}\n${messages.privacy}`, io.width() - 1).join("\n")}\n\n`);
  if (options.save !== undefined) io.out(`${wrap(messages.saveWarning(options.save), io.width() - 1).join("\n")}\n\n`);
  const hold = (newest: Session): void => {
    session = newest;
  };
  try {
    session = await interview(tools, session, hold);
  } catch (error) {
    if (error instanceof Cancelled) {
      await leave(given, prompter, session);
      io.out(`${messages.cancelled}\n`);
      return EXIT.cancelled;
    }
    if (!(error instanceof EndOfInput)) throw error;
    io.out("\n");
  } finally {
    close();
  }
  io.out("\n");
  await given.print(session.subject);
  return EXIT.fine;
};
