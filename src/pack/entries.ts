// Every entry of a pack with the file and the path where it stands.
import type { Place } from "../diagnostic/diagnostic.ts";
import type { SourceFile } from "./read.ts";

/** One entry: its value as the file has it, or as a schema read it, and where that stands. */
export class Entry<T = unknown> {
  readonly file: SourceFile;
  readonly path: readonly PropertyKey[];
  readonly value: T;

  constructor(file: SourceFile, path: readonly PropertyKey[], value: T) {
    this.file = file;
    this.path = path;
    this.value = value;
  }

  /** The place of a value inside the entry, or of its key. */
  at(inner: readonly PropertyKey[] = [], of: "value" | "key" = "value"): Place {
    return this.file.locate([...this.path, ...inner], of);
  }
}

/** A file holds one entry, or a list of them. */
export const entriesOf = (files: readonly SourceFile[]): Entry[] =>
  files.flatMap((file) =>
    Array.isArray(file.value)
      ? file.value.map((value: unknown, position) => new Entry(file, [position], value))
      : [new Entry(file, [], file.value)],
  );
