// What stands in the entries of a section, listed when a pack is read: no rule has to walk every value for it again.
import type { Entry } from "./entries.ts";

/** Where a value stands: its key, and the value that it stands in. */
export interface Here {
  readonly key: string | number;
  readonly above: Here | undefined;
}

/** The keys from the entry to a place. */
export const pathOf = (here: Here | undefined): PropertyKey[] => {
  const path: PropertyKey[] = [];
  for (let one = here; one; one = one.above) path.unshift(one.key);
  return path;
};

/** Between two texts: no text of a pack holds it, and nothing is looked for that does. */
const BETWEEN = "\0";

/** Every text of a language, one after the other: one search goes through all of them. */
class Texts {
  readonly #texts: string[] = [];
  readonly #entries: Entry[] = [];
  #joined: string | undefined;

  add(text: string, entry: Entry): void {
    this.#texts.push(text);
    this.#entries.push(entry);
    this.#joined = undefined;
  }

  /** Puts the texts together, as the first search does otherwise. */
  join(): string {
    this.#joined ??= this.#texts.join(BETWEEN);
    return this.#joined;
  }

  /**
   * Tells of each text in which a pattern is found.
   * @param pattern a global one
   */
  find(pattern: RegExp, tell: (text: string, entry: Entry) => void): void {
    const all = this.join();
    let position = 0;
    let end = this.#texts[0]?.length ?? 0;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(all); match; match = pattern.exec(all)) {
      while (match.index >= end && position < this.#texts.length) {
        position += 1;
        end += BETWEEN.length + (this.#texts[position]?.length ?? 0);
      }
      const entry = this.#entries[position];
      if (entry) tell(this.#texts[position] ?? "", entry);
      // One finding is enough for a text.
      pattern.lastIndex = end;
    }
  }
}

/** Something with a law and the sources that it rests on. */
interface Cited {
  readonly entry: Entry;
  readonly law: unknown;
  readonly sources: readonly unknown[];
}

/** Told of on the way: a value of `source` or `sources`, or a text with a brace in it. */
export type Tell = (what: "source" | "brace", text: string, entry: Entry, here: Here) => void;

type Fields = Readonly<Record<string, unknown>>;

/** Whether a value has others in it: an object or a list. */
export const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

const LIMIT = /\{limit:([^{}]*)\}/g;

/** What stands in some entries, wherever it stands in them. */
export class Contents {
  readonly zh = new Texts();
  readonly en = new Texts();
  /** Every statement of law. */
  readonly cited: Cited[] = [];
  /** What the entries are called themselves. */
  readonly #own = new Set<string>();
  /** Every other string: an id, a source, an answer, the words of a phrase. */
  readonly #others = new Set<string>();
  /** The keys of what is no text, of QUESTION.ANSWER the question; and the limits that are named in braces. */
  readonly #named = new Set<string>();
  readonly #tell: Tell | undefined;
  readonly #beside: string;

  constructor(entries: readonly Entry[], tell?: Tell) {
    this.#tell = tell;
    for (const entry of entries) {
      const { value } = entry;
      if (isFields(value)) this.#fields(value, entry, undefined, true);
    }
    this.zh.join();
    this.en.join();
    this.#beside = [...this.#others, ...this.#own].join(BETWEEN);
  }

  /** Reads one value of an entry as well. */
  read(value: unknown, entry: Entry): void {
    if (isFields(value)) this.#fields(value, entry, undefined);
  }

  /** Whether an id is mentioned, as a value, as a key or in prose, other than as what an entry is called. */
  mentions(id: string): boolean {
    return this.#others.has(id) || this.#named.has(id);
  }

  /** Whether a pattern is found in a string that is no text of a language. */
  isBeside(pattern: RegExp): boolean {
    return this.#beside.search(pattern) >= 0;
  }

  #fields(fields: Fields, entry: Entry, above: Here | undefined, isEntry = false): void {
    if (Array.isArray(fields)) {
      for (let key = 0; key < fields.length; key += 1) this.#value(fields[key], key, entry, above);
      return;
    }
    const isText = typeof fields["zh"] === "string" && typeof fields["en"] === "string";
    for (const key in fields) {
      const value = fields[key];
      if (isEntry && key === "id") {
        this.#own.add(String(value));
        continue;
      }
      if (typeof value === "string" && (key === "zh" || key === "en")) {
        this[key].add(value, entry);
        if (isText) {
          this.#braces(value, key, entry, above);
          continue;
        }
      }
      const dot = key.indexOf(".");
      this.#named.add(dot < 0 ? key : key.slice(0, dot));
      if (key === "sources" && Array.isArray(value)) {
        if (fields["law"]) this.cited.push({ entry, law: fields["law"], sources: value });
        this.#sources(value, entry, { key, above });
      } else if (key === "source" && typeof value === "string") this.#sources([value], entry, above, key);
      else this.#value(value, key, entry, above);
    }
  }

  #value(value: unknown, key: string | number, entry: Entry, above: Here | undefined): void {
    if (typeof value === "string") {
      this.#others.add(value);
      this.#braces(value, key, entry, above);
    } else if (isFields(value)) this.#fields(value, entry, { key, above });
  }

  #sources(refs: readonly unknown[], entry: Entry, above: Here | undefined, only?: string): void {
    refs.forEach((ref, position) => {
      this.#others.add(String(ref));
      this.#tell?.("source", String(ref), entry, { key: only ?? position, above });
    });
  }

  #braces(text: string, key: string | number, entry: Entry, above: Here | undefined): void {
    if (!text.includes("{")) return;
    for (const [, id = ""] of text.matchAll(LIMIT)) this.#named.add(id);
    this.#tell?.("brace", text, entry, { key, above });
  }
}
