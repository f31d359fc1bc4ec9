// Words of banks, apps and messages found in a text, with what each can and cannot show; negations and questions propose nothing.
import type { Condition, Pack, Phrase } from "../pack/schema.ts";

export interface Recognised {
  readonly phrase: string;
  /** The words as they stand in the text. */
  readonly words: string;
  readonly position: number;
  /** Why nothing is proposed, where that is so. */
  readonly withheld: "negated" | "asked" | undefined;
  readonly proposes: readonly Condition[];
  /** The action to show at once. */
  readonly alarm: string | undefined;
}

/** What ends a clause: a negation or a question does not reach past it. */
const CLAUSE_END = /[，。；！？、,.;!?\n]/;

const FAR_NEGATION =
  /(不是|并非|并不|没有|没被|未被|并未|不属于|不算|\bnot\b|\bno\b|\bnever\b|n't\b|\bwithout\b)[^，。；！？,.;!?\n]{0,8}$/i;
const NEAR_NEGATION = /[别无不未没非][^，。；！？,.;!?\n]{0,2}$/;
const NEGATED_AFTER = /^[^，。；！？,.;!?\n]{0,4}(不存在|没有|是没有的)/;
/** Asking why or how takes the fact for granted. */
const PRESUPPOSED = /(为什么|为何|怎么|怎样|如何|\bwhy\b|\bhow\b)/i;
const QUESTION = /(有没有|是不是|是否|会不会|算不算|什么是|吗$|么$|呢$|\bis it\b|\bis this\b|\bwhether\b|\bif\b)/i;

const clauseAround = (
  text: string,
  start: number,
  end: number,
): { before: string; after: string; isQuestion: boolean } => {
  let from = start;
  while (from > 0 && !CLAUSE_END.test(text[from - 1] ?? "")) from -= 1;
  let to = end;
  while (to < text.length && !CLAUSE_END.test(text[to] ?? "")) to += 1;
  const clause = text.slice(from, to);
  return {
    before: text.slice(from, start),
    after: text.slice(end, to),
    isQuestion: (/[？?]/.test(text[to] ?? "") && !PRESUPPOSED.test(clause)) || QUESTION.test(clause),
  };
};

const withheldAt = (text: string, start: number, end: number): Recognised["withheld"] => {
  const { before, after, isQuestion } = clauseAround(text, start, end);
  if (isQuestion) return "asked";
  return FAR_NEGATION.test(before) || NEAR_NEGATION.test(before) || NEGATED_AFTER.test(after) ? "negated" : undefined;
};

const isWord = /[a-z0-9]/i;

const isWhole = (text: string, start: number, end: number): boolean => {
  const inside = (at: number): boolean => isWord.test(text[at] ?? "");
  return !(inside(start) && inside(start - 1)) && !(inside(end - 1) && inside(end));
};

const occurrences = (text: string, words: string): number[] => {
  const found: number[] = [];
  const [lower, sought] = [text.toLowerCase(), words.toLowerCase()];
  for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1))
    if (isWhole(lower, at, at + sought.length)) found.push(at);
  return found;
};

const recognisedIn = (text: string, phrase: Phrase): (Recognised & { end: number })[] =>
  phrase.words.flatMap((words) =>
    occurrences(text, words).map((position) => {
      const end = position + words.length;
      // A scam message asks and forbids at will: its words count however they are put.
      const withheld = phrase.alarm === undefined ? withheldAt(text, position, end) : undefined;
      return {
        phrase: phrase.id,
        words: text.slice(position, end),
        position,
        end,
        withheld,
        proposes: withheld === undefined ? (phrase.proposes ?? []) : [],
        alarm: phrase.alarm,
      };
    }),
  );

/** Full-width letters and digits made half-width, one character for one, so that positions stay right. */
const folded = (text: string): string =>
  text.replaceAll(/[！-～]/g, (character) =>
    /[？！，；：]/.test(character) ? character : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );

/**
 * The phrases of the pack that a text contains, in the order of the text; of phrases inside one another the longest counts,
 * and each phrase counts once: where it says something, if it does anywhere.
 */
export const recognise = (pack: Pack, text: string): Recognised[] => {
  const seen = folded(text);
  const all = pack.phrases
    .flatMap((phrase) => recognisedIn(seen, phrase))
    .sort((a, b) => a.position - b.position || b.end - a.end);
  const longest = all.filter(
    (one) =>
      one.alarm !== undefined ||
      !all.some(
        (other) =>
          other !== one &&
          other.position <= one.position &&
          other.end >= one.end &&
          other.end - other.position > one.end - one.position,
      ),
  );
  const best = new Map<string, Recognised & { end: number }>();
  for (const one of longest) {
    const before = best.get(one.phrase);
    if (!before || (before.withheld !== undefined && one.withheld === undefined)) best.set(one.phrase, one);
  }
  return [...best.values()].sort((a, b) => a.position - b.position).map(({ end: _, ...recognised }) => recognised);
};
