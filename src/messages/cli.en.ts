// Interface wording of the command line, in English.
import type { cliZh } from "./cli.zh.ts";
import type { Message } from "./message.ts";

export type CliMessages = Message<typeof cliZh>;

export const cliEn: CliMessages = {
  description:
    "A bank card is restricted: which measure is it, and what to do now. No network, nothing saved, not legal advice.",
  commands: {
    diff: "what changes in meaning between two packs: folders, or git revisions of one",
    law: "the law that the pack cites: list, show, verify against texts, todo for a lawyer",
    triage: "ask, or decide from answers given in a file and on the command line (default)",
    check: "check a content pack",
    explain: "explain any id: measure, question, action, limit, law",
    compare: "a table of what tells measures apart",
    sheet: "the questions for the bank, printable",
  },
  law: {
    inForce: (date: string) => `in force from ${date}`,
    repealed: (date: string) => `repealed on ${date}`,
    checked: (date: string) => `checked against a public collection to ${date}`,
    citedBy: "cited by",
    toCheck: (count: number) => `${count} articles to be checked by a lawyer against the original text.`,
    noTexts: (folder: string) => `There is no Markdown statute in ${folder}.`,
    missing: (ref: string, anchor: string | undefined, moved: string) =>
      anchor === undefined
        ? `${ref}: there is no such article in the text`
        : `${ref}: “${anchor}” does not stand there${moved === "" ? "" : `; it stands in ${moved}`}`,
    withoutText: (document: string) => `${document}: no text found, its verified articles were not held against one`,
    withoutAnchor: (ref: string) => `${ref}: verified, but without an anchor to hold against the text`,
    verified: (found: number, missing: number, without: number) =>
      `${found} anchors found, ${missing} missing; ${without} documents without a text.`,
  },
  diff: {
    neither: (name: string, folder: string) => `${name} is neither a folder nor a revision that has ${folder}.`,
    broken: (name: string) => `The pack ${name} has errors and cannot be compared.`,
    tree: (tree: string) => `Tree ${tree}`,
    combinations: (some: string, all: string) => `The result changes for ${some} of ${all} combinations of answers.`,
    from: "from",
    to: "to",
    count: "combinations",
    example: "shortest example",
    more: (count: number) => `… and ${count} more kinds of change.`,
    none: "No combination of answers comes to another result.",
    added: "added",
    removed: "removed",
    reworded: "changed",
    answers: (question: string) => `saved answers to ${question} are asked again if they are one of`,
    scenarios: "Recorded situations that come out differently",
    content: "Content",
  },
  options: {
    diffFormat: "markdown or json",
    rename: "OLD=NEW: an id that was renamed (repeatable)",
    checkFormat: "pretty, json, sarif or github",
    texts: "a folder of statutes in Markdown",
    rule: "run only this rule (repeatable)",
    lawOn: "the day on which the law must be in force; the pack’s day of review when absent",
    lang: "language of the interface, zh or en",
    for: "for whom: holder or lawyer",
    pack: "another folder with a content pack",
    plain: "plain text: one answer a line, no redrawing, no colour",
    answers: "read answers from a file (YAML or JSON; - is standard input)",
    set: "one answer: QUESTION=ANSWER, or CARD.QUESTION=ANSWER; repeatable",
    text: "words of the bank or a message: they only propose facts",
    format: "text, json or markdown",
    asOf: "the day to count from",
    save: "write every answer to this file at once",
    unmask: "do not hide card, identity and phone numbers",
  },
  badUse: (message) => `wrong use: ${message}`,
  badOption: (name, value, allowed) => `${name} cannot be “${value}”: use ${allowed}`,
  badAsOf: (value) => `--as-of: “${value}” is not a date such as 2026-11-24`,
  badSet: (value) => `--set “${value}”: write QUESTION=ANSWER or CARD.QUESTION=ANSWER`,
  setCard: (value, cards) => `--set “${value}” names a card that does not exist; there are: ${cards}`,
  noFile: (file, reason) => `cannot read ${file}: ${reason}`,
  unknownCommand: (word) => `There is no command “${word}”.`,
  unknownId: (id) => `There is no “${id}”.`,
  didYouMean: (ids) => `Did you mean ${ids}?`,
  notConclusion: (id) => `“${id}” is not a measure or look-alike and cannot be compared.`,
  internal: (message) =>
    `The program itself failed: ${message}. Please tell us, with the version; your answers were written nowhere.`,
  brokenBuild: "The program is not built: its compiled pack is missing. Run npm run build.",
  proposals: "Recognised in the words (not counted; confirm with --set):",
  proposal: (set) => `to confirm, add: --set ${set}`,
  scam: "This looks like a scam:",
  nothingRecognised: "No bank wording was recognised.",
};
