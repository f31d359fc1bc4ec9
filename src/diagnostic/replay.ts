// How an example is tried out: as arguments and answers for a program, as a line for a shell.
import type { ExampleAnswer, Replay } from "./diagnostic.ts";

/** What a program runs to see a fault. */
export interface ReplayRecord {
  /** After the name of the program. */
  readonly arguments: readonly string[];
  /** As JSON for its standard input. */
  readonly answers: object;
}

const FROM_INPUT = ["--answers", "-"];

/** @param folder the pack, as it is named from where the command is started; the shipped one when absent */
const commandOf = ({ guide }: Replay, folder: string | undefined): string[] => [
  ...(guide === undefined ? ["triage"] : ["guide", guide]),
  ...(folder === undefined ? [] : ["--pack", folder]),
];

/** @param folder the pack, as it is named from where the command is started */
export const replayRecord = (replay: Replay, folder: string): ReplayRecord => ({
  arguments: [...commandOf(replay, folder), ...FROM_INPUT],
  answers: replay.answers,
});

/** Quoted for a shell when it needs to be. */
const quoted = (word: string): string => (/^[\w./=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** `--set` for each question; undefined where an answer cannot be said so: that one of several does not hold. */
const settingsOf = (example: readonly ExampleAnswer[]): string[] | undefined => {
  const said = new Map<string, string[]>();
  for (const { variable, answer } of example) {
    const [question = "", several] = variable.split(".");
    if (several !== undefined && answer !== "yes") return undefined;
    said.set(question, [...(said.get(question) ?? []), several ?? answer]);
  }
  return [...said].flatMap(([question, answers]) => ["--set", `${question}=${answers.join(",")}`]);
};

/** The line for a shell that runs the program with the answers of an example. */
export const replayCommand = (
  example: readonly ExampleAnswer[],
  replay: Replay,
  folder: string | undefined,
): string => {
  const command = commandOf(replay, folder);
  const settings = settingsOf(example);
  const line = (words: readonly string[]): string => ["cardfreeze", ...words].map(quoted).join(" ");
  if (settings) return line([...command, ...settings]);
  return `echo ${quoted(JSON.stringify(replay.answers))} | ${line([...command, ...FROM_INPUT])}`;
};
