// Draws blocks as Markdown.
import type { ReportMessages } from "../messages/report.ts";
import { mask } from "../text/mask.ts";
import { sanitise } from "../text/sanitise.ts";
import type { Block } from "./document.ts";

/** Characters that Markdown or an HTML renderer would read as markup. */
const SPECIAL = /[\\`*_{}[\]<>#|~&]/g;

/** Wide enough for what belongs to an item numbered 10 or more. */
const INDENT = "    ";

const draw = (
  block: Block,
  masked: boolean,
  { mark, marked, noteAfter: bracketed }: Pick<ReportMessages, "mark" | "marked" | "noteAfter">,
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
  return `${INDENT.repeat(block.depth)}${marker} ${kind}${strong}${note}`;
};

/** The Markdown of blocks; nothing in their text can become markup. */
export const markdownOf = (
  blocks: readonly Block[],
  options: { readonly masked: boolean; readonly messages: Pick<ReportMessages, "mark" | "marked" | "noteAfter"> },
): string =>
  `${blocks
    .map((block, position) => {
      const drawn = draw(block, options.masked, options.messages);
      // Without an empty line a paragraph would belong to the item before it.
      return block.type === "paragraph" && blocks[position - 1]?.type === "item" ? `\n${drawn}` : drawn;
    })
    .join("\n")
    .trim()}\n`;
