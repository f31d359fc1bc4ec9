// Interface wording of the renderers, in English. Knowledge lives in the pack, never here.
import type { Message } from "./message.ts";
import type { reportZh } from "./report.zh.ts";

/** The wording of the renderers: the same keys in every language. */
export type ReportMessages = Message<typeof reportZh>;

/** More than these are no help to count. */
const COUNTED = 9;

const others = (more: number): string => (more > COUNTED ? ", or something else" : more > 0 ? `, or ${more} more` : "");

const plural = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? "" : "s"}`;

export const reportEn: ReportMessages = {
  headline: {
    settled: (name) => `From what you say, this fits: ${name}.`,
    likely: (name) => `This looks more like: ${name}. Other explanations cannot be ruled out yet.`,
    path: (name: string) => `By what you say, the way forward is “${name}”.`,
    pathLikely: (name: string) => `Probably the way forward is “${name}”. More facts would make it surer.`,
    likelyAlone: (name) => `This looks more like: ${name}. Nothing else fits, but it is not proven itself.`,
    openPath: (names: string, more: number) =>
      `It is not clear yet which step comes next. It may be: ${names}${others(more)}.`,
    open: (names, more) => `It cannot be told apart yet. It may be: ${names}${others(more)}.`,
    conflict:
      "Some of what was said does not fit together: one of it may be wrong, or it may be two restrictions. No conclusion yet: see below which statements, and whom to ask again.",
    ended: (name) => `Said to be over: ${name}.`,
    endedUnsure: (sentence) => `Said to be over. ${sentence}`,
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
    sheetOfClient:
      "Questions of the client for the bank (have the client read them out and note the answer, the employee number and the time)",
    dates: "Dates that run",
    about: "What this is",
    why: "Why",
    whyNot: "Why not something else",
    changes: "What would change this",
    conflict: "What does not fit together",
    sources: "Sources",
    notes: "Your notes",
    findOut: "What is to be found out, the most telling first",
    recap: "In short (the whole answer is above: scroll up)",
  },
  urgency: { now: "now", today: "today", "this-week": "in the next days", later: "later" },
  label: {
    to: "Whom",
    bring: "Bring",
    ask: "Ask",
    clientAsks: "To ask (in the client's words)",
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
    notSaid: "not said whether ",
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
  excludedBy: (name, facts) => `${name}: because of “${facts}”`,
  matrix: "a feature that follows from the text of the rule",
  excludedAll: (facts, names) => `Because of “${facts}” it is none of: ${names}`,
  moreChanges: (n) => `${n} more changes would give another result (--format json lists them all).`,
  moreExcluded: (n) => `${n} more are ruled out (--for lawyer lists them all).`,
  notExcluded: (names, more) => `Not ruled out yet: ${names}${more > 0 ? `; ${more} more` : ""}.`,
  change: {
    learn: (facts, result) => `If it turns out to be “${facts}”: ${result}`,
    correct: (facts, result) => `If in truth it is “${facts}”: ${result}`,
    path: (name) => `the way forward is “${name}”`,
    settled: (name) => `this fits ${name}`,
    likely: (name) => `this looks more like ${name}`,
  },
  factIs: (question, answers) => `${question}: ${answers}`,
  without: (answer) => `no “${answer}”`,
  not: (answers) => `not ${answers}`,
  or: " or ",
  colon: ": ",
  and: ", and ",
  list: "; ",
  reportedShort: " – reported",
  note: (text) => `(${text})`,
  noteAfter: (text) => ` (${text})`,
  marked: (mark) => `[${mark}] `,
  article: (article, number) => (number === undefined ? ` ${article}` : `, art. ${number}`),
  quote: (text) => `“${text}”`,
  limitRuns: (name, from, length, until) => `${name}: from ${from}, ${length}, until ${until}.`,
  limitBefore: (name, from, length, until) => `${name}: ${length} back from ${from}, that is ${until}.`,
  limitUncounted: (name, from, length, year) =>
    `${name}: from ${from}, ${length}; the days off of ${year} are not recorded yet, so the day cannot be counted.`,
  limitMoved: (before) => `It would be ${before}, a day of rest, and moves to the first working day after.`,
  limitUnknownYear: (year) =>
    `The days off of ${year} are not recorded yet: if that day is a holiday, it moves to the first working day after.`,
  evaluated: "the day of these answers",
  dateDoubt: {
    before: (name, value, than, thanValue) =>
      `${name} is given as ${value}, before ${than} (${thanValue}): both cannot be right, check. No limit is counted from it.`,
    after: (name, value, than, thanValue) =>
      `${name} is given as ${value}, after ${than} (${thanValue}): both cannot be right, check. No limit is counted from it.`,
  },
  findOutByClient: {
    "at-hand": (name, how) => `Have the client look, ${name}: ${how}`,
    "ask-bank": (_name, words) => `Have the client ask the bank: ${words}`,
    "ask-keeper": (_name, words) => `Have the client ask whoever keeps the account: ${words}`,
    "ask-police": (name, how) => `Ask the unit, ${name}: ${how}`,
  },
  limitHourUnknown: (earliest, until) =>
    `Only the day of its start is known: it ends between ${earliest} and ${until}; ask for the hour.`,
  limitPassed: "By this count it has passed.",
  limitNote:
    "The latest end by the rules: days, months and years leave out the first day, hours run on from their moment. It promises no result by then.",
  length: {
    years: (n) => plural(n, "year"),
    months: (n) => plural(n, "month"),
    days: (n) => plural(n, "day"),
    hours: (n) => plural(n, "hour"),
    workingDays: (n) => `${n} working ${n === 1 ? "day" : "days"}`,
    none: "no limit was found in law",
  },
  findOut: "Find these out first, the most telling first:",
  findOutFirst: (line) => `To find out first: ${line}`,
  findOutBy: {
    "at-hand": (name, how) => `See for yourself, ${name}: ${how}`,
    "ask-bank": (_name, words) => `Ask the bank: ${words}`,
    "ask-keeper": (_name, words) => `Ask whoever keeps the account: ${words}`,
    "ask-police": (name, how) => `Ask the unit (if you are at risk yourself, let a lawyer ask), ${name}: ${how}`,
  },
  disclaimer: "This is information to help you tell measures apart. It is not legal advice.",
  asOf: (date) => `As of ${date}. `,
  reliability: {
    decides: "These words nearly decide it.",
    narrows: "These words narrow it down; alone they decide nothing.",
    "tells-little": "Alone, these words tell next to nothing.",
  },
  sheetTitle: "Questions to take to the bank",
  sheetHint: "Only ask. Do not explain where money came from.",
  renumbered: (was, now, since) =>
    `${was} of before ${since} is now ${now}; the present article of that number is another one. Older papers still name the old number.`,
  notCited: (number) => `Its article ${number} is not cited here. These are:`,
  replaced: (older, newer) => `${older} has been replaced by ${newer}: do not go by the old one.`,
  firstAnswer: (questions) => `first answer ${questions}: it decides whether to do this yourself or see a lawyer first`,
  seeExplain: (id) => `More: cardfreeze explain ${id}`,
};
