// What is wrong with a pack or an answers file, why it matters and what to do, in English.
import { cliEn } from "./cli.en.ts";

type Given = Readonly<Record<string, string>>;

const differences: Given = cliEn.test.difference;

/** What an id is said to be, where the word alone would not do. */
const kinds: Given = {
  "date-question": "date question",
  "person-tree": "tree of the person in `trees:`",
};

/** What a value has to be, where the schema asks for more than a type. */
const forms = {
  id: "an id is lower-case words joined by hyphens",
  source: "a source is DOCUMENT/ARTICLE as in the law register, e.g. crim-proc-law/第一百四十五条",
  moment: "a date such as 2026-11-24 or 2026-11-24T15:30",
  date: "a date such as 2026-11-24",
  day: "a day that does not exist",
  duration: "an ISO 8601 duration such as P4D, P6M or PT48H",
  "working-days": "working days are counted in days alone, such as P5D",
  any: "the numbers of facts in these conditions, multiplied, come to more than 1000: name fewer conditions, or fewer facts in each",
  version: "a version is MAJOR.MINOR.PATCH, such as 1.0.0",
};

/** Types as they are written in YAML. */
const types: Given = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "keys with values",
  record: "keys with values",
};

/** What a value had to be, where a form does not say it. */
const expectedOf = ({ expected = "", types: names = "", values = "", of = "", count = "" }: Given): string => {
  const things = of === "array" ? (count === "1" ? " item" : " items") : of === "string" ? " characters" : "";
  if (expected === "type") return [...new Set(names.split(" ").map((name) => types[name] ?? name))].join(" or ");
  if (expected === "one-of") return values.includes(", ") ? `one of ${values}` : values;
  if (expected === "more") return `more than ${count}`;
  if (expected === "least")
    return of === "string" && count === "1" ? "text that says something" : `at least ${count}${things}`;
  return expected === "most" ? `at most ${count}${things}` : "something else";
};

/** What stands there instead. */
const foundOf = ({ found = "", value = "", items = "", types: names = "" }: Given): string => {
  if (found === "list") return `a list of ${items}`;
  const hint = names.split(" ").includes("string") ? " (in quotes it would be text)" : "";
  if (found === "number") return `the number ${value}${hint}`;
  if (found === "boolean") return `${value}${hint}`;
  return { nothing: "no value", keys: "keys with values", empty: "empty text" }[found] ?? `“${value}”`;
};

/** Forms are about a value that can be shown; what holds others is no help. */
const isShown = ({ form, found }: Given): boolean => form === undefined || (found !== "keys" && found !== "list");

export const diagnosticsEn = {
  error: "error",
  warning: "warning",
  why: "why",
  fix: "do",
  near: (ids: string) => `Did you mean ${ids}?`,
  example: "answers that reach it",
  notWalked: "no command tries them out: neither the triage nor a guide walks there",
  related: "the other place",
  count: (errors: number, warnings: number) =>
    `${errors} error${errors === 1 ? "" : "s"}, ${warnings} warning${warnings === 1 ? "" : "s"}`,
  fine: (items: number) => `The pack is fine: ${items} entries checked.`,
  fineFor: (codes: string, items: number) => `Nothing found of ${codes}: ${items} entries checked.`,
  undecided: (codes: string) =>
    `${codes} cannot be looked for (or not everywhere) until the errors of other codes are corrected.`,
  notOfPacks: (code: string) =>
    `${code} is about a file of answers, not about a pack: \`triage --answers FILE\` reports it`,
  form: forms,
  page: {
    caught: "Caught:",
    leftAlone: "Left alone:",
    particular: (head: string, note: string) => `${head} ${note}`,
    added: (file: string) => `${file}, at its end:`,
    changed: (file: string) => `${file}, changed:`,
    bytes: (file: string) => `${file}, these bytes:`,
    size: (file: string, bytes: string) => `${file}: a file of ${bytes} bytes`,
    link: (file: string, target: string) => `${file}: a link to ${target}`,
    folder: (file: string, _text: string) => `${file}: a folder`,
    without: (file: string, _text: string) => `${file} is not there`,
    answers: (_file: string) => "the file of answers:",
    budget: (_file: string, nodes: string) => `the whole check may make ${nodes} nodes`,
  },
  what: {
    CF001: ({ path }: Given) => `there is no pack at ${path}`,
    CF002: ({ path }: Given) => `${path} leads out of the pack's folder`,
    CF003: ({ size, most }: Given) => `the file has ${size} bytes; at most ${most} are read`,
    CF004: () => "the file is not text: it has NUL bytes",
    CF005: () => "the file is not UTF-8",
    CF006: ({ reason, message }: Given) =>
      reason === "TAG" ? `the tag ${message} is not used in packs` : `this is not valid YAML: ${message}`,
    CF007: () => "anchors and aliases are not used in packs",
    CF008: ({ key }: Given) => `the key “${key}” is not allowed`,
    CF009: () => "more than one document in one file",
    CF010: ({ depth }: Given) => `nested deeper than ${depth} levels`,
    CF011: ({ reason }: Given) =>
      reason === undefined
        ? "only regular files are read: this is a pipe, a device or a folder"
        : `the file cannot be read: ${reason}`,
    CF012: () => "a merge conflict was left here",
    CF013: ({ only }: Given): string =>
      only === undefined ? "the file is empty" : "the file says nothing: it has only comments or marks of a document",
    CF020: (given: Given) => {
      const form = (forms as Given)[given["form"] ?? ""];
      const found = isShown(given) ? `; found ${foundOf(given)}` : "";
      return `the value does not fit: ${form ?? `expected ${expectedOf(given)}`}${found}`;
    },
    CF021: ({ key }: Given) => `unknown key “${key}”`,
    CF022: ({ key }: Given) => `“${key}” is missing`,
    CF023: () => "a control or direction character stands in this text",
    CF030: ({ id }: Given) => `the id “${id}” is used twice`,
    CF031: ({ kind = "", of = "", id }: Given) =>
      `there is no ${kinds[kind] ?? kind}${of === "" ? "" : ` of ${of}`} “${id}”`,
    CF032: ({ question, answer }: Given) => `the question “${question}” has no answer “${answer}”`,
    CF033: ({ node, answer }: Given) => `the node “${node}” has no branch for the answer “${answer}”`,
    CF034: ({ nodes }: Given) => `the tree goes round in a circle: ${nodes}`,
    CF035: ({ node }: Given) => `no branch leads to the node “${node}”`,
    CF036: ({ question, scope }: Given) =>
      `“${question}” cannot be asked here: this tree sees only questions of the ${scope}`,
    CF037: ({ id }: Given) => `“${id}” is concluded as settled, but its definition requires nothing`,
    CF038: ({ id }: Given) => `the source “${id}” is unverified and may not be shown`,
    CF039: ({ name }: Given) => `“{${name}}” stands for nothing`,
    CF040: () => "only the last band is without an upper end",
    CF050: ({ id }: Given) => `there is no question “${id}” here`,
    CF051: ({ value, question }: Given) => `“${value}” is no answer to “${question}”`,
    CF052: ({ value }: Given) => `“${value}” is not a date`,
    CF053: ({ value }: Given) => `“${value}” is not an amount in yuan`,
    CF054: ({ value, expected }: Given) => `“${value}” does not have the expected shape: ${expected}`,
    CF055: ({ id, scope }: Given) => `“${id}” belongs to the ${scope}`,
    CF056: ({ value }: Given) => `the label “${value}” is taken`,
    CF060: ({ node }: Given) => `every answer at “${node}” leads to the same place`,
    CF061: ({ question, answer }: Given) => `“${question}” can no longer be “${answer}” here`,
    CF062: ({ node, first, question }: Given) =>
      `“${node}” asks “${question}”, which “${first}” has already asked on the way`,
    CF063: ({ id }: Given) => `no tree names the conclusion “${id}”`,
    CF064: ({ id, tree }: Given) => `the tree “${tree}” reaches “${id}” only where nobody knows the answer`,
    CF065: ({ tree, length, most }: Given) =>
      `a way through “${tree}” asks ${length} questions; the pack allows ${most}`,
    CF066: ({ id }: Given) => `nothing refers to “${id}”`,
    CF070: ({ id }: Given) => `a path concludes “${id}”, though the facts on it contradict its definition`,
    CF071: ({ id, other }: Given) => `“${id}” and “${other}” exclude each other, and the same answers settle both`,
    CF072: ({ id, tree }: Given) => `“${id}” is impossible in “${tree}” before anything is known`,
    CF073: ({ ids }: Given) => `answers end here and meet the requirements of none of: ${ids}`,
    CF074: ({ id }: Given) => `“${id}” is named here, but can never hold here`,
    CF075: ({ id, other, tree }: Given) => `no answers ever tell “${id}” from “${other}” in “${tree}”`,
    CF076: ({ id }: Given) => `nobody knowing leads to “${id}”, which the answers before may have excluded`,
    CF077: ({ id, other }: Given) => `“${id}” and “${other}” stay open here, and no question tells them apart`,
    CF078: ({ id }: Given) => `the definition of “${id}” contradicts itself`,
    CF079: ({ id, question }: Given) =>
      `“${id}” is concluded as settled, but needs “${question}”, which this tree cannot see`,
    CF080: ({ id, date, day, state, now }: Given) =>
      state === "renumbered"
        ? `“${id}” has been ${now} since ${date}; held against ${day}`
        : state === "repealed"
          ? `“${id}” was repealed on ${date}; held against ${day}`
          : `“${id}” comes into force only on ${date}; held against ${day}`,
    CF081: ({ date }: Given) => `the pack was to be reviewed again by ${date}`,
    CF082: ({ id }: Given) => `the time limit “${id}” has no source`,
    CF083: ({ words }: Given) => `a period of time is written out: “${words}”`,
    CF084: ({ id, source }: Given) => `“${id}” excludes on ${source}, which is not verified`,
    CF085: ({ id, length, sources }: Given) =>
      `the length ${length} of “${id}” stands in none of its sources: ${sources}`,
    CF086: ({ sources }: Given) => `this is said as law, though only reported: ${sources}`,
    CF090: ({ word }: Given) => `“${word}” must not be said here`,
    CF091: ({ words }: Given) => `the words “${words}” stand in two phrases`,
    CF092: ({ id, conclusion }: Given) => `the phrase “${id}” settles “${conclusion}” by itself`,
    CF093: ({ id, topic }: Given) => `“${id}” says nothing of “${topic}”`,
    CF100: ({ id, difference = "", kinds, leads, ended, tree = "" }: Given) => {
      const walk = ended ? `the walk ended at: ${ended}` : tree && `its answers fit no conclusion of “${tree}”`;
      const what = `${differences[difference] ?? difference}: ${kinds}`;
      return `the situation “${id}” differs (${what}); what leads: ${leads || "nothing"}${walk && `; ${walk}`}`;
    },
    CF101: ({ id }: Given) => `“${id}” leads in no reviewed situation`,
    CF102: ({ branch }: Given) => `no reviewed situation takes the branch ${branch}`,
    CF110: ({ rule, budget }: Given) =>
      `${rule} stays undecided: ${budget ? `more than ${budget} nodes or paths` : "the questions follow each other too deep"}`,
    CF111: ({ code }: Given) => `this suppression of ${code} suppresses nothing`,
    CF112: ({ code }: Given) => `this suppression of ${code} has no reason`,
  },
  because: {
    CF001: "Without a pack.yaml there is nothing to read.",
    CF002: "A pack must be complete in its own folder, and must not reach other files.",
    CF003: "Files of that size are not written by hand.",
    CF004: "A pack is written in YAML text.",
    CF005: "Chinese in another encoding would turn into other characters.",
    CF006: "The rest of the file cannot be trusted.",
    CF007: "They make files unreadable for lawyers and can grow without end.",
    CF008: "Such keys can change the program itself.",
    CF009: "Only the first would be read.",
    CF010: "Packs are flat; this is a mistake or an attack.",
    CF011: "Everything in it would be missing.",
    CF012: "Two versions stand in the file, and nobody has chosen.",
    CF013: "What should stand in it would be missing, and nobody would notice.",
    CF020: "The program would have to guess.",
    CF021: "It would be ignored without a word.",
    CF022: "People would not be told something that they need.",
    CF023: "It could hide or rewrite what a terminal shows.",
    CF030: "`explain` and every reference must mean one thing.",
    CF031: "The reference leads nowhere.",
    CF032: "The branch or condition could never apply.",
    CF033: "A person who gives that answer would get nothing.",
    CF034: "An interview would never end.",
    CF035: "It has no effect.",
    CF036: "Nobody would have answered it.",
    CF037: "A conclusion would be called settled without a single fact.",
    CF038: "What nobody has verified is never printed as law.",
    CF039: "It would be printed as it stands.",
    CF040: "Later bands could never apply.",
    CF050: "The answer would be lost.",
    CF051: "The answer would be lost.",
    CF052: "Time limits are computed from it.",
    CF053: "It is compared with amounts of money.",
    CF054: "The answer would be lost.",
    CF055: "It would be read for the wrong thing.",
    CF056: "Nobody could tell in the result, or with --set, which of them is meant.",
    CF060: "People would be asked for nothing.",
    CF061: "What was answered before rules it out; the branch is never taken.",
    CF062: "The second time only one branch can be taken.",
    CF063: "It can never be the result.",
    CF064: "An unknown-branch ranks among candidates; it cannot make one.",
    CF065: "Nobody answers that many questions on the telephone.",
    CF066: "It is never shown, and grows old unseen.",
    CF070: "Tree and definition say different things about the same answers.",
    CF071: "The result would contradict itself.",
    CF072: "No answers at all lead to it with its definition met.",
    CF073: "People who answer like this would get nothing.",
    CF074: "The leaf can never come to it, let alone settle it.",
    CF075: "They would always be shown together, or one is superfluous.",
    CF076: "A likely lead would be none of the candidates.",
    CF077: "The result could never become clearer.",
    CF078: "Nothing can ever meet it.",
    CF079:
      "A tree about the person sees no card and no restriction, so this is never proven there: it stays likely for ever.",
    CF080: "People would act on law that does not apply.",
    CF081: "The law may have changed since.",
    CF082: "People count days by it.",
    CF083: "When the rule changes, this sentence would be forgotten.",
    CF084: "Something possible would be ruled out on hearsay.",
    CF085: "The figure and the article it rests on have come apart.",
    CF086: "Nobody has held it against the text; people would take it for certain.",
    CF090: "It promises, or judges, what nobody can.",
    CF091: "Two different meanings would be proposed for the same words.",
    CF092: "Words on a screen never settle anything unless they decide.",
    CF093: "Everyone of its kind is asked about it, and pack.yaml requires it.",
    CF100: "A recorded situation no longer comes out as it should.",
    CF101: "A wrong answer for it would go unnoticed.",
    CF102: "A wrong turn there would go unnoticed.",
    CF110: "The checker does not guess.",
    CF111: "It would hide the next real fault.",
    CF112: "Nobody could tell whether it is still right.",
  },
  help: {
    CF001: "Name the folder that contains pack.yaml.",
    CF002: "Copy the file into the folder.",
    CF003: "Split the file.",
    CF004: "Save it as UTF-8 text.",
    CF005: "Save it as UTF-8.",
    CF006: "Correct the marked place; indent with spaces, never with tabs.",
    CF007: "Write the value out.",
    CF008: "Use another key.",
    CF009: "Put each into a file of its own, or write a list.",
    CF010: "Flatten it.",
    CF011: "Check that the file exists, is a regular file and may be read.",
    CF012: "Keep what is right of the two and delete the lines of <<<<<<<, ======= and >>>>>>>.",
    CF013: "Bring back what stood in it, write what belongs there, or delete the file.",
    CF020: "Write what the schema asks for.",
    CF021: "Correct or remove it.",
    CF022: "Add it.",
    CF023: "Delete the character and type the text again.",
    CF030: "Rename one of the two, or remove it.",
    CF031: "Correct the id, or add what is missing.",
    CF032: "Correct the answer, or add it to the question.",
    CF033: "Add the branch, or `else`.",
    CF034: "Let one of these nodes lead to a conclusion.",
    CF035: "Lead a branch to it, or remove it.",
    CF036: "Ask another question, or move this one.",
    CF037: "Add a requirement, or say `certainty: likely`.",
    CF038: "Cite a verified or reported article, or leave the statement out.",
    CF039: "Write {limit:ID}.",
    CF040: "Order the bands; leave the end of the last one open.",
    CF050: "Correct the id; `cardfreeze explain TREE` lists what is asked.",
    CF051: "Use one of the answers, or `unknown`; `cardfreeze explain QUESTION` lists them.",
    CF052: "Write 2026-11-24 or 2026-11-24 15:30.",
    CF053: "Write the number of yuan, e.g. 32000.",
    CF054: "Write person: {…} and cards: [{label, facts: {…}, restrictions: [{label, facts: {…}}]}].",
    CF055: "Move it there.",
    CF056: "Give each a label of its own, e.g. with the last digits.",
    CF060: "Remove the node, or give its answers different branches.",
    CF061: "Remove the branch, or ask the question earlier.",
    CF062: "Lead the earlier branches to where they have to go.",
    CF063: "Give it a leaf, or remove it.",
    CF064: "Name it on a branch of a real answer as well.",
    CF065: "Shorten the tree, or raise `longest-path` in pack.yaml.",
    CF066: "Use it, or remove it.",
    CF070: "Correct the branch, or the definition.",
    CF071: "Correct one of the definitions or trees, or drop `exclusive-with`.",
    CF072: "Correct its definition, or the leaf that names it.",
    CF073: "Add a branch for these answers, or a conclusion that fits them.",
    CF074: "Remove it from this leaf, or correct its definition.",
    CF075: "Ask what tells them apart, or make one of them.",
    CF076: "Conclude something that is still possible, or leave it open.",
    CF077: "Let a definition name what tells them apart.",
    CF078: "Correct its requirements or exclusions.",
    CF079: "Conclude it as likely, or require something that the tree sees.",
    CF080: "Cite what is in force, under its present number.",
    CF081: "Review the pack and set both dates.",
    CF082: "Name the article, or say `length: none-found`.",
    CF083: "Name a limit: {limit:ID}.",
    CF084: "Exclude on a verified article, or only rank.",
    CF085: "Correct the length, or the article, or record the figure in the article’s gist or anchors.",
    CF086: "Write “reportedly” or 据报道, cite a verified article, or say it as practice.",
    CF090: "Say it by certainty, or leave it out.",
    CF091: "Keep them in one phrase.",
    CF092: "Propose less, or mark the phrase as deciding.",
    CF093: "Add it under details; where nothing was found, say so.",
    CF100: "Correct the tree, or the expectation if the research says so.",
    CF101: "Record a situation and have it reviewed.",
    CF102: "Record a situation that takes it (`test --generate` writes one) and have it reviewed.",
    CF110: "Simplify the tree, or order its questions alike in every branch.",
    CF111: "Remove the comment.",
    CF112: "Write the reason after a colon.",
  },
};
