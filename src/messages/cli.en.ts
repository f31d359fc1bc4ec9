// Interface wording of the command line, in English.
import type { cliZh } from "./cli.zh.ts";
import type { Message } from "./message.ts";

export type CliMessages = Message<typeof cliZh>;

export const cliEn: CliMessages = {
  description:
    "A bank card is restricted: which measure is it, and what to do now. No network, nothing saved, not legal advice.",
  guides: "Guides (cardfreeze guide ID):",
  commands: {
    guide: "a guide through one question, such as lifting a police freeze; without ID: the list",
    graph: "a tree as a drawing: mermaid or dot",
    test: "run the recorded situations of a pack and say what they do not reach",
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
    status: {
      verified: (count) => `${count} verified`,
      reported: (count) => `${count} reported, the text not seen`,
      unverified: (count) => `${count} not verified`,
    },
    and: ", ",
    unverified: (ref) =>
      `${ref} has been verified by nobody and is not shown; cardfreeze law todo lists what is to be checked.`,
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
    combinations: (share: string) => `The result changes for ${share} of all combinations of answers.`,
    percent: (number: string) => `${number} %`,
    shareOf:
      "A share is of all combinations in which every question has a known answer and which both versions allow, each counted once. It is not how many people answer so; --format json has the exact numbers.",
    from: "from",
    to: "to",
    share: "share",
    example: "the shortest example",
    whatever: "whatever is answered",
    unproven:
      "No answer of this example can be left out, but that none is shorter is not proven: it would take too long.",
    more: (count: number) => `… and ${count} more kinds of change.`,
    certainty: { settled: "settled", likely: "likely", open: "open", conflict: "conflict" },
    nothingLeads: "nothing leads",
    together: (count: number) =>
      `A row with “…” stands for several kinds of change, ${count} in all: nothing leads, and “…” is what both versions leave open. --format json has each.`,
    undecided: (budget: number) =>
      `The packs are too large to be compared exactly: more than ${budget} nodes are needed. Compare smaller steps: fewer trees or questions changed at once.`,
    none: "No combination of known answers comes to another result.",
    noneUnknown: "Where nobody knows some answers, nothing else leads either.",
    unknown: (share: string) =>
      `Where nobody knows some answers, what leads changes too: for ${share} of the combinations in which any answer may be unknown (after “open” stands what the tree names first).`,
    fewestKnown: "the fewest known answers",
    nothingKnown: "nobody knows anything",
    textOnly: (trees: string) =>
      `Where nobody knows some answers was not compared exactly, because the packs are too large; only the text was compared of these trees: ${trees}`,
    added: "added",
    removed: "removed",
    reworded: "changed",
    answers: (question: string) => `not compared, because only one version knows these answers to ${question}`,
    saved: "Saved answers",
    questions: "Questions",
    question: "question",
    answer: "answer",
    becomes: "becomes",
    why: "because",
    everyAnswer: "every answer",
    fates: { kept: "kept", "asked-again": "asked again", dropped: "dropped" },
    because: {
      "question-gone": "the question is gone",
      "answer-gone": "the answer is gone",
      "new-answers": "there are new answers, one of which may fit better",
      "new-bounds": "the dates that the answers stand for changed",
      kind: "it is asked of something else, or takes another kind of answer",
    },
    counts: (kept: number, again: number, dropped: number) => `${kept} kept, ${again} asked again, ${dropped} dropped.`,
    rewordedQuestions: "In other words now; kept only if they still ask the same",
    idleRename: (id: string) => `The older pack has no ${id} to be renamed.`,
    scenarios: "Recorded situations that come out differently",
    content: "Content",
  },
  test: {
    differs: "differs from what is expected",
    leads: "what leads",
    settled: "settled",
    difference: {
      "does-not-lead": "should lead and does not",
      "none-of": "none of these leads, and not all are open",
      "not-open": "should be open",
      excluded: "must not be excluded",
      "wrong-settled": "settled, and must not be",
      "not-settled": "should be settled",
      "not-excluded": "should be excluded",
      "also-differs": "the other conclusions differ",
      unreadable: "answers that cannot be read",
    },
    count: (fine: number, all: number) => `${fine} of ${all} situations come out as expected.`,
    reviewed: (reviewed: number, unreviewed: number) =>
      `${reviewed} reviewed, ${unreviewed} unreviewed (they count for nothing).`,
    reached: (conclusions: string, branches: string, unknown: string) =>
      `reviewed situations lead to ${conclusions} conclusions, take ${branches} branches and ${unknown} unknown-branches`,
    generated: (count: number, file: string) => `${count} unreviewed situations written to ${file}.`,
    unreviewed: "Generated and unreviewed: they count once a name stands in reviewed-by.",
    notSmallest: (least: number) =>
      `Perhaps not the fewest: at least ${least} are needed; to find the fewest would take too long.`,
    untaken: (branches: string) => `No situation was found for: ${branches}`,
    titles: {
      branch: (branch: string) => `unreviewed: ${branch}`,
      exclusion: (facts: string, conclusion: string) => `unreviewed: ${facts} excludes ${conclusion}`,
    },
  },
  graph: {
    yes: "yes",
    no: "no",
    unknown: "nobody knows",
    certainty: { settled: "settled", likely: "likely", open: "open" },
  },
  options: {
    depth: "fold what lies deeper than this many questions",
    graphFormat: "mermaid or dot",
    generate: "write the fewest situations that take what no reviewed one takes",
    testFormat: "text or json",
    diffFormat: "markdown or json",
    rename: "OLD=NEW, or QUESTION.OLD=NEW for an answer: an entry that was renamed (repeatable)",
    savedAnswers: "answers files of the older pack: what becomes of them (repeatable)",
    checkFormat: "pretty, json, sarif or github",
    texts: "a folder of statutes in Markdown",
    rule: "run only this rule (repeatable)",
    lawOn: "the day on which the law must be in force; the pack’s day of review when absent",
    lang: "language of the interface, zh or en",
    for: "for whom: holder or lawyer",
    pack: "another folder with a content pack",
    plain: "plain text: one answer a line, no redrawing, no colour",
    answers: "read answers from a file (YAML or JSON; - is standard input)",
    set: "one answer: QUESTION=ANSWER, or CARD.QUESTION=ANSWER; dates and amounts as they are said (yesterday, 3 days ago, 10万); repeatable",
    text: "words of the bank or a message: they only propose facts",
    format: "text, json or markdown",
    asOf: "the day to count from",
    save: "write every answer to this new file at once; the file of --answers may be continued",
    version: "the version of the program",
    unmask: "do not hide card, identity and phone numbers",
  },
  lawCommands: {
    list: "the documents that are cited",
    todo: "the articles that a lawyer has yet to check",
    show: "a document or an article",
    verify: "hold the anchors against the texts in a folder",
  },
  usage: {
    unknownOption: (name: string) => `There is no option '${name}'.`,
    unknownCommand: (name: string) => `There is no command '${name}'.`,
    missingArgument: (name: string) => `The argument '${name}' is missing.`,
    optionMissingArgument: (name: string) => `The option '${name}' needs a value.`,
    missingMandatoryOptionValue: (name: string) => `The option '${name}' is required.`,
    excessArguments: (name: string) => `Too many arguments for '${name}'.`,
    help: (command: string) => `See ${command} --help.`,
  },
  help: {
    option: "show this help",
    command: "show the help of a command",
    titles: { "Usage:": "Usage:", "Options:": "Options:", "Commands:": "Commands:", "Arguments:": "Arguments:" },
  },
  badOption: (name, value, allowed) => `${name} cannot be “${value}”: use ${allowed}`,
  badAsOf: (value) => `--as-of: “${value}” is not a date such as 2026-11-24`,
  badSet: (value) => `--set “${value}”: write QUESTION=ANSWER or CARD.QUESTION=ANSWER`,
  setCard: (value, cards) => `--set “${value}” names a card that does not exist; there are: ${cards}`,
  setAmbiguous: (value, card, labelled) =>
    `--set “${value}”: “${card}” may be either of two cards: card ${labelled} is labelled “${card}”, and there is a card ${card}. In the file, give the card a label that is no number.`,
  setRead: (value, read) => `--set ${value}: noted as ${read}`,
  guideNeedsId: (option) =>
    `${option} goes with one guide: cardfreeze guide ID ${option} …. cardfreeze guide without these options lists every ID.`,
  namedPipe: (file) =>
    `${file} is a named pipe, which waits for ever when nobody writes to it, and was not read. Use standard input: --answers - < ${file}`,
  noFile: (file, reason) => `cannot read ${file}: ${reason}`,
  saveExists: (file) =>
    `${file} exists already and was not overwritten. To continue it, use --answers ${file}; otherwise give --save another name.`,
  cannotSave: (file, reason) => `--save cannot write ${file}: ${reason}. Try a place that can be written to.`,
  unknownCommand: (word) => `There is no command “${word}”.`,
  commandFirst: (command) => `A command stands before its options: ${command} …`,
  unknownId: (id) => `There is no “${id}”.`,
  didYouMean: (ids) => `Did you mean ${ids}?`,
  thereAre: (ids) => `There are: ${ids}.`,
  listedBy: (command) => `${command} lists them all.`,
  notConclusion: (id) => `“${id}” is not a measure or look-alike and cannot be compared.`,
  internal: (message) =>
    `The program itself failed: ${message}. Please tell us, with the version; your answers were written nowhere.`,
  tooManyPaths: (tree, most) =>
    `The tree “${tree}” of the pack has more than ${most} paths and cannot be judged reliably, so there is no result. Let fewer branches meet again, or split the tree; cardfreeze check shows the place.`,
  tooLarge: (most) =>
    `The packs are too large: comparing them exactly needs more than ${most} nodes, so there is no result. Simplify the trees, or order the questions alike in every branch.`,
  tooDeep:
    "The questions of the pack follow each other deeper than the program can go, so there is no result. Shorten the longest path, or split the tree.",
  brokenBuild: "The program is not built: its compiled pack is missing. Run npm run build.",
  proposals: "Recognised in the words (not counted; confirm with --set):",
  proposal: (set) => `to confirm, add: --set ${set}`,
  scam: "This looks like a scam:",
  danger: "Do this first:",
  withheld: {
    negated: "is denied here: nothing is recorded from it, and it shows nothing.",
    asked: "is asked here: nothing is recorded from it, and it shows nothing.",
  },
  nothingRecognised: "No bank wording was recognised.",
};
