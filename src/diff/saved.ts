// What becomes of saved answers in a newer pack: kept, asked again or dropped.
import { modelOf } from "../engine/model.ts";
import { readValue } from "../intake/answers.ts";
import type { Pack, Question } from "../pack/schema.ts";
import { newAnswer, newQuestion, type Renames } from "./renames.ts";

type Fate = "kept" | "asked-again" | "dropped";

/**
 * Why an answer is not simply kept. `new-answers`: one that could not be chosen before may fit better; `new-bounds`: the
 * dates that an answer stands for moved; `kind`: another type of question, or asked of something else.
 */
type Because = "question-gone" | "answer-gone" | "new-answers" | "new-bounds" | "kind";

interface SavedAnswer {
  readonly answer: string;
  /** What it is called now, where it still exists. */
  readonly to?: string;
  readonly fate: Fate;
  readonly because?: Because;
}

export interface SavedQuestion {
  readonly question: string;
  readonly to?: string;
  /** Of the answer that fares worst. */
  readonly fate: Fate;
  readonly because?: Because;
  /** The same question in other words: kept, but a person should see that it still says the same. */
  readonly reworded: boolean;
  /** The answers that can be chosen only now. */
  readonly added: readonly string[];
  readonly answers: readonly SavedAnswer[];
}

const answersOf = (question: Question): readonly { readonly id: string; readonly text: object }[] =>
  "answers" in question ? question.answers : [];

const boundsOf = (question: Question, rename: (answer: string) => string): string =>
  JSON.stringify(
    question.type === "choice"
      ? (question.bands?.steps ?? []).map((step) => [rename(step.answer), step["up-to"] ?? ""])
      : [],
  );

/** The words of a question and of those of its answers that both versions know. */
const wordsOf = (question: Question, rename: (answer: string) => string, shared: readonly string[]): string =>
  JSON.stringify([
    question.ask,
    "none" in question ? question.none : "",
    shared.map((id) => answersOf(question).find((answer) => rename(answer.id) === id)?.text),
  ]);

const same = (id: string): string => id;

const savedQuestion = (before: Question, after: Question | undefined, renames: Renames): SavedQuestion => {
  const question = before.id;
  const all = answersOf(before).map(({ id }) => id);
  if (!after) {
    const gone = { fate: "dropped", because: "question-gone" } as const;
    return { question, ...gone, reworded: false, added: [], answers: all.map((answer) => ({ answer, ...gone })) };
  }
  const rename = (answer: string): string => newAnswer(renames, question, answer);
  const now = answersOf(after).map(({ id }) => id);
  const added = now.filter((id) => !all.map(rename).includes(id));
  const shared = now.filter((id) => !added.includes(id));
  // Where several may hold, each answer is a question of its own: a new one takes nothing from the others.
  const whole: Because | undefined =
    before.type !== after.type || before.scope !== after.scope
      ? "kind"
      : added.length > 0 && after.type === "choice"
        ? "new-answers"
        : boundsOf(before, rename) !== boundsOf(after, same)
          ? "new-bounds"
          : undefined;
  const answers = all.map((answer): SavedAnswer => {
    const to = rename(answer);
    if (!now.includes(to)) return { answer, fate: "asked-again", because: whole === "kind" ? whole : "answer-gone" };
    return whole ? { answer, to, fate: "asked-again", because: whole } : { answer, to, fate: "kept" };
  });
  const because = whole ?? answers.find((one) => one.because)?.because;
  return {
    question,
    to: after.id,
    fate: because ? "asked-again" : "kept",
    ...(because ? { because } : {}),
    reworded: whole !== "kind" && wordsOf(before, rename, shared) !== wordsOf(after, same, shared),
    added,
    answers,
  };
};

/** For every question and answer of the older pack, what becomes of it where somebody saved it. */
export const savedDiff = (before: Pack, after: Pack, renames: Renames): SavedQuestion[] => {
  const now = new Map(after.questions.map((question) => [question.id, question]));
  return before.questions.map((question) =>
    savedQuestion(question, now.get(newQuestion(renames, question.id)), renames),
  );
};

export interface SavedFact {
  /** Where it stands in the file. */
  readonly path: readonly (string | number)[];
  readonly question: string;
  readonly to?: string;
  /** The answers that it names; none for dates, amounts and `unknown`. */
  readonly answers: readonly string[];
  readonly fate: Fate;
  readonly because?: Because;
}

type Raw = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Raw => typeof value === "object" && value !== null && !Array.isArray(value);

const recordOf = (value: unknown): Raw => (isRecord(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The facts of an answers file with the place of each. */
const factsIn = (raw: unknown): { path: (string | number)[]; question: string; value: unknown }[] => {
  const facts = (path: (string | number)[], value: unknown) =>
    Object.entries(recordOf(value)).map(([question, written]) => ({
      path: [...path, question],
      question,
      value: written,
    }));
  const root = recordOf(raw);
  return [
    ...facts(["person"], root["person"]),
    ...listOf(root["cards"]).flatMap((item, position) => {
      const card = recordOf(item);
      return [
        ...facts(["cards", position, "facts"], card["facts"]),
        ...listOf(card["restrictions"]).flatMap((one, index) =>
          facts(["cards", position, "restrictions", index, "facts"], recordOf(one)["facts"]),
        ),
      ];
    }),
  ];
};

interface Said {
  readonly answers: readonly string[];
  /** Says what is not so: a new answer changes nothing about that. */
  readonly isNegative: boolean;
  /** Says that nothing else is so: of an answer that is new, nobody has said it. */
  readonly isClosed: boolean;
}

/** What a written value says, in ids of its question. */
const saidIn = (question: Question, value: unknown): Said[] => {
  const said = recordOf(value)["said"];
  if (question.type === "choice" && Array.isArray(said)) return said.flatMap((one) => saidIn(question, one));
  const read = readValue(question, value);
  if (!("ok" in read)) return [];
  const { ok } = read;
  const all = answersOf(question).map(({ id }) => id);
  if (ok.type === "several") {
    const isClosed = value === "none" || recordOf(value)["only"] !== undefined;
    return [{ answers: isClosed ? ok.in : [...ok.in, ...ok.out], isNegative: false, isClosed }];
  }
  if (ok.type !== "choice") return [];
  const possible = ok.statements.flatMap((statement) => statement.possible);
  if (possible.length === all.length) return [];
  const isNegative = isRecord(value) && "not" in value;
  return [{ answers: isNegative ? all.filter((id) => !possible.includes(id)) : possible, isNegative, isClosed: false }];
};

const becauseOf = (saved: SavedQuestion, said: readonly Said[]): Because | undefined => {
  if (saved.because === "question-gone" || saved.because === "kind") return saved.because;
  const reasons = said.flatMap(({ answers, isNegative, isClosed }) => {
    const own = saved.answers.flatMap(({ answer, because }) => (because && answers.includes(answer) ? [because] : []));
    if (isClosed && saved.added.length > 0) own.push("new-answers");
    return own.filter((because) => !(isNegative && because === "new-answers"));
  });
  return reasons.find((because) => because === "answer-gone") ?? reasons[0];
};

/**
 * What becomes of each fact of an answers file of the older pack.
 * @param raw parsed YAML or JSON that the older pack reads without a problem
 */
export const savedFacts = (before: Pack, saved: readonly SavedQuestion[], raw: unknown): SavedFact[] => {
  const { questions } = modelOf(before);
  const fates = new Map(saved.map((one) => [one.question, one]));
  return factsIn(raw).flatMap(({ path, question, value }): SavedFact[] => {
    const [asked, fate] = [questions.get(question), fates.get(question)];
    if (!asked || !fate) return [];
    const said = saidIn(asked, value);
    const because = becauseOf(fate, said);
    return [
      {
        path,
        question,
        ...(fate.to === undefined ? {} : { to: fate.to }),
        answers: [...new Set(said.flatMap(({ answers }) => answers))],
        fate: because === undefined ? "kept" : because === "question-gone" ? "dropped" : "asked-again",
        ...(because ? { because } : {}),
      },
    ];
  });
};
