// The versioned JSON contract of a result: one schema that gives the type and the published JSON Schema.
import { z } from "zod";

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
const CONTRACT = "cardfreeze.result/1";

const fact = z.strictObject({
  question: z.string(),
  variable: z.string().describe("QUESTION, or QUESTION.ANSWER (yes or no) where several answers may hold."),
  answers: z.array(z.string()).describe("The answers still possible."),
  by: z.string().optional().describe("Who said so, when people contradict each other."),
  from: z.array(z.string()).optional().describe("The date questions it was computed from."),
});

const what = {
  name: z.string(),
  kind: z.enum(["measure", "look-alike", "exposure", "path"]),
  family: z.string(),
  rollsUpTo: z.string().describe("The coarser kind that scenarios name."),
};

const candidate = z.strictObject({ id: z.string(), ...what, certainty: z.enum(["settled", "likely", "possible"]) });

const run = {
  tree: z.string(),
  conclusion: z.string().nullable().describe("The leading conclusion; null while it is open or in conflict."),
  name: z.string().nullable(),
  kind: what.kind.nullable(),
  family: z.string().nullable(),
  rollsUpTo: z.string().nullable(),
  certainty: z.enum(["settled", "likely", "open", "conflict"]),
  candidates: z.array(candidate),
  excluded: z.array(z.strictObject({ id: z.string(), because: z.array(fact), sources: z.array(z.string()) })),
  why: z
    .strictObject({
      by: z.enum(["proof", "walk", "elimination"]),
      facts: z.array(fact),
      path: z.array(
        z.strictObject({
          node: z.string(),
          question: z.string(),
          variable: z.string(),
          answers: z.array(z.string()).nullable(),
        }),
      ),
    })
    .nullable(),
  conflict: z.strictObject({ facts: z.array(fact), askAgain: z.array(z.string()) }).nullable(),
  changes: z.array(
    z.strictObject({
      kind: z.enum(["learn", "correct"]),
      facts: z.array(fact),
      conclusion: z.string().nullable(),
      certainty: z.enum(["settled", "likely", "open", "conflict"]),
    }),
  ),
};

const Run = z.strictObject(run);

const place = { card: z.int().nullable(), restriction: z.int().nullable() };

export const ResultContract = z
  .strictObject({
    contract: z.literal(CONTRACT),
    asOf: z.string(),
    language: z.enum(["zh", "en"]),
    audience: z.enum(["holder", "lawyer"]),
    pack: z.strictObject({ id: z.string(), version: z.string(), hash: z.string().describe("SHA-256 of the content.") }),
    answersHash: z.string().describe("SHA-256 of the answers in canonical form."),
    cards: z.array(
      z.strictObject({
        label: z.string().nullable(),
        restrictions: z.array(
          z.strictObject({ label: z.string().nullable(), named: z.boolean(), ended: z.boolean(), ...run }),
        ),
      }),
    ),
    person: Run,
    also: z.array(Run).describe("The other trees of the person."),
    next: z
      .strictObject({
        question: z.string(),
        text: z.string(),
        ...place,
        reason: z.enum(["tree-order", "separates", "order"]),
        between: z.array(z.string()),
        howToFindOut: z.string(),
      })
      .nullable(),
    findOut: z
      .array(
        z.strictObject({
          question: z.string(),
          cards: z.array(z.int()).describe("The cards that it is asked of; none for a question of the person."),
          cost: z.enum(["at-hand", "ask-bank", "ask-police"]),
          line: z.string(),
        }),
      )
      .describe("What is worth finding out, the most telling first: also what was asked and nobody knew."),
    actions: z.array(
      z.strictObject({
        id: z.string(),
        urgency: z.enum(["now", "today", "this-week", "later"]),
        title: z.string(),
        because: z
          .array(z.string())
          .describe("Conclusions that call for it; `facts` for what was said; `open` while anything is."),
        first: z
          .array(z.string())
          .describe("Questions to ask before it is told; while any is left there are no steps."),
        steps: z.array(
          z.strictObject({
            mark: z.enum(["law", "practice", "advice"]),
            text: z.string(),
            sources: z.array(z.string()),
          }),
        ),
      }),
    ),
    limits: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        card: z.int().nullable().describe("Null for a limit of the person."),
        restriction: z.int().nullable(),
        from: z.string(),
        length: z.string(),
        until: z.string().nullable().describe("Null where the calendar of working days ends before it."),
        earliest: z.string().nullable().describe("The earliest end of hours whose start is known to the day only."),
        movedFrom: z.string().nullable().describe("The end before it moved off days of rest."),
        unknownYear: z
          .int()
          .nullable()
          .describe("The year whose days of rest are not known, though the end depends on them."),
        passed: z.boolean(),
      }),
    ),
    doubts: z
      .array(
        z.strictObject({
          question: z.string(),
          card: z.int().nullable().describe("Null for a date of the person."),
          restriction: z.int().nullable(),
          value: z.string(),
          side: z.enum(["before", "after"]),
          than: z.string().describe("A date question, or `as-of`."),
          thanValue: z.string(),
        }),
      )
      .describe("Dates that cannot be right; nothing was counted from them."),
    sheet: z.array(z.string()).describe("Questions for the bank while anything is open."),
    sources: z.array(
      z.strictObject({
        ref: z.string(),
        name: z.string(),
        status: z.enum(["verified", "reported", "unverified"]),
        checkedUntil: z.string().nullable(),
        gist: z.string().nullable(),
      }),
    ),
    disclaimer: z.string(),
  })
  .describe("What `cardfreeze triage --format json` prints.");

export type ResultContract = z.infer<typeof ResultContract>;
