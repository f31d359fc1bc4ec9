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
  /** Days that stand behind the words, as they stand there. */
  readonly dates: readonly { readonly question: string; readonly said: string }[];
  /** The action to show at once. */
  readonly alarm: string | undefined;
  /** Words of a scam say nothing about a restriction. */
  readonly isScam: boolean;
}

/** What ends a clause: a negation or a question does not reach past it. 、 does not: it makes a list of what is denied. */
const CLAUSE_END = /[，。；：！？,.;:!?\n]/;
const IN_CLAUSE = "[^，。；：！？,.;:!?\\n]";

const FAR_NEGATION = new RegExp(
  `^${IN_CLAUSE}*(不是|并非|并不|没有|没被|未被|并未|不属于|不算|查不到|看不到|找不到|\\bnot\\b|\\bno\\b|\\bnever\\b|n't\\b|\\bwithout\\b|\\bneither\\b|\\bnor\\b)(${IN_CLAUSE}{0,8}|${IN_CLAUSE}*、)$`,
  "i",
);
/** Somebody denies it, however it is put: 否认这是…. */
const DENIED = new RegExp(
  `(否认|排除|哪有|哪来|\\bden(?:y|ies|ied|ying)\\b|\\brul(?:e|es|ed|ing) out\\b)(${IN_CLAUSE}{0,24})$`,
  "i",
);
const DENIAL_OVER = /[就却但才反]|直接|\bbut\b/i;
/** After these the negation is over: 不是风控是…, 没有通知就…. */
const NEGATION_OVER = /([就却但才反]|直接|突然|居然|结果|[^说]是)/;
const NEAR_NEGATION = new RegExp(`[别无不未没非]${IN_CLAUSE}{0,2}$`);
const NEGATED_AFTER = new RegExp(
  `^${IN_CLAUSE}{0,4}(不存在|是没有的|是?(?:假|骗人)的|(?:is|was) (?:fake|false|a lie)\\b|没有[我他她]|没有(了|的|过)?[\\s吧啊呀]*$)`,
);
/** Looks like a negation of what follows, and is none: what does not work, who was not told, and words that contain such a character. */
const NO_NEGATION = new RegExp(
  [
    "(?<![查看找])不(了|出去|出来|出|动|进去|进|上|成|掉|开)[款钱账]?",
    "(不能|不让|不可|无法|没法)(用|使用|付款?|支付|转账?|转出|取款?|取钱|取现|刷卡?|提现|消费|交易|动)",
    "没有?(收到|接到|见到|给|发)?(过|任何|什么|书面)*(通知|告知|文书|文件|手续|短信|电话|犯法|犯罪|违法|骗人|干坏事|欠钱|欠债)",
    "不知道?|不清楚|不明|不足|不断|不但|不仅|没想到|没用|没钱|无故|无缘|莫名|非常|非法|未来|[特分识级类区]别|别[人的家]",
  ].join("|"),
  "g",
);
const QUESTION =
  /(有没有|是不是|是否|会不会|算不算|什么是|什么叫|如果|要是|万一|假如|难道|莫非|(?<![恐可哪])怕|担心|[是属算].{1,12}还是|吗$|(?<![什怎那这多])么$|\bis (it|this|that)\b|\b(could|can|might|may) (it|this|that) be\b|\bwhether\b|\bif\b)/i;
/** Asking what the words, at the bar, mean, and no more: nobody has said that it is so. */
const MEANING =
  /^\s*\|\s*(到底|究竟)?((是|指)?(什么|啥)意思|(是|指)(什么|啥)[呀啊呢]?\s*$)|\bwhat(?:'s|\s+is|\s+are|\s+does)\s+(an?\s+)?["“']?\|/i;
/** Asking why, how or until when takes the fact for granted. */
const PRESUPPOSED =
  /(为什么|为何|凭什么|怎么|怎样|如何|咋|多久|什么时候|啥时候|何时|几天|哪天|找谁|谁[冻下弄给]|去哪|哪里|多少|[什么啥]意思|什么情况|\bwhy\b|\bhow\b|\bwhen\b|\bwhat does\b|\bwho\b)/i;

const clauseAround = (
  text: string,
  start: number,
  end: number,
): { before: string; after: string; isQuestion: boolean } => {
  let from = start;
  while (from > 0 && !CLAUSE_END.test(text[from - 1] ?? "")) from -= 1;
  let to = end;
  while (to < text.length && !CLAUSE_END.test(text[to] ?? "")) to += 1;
  const [before, after] = [text.slice(from, start), text.slice(end, to)];
  // Without the words themselves: a field such as 是否轮候 asks nothing.
  const clause = `${before}|${after}`;
  return {
    before,
    after,
    isQuestion:
      QUESTION.test(clause) ||
      MEANING.test(clause) ||
      ((/[？?]/.test(text[to] ?? "") || /呢$/.test(clause)) && !PRESUPPOSED.test(clause)),
  };
};

const isNegated = (before: string, after: string): boolean => {
  const said = before.replaceAll(NO_NEGATION, "");
  const denial = DENIED.exec(said)?.[2];
  if (denial !== undefined && !DENIAL_OVER.test(denial)) return true;
  const tail = FAR_NEGATION.exec(said)?.[2];
  if (tail !== undefined) return !NEGATION_OVER.test(tail);
  return NEAR_NEGATION.test(said) || NEGATED_AFTER.test(after);
};

const withheldAt = (text: string, start: number, end: number): Recognised["withheld"] => {
  const { before, after, isQuestion } = clauseAround(text, start, end);
  if (isQuestion) return "asked";
  return isNegated(before, after) ? "negated" : undefined;
};

const isWord = /[a-z0-9]/i;

const isWhole = (text: string, start: number, end: number): boolean => {
  const inside = (at: number): boolean => isWord.test(text[at] ?? "");
  return !(inside(start) && inside(start - 1)) && !(inside(end - 1) && inside(end));
};

/** A few figures are also a sum or a number of something: alone they count only where they are all that is said. */
const isBareFigure = (text: string, start: number, end: number): boolean => {
  if (!/^\d{1,4}$/.test(text.slice(start, end))) return false;
  const { before, after } = clauseAround(text, start, end);
  return /[^\s"“”'「」()]/.test(before + after);
};

/** A name or an adverb may stand in a gap, not somebody who is only to be asked: 柜台说…公安, and not 柜台说要找公安. */
const GAP = "[^，。；：！？,.;:!?\\n找要去问等]{0,16}?";
/** What may stand between a field and its value. */
const SEPARATOR = "[\\s:：=为是\"“”'「」【】\\[\\]()]{0,4}";

/** A day with its year, and its clock time: in figures, as records and messages have them. */
const DATE = [
  "(?:\\d{4}年\\d{1,2}月\\d{1,2}日|(?:\\d{14}|\\d{8}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})(?!\\d))",
  "(?:[\\sT]?\\d{1,2}(?:[:：]\\d{2}){1,2}|\\s?\\d{1,2}[时点](?:\\d{1,2}分)?(?:\\d{1,2}秒)?)?",
].join("");
/** Between two days of a term. */
const TO = "\\s?[起始]?\\s?(?:至|到|[-—－~～]{1,2})\\s?";

const patternOf = (part: string): string => {
  const characters = [...part.replaceAll(/\s+/g, " ")];
  return characters
    .map((character, position) => {
      const [before = "", after = ""] = [characters[position - 1], characters[position + 1]];
      if (character === " ") return isWord.test(before) && isWord.test(after) ? "[\\s-]+" : SEPARATOR;
      const isTogether = after === "" || after === " " || isWord.test(character) || isWord.test(after);
      return `${character.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&")}${isTogether ? "" : "\\s?"}`;
    })
    .join("");
};

/** `(返回码|应答码) 54` written out. */
const alternatives = (words: string): string[] => {
  const [group, choices] = /\(([^()]*\|[^()]*)\)/.exec(words) ?? [];
  if (group === undefined || choices === undefined) return [words];
  return choices.split("|").flatMap((choice) => alternatives(words.replace(group, () => choice)));
};

interface Sought {
  readonly characters: readonly string[];
  readonly words: string;
  /** So many days have to follow. */
  readonly dates: number;
  /** Each part between gaps is a group, and then each day. Made when first needed. */
  pattern: RegExp | undefined;
}

const sought = (words: string, dates: number): Sought => ({
  characters: [...words.toLowerCase()].filter((character) => !/[\s…]/.test(character)),
  words,
  dates,
  pattern: undefined,
});

const patternFor = (one: Sought): RegExp => {
  const parts = one.words.split("…").map((part) => `(${patternOf(part)})`);
  const days = Array.from({ length: one.dates }, () => `(${DATE})`).join(TO);
  const behind = days === "" ? "" : `${SEPARATOR}[自从]?${days}`;
  one.pattern ??= new RegExp(parts.join(GAP) + behind, "gdi");
  one.pattern.lastIndex = 0;
  return one.pattern;
};

const written = new Map<string, readonly Sought[]>();

/**
 * In words, `…` stands for a gap within a clause, a space for what may stand between a field and its value,
 * and `(a|b)` for either.
 */
const soughtFor = (words: string, dates: number): readonly Sought[] => {
  const key = `${dates} ${words}`;
  const known = written.get(key);
  if (known) return known;
  const made = alternatives(words).map((one) => sought(one, dates));
  written.set(key, made);
  return made;
};

type Span = readonly [start: number, end: number];

interface Place {
  /** Of the words themselves. */
  readonly spans: readonly Span[];
  readonly dates: readonly Span[];
}

const occurrences = (text: string, words: Sought): Place[] => {
  const found: Place[] = [];
  const pattern = patternFor(words);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    pattern.lastIndex = match.index + 1;
    const end = match.index + match[0].length;
    if (isWhole(text, match.index, end) && !isBareFigure(text, match.index, end)) {
      const groups = (match.indices?.slice(1) ?? []).flatMap((span) => (span ? [span] : []));
      const parts = groups.length - words.dates;
      found.push({ spans: groups.slice(0, parts), dates: groups.slice(parts) });
    }
  }
  return found;
};

interface Occurrence extends Recognised {
  /** What of the text the words themselves cover: gaps are left out. */
  readonly spans: readonly Span[];
  /** Says when, beside what other words say: neither takes the place of the other. */
  readonly isDated: boolean;
}

const recognisedIn = (text: string, characters: ReadonlySet<string>, phrase: Phrase): Occurrence[] =>
  phrase.words
    .flatMap((words) => soughtFor(words, phrase.dates?.length ?? 0))
    // Most words need no closer look.
    .filter((words) => words.characters.every((character) => characters.has(character)))
    .flatMap((words) =>
      occurrences(text, words).map(({ spans, dates }) => {
        const position = spans[0]?.[0] ?? 0;
        const [last, own] = spans.at(-1) ?? [0, 0];
        const end = dates.at(-1)?.[1] ?? own;
        // A scam message asks and forbids at will: its words count however they are put.
        const isScam = phrase.scam === true;
        const withheld = isScam ? undefined : withheldAt(text, last, end);
        return {
          phrase: phrase.id,
          words: text.slice(position, end),
          position,
          spans,
          isDated: dates.length > 0,
          withheld,
          proposes: withheld === undefined ? (phrase.proposes ?? []) : [],
          dates: (withheld === undefined ? (phrase.dates ?? []) : []).map((question, at) => ({
            question,
            said: text.slice(...(dates[at] ?? [end, end])),
          })),
          alarm: withheld === undefined ? phrase.alarm : undefined,
          isScam,
        };
      }),
    );

const covered = ({ spans }: Occurrence): number => spans.reduce((sum, [start, end]) => sum + end - start, 0);

const isInside = (one: Occurrence, other: Occurrence): boolean =>
  one.isDated === other.isDated &&
  covered(other) > covered(one) &&
  one.spans.every(([start, end]) => other.spans.some(([from, to]) => from <= start && to >= end));

/** Full-width letters and digits made half-width, one character for one, so that positions stay right. */
const folded = (text: string): string =>
  text.replaceAll(/[！-～〔〕]/g, (character) => {
    if (/[？！，；：]/.test(character)) return character;
    if (character === "〔") return "(";
    return character === "〕" ? ")" : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  });

/** Without the dates that stand there in two versions, such as those of two records: nothing says which is meant. */
const undisputed = (found: readonly Occurrence[]): Occurrence[] => {
  const said = new Map<string, Set<string>>();
  for (const { question, said: date } of found.flatMap(({ dates }) => dates))
    said.set(question, (said.get(question) ?? new Set()).add((date.match(/\d+/g) ?? []).map(Number).join("-")));
  return found.map((one) => ({ ...one, dates: one.dates.filter(({ question }) => said.get(question)?.size === 1) }));
};

/**
 * The phrases of the pack that a text contains, in the order of the text; of phrases inside one another the longest counts,
 * and each phrase counts once: where it says something, if it does anywhere.
 */
export const recognise = (pack: Pack, text: string): Recognised[] => {
  const seen = folded(text);
  const characters = new Set(seen.toLowerCase());
  const all = pack.phrases
    .flatMap((phrase) => recognisedIn(seen, characters, phrase))
    .sort((a, b) => a.position - b.position || covered(b) - covered(a));
  const longest = undisputed(
    all.filter((one) => one.alarm !== undefined || !all.some((other) => isInside(one, other))),
  );
  const best = new Map<string, Occurrence>();
  for (const one of longest) {
    const before = best.get(one.phrase);
    if (!before || (before.withheld !== undefined && one.withheld === undefined)) best.set(one.phrase, one);
  }
  return [...best.values()]
    .sort((a, b) => a.position - b.position)
    .map(({ spans: _, isDated: __, ...recognised }) => recognised);
};
