// The shape of a content pack: one schema that gives the types, the validation and the JSON Schemas for editors.
import { z } from "zod";

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is lower-case words joined by hyphens")
  .describe("Unique across the whole pack, so that `explain ID` takes any.");

const prose = z.string().trim().min(1);

/** Wording in every language of the pack. `{limit:ID}` inside stands for a time limit of the pack. */
export const Text = z
  .strictObject({ zh: prose, en: prose })
  .describe("Wording in Chinese and English. Never write a period of time: name a limit, {limit:ID}.");

/** Wording for a holder, with the lawyer's wording where it differs. */
const spoken = { lawyer: Text.optional().describe("Only where the wording for a lawyer differs.") };

export const SourceRef = z
  .string()
  .regex(
    /^[a-z0-9-]+(\/[^/\s]+)?$/,
    "a source is DOCUMENT/ARTICLE as in the law register, e.g. crim-proc-law/第一百四十五条",
  )
  .describe("DOCUMENT/ARTICLE of the law register.");

/** A statement to people is law (with its source), practice (varies) or advice (ours): never unmarked. */
export const Statement = z.union([
  z.strictObject({ law: Text, lawyer: Text.optional(), sources: z.array(SourceRef).min(1) }),
  z.strictObject({ practice: Text, lawyer: Text.optional() }),
  z.strictObject({ advice: Text, lawyer: Text.optional() }),
]);

const answerIds = z.union([id, z.array(id).min(1)]);

/** All of these hold: each key is a question (or QUESTION.ANSWER of a question with several answers, then yes or no). */
export const Condition = z.record(z.string(), answerIds).describe("QUESTION: ANSWER or [ANSWER, …]; all of them hold.");

const when = z.array(Condition).min(1).describe("Any one of these conditions is enough.");

export const Answer = z.strictObject({
  id,
  text: Text,
  ...spoken,
  implies: Condition.optional().describe("What this answer proves about other questions of the same thing."),
});

const duration = z.string().regex(/^P(\d+Y)?(\d+M)?(\d+D)?(T\d+H)?$/, "an ISO 8601 duration such as P4D, P6M or PT48H");

export const Bands = z
  .strictObject({
    from: z.string().describe("A date question, or `as-of`."),
    to: z.string().describe("A date question, or `as-of`."),
    steps: z
      .array(z.strictObject({ answer: id, "up-to": duration.optional() }))
      .min(1)
      .describe("In order; the last step has no `up-to`."),
  })
  .describe("The answer follows from two dates when both are known.");

const questionBase = {
  id,
  scope: z.enum(["person", "card", "restriction"]),
  cost: z.enum(["at-hand", "ask-bank", "ask-police"]).describe("What finding out costs."),
  "can-say": z.enum(["often", "sometimes", "rarely"]).describe("Practice: how often people can answer."),
  ask: Text,
  short: Text.describe("A few words that stand for the question in reasons and lists."),
  ...spoken,
  why: Text.describe("Why it is asked."),
  "how-to-find-out": Text,
  sheet: Text.optional().describe("The line to say at the bank; makes the question part of the bank sheet."),
  sensitive: z
    .literal(true)
    .optional()
    .describe("Could be used against the person: stays out of anything handed to a bank."),
};

export const Question = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("choice"),
    ...questionBase,
    answers: z.array(Answer).min(2).max(30),
    bands: Bands.optional(),
  }),
  z.strictObject({
    type: z.literal("several"),
    ...questionBase,
    answers: z.array(Answer).min(1).max(30),
    none: Text.describe("What to tick when none of these holds, or nothing else."),
  }),
  z.strictObject({ type: z.literal("date"), ...questionBase }),
  z.strictObject({ type: z.literal("amount"), ...questionBase }),
]);

export const Leaf = z.union([
  z.strictObject({ conclude: id, certainty: z.enum(["settled", "likely"]).optional() }),
  z.strictObject({ open: z.array(id).min(1) }),
]);

const Branch = z.union([z.string(), Leaf]);

export const Tree = z.strictObject({
  tree: id,
  scope: z.enum(["person", "restriction"]),
  title: Text,
  intro: Text.optional().describe("What a guide is for, in one or two sentences; shown before its first question."),
  start: z.string(),
  nodes: z.record(
    z.string(),
    z
      .strictObject({ ask: z.string().optional().describe("The question, when the node's name is not it.") })
      .catchall(Branch)
      .describe(
        "ANSWER: NODE or leaf; `unknown` says where to go when nobody knows; `else` takes the answers not named.",
      ),
  ),
});

export const Definition = z.strictObject({
  requires: z
    .array(z.union([Condition, z.strictObject({ any: z.array(Condition).min(2) })]))
    .describe("All must hold. Excludes only when contradicted; `settled` needs every one proven."),
  excludes: z
    .array(
      z.strictObject({
        when: Condition,
        source: z
          .union([SourceRef, z.string().regex(/^matrix:[A-Z0-9]+\/[a-z-]+$/)])
          .describe("Register article, or matrix:ROW/COLUMN of a bold cell."),
      }),
    )
    .optional(),
  "exclusive-with": z.array(id).optional().describe("Checked by the checker, never used to infer."),
});

const Kind = z.enum(["measure", "look-alike", "exposure", "path"]);

export const Conclusion = z.strictObject({
  id,
  kind: Kind,
  family: id.describe("A family of pack.yaml."),
  "rolls-up-to": z.string().optional().describe("The coarser kind that scenarios name; the id itself where absent."),
  name: Text,
  frequency: z.enum(["common", "occasional", "rare"]).describe("Practice: the order of candidates that do not lead."),
  definition: Definition,
  meaning: Text.describe("What it is, in one or two short sentences."),
  ...spoken,
  "decided-by": Statement,
  "lifted-by": Statement,
  duration: z.array(Statement).min(1),
  limits: z.array(id).optional(),
  sources: z.array(SourceRef).optional(),
  "first-steps": z.array(id).min(1).describe("Actions, in order."),
  "do-not": z.array(Statement).min(1),
  myths: z
    .array(z.strictObject({ claim: Text, correction: Statement }))
    .max(3)
    .optional(),
  disputed: z.array(Statement).optional(),
  details: z
    .record(id, z.array(Statement).min(1))
    .optional()
    .describe("TOPIC: statements. The topics stand in pack.yaml."),
});

export const Action = z.strictObject({
  id,
  urgency: z.enum(["now", "today", "this-week", "later"]),
  title: Text,
  ...spoken,
  to: Text.optional().describe("Whom to call or see."),
  steps: z.array(Statement).min(1),
  bring: z.array(Text).optional(),
  ask: z.array(Text).optional().describe("Questions to read aloud: never a claim about facts or money."),
  "do-not": z.array(Statement).optional(),
  when: when.optional().describe("Shown whenever one of these holds, whatever is concluded."),
  unless: when.optional().describe("Never shown when one of these holds."),
  "only-unexposed": z
    .literal(true)
    .optional()
    .describe(
      "Never shown to a person with a sign of exposure (pack.yaml), and by its title only until those were asked about.",
    ),
});

export const Phrase = z.strictObject({
  id,
  words: z.array(prose).min(1).describe("What a screen, an SMS or a clerk says."),
  "seen-at": Text.optional(),
  reliability: z.enum(["decides", "narrows", "tells-little"]),
  shows: Text,
  "does-not-show": Text,
  proposes: z.array(Condition).optional().describe("Facts offered for confirmation."),
  alarm: id.optional().describe("An action shown at once, for messages that are a scam."),
});

export const Limit = z.strictObject({
  id,
  name: Text,
  length: z.union([duration, z.literal("none-found")]),
  from: id.optional().describe("The date question it runs from, where the pack asks one; then it is computed."),
  trigger: Text.describe("What starts it, in words."),
  counting: z
    .enum(["clock-hours", "calendar", "working-days"])
    .describe("Hours by the clock; calendar days, months and years; or working days of the pack's calendar."),
  before: z
    .literal(true)
    .optional()
    .describe("Counted back: the last day on which something can be done before the date."),
  "if-holiday": z
    .literal("next-working-day")
    .optional()
    .describe("An end on a day of rest moves to the first working day after it."),
  meaning: Text,
  sources: z.array(SourceRef).describe("Empty only where no limit was found."),
});

export const CalendarYear = z.strictObject({
  year: z.int().min(2000).max(2100),
  from: z.string().describe("Where the days come from."),
  holidays: z.array(z.iso.date()).min(1).describe("Monday to Friday, and yet no working days."),
  "make-up-days": z.array(z.iso.date()).describe("Saturday or Sunday, and yet working days."),
});

export const LawDocument = z.strictObject({
  id,
  title: z.string(),
  short: z.string(),
  en: z.string().describe("English short title, ours."),
  issuer: z.string().optional(),
  number: z.string().optional(),
  effective: z.string().optional(),
  repealed: z.string().optional(),
  "checked-until": z.iso.date().optional(),
  note: z.string().optional(),
  aliases: z.array(prose).optional().describe("Other names that people type, the older document’s included."),
  renumbered: z
    .array(z.strictObject({ was: z.string(), now: z.string(), since: z.iso.date() }))
    .optional()
    .describe("Articles whose number an amendment changed: older papers and advice name the old one."),
  replaces: z.array(prose).optional().describe("Older documents that this one has taken the place of."),
  articles: z.array(
    z.strictObject({
      article: z.string(),
      status: z.enum(["verified", "reported", "unverified"]),
      gist: Text,
      anchors: z.array(z.string()).optional(),
    }),
  ),
});

const FactValue = z.unknown().describe("An answer, `unknown`, a list, {not: […]}, {any: […]}, a date or an amount.");
const Facts = z.record(z.string(), FactValue);
const restrictionFacts = z.strictObject({
  label: z.string().optional(),
  note: z.string().optional(),
  facts: Facts.optional(),
});

/** What a person has answered: the file that `--answers` reads and `--save` writes. */
export const Answers = z.strictObject({
  person: Facts.optional(),
  note: z.string().optional(),
  cards: z
    .array(
      z.strictObject({
        label: z.string().optional(),
        note: z.string().optional(),
        facts: Facts.optional(),
        restrictions: z.array(restrictionFacts).optional(),
      }),
    )
    .optional(),
});

export const Scenario = z.strictObject({
  id,
  title: Text,
  "as-of": z.string().describe("The day of the telling."),
  origin: z.string().optional().describe("Where the situation comes from."),
  "reviewed-by": z.string().optional(),
  guide: id.optional().describe("The guide that is walked; the triage where it is absent."),
  answers: Answers,
  expect: z
    .strictObject({
      holds: z.array(z.string()).optional().describe("Each of these kinds leads."),
      "one-of": z.array(z.array(z.string())).optional().describe("Of each list one leads, or all stay open."),
      open: z.array(z.string()).optional().describe("All stay open, nothing settled."),
      maybe: z.array(z.string()).optional().describe("Not excluded."),
      settled: z.array(z.string()).optional().describe("Each of these kinds is settled, and no other."),
      not: z
        .array(z.string())
        .optional()
        .describe("Each of these conclusions is excluded in a run that could reach it."),
      also: z
        .array(z.string())
        .optional()
        .describe("The other conclusions that lead, each as ID or `ID settled`; no more."),
    })
    .optional(),
});

export const PackHead = z.strictObject({
  pack: id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  languages: z.tuple([z.literal("zh"), z.literal("en")]),
  "reviewed-on": z.iso.date(),
  "review-by": z.iso.date(),
  families: z.array(z.strictObject({ id, name: Text, meaning: Text })).min(1),
  trees: z.array(id).min(1).describe("The trees that every run of the triage walks, in the order of the result."),
  guides: z
    .array(
      z.strictObject({
        id,
        trees: z.array(id).min(1),
        "bank-sheet": z.literal(true).optional().describe("The questions for the bank come with an open answer."),
      }),
    )
    .optional()
    .describe("What `guide` offers, in the order of its menu: each the trees that it walks, the first one first."),
  topics: z
    .array(
      z.strictObject({
        id,
        name: Text,
        of: z.array(Kind).min(1).describe("The kinds of conclusion that may have it."),
        "required-of": z.array(Kind).optional().describe("The kinds whose every conclusion must have it."),
        "in-answer": z
          .enum(["everybody", "lawyer"])
          .optional()
          .describe("Who reads it in an answer; `explain` and `compare` show it whether or not."),
        "lawyers-only": z.literal(true).optional().describe("Shown to lawyers alone, wherever it stands."),
      }),
    )
    .optional()
    .describe("What is told of a conclusion beside its own keys, in the order in which it is printed."),
  "longest-path": z.int().positive().optional().describe("The most questions that a way through one tree may ask."),
  "never-say": z.array(z.string().min(2)).optional().describe("Words that must not stand in conclusions and actions."),
  person: id.describe("The tree whose result is the person's main one."),
  exposure: z
    .strictObject({ signs: when, asked: z.array(id).min(1).describe("The questions that have to be asked first.") })
    .optional()
    .describe("When a person should see a lawyer before any statement; rules over actions marked `only-unexposed`."),
  "unnamed-restriction": z
    .strictObject({ ended: when, unneeded: when.optional() })
    .describe(
      "A restriction is over when `ended` holds; a card whose named ones are all over gets one more, unnamed run, unless `unneeded` holds.",
    ),
  "bank-sheet": z
    .strictObject({ questions: z.array(id).min(1), action: id })
    .describe("Questions in the order in which they are put to the bank; the action is offered while anything is open.")
    .optional(),
  interview: z.strictObject({
    opening: z.array(id).min(1).describe("Asked first, each skippable: danger first."),
    by: id.describe("The question whose answer chooses the order."),
    orders: z.record(z.string(), z.array(id).min(1)).describe("Answer: trees and questions in order."),
  }),
});

/** The sections of a pack, each a folder of YAML lists, and the schema of one entry. */
export const SECTIONS = {
  questions: Question,
  trees: Tree,
  conclusions: Conclusion,
  actions: Action,
  phrases: Phrase,
  limits: Limit,
  calendar: CalendarYear,
  law: LawDocument,
  scenarios: Scenario,
} as const;

export type SectionName = keyof typeof SECTIONS;
export type Language = "zh" | "en";
export type Text = z.infer<typeof Text>;
export type Statement = z.infer<typeof Statement>;
export type Condition = z.infer<typeof Condition>;
export type Question = z.infer<typeof Question>;
export type Answer = z.infer<typeof Answer>;
export type Leaf = z.infer<typeof Leaf>;
export type Tree = z.infer<typeof Tree>;
export type Definition = z.infer<typeof Definition>;
export type Conclusion = z.infer<typeof Conclusion>;
export type Action = z.infer<typeof Action>;
export type Phrase = z.infer<typeof Phrase>;
export type Limit = z.infer<typeof Limit>;
export type CalendarYear = z.infer<typeof CalendarYear>;
export type LawDocument = z.infer<typeof LawDocument>;
export type Answers = z.infer<typeof Answers>;
export type Scenario = z.infer<typeof Scenario>;
export type PackHead = z.infer<typeof PackHead>;
export type Topic = NonNullable<PackHead["topics"]>[number];

/** A whole validated pack: plain data, the same whether it came from YAML or from the compiled file. */
export type Pack = Readonly<
  { head: PackHead; hash: string } & { [S in SectionName]: readonly z.infer<(typeof SECTIONS)[S]>[] }
>;
