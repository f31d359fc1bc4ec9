// The outside world as the commands see it: output, colour, width, language.
import { fstatSync, writeSync } from "node:fs";
import type { DiagnosticStyle } from "../diagnostic/pretty.ts";
import type { PromptStyle } from "../interview/terminal.ts";
import type { Language } from "../pack/schema.ts";
import type { Style } from "../report/style.ts";
import { NO_STYLE } from "../report/style.ts";

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly width: () => number;
  /** Lines that a person sees at once; undefined where nobody looks at a screen. */
  readonly height: () => number | undefined;
  readonly isColoured: boolean;
  readonly diagnosticStyle: () => Promise<DiagnosticStyle>;
  readonly reportStyle: () => Promise<Style>;
  readonly promptStyle: () => Promise<PromptStyle>;
}

const same = (text: string): string => text;
const NARROWEST = 40;
const WIDEST = 200;
const USUAL = 80;

const STDIN = 0;
const STDOUT = 1;

/** Making Node's streams costs a start-up milliseconds: what is no character device, such as a pipe or a file, is no terminal. */
const isDevice = (descriptor: number): boolean => {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return process.platform === "win32";
  }
};

/** Whether a person types. */
export const isTerminalInput = (): boolean => isDevice(STDIN) && process.stdin.isTTY === true;

/** Whether a person reads. */
export const isTerminalOutput = (): boolean => isDevice(STDOUT) && process.stdout.isTTY === true;

/** Set once anything went through one of Node's streams, which may still hold a part of it. */
let isStreamed = false;

/** Whether everything written has left the process: then it may end at once. */
export const isWritten = (): boolean => !isStreamed;

/** Set while nothing but a reader gives the program something to do. */
let isForReader = false;

/** Set once nobody reads standard output any more: what follows is dropped. */
let isUnread = false;

/** From here on the program ends when its reader goes away; before, it goes on to the exit code that it meant. */
export const endUnread = (): void => {
  isForReader = true;
  if (isUnread) process.exit(0);
};

const unread = (): void => {
  isUnread = true;
  if (isForReader) process.exit(0);
};

const onGone = (to: NodeJS.WritableStream, gone: () => void): void => {
  if (to.listenerCount("error") > 0) return;
  to.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    gone();
  });
};

const err = (text: string): void => {
  isStreamed = true;
  onGone(process.stderr, () => undefined);
  process.stderr.write(text);
};

/** Node's stream, for terminals and for what a pipe does not take at once. */
export const stream = (): NodeJS.WritableStream => {
  isStreamed = true;
  onGone(process.stdout, unread);
  return process.stdout;
};

/** Set when a full pipe made the rest wait in the stream: what follows has to wait behind it. */
let isWaiting = false;

const writeAll = (bytes: Uint8Array): void => {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(STDOUT, bytes, done);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") {
        unread();
        return;
      }
      if (code !== "EAGAIN") throw error;
      isWaiting = true;
      stream().write(bytes.subarray(done));
      return;
    }
  }
};

const out = (text: string): void => {
  if (isUnread) return;
  if (isTerminalOutput() || isWaiting) stream().write(text);
  else writeAll(new TextEncoder().encode(text));
};

/** Columns to write in: those of the terminal, or COLUMNS, or 80. */
const widthOf = (): number => {
  const columns = (isTerminalOutput() ? process.stdout.columns : undefined) ?? Number(process.env["COLUMNS"] ?? USUAL);
  return Math.min(WIDEST, Math.max(NARROWEST, Number.isFinite(columns) && columns > 0 ? columns : USUAL));
};

/** The process's own input and output. NO_COLOR and a missing terminal switch colour off. */
export const processIo = (plain: boolean): Io => {
  const isColoured = !plain && isTerminalOutput() && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";
  const chalk = async () => (await import("chalk")).default;
  return {
    out,
    err,
    width: widthOf,
    height: () => (isTerminalOutput() ? process.stdout.rows : undefined),
    isColoured,
    diagnosticStyle: async () => {
      if (!isColoured) return { error: same, warning: same, place: same, dim: same };
      const { red, yellow, cyan, dim } = await chalk();
      return { error: red, warning: yellow, place: cyan, dim };
    },
    reportStyle: async () => {
      if (!isColoured) return NO_STYLE;
      const { bold, dim, cyan, yellow, green } = await chalk();
      return { heading: (text) => bold.cyan(text), strong: bold, dim, law: cyan, practice: yellow, advice: green };
    },
    promptStyle: async () => {
      if (!isColoured) return { strong: same, dim: same, chosen: same };
      const { bold, dim, cyan } = await chalk();
      return { strong: bold, dim, chosen: cyan };
    },
  };
};

/** The language of the interface: asked for, or of the environment; Chinese when it says nothing. */
export const languageOf = (asked: string | undefined, environment: NodeJS.ProcessEnv): Language => {
  if (asked === "zh" || asked === "en") return asked;
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return /^en/i.test(locale) ? "en" : "zh";
};
