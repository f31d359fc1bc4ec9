// From a folder to a pack, or to everything that is wrong with it.
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { inOrder } from "../diagnostic/diagnostic.ts";
import { Entry, entriesOf } from "./entries.ts";
import { readPack } from "./read.ts";
import type { Entries, Source } from "./references.ts";
import { References, referenceDiagnostics } from "./references.ts";
import type { Pack, SectionName } from "./schema.ts";
import { PackHead, SECTIONS } from "./schema.ts";
import { shaped } from "./shape.ts";

interface Loaded {
  /** Absent when there is an error. */
  readonly pack: Pack | undefined;
  /** Errors and warnings, in order. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many entries were read. */
  readonly entries: number;
  /** The entries with their places; absent when some could not be read. */
  readonly source: Source | undefined;
}

/** The same content gives the same text, whatever the order of keys. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
};

/** SHA-256, in hexadecimal, of a value in canonical form. */
const hashOf = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex");

const idOf = (value: unknown): string => {
  const { id, tree, year } = value as { id?: string; tree?: string; year?: number };
  return id ?? tree ?? String(year);
};

/** Entries in the order of their ids, except where the order of the file says something. */
const packOf = (entries: Entries): Pack => {
  const sections = Object.fromEntries(
    (Object.keys(SECTIONS) as SectionName[]).map((section) => [section, entries[section].map(({ value }) => value)]),
  ) as unknown as Omit<Pack, "head" | "hash">;
  const head = entries.head.value;
  const sorted = Object.fromEntries(
    Object.entries(sections).map(([section, list]) => [
      section,
      [...(list as unknown[])].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)),
    ]),
  );
  return { head, ...sections, hash: hashOf({ head, ...sorted }) };
};

/** Reads and checks a pack. */
export const loadPack = (folder: string): Loaded => {
  const { head, sections, diagnostics: read } = readPack(folder);
  const diagnostics: Diagnostic[] = [...read];
  const keep = <T>(list: readonly Entry[], schema: z.ZodType<T>): Entry<T>[] =>
    list.flatMap((entry) => {
      const result = shaped(entry, schema);
      if ("value" in result) return [new Entry(entry.file, entry.path, result.value)];
      diagnostics.push(...result.diagnostics);
      return [];
    });
  const heads = head && head.value !== undefined ? keep([new Entry(head, [], head.value)], PackHead) : [];
  const kept = Object.fromEntries(
    (Object.keys(SECTIONS) as SectionName[]).map((section) => [
      section,
      keep(entriesOf(sections[section]), SECTIONS[section] as z.ZodType),
    ]),
  ) as unknown as Omit<Entries, "head">;
  const count = Object.values(kept).reduce((sum, list) => sum + (list as unknown[]).length, 0);
  const [first] = heads;
  // With entries missing, every reference to them would be reported as well: only what is wrong itself is.
  if (!first || diagnostics.length > 0)
    return { pack: undefined, diagnostics: inOrder(diagnostics), entries: count, source: undefined };
  const entries: Entries = { head: first, ...kept };
  const references = new References(entries);
  const all = inOrder(referenceDiagnostics(references));
  const isBroken = all.some(({ severity }) => severity === "error");
  const source = { ...entries, contents: references.mentions.contents };
  return { pack: isBroken ? undefined : packOf(entries), diagnostics: all, entries: count, source };
};
