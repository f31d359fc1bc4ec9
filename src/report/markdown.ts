// Draws blocks as Markdown.
import type { ReportMessages } from "../messages/report.ts";
import { mask } from "../text/mask.ts";
import { sanitise } from "../text/sanitise.ts";
import type { Block } from "./document.ts";

/** Characters that Markdown or an HTML renderer would read as markup. */
const SPECIAL = /[\\`*_{}[\]<>#|~&]/g;

const draw = (
  block: Block,
  masked: boolean,
  { mark, marked, note: bracketed }: Pick<ReportMessages, "mark" | "marked" | "note">,
): string => {
  const clean = (text: string): string => {
    const safe = sanitise(text).replaceAll("\n", " ");
    return (masked ? mask(safe) : safe).replaceAll(SPECIAL, "\\$&");
  };
  const text = clean(block.text);
  if (block.type === "heading") return `\n${"#".repeat(block.level + 1)} ${text}\n`;
  const strong = block.tone === "strong" ? `**${text}**` : text;
  if (block.type === "paragraph") return `${strong}\n`;
  const marker = block.number === undefined ? "-" : `${block.number}.`;
  const kind = block.mark === undefined ? "" : marked(mark[block.mark]);
  const note = block.note === undefined ? "" : bracketed(clean(block.note));
  return `${"   ".repeat(block.depth)}${marker} ${kind}${strong}${note}`;
};

/** The Markdown of blocks; nothing in their text can become markup. */
export const markdownOf = (
  blocks: readonly Block[],
  options: { readonly masked: boolean; readonly messages: Pick<ReportMessages, "mark" | "marked" | "note"> },
): string =>
  `${blocks
    .map((block) => draw(block, options.masked, options.messages))
    .join("\n")
    .trim()}\n`;
