// The shape of a content pack: one schema that gives the types, the validation and the JSON Schemas for editors.
import { z } from "zod";
import type { DiagnosticMessages } from "../messages/diagnostics.ts";

/** Marks the name of a form as what is wrong with a value: the catalogue words it in the language of the reader. */
export const FORM = "form:";
const form = (name: keyof DiagnosticMessages["form"]): string => `${FORM}${name}`;

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, form("id"))
  .describe("Unique across the whole pack, so that `explain ID` takes any.");

/** What of a pack an id names: an editor offers those that there are, and refuses no other. */
export type Named =
  | "question"
  | "date-question"
  | "conclusion"
  | "action"
  | "limit"
  | "source"
  | "tree"
  | "step"
  | "guide"
  | "family"
  | "topics"
  | "condition"
  | "nodes";

/** Marks an id that names something of the pack. */
const names = (named: Named): { readonly named: Named } => ({ named });
const idOf = (named: Named) => id.meta(names(named));

const prose = z.string().trim().min(1);

/** Wording in every language of the pack. `{limit:ID}` inside stands for a time limit of the pack. */
export const Text = z
  .strictObject({ zh: prose.describe("In Chinese."), en: prose.describe("In English.") })
  .describe("Wording in Chinese and English. Never write a period of time: name a limit, {limit:ID}.");

/** Wording for a holder, with the lawyer's wording where it differs. */
const spoken = { lawyer: Text.optional().describe("Only where the wording for a lawyer differs.") };

const SourceRef = z
  .string()
  .regex(/^[a-z0-9-]+(\/[^/\s]+)?$/, form("source"))
  .meta(names("source"))
  .describe("DOCUMENT/ARTICLE of the law register.");

/** A statement to people is law (with its source), practice (varies) or advice (ours): never unmarked. */
export const Statement = z
  .union([
    z
      .strictObject({
        law: Text.describe("What the law says; only with its sources."),
        ...spoken,
        sources: z.array(SourceRef).min(1).describe("Where it stands: DOCUMENT/ARTICLE of the law register, verified."),
      })
      .meta({ title: "law" }),
    z
      .strictObject({ practice: Text.describe("What is usual, and differs from place to place."), ...spoken })
      .meta({ title: "practice" }),
    z.strictObject({ advice: Text.describe("What we suggest."), ...spoken }).meta({ title: "advice" }),
  ])
  .describe("Marked as what it is: `law:` with its sources, `practice:` or `advice:`.");

/** A day that exists, alone or with a clock time. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}([T ]([01]\d|2[0-3]):[0-5]\d)?$/, {
    error: form("moment"),
    abort: true,
  })
  .refine((value) => z.iso.date().safeParse(value.slice(0, "2026-11-24".length)).success, form("day"));

const answerIds = z.union([id, z.array(id).min(1)]);

/** All of these hold: each key is a question (or QUESTION.ANSWER of a question with several answers, then yes or no). */
export const Condition = z
  .record(z.string(), answerIds)
  .meta(names("condition"))
  .describe("QUESTION: ANSWER or [ANSWER, …]; all of them hold.");

const when = z.array(Condition).min(1).describe("Any one of these conditions is enough.");

export const Answer = z.strictObject({
  id: id.describe("Unique in its question: what trees, definitions and answers files name."),
  text: Text.describe("What a person chooses."),
  ...spoken,
  implies: Condition.optional().describe("What this answer proves about other questions of the same thing."),
});

const duration = z.string().regex(/^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T\d+H)?$/, form("duration"));

export const Bands = z
  .strictObject({
    from: z.string().meta(names("date-question")).describe("A date question, or `as-of`."),
    to: z.string().meta(names("date-question")).describe("A date question, or `as-of`."),
    steps: z
      .array(
        z.strictObject({
          answer: id.describe("An answer of this question."),
          "up-to": duration
            .optional()
            .describe("The longest time between the two dates, such as P6M; the last step has none."),
        }),
      )
      .min(1)
      .describe("In order; the last step has no `up-to`."),
  })
  .describe("The answer follows from two dates when both are known.");

const questionBase = {
  id,
  scope: z.enum(["person", "card", "restriction"]).describe("What it is asked of, once each."),
  cost: z.enum(["at-hand", "ask-bank", "ask-police"]).describe("What finding out costs."),
  "can-say": z.enum(["often", "sometimes", "rarely"]).describe("Practice: how often people can answer."),
  ask: Text.describe("The question as it is put."),
  short: Text.describe("A few words that stand for the question in reasons and lists."),
  ...spoken,
  why: Text.describe("Why it is asked."),
  "how-to-find-out": Text.describe("What to do for an answer: for all who do not know."),
  sheet: Text.optional().describe("The line to say at the bank; makes the question part of the bank sheet."),
  sensitive: z
    .literal(true)
    .optional()
    .describe("Could be used against the person: stays out of anything handed to a bank."),
};

export const Question = z.discriminatedUnion("type", [
  z
    .strictObject({
      type: z.literal("choice").describe("One answer holds."),
      ...questionBase,
      answers: z
        .array(Answer)
        .min(2)
        .max(30)
        .describe("In the order in which they are offered; together they leave nothing out."),
      bands: Bands.optional(),
    })
    .meta({ title: "a choice" }),
  z
    .strictObject({
      type: z.literal("several").describe("Several answers may hold, each by itself."),
      ...questionBase,
      answers: z.array(Answer).min(1).max(30).describe("In the order in which they are offered."),
      none: Text.describe("What to tick when none of these holds, or nothing else."),
    })
    .meta({ title: "several answers" }),
  z
    .strictObject({
      type: z.literal("date").describe("A day, or a minute of it."),
      ...questionBase,
      "not-before": idOf("date-question")
        .optional()
        .describe("A date question before whose day this one cannot lie, or `as-of`."),
      "not-after": idOf("date-question")
        .optional()
        .describe("A date question after whose day this one cannot lie, or `as-of`."),
    })
    .meta({ title: "a date" }),
  z.strictObject({ type: z.literal("amount").describe("Yuan."), ...questionBase }).meta({ title: "an amount" }),
]);

export const Leaf = z.union([
  z
    .strictObject({
      conclude: idOf("conclusion").describe("The conclusion that leads here, if its definition allows it."),
      certainty: z
        .enum(["settled", "likely"])
        .optional()
        .describe(
          "`settled`, also where absent: it fits once every requirement is proven. `likely`: never more than that.",
        ),
    })
    .meta({ title: "conclude" }),
  z
    .strictObject({
      open: z.array(idOf("conclusion")).min(1).describe("The conclusions that these answers cannot tell apart."),
    })
    .meta({ title: "open" }),
]);

const Branch = z
  .union([z.string().describe("The node that comes next."), Leaf])
  .describe("Where this answer leads: a node, `{ conclude: ID, certainty: likely }` or `{ open: [ID, …] }`.");

export const Tree = z.strictObject({
  tree: id.describe("The name of the tree, unique across the pack."),
  scope: z.enum(["person", "restriction"]).describe("What it is walked for: a person, or each restriction of a card."),
  title: Text.describe("What the tree tells apart, in a few words."),
  intro: Text.optional().describe("What a guide is for, in one or two sentences; shown before its first question."),
  start: z.string().describe("The node that is asked first."),
  nodes: z
    .record(
      z.string(),
      z
        .strictObject({
          ask: z.string().meta(names("question")).optional().describe("The question, when the node's name is not it."),
          unknown: Branch.optional().describe(
            "Where to go when nobody knows: weaker signs may only rank from here on.",
          ),
          else: Branch.optional().describe("Where the answers lead that have no branch of their own."),
        })
        .catchall(Branch)
        .describe(
          "ANSWER: NODE or leaf; `unknown` says where to go when nobody knows; `else` takes the answers not named.",
        ),
    )
    .meta(names("nodes"))
    .describe("QUESTION, or a name with `ask: QUESTION`: a branch for each of its answers."),
});

/** One choice of a fact from every condition is one requirement to the engine: their number is a product. */
const MOST_CLAUSES = 1000;
const clausesFrom = (conditions: readonly object[]): number =>
  conditions.reduce((product, condition) => product * Object.keys(condition).length, 1);

const Definition = z.strictObject({
  requires: z
    .array(
      z.union([
        Condition,
        z.strictObject({
          any: z
            .array(Condition)
            .min(2)
            .refine((conditions) => clausesFrom(conditions) <= MOST_CLAUSES, form("any"))
            .describe("One of these conditions holds."),
        }),
      ]),
    )
    .describe("All must hold. Excludes only when contradicted; `settled` needs every one proven."),
  excludes: z
    .array(
      z.strictObject({
        when: Condition.describe("QUESTION: ANSWER or [ANSWER, …]; when all of them hold, it is excluded."),
        source: z
          .union([SourceRef, z.string().regex(/^matrix:[A-Z0-9]+\/[a-z-]+$/, form("source"))])
          .describe("Register article, or matrix:ROW/COLUMN of a bold cell."),
      }),
    )
    .optional()
    .describe("Each excludes the conclusion by itself, for a reason that has a source."),
  "exclusive-with": z.array(idOf("conclusion")).optional().describe("Checked by the checker, never used to infer."),
});

const Kind = z.enum(["measure", "look-alike", "exposure", "path"]);

export const Conclusion = z.strictObject({
  id,
  kind: Kind.describe(
    "A measure; a look-alike that is none; an exposure of the person; the path that a guide ends with.",
  ),
  family: idOf("family").describe("A family of pack.yaml."),
  "rolls-up-to": z.string().optional().describe("The coarser kind that scenarios name; the id itself where absent."),
  name: Text.describe("What people and papers call it."),
  frequency: z.enum(["common", "occasional", "rare"]).describe("Practice: the order of candidates that do not lead."),
  definition: Definition.describe("What must hold and what must not, whatever a tree says."),
  meaning: Text.describe("What it is, in one or two short sentences."),
  ...spoken,
  "decided-by": Statement.describe("Who decides it: `law:`, `practice:` or `advice:`."),
  "lifted-by": Statement.describe("Who can lift it: `law:`, `practice:` or `advice:`."),
  duration: z.array(Statement).min(1).describe("How long it lasts; a period is never written, but named: {limit:ID}."),
  limits: z
    .array(idOf("limit"))
    .optional()
    .describe("Time limits of the pack that run here; computed where their date is known."),
  sources: z.array(SourceRef).optional().describe("What it rests on, beside the sources of its statements."),
  "first-steps": z.array(idOf("action")).min(1).describe("Actions, in order."),
  "do-not": z.array(Statement).min(1).describe("What would make it worse."),
  myths: z
    .array(
      z.strictObject({
        claim: Text.describe("What people say."),
        correction: Statement.describe("What is so: `law:`, `practice:` or `advice:`."),
      }),
    )
    .max(3)
    .optional()
    .describe("What is often said of it and wrong."),
  disputed: z.array(Statement).optional().describe("What courts, police and banks do not agree about."),
  details: z
    .record(id, z.array(Statement).min(1))
    .meta(names("topics"))
    .optional()
    .describe("TOPIC: statements. The topics stand in pack.yaml."),
});

export const Action = z.strictObject({
  id,
  urgency: z
    .enum(["now", "today", "this-week", "later"])
    .describe("The order of actions; what comes first is shown first."),
  title: Text.describe("The action in one line."),
  ...spoken,
  to: Text.optional().describe("Whom to call or see."),
  steps: z.array(Statement).min(1).describe("In order."),
  bring: z.array(Text).optional().describe("Papers and things to have along."),
  ask: z.array(Text).optional().describe("Questions to read aloud: never a claim about facts or money."),
  "do-not": z.array(Statement).optional().describe("What not to do or say meanwhile."),
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
  words: z
    .array(prose)
    .min(1)
    .describe("What a screen, an SMS or a clerk says. `…` is a gap, a space stands between fields, (a|b) for either."),
  "seen-at": Text.optional().describe("Where such words appear."),
  reliability: z.enum(["decides", "narrows", "tells-little"]).describe("How far the words alone can be relied on."),
  shows: Text.describe("What they can show."),
  "does-not-show": Text.describe("What they cannot show, though people take it for shown."),
  proposes: z.array(Condition).optional().describe("Facts offered for confirmation."),
  dates: z
    .array(idOf("date-question"))
    .min(1)
    .max(2)
    .optional()
    .describe(
      "Date questions: the words count only where so many days, with their year, follow; each is offered as an answer.",
    ),
  alarm: idOf("action").optional().describe("An action shown at once."),
  scam: z.literal(true).optional().describe("Words of a scam: they count even when they are denied or asked."),
});

/** The only length that can be counted in working days. */
const WORKING_DAYS = /^P\d+D$/;

export const Limit = z
  .strictObject({
    id,
    name: Text.describe("What it is the limit of."),
    length: z
      .union([duration, z.literal("none-found")])
      .describe("ISO 8601, such as P6M or PT48H; `none-found` where no rule sets one."),
    from: idOf("date-question")
      .optional()
      .describe("The date question it runs from, where the pack asks one; then it is computed."),
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
    meaning: Text.describe("What follows when it ends."),
    sources: z.array(SourceRef).describe("Empty only where no limit was found."),
  })
  .refine(
    ({ counting, length }) => counting !== "working-days" || length === "none-found" || WORKING_DAYS.test(length),
    {
      path: ["length"],
      message: form("working-days"),
    },
  );

export const CalendarYear = z.strictObject({
  year: z.int().min(2000).max(2100).describe("One entry a year."),
  from: z.string().describe("Where the days come from."),
  holidays: z.array(z.iso.date()).min(1).describe("Monday to Friday, and yet no working days."),
  "make-up-days": z.array(z.iso.date()).describe("Saturday or Sunday, and yet working days."),
});

export const LawDocument = z.strictObject({
  id,
  title: z.string().describe("The full title, as promulgated."),
  short: z.string().describe("The title as it is cited."),
  en: z.string().describe("English short title, ours."),
  issuer: z.string().optional().describe("Who issued it."),
  number: z.string().optional().describe("Its document number."),
  effective: z.iso.date().optional().describe("The day from which it is in force."),
  repealed: z.iso.date().optional().describe("The day on which it ceased to be in force."),
  "checked-until": z.iso
    .date()
    .optional()
    .describe("The day up to which a public collection was searched for changes."),
  note: z.string().optional().describe("For those who maintain the register; never shown."),
  aliases: z.array(prose).optional().describe("Other names that people type, the older document’s included."),
  renumbered: z
    .array(
      z.strictObject({
        was: z.string().describe("The number that older papers name."),
        now: z.string().describe("The number of the same article now."),
        since: z.iso.date().describe("The day from which the new number holds."),
      }),
    )
    .optional()
    .describe("Articles whose number an amendment changed: older papers and advice name the old one."),
  replaces: z.array(prose).optional().describe("Older documents that this one has taken the place of."),
  articles: z
    .array(
      z.strictObject({
        article: z.string().describe("As the text numbers it: 第一百四十五条."),
        status: z
          .enum(["verified", "reported", "unverified"])
          .describe("`verified` against the text; `reported` second-hand, never quoted; `unverified`, never printed."),
        gist: Text.describe("What it says, in a sentence."),
        anchors: z
          .array(z.string())
          .optional()
          .describe("Words of the article, letter by letter: `law verify --texts` looks for them."),
      }),
    )
    .describe("The articles that are cited."),
});

const FactValue = z.unknown().describe("An answer, `unknown`, a list, {not: […]}, {any: […]}, a date or an amount.");
const Facts = z.record(z.string(), FactValue).meta(names("condition")).describe("QUESTION: what is known of it.");
const labels = {
  label: z.string().optional().describe("What the person calls it."),
  note: z.string().optional().describe("The person’s own words; no rule reads them."),
};
const restrictionFacts = z.strictObject({ ...labels, facts: Facts.optional() });

/** What a person has answered: the file that `--answers` reads and `--save` writes. */
export const Answers = z.strictObject({
  person: Facts.optional(),
  note: labels.note,
  cards: z
    .array(
      z.strictObject({
        ...labels,
        facts: Facts.optional(),
        restrictions: z.array(restrictionFacts).optional().describe("What holds the card: one or several."),
      }),
    )
    .optional()
    .describe("Each card with what holds it."),
});

export const Scenario = z.strictObject({
  id,
  title: Text,
  "as-of": moment.describe("The day of the telling."),
  origin: z.string().optional().describe("Where the situation comes from."),
  "reviewed-by": z
    .string()
    .optional()
    .describe("Who held the expectation against the sources; without a name it counts for nothing."),
  guide: idOf("guide").optional().describe("The guide that is walked; the triage where it is absent."),
  answers: Answers.describe("As an answers file."),
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
    .optional()
    .describe("What it must come to."),
});

export const PackHead = z.strictObject({
  pack: id,
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, form("version"))
    .describe("Of the content: MAJOR.MINOR.PATCH."),
  languages: z.tuple([z.literal("zh"), z.literal("en")]).describe("Every text stands in both."),
  "reviewed-on": z.iso.date().describe("The day on which the law was held against the pack."),
  "review-by": z.iso.date().describe("The day by which that has to be done again; late is a warning."),
  families: z
    .array(z.strictObject({ id, name: Text, meaning: Text }))
    .min(1)
    .describe("The groups of conclusions, in the order in which they are listed."),
  trees: z
    .array(idOf("tree"))
    .min(1)
    .describe("The trees that every run of the triage walks, in the order of the result."),
  guides: z
    .array(
      z.strictObject({
        id,
        trees: z.array(idOf("tree")).min(1).describe("Walked in this order."),
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
  "never-say": z
    .array(z.string().min(2))
    .optional()
    .describe("Words that must not stand in what the program says by itself."),
  person: idOf("tree").describe("The tree whose result is the person's main one."),
  exposure: z
    .strictObject({
      signs: when,
      asked: z.array(idOf("question")).min(1).describe("The questions that have to be asked first."),
    })
    .optional()
    .describe("When a person should see a lawyer before any statement; rules over actions marked `only-unexposed`."),
  "unnamed-restriction": z
    .strictObject({ ended: when, unneeded: when.optional() })
    .describe(
      "A restriction is over when `ended` holds; a card whose named ones are all over gets one more, unnamed run, unless `unneeded` holds.",
    ),
  "bank-sheet": z
    .strictObject({
      questions: z.array(idOf("question")).min(1).describe("Each with a `sheet` line."),
      action: idOf("action").describe("The action that offers the sheet."),
    })
    .describe("Questions in the order in which they are put to the bank; the action is offered while anything is open.")
    .optional(),
  interview: z
    .strictObject({
      opening: z.array(idOf("step")).min(1).describe("Asked first, each skippable: danger first."),
      by: idOf("question").describe("The question whose answer chooses the order."),
      orders: z.record(z.string(), z.array(idOf("step")).min(1)).describe("Answer: trees and questions in order."),
    })
    .describe("In which order the interview asks."),
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
