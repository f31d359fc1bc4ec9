// The references of a pack whose entries fit their schemas, and what the rules find wrong with them.
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Entry } from "./entries.ts";
import { type ContentsBySection, Mentions } from "./mentions.ts";
import { Index } from "./reference-index.ts";
import { REFERENCE_RULES } from "./registry.ts";
import type {
  Action,
  CalendarYear,
  Conclusion,
  LawDocument,
  Limit,
  PackHead,
  Phrase,
  Question,
  Scenario,
  Tree,
} from "./schema.ts";
import { waysOf } from "./ways.ts";

/** The entries of a pack, each with its place. */
export interface Entries {
  readonly head: Entry<PackHead>;
  readonly questions: readonly Entry<Question>[];
  readonly trees: readonly Entry<Tree>[];
  readonly conclusions: readonly Entry<Conclusion>[];
  readonly actions: readonly Entry<Action>[];
  readonly phrases: readonly Entry<Phrase>[];
  readonly limits: readonly Entry<Limit>[];
  readonly calendar: readonly Entry<CalendarYear>[];
  readonly law: readonly Entry<LawDocument>[];
  readonly scenarios: readonly Entry<Scenario>[];
}

/** The entries of a pack that has been read, with what stands in them. */
export interface Source extends Entries {
  readonly contents: ContentsBySection;
}

/** What the rules share, made once: what there is, what is named, and where each tree leads. */
export class References {
  readonly entries: Entries;
  readonly index: Index;
  readonly mentions: Mentions;
  readonly #ways = new Map<Entry<Tree>, ReturnType<typeof waysOf>>();

  constructor(entries: Entries) {
    this.entries = entries;
    this.index = new Index(entries);
    this.mentions = new Mentions(entries, this.index);
  }

  waysOf(entry: Entry<Tree>): ReturnType<typeof waysOf> {
    const ways = this.#ways.get(entry) ?? waysOf(entry.value);
    this.#ways.set(entry, ways);
    return ways;
  }
}

/** Everything wrong with the references of a pack, rule by rule. */
export const referenceDiagnostics = (references: References): Diagnostic[] =>
  Object.values(REFERENCE_RULES).flatMap(({ code, severity, check }) =>
    [...check(references)].map(
      ({ given = {}, near = [], ...fault }): Diagnostic => ({ code, severity, given, near, ...fault }),
    ),
  );
