// A report as blocks, before any output format: what the terminal and the Markdown renderer both draw.
import type { Mark } from "./wording.ts";

export type Block =
  | { readonly type: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly type: "paragraph"; readonly text: string; readonly tone?: "strong" | "dim" }
  /** One item; `number` for ordered lists, `depth` for nesting, `note` for what stands small after the text. */
  | {
      readonly type: "item";
      readonly text: string;
      readonly number?: number;
      readonly depth: 0 | 1 | 2;
      readonly mark?: Mark;
      readonly note?: string;
      readonly tone?: "strong" | "dim";
    };

export const heading = (text: string, level: 1 | 2 = 1): Block => ({ type: "heading", level, text });

export const paragraph = (text: string, tone?: "strong" | "dim"): Block => ({
  type: "paragraph",
  text,
  ...(tone === undefined ? {} : { tone }),
});

export const item = (
  text: string,
  options: Partial<Omit<Extract<Block, { type: "item" }>, "type" | "text">> = {},
): Block => ({
  type: "item",
  text,
  depth: 0,
  ...options,
});
