// What a line prompt reads instead of the terminal: what is pasted comes as one line, so that its first line does not answer.
import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { isLines, onOneLine } from "./burst.ts";

const START = "\u001b[200~";
const END = "\u001b[201~";
/** A mark that the next read may complete; a lone Escape is a key. */
const BEGUN = [2, 3, 4, 5].map((length) => START.slice(0, length));

interface Terminal extends Readable {
  /** Prompts read key by key. */
  readonly setRawMode: (mode: boolean) => unknown;
}

/** The keys of a terminal; text between the marks of a paste, or lines within one read, come on one line. */
export class LineInput extends Transform {
  readonly isTTY = true;
  readonly #terminal: Terminal;
  readonly #decoder = new StringDecoder("utf8");
  /** Not passed on yet: a paste until it ends, or the start of a mark. */
  #held = "";

  constructor(terminal: Terminal) {
    super();
    this.#terminal = terminal;
    terminal.pipe(this);
  }

  setRawMode(mode: boolean): this {
    this.#terminal.setRawMode(mode);
    return this;
  }

  /** Gives the terminal back to whoever reads it next. */
  leave(): void {
    this.#terminal.unpipe(this);
    this.#terminal.pause();
  }

  override _transform(read: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.push(this.#keysIn(this.#held + this.#decoder.write(read)));
    done();
  }

  #keysIn(text: string): string {
    this.#held = "";
    const [keys = "", ...pastes] = text.split(START);
    if (pastes.length === 0) {
      this.#held = BEGUN.find((mark) => keys.endsWith(mark)) ?? "";
      const whole = keys.slice(0, keys.length - this.#held.length);
      return !whole.includes("\u001b") && isLines(whole) ? onOneLine(whole) : whole;
    }
    return keys + pastes.map((paste) => this.#pasted(paste)).join("");
  }

  #pasted(text: string): string {
    const end = text.indexOf(END);
    if (end >= 0) return onOneLine(text.slice(0, end)) + text.slice(end + END.length);
    this.#held = START + text;
    return "";
  }
}
