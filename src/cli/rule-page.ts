// The page of a code in docs/rules: its title and its paragraph in both languages, and its examples, once.
import type { Language } from "../pack/schema.ts";

type Both = Readonly<Record<Language, string>>;

/**
 * What an example does to a small pack that is fine: a `yaml` file is written, or added to the end of one (`+` before its text), or
 * changed in one (`BEFORE=>AFTER`); `bytes` are written in hexadecimal, `size` is a file of so many bytes, `link` leads to the path,
 * `folder` and `without` need no text. `answers` are given to the triage; `budget` is that of the decision diagram.
 */
const KINDS = ["yaml", "bytes", "size", "link", "folder", "without", "answers", "budget"] as const;

export interface Example {
  readonly kind: (typeof KINDS)[number];
  /** In the pack; absent for answers and a budget. */
  readonly file: string | undefined;
  readonly text: string;
}

interface Section {
  readonly isCaught: boolean;
  /** What is particular about it. */
  readonly note: Both | undefined;
  readonly examples: readonly Example[];
}

export interface RulePage {
  readonly title: Both;
  /** Its one paragraph. */
  readonly text: Both;
  readonly sections: readonly Section[];
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

const bothOf = (en: string | undefined, zh: string | undefined, what: string): Both => {
  if (!en || !zh || !isHan(zh)) throw new Error(`${what}: first English, then Chinese`);
  return { en, zh };
};

/** ENGLISH / CHINESE. */
const heading = (words: string, what: string): Both => {
  const at = words.lastIndexOf(" / ");
  return bothOf(words.slice(0, at).trim(), words.slice(at + " / ".length).trim(), what);
};

const joined = (paragraph: string, language: Language): string =>
  paragraph.replaceAll(/\s*\n\s*/g, language === "zh" ? "" : " ").trim();

const examplesIn = (text: string): Example[] =>
  [...text.matchAll(/^```(\S+)(?: (\S+))?\n(?:([\s\S]*?)\n)??```$/gm)].map(([, name, file, inner = ""]) => {
    const kind = KINDS.find((one) => one === name);
    if (kind === undefined) throw new Error(`${name} is no kind of example: ${KINDS.join(", ")}`);
    return { kind, file, text: inner };
  });

const sectionOf = (text: string): Section => {
  const [head = "", ...rest] = text.split("\n");
  const [, name = "", words] = /^(Caught|Left alone)(?:: (.+))?$/.exec(head) ?? [];
  if (name === "") throw new Error(`“${head}” is neither Caught nor Left alone`);
  const examples = examplesIn(rest.join("\n"));
  if (examples.length === 0) throw new Error(`“${head}” has no example`);
  return { isCaught: name === "Caught", note: words === undefined ? undefined : heading(words, head), examples };
};

/**
 * Reads a page.
 * @throws Error that says what is missing: the code, a language, something caught, something left alone
 */
export const readPage = (code: string, markdown: string): RulePage => {
  const [top = "", ...sections] = markdown.replaceAll("\r\n", "\n").split(/^## /m);
  const [, found, words = ""] = /^# (CF\d{3}): (.+)\n/.exec(top) ?? [];
  if (found !== code) throw new Error(`a page begins with “# ${code}: ENGLISH / CHINESE”`);
  const [, en, zh, ...more] = top.trim().split(/\n{2,}/);
  if (more.length > 0) throw new Error(`${code} has more than a paragraph in each language`);
  const text = bothOf(en && joined(en, "en"), zh && joined(zh, "zh"), `the paragraphs of ${code}`);
  const read = sections.map(sectionOf);
  for (const isCaught of [true, false])
    if (!read.some((one) => one.isCaught === isCaught))
      throw new Error(`${code} has nothing ${isCaught ? "that is caught" : "that is left alone"}`);
  return { title: heading(words, `the title of ${code}`), text, sections: read };
};
