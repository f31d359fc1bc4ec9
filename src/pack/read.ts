// Reads the files of a pack: only text of the folder itself, parsed as strict YAML, every value with its place.
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { load } from "js-yaml";
import type { CST, Document, Node, YAMLMap } from "yaml";
import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser, visit } from "yaml";
import type { Diagnostic, Place } from "../diagnostic/diagnostic.ts";
import type { ReadingCode } from "./codes.ts";
import { isPackFile } from "./names.ts";
import type { SectionName } from "./schema.ts";
import { SECTIONS } from "./schema.ts";

/** Larger files are not written by hand. */
export const MOST_BYTES = 1_000_000;
const MOST_DEPTH = 40;
/** After so many faults of syntax in one file the others only follow from them. */
const MOST_FAULTS = 10;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype", "<<"]);

/** The careful reading of a text: every value with its place. */
interface Careful {
  readonly document: Document.Parsed | undefined;
  readonly lines: LineCounter;
}

/** Keys that stand twice are found by `forbidden`: the library holds every key against every other. */
const OPTIONS = { uniqueKeys: false, merge: false, version: "1.2" } as const;

const isCollection = ({ type }: CST.Token): boolean =>
  type === "block-map" || type === "block-seq" || type === "flow-collection";

/**
 * Reads token by token: what is nested too deep is given up before anything follows it down, and so is what has too many faults.
 * @returns in `tooDeep` the offset from which on it is nested too deep; then there are no documents
 */
const carefully = (
  text: string,
): Careful & { readonly documents: readonly Document.Parsed[]; readonly tooDeep: number | undefined } => {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let faults = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === "error") faults += 1;
    }
    if (faults > MOST_FAULTS) break;
    if (parser.stack.length > MOST_DEPTH && parser.stack.filter(isCollection).length > MOST_DEPTH)
      return { document: undefined, lines, documents: [], tooDeep: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  const documents = Array.from(new Composer(OPTIONS).compose(tokens)) as Document.Parsed[];
  return { document: documents[0], lines, documents, tooDeep: undefined };
};

/** A file of a pack, and where each of its values stands. */
export class SourceFile {
  readonly name: string;
  readonly value: unknown;
  readonly #text: string;
  #careful: Careful | undefined;

  /** @param careful the careful reading; made when a place is first asked for, if it is absent */
  constructor(name: string, text: string, value: unknown, careful?: Careful) {
    this.name = name;
    this.value = value;
    this.#text = text;
    this.#careful = careful;
  }

  get #read(): Careful {
    this.#careful ??= carefully(this.#text);
    return this.#careful;
  }

  /** Whether some part of the text fits. */
  matches(pattern: RegExp): boolean {
    return pattern.test(this.#text);
  }

  /** The text by lines. */
  lines(): string[] {
    return this.#text.split(/\r?\n/);
  }

  /** A whole line, counted from 1. */
  line(number: number): Place {
    const source = this.lines()[number - 1] ?? "";
    const column = source.length - source.trimStart().length + 1;
    return { file: this.name, line: number, column, endColumn: source.length + 1, source };
  }

  /** The place between two offsets; on one line. */
  at(start: number, end = start + 1): Place {
    const { lines } = this.#read;
    const { line, col } = lines.linePos(Math.min(start, this.#text.length));
    const row = Math.max(line, 1);
    const from = lines.lineStarts[row - 1] ?? 0;
    const to = this.#text.indexOf("\n", from);
    const source = this.#text.slice(from, to < 0 ? undefined : to).replace(/\r$/, "");
    const column = Math.max(col, 1);
    return {
      file: this.name,
      line: row,
      column,
      endColumn: Math.max(column + 1, Math.min(column + end - start, source.length + 1)),
      source,
    };
  }

  /** The place of the value at a path, or of the nearest value above it. */
  locate(path: readonly PropertyKey[], of: "value" | "key" = "value"): Place {
    const { document } = this.#read;
    let node: unknown = document?.contents;
    let place: Place | undefined;
    for (const [position, key] of path.entries()) {
      const last = position === path.length - 1;
      if (isMap(node)) {
        const pair = node.items.find(({ key: other }) => isScalar(other) && String(other.value) === String(key));
        if (!pair) break;
        const at = last && of === "key" ? pair.key : pair.value;
        place = this.#placeOf(pair.key) ?? place;
        node = pair.value;
        if (last) place = this.#placeOf(at) ?? place;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        place = this.#placeOf(node) ?? place;
      } else break;
    }
    return place ?? this.#placeOf(document?.contents) ?? this.at(0);
  }

  #placeOf(node: unknown): Place | undefined {
    const range = (node as Node | undefined | null)?.range;
    return range ? this.at(range[0], range[1]) : undefined;
  }
}

interface ReadResult {
  readonly head: SourceFile | undefined;
  readonly sections: Readonly<Record<SectionName, readonly SourceFile[]>>;
  readonly diagnostics: readonly Diagnostic[];
}

const nowhere = (file: string): Place => ({ file, line: 1, column: 1, endColumn: 2, source: "" });

const error = (code: ReadingCode, place: Place, given: Record<string, string> = {}): Diagnostic => ({
  code,
  severity: "error",
  place,
  given,
});

const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

const doubleKeys = (file: SourceFile, { items }: YAMLMap): Diagnostic[] => {
  const seen = new Map<unknown, unknown>();
  const doubles = items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const first = seen.get(key.value);
    if (first === undefined) seen.set(key.value, key);
    return first === undefined ? [] : [[first, key] as const];
  });
  const place = (key: unknown): Place => file.at(startOf(key), (key as Node | null)?.range?.[1]);
  const given = { reason: "DUPLICATE_KEY", message: "Map keys must be unique" };
  return doubles
    .slice(0, MOST_FAULTS)
    .map(([first, key]) => ({ ...error("CF006", place(key), given), related: place(first) }));
};

const forbidden = (file: SourceFile, document: Document.Parsed): Diagnostic[] => {
  const found: Diagnostic[] = [];
  visit(document, {
    // A visitor for maps alone would keep this one from seeing them.
    Node: (_, node) => {
      if (isMap(node)) found.push(...doubleKeys(file, node));
      if (isAlias(node) || ("anchor" in node && node.anchor !== undefined))
        found.push(error("CF007", file.at(startOf(node))));
      if (!isAlias(node) && node.tag !== undefined && !node.tag.startsWith("tag:yaml.org,2002:"))
        found.push(error("CF006", file.at(startOf(node)), { reason: "TAG", message: node.tag }));
    },
    Pair: (_, pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (key !== undefined && FORBIDDEN_KEYS.has(key))
        found.push(error("CF008", file.at(startOf(pair.key), startOf(pair.key) + key.length), { key }));
    },
  });
  return found;
};

/** More brackets than this that nothing has closed yet are left to the careful reading, whatever they stand in. */
const hasManyOpen = (text: string): boolean => {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "[" || character === "{") open += 1;
    else if ((character === "]" || character === "}") && open > 0) open -= 1;
    if (open > MOST_DEPTH) return true;
  }
  return false;
};

/**
 * What only the careful reading judges: anchors, tags, directives, forbidden and empty keys, numbers that readers take differently.
 * With few brackets open no part of it looks at the same characters again and again: a hostile text takes no longer than any other.
 */
const DOUBTFUL =
  /(?:^|[\s,:[{(?-])[&*!]\S|(?:^|[\s,[{-])\?(?:\s|$)|^(?:%|---|\.\.\.)|<<|__proto__|constructor|prototype|\t|\ufeff|\p{Cc}(?<!\n)|(?:^|[\s,:[{])[-+]?(?:0[xob]|\d[\d.]*_)|^(?:[^\S\n]|-)*(?:(?:null|~|[[{][^\n"']*[\]}])[^\S\n]*)?:(?:\s|$)|[,[{]\s*(?:(?:null|~)\s*)?:(?:\s|$)|[,[{]\s*[[{][^\n\]}]*[\]}]\s*:(?:\s|$)/imu;

/**
 * The value of a text that nothing is wrong with, several times faster than the careful reading and without places.
 * @returns undefined where there is any doubt: then the careful reading says what is wrong, if anything is
 */
export const quickly = (text: string): { readonly value: unknown } | undefined => {
  if (hasManyOpen(text) || DOUBTFUL.test(text)) return undefined;
  try {
    const value = load(text, { maxDepth: MOST_DEPTH });
    return value === null || value === undefined ? undefined : { value };
  } catch {
    return undefined;
  }
};

/** What a merge leaves behind in a text when it could not decide: each conflict, from its first marker to its last. */
const conflictsIn = (file: SourceFile): Diagnostic[] => {
  const marked = file.lines().flatMap((line, position): [string, number][] => {
    const [, marker] = /^(<{7}|={7}|>{7}|\|{7})(?: .*)?$/.exec(line) ?? [];
    return marker === undefined ? [] : [[marker.charAt(0), position + 1]];
  });
  const starts = marked.filter(([marker], position) => marker === "<" || position === 0);
  return starts.map(([, line]) => {
    const [, end] = marked.find(([marker, after]) => marker === ">" && after > line) ?? [];
    return { ...error("CF012", file.line(line)), ...(end === undefined ? {} : { related: file.line(end) }) };
  });
};

/** Whether a document has no value: not even a `null` that somebody wrote. */
const isNothing = (document: Document.Parsed | undefined): boolean => {
  const contents = document?.contents ?? null;
  return contents === null || (isScalar(contents) && contents.value === null && (contents.source ?? "") === "");
};

/** Parses the text of one file, carefully. */
export const parseText = (name: string, text: string): { file: SourceFile; diagnostics: Diagnostic[] } => {
  const { documents, lines, tooDeep } = carefully(text);
  const [first, second] = documents;
  const bare = new SourceFile(name, text, undefined, { document: undefined, lines });
  const faults = documents.flatMap((document) => [...document.errors, ...document.warnings]).slice(0, MOST_FAULTS);
  const conflicts = faults.length > 0 || tooDeep !== undefined ? conflictsIn(bare).slice(0, MOST_FAULTS) : [];
  if (conflicts.length > 0) return { file: bare, diagnostics: conflicts };
  if (tooDeep !== undefined)
    return { file: bare, diagnostics: [error("CF010", bare.at(tooDeep), { depth: String(MOST_DEPTH) })] };
  const strange = first ? forbidden(bare, first).slice(0, MOST_FAULTS) : [];
  // A tag of one's own is said once.
  const isTagged = strange.some(({ given }) => given["reason"] === "TAG");
  const diagnostics = faults
    .filter(({ code }) => !isTagged || code !== "TAG_RESOLVE_FAILED")
    .map(({ code, message, pos }) => error("CF006", bare.at(pos[0], pos[1]), { reason: code, message }));
  if (diagnostics.length === 0 && !second && isNothing(first))
    return { file: bare, diagnostics: [error("CF013", nowhere(name), text.trim() === "" ? {} : { only: "marks" })] };
  if (!first) return { file: bare, diagnostics };
  if (second) diagnostics.push(error("CF009", bare.at(second.range[0])));
  diagnostics.push(...strange);
  if (diagnostics.length > 0) return { file: bare, diagnostics };
  const value: unknown = first.toJS({ maxAliasCount: 0 });
  return { file: new SourceFile(name, text, value, { document: first, lines }), diagnostics };
};

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`);
};

/** The bytes of a file as text, or why not. Line endings become LF; a byte order mark goes. */
const textOf = (root: string, path: string, name: string): { text: string } | { problem: Diagnostic } => {
  try {
    if (lstatSync(path).isSymbolicLink() && !isInside(root, realpathSync(path)))
      return { problem: error("CF002", nowhere(name), { path: name }) };
    const stat = statSync(path);
    // A pipe or a device would never end.
    if (!stat.isFile()) return { problem: error("CF011", nowhere(name)) };
    const { size } = stat;
    if (size > MOST_BYTES)
      return { problem: error("CF003", nowhere(name), { size: String(size), most: String(MOST_BYTES) }) };
    const bytes = readFileSync(path);
    if (bytes.includes(0)) return { problem: error("CF004", nowhere(name)) };
    try {
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n") };
    } catch {
      return { problem: error("CF005", nowhere(name)) };
    }
  } catch (cause) {
    return { problem: error("CF011", nowhere(name), { reason: (cause as NodeJS.ErrnoException).code ?? "?" }) };
  }
};

const readFile = (root: string, name: string): { file: SourceFile | undefined; diagnostics: Diagnostic[] } => {
  const read = textOf(root, join(root, name), name);
  if (!("text" in read)) return { file: undefined, diagnostics: [read.problem] };
  const quick = quickly(read.text);
  return quick ? { file: new SourceFile(name, read.text, quick.value), diagnostics: [] } : parseText(name, read.text);
};

const namesIn = (root: string, section: string): string[] => {
  try {
    return readdirSync(join(root, section))
      .filter(isPackFile)
      .sort()
      .map((name) => `${section}/${name}`);
  } catch {
    return [];
  }
};

/**
 * Reads a pack's folder.
 * @returns every file that could be read, and what was wrong with the others
 */
export const readPack = (folder: string): ReadResult => {
  let root: string;
  try {
    root = realpathSync(folder);
    statSync(join(root, "pack.yaml"));
  } catch {
    return {
      head: undefined,
      sections: emptySections(),
      diagnostics: [error("CF001", nowhere("pack.yaml"), { path: folder })],
    };
  }
  const head = readFile(root, "pack.yaml");
  const diagnostics = [...head.diagnostics];
  const sections = emptySections();
  for (const section of Object.keys(SECTIONS) as SectionName[])
    for (const name of namesIn(root, section)) {
      const { file, diagnostics: found } = readFile(root, name);
      diagnostics.push(...found);
      if (file && found.length === 0) sections[section].push(file);
    }
  return { head: head.file, sections, diagnostics };
};

const emptySections = (): Record<SectionName, SourceFile[]> => ({
  questions: [],
  trees: [],
  conclusions: [],
  actions: [],
  phrases: [],
  limits: [],
  calendar: [],
  law: [],
  scenarios: [],
});
