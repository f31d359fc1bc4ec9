// Breaks text into lines of a width in terminal columns, where the Unicode line breaking rules (UAX #14) allow it.

import stringWidth from "fast-string-width";
import LineBreaker from "linebreak";

/** Pieces between which a line may break; a piece keeps its trailing space. */
const piecesOf = (text: string): string[] => {
  const breaker = new LineBreaker(text);
  const pieces: string[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    pieces.push(text.slice(start, next.position));
    start = next.position;
  }
  return pieces;
};

/** A piece longer than a line (an address, a long number) is cut between characters. */
const cut = (piece: string, width: number): string[] => {
  const parts: string[] = [];
  let part = "";
  for (const { segment } of new Intl.Segmenter().segment(piece)) {
    if (part !== "" && stringWidth(part + segment) > width) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  return part === "" ? parts : [...parts, part];
};

const wrapParagraph = (paragraph: string, widthOf: (line: number) => number): string[] => {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(paragraph)) {
    const width = widthOf(lines.length);
    if (stringWidth((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line !== "") lines.push(line.trimEnd());
    const next = Math.min(widthOf(lines.length), widthOf(lines.length + 1));
    const parts = stringWidth(piece.trimEnd()) > next ? cut(piece, next) : [piece];
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? "";
  }
  return [...lines, line.trimEnd()];
};

/** Narrower than this nothing can be laid out; a two-column character and a mark must fit. */
const LEAST_WIDTH = 4;

/** Items of a line such as the help on keys: a line breaks between two of them, inside one only where it is wider than a line. */
export const wrapItems = (text: string, separator: string, width: number): string[] => {
  const lines: string[] = [];
  for (const item of text.split(separator)) {
    const last = lines.at(-1);
    const joined = last === undefined ? item : `${last}${separator}${item}`;
    if (stringWidth(joined) > width || last === undefined) lines.push(item);
    else lines[lines.length - 1] = joined;
  }
  return lines.flatMap((line) => wrap(line, width));
};

const OWN_INDENT = /^\s*(?:[-•] )?/;

/** The lines of a text whose own lines may be indented or start with a dash: what follows a break hangs below the words. */
export const wrapHanging = (text: string, width: number): string[] =>
  text.split("\n").flatMap((line) => wrap(line, width, OWN_INDENT.exec(line)?.[0].length));

/**
 * The lines of a text, none wider than `width` columns; line breaks in the text are kept.
 * @param indent columns by which every line after the first of each paragraph is indented
 */
export const wrap = (text: string, width: number, indent = 0): string[] =>
  text
    .split("\n")
    .flatMap((paragraph) =>
      wrapParagraph(paragraph, (line) => Math.max(line === 0 ? width : width - indent, LEAST_WIDTH)).map(
        (line, position) => (position === 0 ? line : " ".repeat(indent) + line),
      ),
    );
