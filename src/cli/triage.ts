// `cardfreeze triage`: the interview where there is a person, the answer where there are answers.
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import type { Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { canonicalAnswers } from "../intake/answers.ts";
import type { CliMessages } from "../messages/cli.ts";
import { reportMessages } from "../messages/report.ts";
import type { Language } from "../pack/schema.ts";
import type { Audience, Report } from "../report/evaluate.ts";
import { evaluate } from "../report/evaluate.ts";
import { resultOf } from "../report/json.ts";
import { Wording } from "../report/wording.ts";
import { readSubject } from "./answers.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";
import { isTerminalInput } from "./io.ts";

export interface TriageOptions {
  readonly language: Language;
  readonly audience: Audience;
  readonly plain: boolean;
  readonly answers: string | undefined;
  readonly settings: readonly string[];
  readonly text: string | undefined;
  readonly format: "text" | "json" | "markdown" | undefined;
  readonly asOf: string;
  readonly save: string | undefined;
  readonly masked: boolean;
}

/** Refuses a file that cannot take the answers before anybody gives one. */
const refuseSave = async ({ save, answers }: TriageOptions, messages: CliMessages): Promise<void> => {
  if (save === undefined) return;
  const { saveProblem } = await import("./save.ts");
  const problem = saveProblem(save, answers);
  if (problem?.code === "exists") throw new Failure(messages.saveExists(save));
  if (problem) throw new Failure(messages.cannotSave(save, problem.reason));
};

/** Answers given on the command line go to the file too; said beside the result, which stays as it is. */
const saveGiven = async (
  model: Model,
  subject: Subject,
  { save, language }: TriageOptions,
  messages: CliMessages,
  io: Io,
): Promise<void> => {
  if (save === undefined) return;
  const { reasonOf, writeAnswers } = await import("./save.ts");
  const { interviewMessages } = await import("../messages/interview.ts");
  try {
    writeAnswers(model, subject, save);
  } catch (error) {
    throw new Failure(messages.cannotSave(save, reasonOf(error)));
  }
  io.err(`${interviewMessages[language].saved(save)}\n`);
};

/** The report in the format asked for. */
const printReport = async (report: Report, options: TriageOptions, io: Io): Promise<void> => {
  if (options.format === "json") {
    const hash = bytesToHex(sha256(canonicalAnswers(report.model, report.subject)));
    io.out(`${JSON.stringify(resultOf(report, hash, options.masked), null, 2)}\n`);
    return;
  }
  const { assemble, recap } = await import("../report/assemble.ts");
  const messages = reportMessages[report.language];
  const blocks = assemble(report);
  if (options.format === "markdown") {
    const { markdownOf } = await import("../report/markdown.ts");
    io.out(markdownOf(blocks, { masked: options.masked, messages }));
    return;
  }
  const { textOf } = await import("../report/text.ts");
  const look = {
    width: io.width(),
    style: await io.reportStyle(),
    plain: options.plain,
    masked: options.masked,
    messages,
  };
  const text = textOf(blocks, look);
  io.out(text);
  // A terminal shows the end of a long answer, not its beginning.
  const height = io.height();
  if (height !== undefined && text.split("\n").length > height) io.out(`\n${textOf(recap(report), look)}`);
};

/** What words can and cannot show: proposals for --set, never facts by themselves. */
const printProposals = async (
  model: Model,
  text: string,
  wording: Wording,
  messages: CliMessages,
  io: Io,
): Promise<void> => {
  const { recognise } = await import("../intake/phrases.ts");
  const { actionLines, alarmsIn, daysIn } = await import("../interview/proposals.ts");
  const { sanitise } = await import("../text/sanitise.ts");
  const { wrap } = await import("../text/wrap.ts");
  const print = (line: string, indent: number): void =>
    io.err(`${wrap(`${" ".repeat(indent)}${line}`, io.width(), indent).join("\n")}\n`);
  const found = recognise(model.pack, text);
  const [scams, shown] = [found.filter(({ isScam }) => isScam), found.filter(({ isScam }) => !isScam)];
  for (const [heading, alarming] of [
    [messages.scam, scams],
    [messages.danger, shown],
  ] as const)
    for (const alarm of alarmsIn(alarming)) {
      print(heading, 0);
      for (const line of actionLines(model, alarm, wording)) print(line, 2);
    }
  print(found.length === 0 ? messages.nothingRecognised : messages.proposals, 0);
  for (const { phrase, words, withheld, proposes, dates } of shown) {
    const entry = model.pack.phrases.find(({ id }) => id === phrase);
    if (!entry) continue;
    if (withheld !== undefined) {
      print(`${wording.messages.quote(sanitise(words))} ${messages.withheld[withheld]}`, 2);
      continue;
    }
    print(
      `${wording.messages.quote(sanitise(words))} ${wording.messages.label.shows}${wording.messages.colon}${wording.text(entry.shows)}`,
      2,
    );
    print(`${wording.messages.label.doesNotShow}${wording.messages.colon}${wording.text(entry["does-not-show"])}`, 4);
    for (const condition of proposes)
      for (const [id, answer] of Object.entries(condition)) print(messages.proposal(`${id}=${[answer].flat()[0]}`), 4);
    for (const { question, day } of await daysIn(dates)) print(messages.proposal(`${question}=${day}`), 4);
  }
  io.err("\n");
};

/**
 * @param model what the questions and the JSON result need
 * @param whole with everything that an answer to read tells
 * @returns the exit code
 */
export const triageCommand = async (
  model: Model,
  whole: () => Promise<Model>,
  options: TriageOptions,
  messages: CliMessages,
  io: Io,
): Promise<number> => {
  const { language, audience, asOf } = options;
  const context = { model, whole, language, messages, io };
  const given = options.answers !== undefined || options.settings.length > 0 || options.text !== undefined;
  const asks = options.format === undefined && options.answers !== "-" && (isTerminalInput() || !given);
  await refuseSave(options, messages);
  const { subject, model: read } = await readSubject(options.answers, options.settings, asOf, context);
  const evaluated = async (said: Subject): Promise<Report> =>
    evaluate(options.format === "json" ? read : await whole(), said, { asOf, language, audience });
  if (options.text !== undefined) {
    const all = await whole();
    await printProposals(all, options.text, new Wording(all, language, audience), messages, io);
  }
  const isInterview = asks && (options.answers !== undefined || !given);
  if (!isInterview) {
    await saveGiven(read, subject, options, messages, io);
    await printReport(await evaluated(subject), options, io);
    return EXIT.fine;
  }
  const { runInterview } = await import("./interview.ts");
  return runInterview({
    model: read,
    whole,
    subject,
    options,
    io,
    print: async (final) => printReport(await evaluated(final), options, io),
  });
};
