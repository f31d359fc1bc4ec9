// What a rule is: one code, one question put to a pack, and what it has to say about each fault.
import type { DiagnosticCode, Place } from "../diagnostic/diagnostic.ts";
import type { References } from "./references.ts";

/** One thing that a rule finds wrong. */
export interface Fault {
  readonly place: Place;
  /** What the message speaks of, by name. */
  readonly given?: Readonly<Record<string, string>>;
  /** Ids close to a wrong one. */
  readonly near?: readonly string[];
  readonly related?: Place;
}

/** A rule that looks at a `Seen` and finds faults of a kind. */
export interface RuleOver<Seen, Kind extends Fault> {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  readonly check: (seen: Seen) => Iterable<Kind>;
}

/** A rule about the references of a pack whose entries fit their schemas. */
export type Rule = RuleOver<References, Fault>;
