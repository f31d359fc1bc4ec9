// Interface wording of the interview, in English.
import type { interviewZh } from "./interview.zh.ts";
import type { Message } from "./message.ts";

export type InterviewMessages = Message<typeof interviewZh>;

export const interviewEn: InterviewMessages = {
  welcome:
    "One question at a time. Press 0 if you do not know; press ? at any time to see why it is asked and how to find out.",
  privacy: "Nothing goes over the network; nothing is saved unless you ask.",
  keysChoose: (choices) => (choices > 9 ? "digits and letters choose" : "digits choose"),
  keysTick: (choices) => (choices > 9 ? "digits and letters tick · Enter goes on" : "digits tick · Enter goes on"),
  keys: "0 don't know · ? why · b back · e see and change · / jump · n note · p paste the bank's words · q result",
  dateKey: "d enter dates",
  unknown: "don't know",
  nothingElse: "nothing else",
  left: (least, most) =>
    least === most ? `${most} question${most === 1 ? "" : "s"} left` : `${least} to ${most} questions left`,
  why: "Why it is asked",
  findOut: "How to find out",
  best: "This one question tells most:",
  bestBetween: (names) => `It separates: ${names}`,
  alarm: "Do this first",
  card: (n) => `Card ${n}`,
  restriction: (n) => `restriction ${n}`,
  plainPrompt: "Type a number: ",
  plainPromptSeveral: "Type numbers, with spaces between: ",
  plainConfirm: (message) => `${message} (y/n)`,
  yesWords: "1 y yes yeah yep ok 是 是的 对 好",
  notAnAnswer: (typed) =>
    `“${typed}” is not an answer here. Type the number of an answer, 0 for don't know, ? for help.`,
  dateAsk: (question) =>
    `${question}\n(e.g. 2026-11-24 15:30, 11/24, the 15th, yesterday, 3 days ago; Enter if there is none or you do not know)`,
  valueHeld: (value) => `(so far: ${value}; Enter keeps it, 0 takes it back)`,
  valueRead: (date) => `Noted as ${date}`,
  dateAssumed: (date) =>
    `Noted as ${date} (what was left out is assumed; if that is wrong, press b to come back and write the whole date)`,
  dateVague: (typed) =>
    `“${typed}” is no single day. Say which day, e.g. 11/24, the 15th, last Friday, 3 days ago; just press Enter if you know it only roughly.`,
  dateWrong: (typed) => `“${typed}” could not be read as a date.`,
  amountAsk: (question) => `${question}\n(e.g. 32000, 3.2万; Enter if there is none or you do not know)`,
  amountWrong: (typed) => `“${typed}” could not be read as an amount.`,
  jumpAsk: "Which question, or just say a fact:",
  jumpSeveral: "Several questions match. Choose one:",
  jumpNothing: "No question close to that, and no bank wording recognised. Nothing was recorded as an answer.",
  pasteAsk: "Paste what the bank said, or the message:",
  noteAsk: "Note (kept in memory; written to a file only when you save):",
  noteKept: "Noted.",
  recognised: (words) => `Seen: “${words}”`,
  shows: "Can show",
  doesNotShow: "Cannot show",
  withheldNegated: "You said that it is not so: nothing is recorded from it.",
  withheldAsked: "This is a question: nothing is recorded from it.",
  confirmFact: (fact) => `Record: ${fact}?`,
  confirmInstead: (fact, old) => `Record instead: ${fact}? (so far: ${old})`,
  replaceAsk: (fact) => `There is an answer already: ${fact}`,
  replaceChoices: { replace: "replace it", add: "someone else says this: keep both" },
  whoSays: "Who says so (for example: bank, police)?",
  editTitle: "What was answered. Choose one to change:",
  editNothing: "Nothing has been answered yet.",
  editAside: " (not used now, set aside)",
  editBack: "go back",
  beyond: "What is left can only be found out by asking; not knowing is fine. What tells most:",
  enough: "Not knowing is fine: some of it can only be found out by asking. What tells most:",
  alarmFirst: "What was shown above to do first comes first; the questions, here and to others, can wait until then.",
  enoughAsk: "What now?",
  enoughChoices: {
    stop: "show the result: what to do now, and what to ask in which words",
    on: "go on with the questions that are left",
  },
  more: "What next",
  moreChoices: {
    show: "show the result",
    restriction: "there is another restriction on this card",
    card: "there is another card",
    edit: "see and change what was answered",
  },
  cardLabel: "What to call this card (e.g. CCB ending 1234; Enter to skip):",
  cardLabelTaken: (label) =>
    `There is a card called “${label}” already. Give this one another name, e.g. with its last digits.`,
  saveAsk:
    "Save what was answered? It may contain things that could be used against you; only you will be able to open the file.",
  saveWhere: "Save to which file:",
  saved: (file) => `Saved to ${file}. To go on: cardfreeze --answers ${file}`,
  saveExists: (file) => `${file} exists already and was not overwritten. Give another file name.`,
  saveFailed: (file, reason) => `Could not save to ${file}: ${reason}. Try another file name.`,
  saveWarning: (file) =>
    `Every answer is written to ${file}. It may contain things that could be used against you: keep it safe.`,
  cancelled: "Left.",
  yes: "yes",
  no: "no",
};
