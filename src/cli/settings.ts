// Answers given by --set, put among those of a file; dates and amounts as people say them.
import type { Model } from "../engine/model.ts";
import { parseAmount } from "../intake/amounts.ts";
import { readIsoDate, readValue } from "../intake/answers.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Question } from "../pack/schema.ts";
import { folded } from "../text/fold.ts";
import { mask } from "../text/mask.ts";
import { sanitise } from "../text/sanitise.ts";
import { Failure } from "./failure.ts";

type Raw = Record<string, unknown>;

type Path = readonly (string | number)[];

/** Answers with settings in them, and which setting, counted from 0, put what stands at a path. */
interface Applied {
  readonly raw: Raw;
  readonly origins: ReadonlyMap<string, number>;
  /** Whether a new label is a new card: beside the cards of a file it is a slip of the pen. */
  readonly grows: boolean;
}

interface Context {
  readonly model: Model;
  readonly messages: CliMessages;
  /** The moment that words such as 昨天 count from. */
  readonly asOf: string;
}

/** A setting that was not written as a file has it, and what it was read as. */
interface Spoken {
  readonly setting: string;
  readonly value: string;
}

/** A setting or a label as it is shown when it is refused: numbers stay hidden. */
const shown = (written: string): string => mask(sanitise(written));

const keyOf = (path: Path): string => JSON.stringify(path);

const nameOf = (one: Raw, position: number): string => String(one["label"] ?? position + 1);

const inFacts = (holder: unknown, id: string, written: unknown): Raw => {
  const { facts, ...others } = (holder ?? {}) as Raw;
  return { ...others, facts: { ...(facts as Raw | undefined), [id]: written } };
};

const listed = (value: unknown): Raw[] => (Array.isArray(value) ? value : []).map((one) => (one ?? {}) as Raw);

/**
 * Where among the cards a setting's card stands, by label or number; a new label may make a new card.
 * @throws Failure where none is meant, or the label of one card is the number of another
 */
const positionOf = (
  cards: Raw[],
  label: string | undefined,
  grows: boolean,
  setting: string,
  messages: CliMessages,
): number => {
  if (label === undefined) return 0;
  const wanted = folded(label);
  const labelled = cards.findIndex((one) => folded(String(one["label"] ?? "")) === wanted);
  const numbered = /^\d+$/.test(wanted) && cards[Number(wanted) - 1] ? Number(wanted) - 1 : -1;
  const [named, counted] = [cards[labelled], cards[numbered]];
  if (named && counted && named !== counted)
    throw new Failure(messages.setAmbiguous(shown(setting), shown(wanted), labelled + 1));
  if (named) return labelled;
  if (counted) return numbered;
  if (!grows || (cards.length > 0 && /^\d+$/.test(wanted)))
    throw new Failure(messages.setCard(shown(setting), shown(cards.map(nameOf).join(", "))));
  return cards.push({ label }) - 1;
};

/** A list where several answers may be given; the comma of a date or an amount is its own. */
const writtenFor = (question: Question | undefined, said: string): unknown =>
  said.includes(",") && question?.type !== "date" && question?.type !== "amount" ? said.split(",") : said;

/** Puts CARD.QUESTION=ANSWER or QUESTION=ANSWER where the scope of the question says; a card is named by label or number. */
const withSet = (
  { raw, origins, grows }: Applied,
  setting: string,
  number: number,
  { model, messages }: Context,
): Applied => {
  const [, card, key, said = ""] = /^(?:(.+)[.．])?([^.．=＝]+)[=＝](.*)$/.exec(setting) ?? [];
  const id = key?.normalize("NFKC") ?? "";
  if (!/^[a-z0-9-]+$/.test(id)) throw new Failure(messages.badSet(shown(setting)));
  const question = model.questions.get(id);
  const written = writtenFor(question, said.normalize("NFKC"));
  const put = (changed: Raw, ...path: Path): Applied => ({
    raw: { ...raw, ...changed },
    origins: new Map([...origins, [keyOf([...path, id]), number]]),
    grows,
  });
  const scope = question?.scope ?? "person";
  if (scope === "person") return put({ person: { ...(raw["person"] as Raw | undefined), [id]: written } }, "person");
  const cards = listed(raw["cards"]);
  if (cards.length === 0 && card === undefined) cards.push({});
  const position = positionOf(cards, card, grows, setting, messages);
  const target = cards[position] ?? {};
  if (scope === "card") {
    cards[position] = inFacts(target, id, written);
    return put({ cards }, "cards", position, "facts");
  }
  const restrictions = listed(target["restrictions"]);
  restrictions[0] = inFacts(restrictions[0], id, written);
  cards[position] = { ...target, restrictions };
  return put({ cards }, "cards", position, "restrictions", 0, "facts");
};

const at = (value: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined) return value;
  return typeof value === "object" && value !== null
    ? at((value as Record<string | number, unknown>)[key], rest)
    : undefined;
};

const replaced = (value: unknown, [key, ...rest]: Path, by: unknown): unknown => {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one, position) => (position === key ? replaced(one, rest, by) : one));
  return { ...(value as Raw), [key]: replaced((value as Raw)[key], rest, by) };
};

/** What is said for a date or an amount, as a file has it; undefined where it is no such thing, or in a file's form already. */
const readSaid = async (
  question: Question | undefined,
  said: unknown,
  dateOf: (question: string) => string | undefined,
  asOf: string,
): Promise<string | number | undefined> => {
  if (typeof said !== "string" || (question?.type !== "date" && question?.type !== "amount")) return undefined;
  if ("ok" in readValue(question, said)) return undefined;
  if (question.type === "amount") return parseAmount(said);
  const { readDate, sideOf } = await import("../intake/dates.ts");
  const reading = readDate(said, asOf, sideOf(question, dateOf, asOf));
  return "date" in reading ? reading.date : undefined;
};

/**
 * Answers with settings among them.
 * @param written answers as a file has them, which the model reads without a problem
 * @returns the answers as a file would have them; which setting, counted from 0, put what stands at a path (as JSON); and what
 *   was read from words
 * @throws Failure with exit code 2 where a setting is none, or names no card
 */
export const withSettings = async (
  written: unknown,
  settings: readonly string[],
  context: Context,
): Promise<{
  readonly raw: unknown;
  readonly origins: ReadonlyMap<string, number>;
  readonly spoken: readonly Spoken[];
}> => {
  const file = (written ?? {}) as Raw;
  const start: Applied = { raw: file, origins: new Map(), grows: listed(file["cards"]).length === 0 };
  const applied = settings.reduce((all, setting, number) => withSet(all, setting, number, context), start);
  let raw: unknown = applied.raw;
  const spoken: Spoken[] = [];
  const places = [...applied.origins].map(([key, number]) => {
    const path = JSON.parse(key) as Path;
    return { path, number, question: context.model.questions.get(String(path.at(-1))) };
  });
  const isHeld = ({ question }: (typeof places)[number]): boolean =>
    question?.type === "date" && !!question["not-before"];
  // What lies after another date is read when that one is known, whichever was said first.
  for (const { path, number, question } of [...places.filter((one) => !isHeld(one)), ...places.filter(isHeld)]) {
    const dateOf = (id: string): string | undefined => readIsoDate(at(raw, [...path.slice(0, -1), id]));
    const value = await readSaid(question, at(raw, path), dateOf, context.asOf);
    if (value === undefined) continue;
    raw = replaced(raw, path, value);
    spoken.push({ setting: settings[number] ?? "", value: String(value).replace("T", " ") });
  }
  return { raw, origins: applied.origins, spoken };
};
