// Draws blocks for a terminal: wrapped to its width, marked with words, coloured only through the given style.
import stringWidth from "fast-string-width";
import type { ReportMessages } from "../messages/report.ts";
import { mask } from "../text/mask.ts";
import { sanitise } from "../text/sanitise.ts";
import { wrap } from "../text/wrap.ts";
import type { Block } from "./document.ts";
import type { Style } from "./style.ts";

const same = (text: string): string => text;

interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  /** Without drawn characters, for screen readers and files. */
  readonly plain: boolean;
  readonly masked: boolean;
  readonly messages: Pick<ReportMessages, "mark" | "marked" | "note">;
}

/** Wider lines than this are hard to read, however wide the terminal is. */
const WIDEST = 100;

const markerOf = (block: Extract<Block, { type: "item" }>, plain: boolean): string => {
  if (block.number !== undefined) return `${block.number}. `;
  if (block.depth === 0) return plain ? "- " : "• ";
  return plain ? "- " : "· ";
};

const lines = (block: Block, options: TextOptions): string[] => {
  const { style, plain, messages } = options;
  const width = Math.min(options.width, WIDEST);
  const clean = (text: string): string => (options.masked ? mask(sanitise(text)) : sanitise(text));
  const text = clean(block.text);
  if (block.type === "heading") {
    if (block.level === 2) return ["", ...wrap(text, width).map((line) => style.strong(line))];
    const rule = plain ? [] : [style.dim("─".repeat(Math.min(width, stringWidth(text))))];
    return ["", ...wrap(text, width).map((line) => style.heading(line)), ...rule];
  }
  const tone = block.tone === undefined ? same : style[block.tone];
  if (block.type === "paragraph") return wrap(text, width).map((line) => tone(line));
  const indent = "  ".repeat(block.depth);
  const marker = markerOf(block, plain);
  const mark = block.mark === undefined ? "" : messages.marked(messages.mark[block.mark]);
  const hang = stringWidth(marker);
  const body = wrap(`${marker}${mark}${text}`, width - indent.length, hang).map((line) => indent + line);
  const painted = body.map((line, position) =>
    position === 0 && block.mark !== undefined ? line.replace(mark, style[block.mark](mark)) : tone(line),
  );
  const note =
    block.note === undefined
      ? []
      : wrap(messages.note(clean(block.note)), width - indent.length - hang).map(
          (line) => indent + " ".repeat(hang) + style.dim(line),
        );
  return [...painted, ...note];
};

/** The text of blocks, a line break at the end. No control sequence of any content reaches it. */
export const textOf = (blocks: readonly Block[], options: TextOptions): string =>
  `${blocks
    .flatMap((block, position) => {
      const isApart = block.type === "paragraph" && blocks[position - 1]?.type === "item";
      return isApart ? ["", ...lines(block, options)] : lines(block, options);
    })
    .join("\n")
    .trim()}\n`;
