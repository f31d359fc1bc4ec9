// What loading a pack can find, by code, in the order in which one stage follows the other.
import { REFERENCE_RULES } from "./registry.ts";

/** What can be wrong with a file before anything is known of what it says. */
const READING = [
  "CF001",
  "CF002",
  "CF003",
  "CF004",
  "CF005",
  "CF006",
  "CF007",
  "CF008",
  "CF009",
  "CF010",
  "CF011",
  "CF012",
  "CF013",
] as const;

/** How an entry can fail to fit its schema. */
const SHAPE = ["CF020", "CF021", "CF022", "CF023"] as const;

export type ReadingCode = (typeof READING)[number];
export type ShapeCode = (typeof SHAPE)[number];

/** Each stage looks only at what the one before it let through. */
export const STAGES: readonly (readonly string[])[] = [READING, SHAPE, Object.keys(REFERENCE_RULES)];

/** The stage of loading at which a code is found; infinite for what is found once a pack is loaded. */
export const stageOf = (code: string): number => {
  const stage = STAGES.findIndex((codes) => codes.includes(code));
  return stage < 0 ? Number.POSITIVE_INFINITY : stage;
};
