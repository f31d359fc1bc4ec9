// The prompter of plain lines: for screen readers, pipes and terminals without redraw. One answer a line.
import { createInterface } from "node:readline";
import type { InterviewMessages } from "../messages/interview.ts";
import { folded } from "../text/fold.ts";
import { wrap, wrapItems } from "../text/wrap.ts";
import { isWords, onOneLine } from "./burst.ts";
import type { Prompter, Reply, View } from "./prompter.ts";
import { Cancelled, COMMAND_KEYS, EndOfInput, KEY_SEPARATOR } from "./prompter.ts";

const readReply = (view: View, line: string): Reply | "help" | undefined => {
  const typed = folded(line).toLowerCase();
  if (typed === "?") return "help";
  if (typed === "0") return { type: "unknown" };
  if (typed === "" && view.several) return { type: "answer", ids: view.chosen };
  const command = COMMAND_KEYS[typed];
  if (command && view.commands.includes(command)) return { type: "command", command };
  const numbers = typed.split(/[\s,，、]+/);
  const ids = numbers.flatMap((number) => (/^\d+$/.test(number) ? (view.choices[Number(number) - 1]?.id ?? []) : []));
  if (ids.length === 0 || ids.length < numbers.length || (ids.length > 1 && !view.several)) return undefined;
  return { type: "answer", ids };
};

/** A queue of lines that waits for the next and knows when there is none. */
const lineReader = (input: NodeJS.ReadableStream, output: NodeJS.WritableStream, isTerminal: boolean) => {
  const reader = createInterface({ input, output, terminal: isTerminal });
  const waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  const lines: string[] = [];
  let ended: Error | undefined;
  const take = (line: string): void => {
    const next = waiting.shift();
    if (next) next.resolve(line);
    else lines.push(line);
  };
  /** Lines of a terminal that came in the read at hand. */
  const read: string[] = [];
  /** Lines of a pasted message whose last line still waits for Enter. */
  let pasted: readonly string[] = [];
  const taken = (): void => {
    const together = [...pasted, ...read.splice(0)];
    const isPaste = together.length + Number(reader.line !== "") > 1 && isWords([...together, reader.line].join("\n"));
    pasted = [];
    // The lines of a pasted message are one answer: each alone would answer what is asked next.
    if (!isPaste) together.forEach(take);
    else if (reader.line === "") take(onOneLine(together.join("\n")));
    // Enter comes after a paste without one: it would answer what is asked next.
    else pasted = together;
  };
  reader.on("line", (line) => {
    if (!isTerminal) return take(line);
    if (read.push(line) === 1) setImmediate(taken);
  });
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  reader.on("SIGINT", () => {
    // What was typed before answers no question that comes after.
    Object.assign(reader, { line: "", cursor: 0 });
    lines.length = 0;
    read.length = 0;
    pasted = [];
    output.write("\n");
    const isAsked = waiting.length > 0;
    end(new Cancelled());
    if (isAsked && ended instanceof Cancelled) ended = undefined;
  });
  reader.on("close", () => {
    taken();
    if (pasted.length > 0) take(onOneLine([...pasted, reader.line].join("\n")));
    end(new EndOfInput());
  });
  return {
    read: (): Promise<string> => {
      const line = lines.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (ended) {
        const error = ended;
        // Ends one question, asked or about to be; the end of input stays.
        if (error instanceof Cancelled) ended = undefined;
        return Promise.reject(error);
      }
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    close: () => reader.close(),
  };
};

/**
 * A prompter on lines of text.
 * @returns the prompter, and how to let go of the input
 */
export const plainPrompter = (
  messages: InterviewMessages,
  streams: {
    readonly input: NodeJS.ReadableStream;
    readonly output: NodeJS.WritableStream;
    readonly isTerminal: boolean;
  },
  columns: () => number,
): { readonly prompter: Prompter; readonly close: () => void } => {
  const { input, output, isTerminal } = streams;
  const lines = lineReader(input, output, isTerminal);
  const show = (text: string): void => {
    output.write(`${text}\n`);
  };
  const put = (text: string): void => wrap(text, columns(), 0).forEach(show);
  const choose = async (view: View): Promise<Reply> => {
    if (view.context !== "") put(view.context);
    put(view.title);
    view.choices.forEach(({ id, text }, position) => {
      const number = `${position + 1}. `;
      const line = `${number}${text}${view.chosen.includes(id) ? " *" : ""}`;
      wrap(line, columns(), number.length).forEach(show);
    });
    if (view.unknown !== "") put(`0. ${view.unknown}`);
    for (;;) {
      output.write(view.several ? messages.plainPromptSeveral : messages.plainPrompt);
      const line = await lines.read();
      if (!isTerminal) show(line);
      const reply = readReply(view, line);
      if (reply === "help")
        [...wrap(view.help, columns()), ...wrapItems(view.keys, KEY_SEPARATOR, columns())].forEach(show);
      else if (reply) return reply;
      else put(messages.notAnAnswer(line.slice(0, 60)));
    }
  };
  const prompter: Prompter = {
    width: columns,
    show,
    choose,
    input: async (message) => {
      put(message);
      return lines.read();
    },
    confirm: async (message) => {
      put(messages.plainConfirm(message));
      return messages.yesWords.split(" ").includes(folded(await lines.read()).toLowerCase());
    },
  };
  return { prompter, close: lines.close };
};
