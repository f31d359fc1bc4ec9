// Interface wording of the renderers, in English. Knowledge lives in the pack, never here.
import type { reportZh } from "./report.zh.ts";

type Message<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [K in keyof T]: Message<T[K]> };

/** The wording of the renderers: the same keys in every language. */
export type ReportMessages = Message<typeof reportZh>;

const plural = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? "" : "s"}`;

export const reportEn: ReportMessages = {
  headline: {
    settled: (name) => `From what you say, this fits: ${name}.`,
    likely: (name) => `This looks more like: ${name}. Other explanations cannot be ruled out yet.`,
    likelyAlone: (name) => `This looks more like: ${name}. Nothing else fits, but it is not proven itself.`,
    open: (names, more) => `It cannot be told apart yet. It may be: ${names}${more > 0 ? `, or ${more} more` : ""}.`,
    conflict:
      "Some of what was said does not fit together. No conclusion yet: see below which statements, and whom to ask again.",
    ended: (name) => `Said to be over: ${name}.`,
    endedUnnamed: "One restriction is said to be over.",
  },
  of: {
    card: (label) => label,
    cardNumber: (n) => `Card ${n}`,
    restriction: (n) => `restriction ${n}`,
    unnamed: "a restriction nobody has named",
    person: "You as a person",
  },
  heading: {
    verdict: "What it is, and how sure",
    actions: "What to do, in order",
    moreActions: "After that",
    doNot: "What not to do",
    sheet: "Questions for the bank (read them out; note the answer, the employee number and the time)",
    dates: "Dates that run",
    about: "What this is",
    why: "Why",
    whyNot: "Why not something else",
    changes: "What would change this",
    conflict: "What does not fit together",
    sources: "Sources",
    notes: "Your notes",
  },
  urgency: { now: "now", today: "today", "this-week": "in the next days", later: "later" },
  label: {
    to: "Whom",
    bring: "Bring",
    ask: "Ask",
    doNot: "Do not",
    decidedBy: "Who decides",
    liftedBy: "Who can lift it",
    duration: "How long",
    myth: "Often said, but wrong",
    correction: "In fact",
    disputed: "Disputed, or differs from place to place",
    answer: "Answer:",
    askAgain: "Ask again:",
    path: "The way there",
    findOut: "How to find out",
    shows: "Can show",
    doesNotShow: "Cannot show",
    family: "Family",
    meaning: "What it is",
    requires: "Needs",
    excludes: "Ruled out by",
    notKnown: "not known",
    says: (who) => ` (says ${who})`,
    fromDates: " (computed from the dates)",
  },
  mark: { law: "law", practice: "practice", advice: "advice" },
  status: {
    verified: (date) => `checked against a public collection to ${date}`,
    reported: "reported second-hand, text not seen: go by the written document",
    unverified: "not verified",
  },
  why: {
    proof: "Together these facts fit nothing else:",
    walk: "Step by step, from what is known now:",
    elimination: "Everything else is ruled out:",
  },
  excludedBy: (name, facts) => `${name}: because ${facts}`,
  matrix: "a feature that follows from the text of the rule",
  moreExcluded: (n) => `${n} more are ruled out (--for lawyer lists them all).`,
  notExcluded: (names) => `Not ruled out yet: ${names}.`,
  change: {
    learn: (facts, result) => `If it turns out that ${facts}: ${result}`,
    correct: (facts, result) => `If in truth ${facts}: ${result}`,
    settled: (name) => `this fits ${name}`,
    likely: (name) => `this looks more like ${name}`,
  },
  factIs: (question, answers) => `${question} – ${answers}`,
  not: (answers) => `not ${answers}`,
  or: " or ",
  colon: ": ",
  and: ", and ",
  list: "; ",
  quote: (text) => `“${text}”`,
  limitRuns: (name, from, length, until) => `${name}: from ${from}, plus ${length}, until ${until}.`,
  limitPassed: "By this count it has passed: ask the bank whether it was renewed.",
  limitNote: "This is the longest the rules allow for one round; it can be renewed, so it does not promise release.",
  length: {
    years: (n) => plural(n, "year"),
    months: (n) => plural(n, "month"),
    days: (n) => plural(n, "day"),
    hours: (n) => plural(n, "hour"),
    none: "no limit was found in law",
  },
  next: (question) => `The one question that tells most: ${question}`,
  disclaimer: "This is information to help you tell measures apart. It is not legal advice.",
  asOf: (date) => `As of ${date}`,
  reliability: {
    decides: "These words nearly decide it.",
    narrows: "These words narrow it down; alone they decide nothing.",
    "tells-little": "Alone, these words tell next to nothing.",
  },
  sheetTitle: "Questions to take to the bank",
  sheetHint: "Only ask. Do not explain where money came from.",
  seeExplain: (id) => `More: cardfreeze explain ${id}`,
};
