// The compiled pack as a file: what the engine needs of each entry comes first, the rest a line an entry, read when somebody asks for it.
import type { Pack } from "./schema.ts";

/** What the engine looks at in every run; all else of an entry waits on its line. */
const AT_HAND = {
  questions: [
    "id",
    "type",
    "scope",
    "cost",
    "can-say",
    "answers",
    "bands",
    "none",
    "sensitive",
    "not-before",
    "not-after",
  ],
  conclusions: ["id", "kind", "family", "rolls-up-to", "name", "frequency", "definition", "first-steps", "limits"],
  actions: ["id", "urgency", "when", "unless", "only-unexposed"],
  limits: ["id", "from"],
  law: ["id"],
} as const;

type Section = keyof typeof AT_HAND;
type Fields = Readonly<Record<string, unknown>>;

interface Head {
  readonly pack: Pack;
  /** Per section the fields that wait, and where in the file the line of each entry begins and ends, from the first line's end. */
  readonly waiting: Readonly<Record<Section, { readonly fields: readonly string[]; readonly at: readonly number[] }>>;
}

const SECTIONS = Object.keys(AT_HAND) as Section[];

const NEWLINE = "\n";

/** JSON in ASCII alone: V8 reads it faster, and holds a character in one byte. */
const inAscii = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @returns the text of the file */
export const writtenPack = (pack: Pack): string => {
  const lines: string[] = [];
  let end = 0;
  const atHand: Record<string, unknown> = { ...pack };
  const waiting: Record<string, { fields: string[]; at: number[] }> = {};
  for (const section of SECTIONS) {
    const fields = new Set<string>();
    const at = [end];
    const isAtHand = (key: string): boolean => (AT_HAND[section] as readonly string[]).includes(key);
    atHand[section] = (pack[section] as readonly Fields[]).map((entry) => {
      const parts = Object.entries(entry);
      const rest = parts.filter(([key]) => !isAtHand(key));
      for (const [key] of rest) fields.add(key);
      const line = `${JSON.stringify(Object.fromEntries(rest))}${NEWLINE}`;
      lines.push(line);
      end += Buffer.byteLength(line);
      at.push(end);
      return Object.fromEntries(parts.filter(([key]) => isAtHand(key)));
    });
    waiting[section] = { fields: [...fields], at };
  }
  return `${inAscii(JSON.stringify({ pack: atHand, waiting }))}${NEWLINE}${lines.join("")}`;
};

/** A kind of entry whose other fields are read the first time that one of them is asked for. */
const waitingEntry = (fields: readonly string[], read: (position: number) => Fields) => {
  class Entry {
    readonly #position: number;
    #rest: Fields | undefined;

    constructor(atHand: object, position: number) {
      Object.assign(this, atHand);
      this.#position = position;
    }

    static {
      for (const field of fields)
        Object.defineProperty(Entry.prototype, field, {
          enumerable: true,
          get(this: Entry) {
            this.#rest ??= read(this.#position);
            return this.#rest[field];
          },
        });
    }
  }
  return Entry;
};

/**
 * The pack in a file that {@link writtenPack} wrote.
 * @throws SyntaxError when it is something else
 */
export const readPackFile = (bytes: Buffer): Pack => {
  const start = bytes.indexOf(NEWLINE) + 1;
  const { pack, waiting } = JSON.parse(bytes.toString("latin1", 0, start)) as Head;
  const read = Object.fromEntries(
    SECTIONS.map((section) => {
      const { fields, at } = waiting[section];
      const Entry = waitingEntry(
        fields,
        (position) =>
          JSON.parse(bytes.toString("utf8", start + (at[position] ?? 0), start + (at[position + 1] ?? 0))) as Fields,
      );
      return [section, pack[section].map((entry, position) => new Entry(entry, position))];
    }),
  );
  return { ...pack, ...read };
};
