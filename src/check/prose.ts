// The texts of entries in one list: a search through them tells a rule which entries it has to read.
import type { Entry } from "../pack/entries.ts";
import type { Context } from "./rule.ts";

class Texts {
  readonly #texts: string[] = [];
  readonly #entries: Entry[] = [];

  add(text: string, entry: Entry): void {
    this.#texts.push(text);
    this.#entries.push(entry);
  }

  /** Tells of each text in which all of some patterns are found. */
  find(patterns: readonly RegExp[], tell: (text: string, entry: Entry) => void): void {
    const entries = this.#entries;
    let position = 0;
    next: for (const text of this.#texts) {
      const entry = entries[position];
      position += 1;
      for (const pattern of patterns) if (!pattern.test(text)) continue next;
      if (entry) tell(text, entry);
    }
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** What stands in some entries, whatever it stands in. */
export class Prose {
  readonly zh = new Texts();
  readonly en = new Texts();
  readonly #others = new Set<string>();

  /** Reads a value of an entry. */
  read(value: unknown, entry: Entry): void {
    if (Array.isArray(value)) {
      for (const inner of value)
        if (typeof inner === "string") this.#others.add(inner);
        else if (isObject(inner)) this.read(inner, entry);
    } else if (isObject(value))
      for (const key in value) {
        const inner = value[key];
        if (typeof inner !== "string") this.read(inner, entry);
        else if (key === "zh") this.zh.add(inner, entry);
        else if (key === "en") this.en.add(inner, entry);
        else this.#others.add(inner);
      }
  }

  /** Whether something holds of what is no text of a language: an id, a source, the name of an answer. */
  isBeside(holds: (text: string) => boolean): boolean {
    for (const text of this.#others) if (holds(text)) return true;
    return false;
  }
}

/** What a search has found: texts by their entry. */
export class Suspects {
  readonly #texts = new Map<Entry, Set<string>>();

  readonly add = (text: string, entry: Entry): void => {
    const before = this.#texts.get(entry);
    if (before) before.add(text);
    else this.#texts.set(entry, new Set([text]));
  };

  /** The texts that were found in an entry; undefined when there are none. */
  in(entry: Entry): ReadonlySet<string> | undefined {
    return this.#texts.get(entry);
  }
}

const known = new WeakMap<Context, Map<readonly Entry[], Prose>>();

/** What stands in the entries of a list; read once for all rules of a check. */
export const proseOf = (context: Context, entries: readonly Entry[]): Prose => {
  const lists = known.get(context) ?? new Map<readonly Entry[], Prose>();
  known.set(context, lists);
  const before = lists.get(entries);
  if (before) return before;
  const prose = new Prose();
  for (const entry of entries) prose.read(entry.value, entry);
  lists.set(entries, prose);
  return prose;
};
