// What the interview needs from whatever it speaks through: a terminal, plain lines, or a test.

/** One question as it is put. */
export interface View {
  readonly title: string;
  /** Where it stands: the card, the restriction, how many questions are left. */
  readonly context: string;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  /** Several answers may hold. */
  readonly several: boolean;
  /** What was answered before. */
  readonly chosen: readonly string[];
  /** Why it is asked and how to find out. */
  readonly help: string;
  readonly keys: string;
  /** Commands that have no key here are off. */
  readonly commands: readonly Command[];
  /** The words for not knowing, on key 0; empty where there is nothing not to know. */
  readonly unknown: string;
}

/** Between the keys in the line that explains them. */
export const KEY_SEPARATOR = " · ";

export type Command = "back" | "edit" | "jump" | "note" | "paste" | "leave" | "dates";

/** The key of each command; the same in every language. */
export const COMMAND_KEYS: Readonly<Record<string, Command>> = {
  b: "back",
  e: "edit",
  "/": "jump",
  n: "note",
  p: "paste",
  q: "leave",
  d: "dates",
};

export type Reply =
  | { readonly type: "answer"; readonly ids: readonly string[] }
  | { readonly type: "unknown" }
  /** `ticked` is what was ticked and not sent yet, `text` what was pasted at the question itself. */
  | {
      readonly type: "command";
      readonly command: Command;
      readonly ticked?: readonly string[];
      readonly text?: string;
    };

export interface Prompter {
  readonly choose: (view: View) => Promise<Reply>;
  readonly input: (message: string) => Promise<string>;
  readonly confirm: (message: string) => Promise<boolean>;
  readonly show: (text: string) => void;
  /** Columns to write in. */
  readonly width: () => number;
}

/** The person pressed Ctrl-C, or closed the terminal. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/** Standard input ended: the open result is shown. */
export class EndOfInput extends Error {
  override readonly name = "EndOfInput";
}
