// `cardfreeze explain CODE`: the page of a diagnostic in one language, why it matters and what to do.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticCode } from "../diagnostic/diagnostic.ts";
import type { CliMessages } from "../messages/cli.ts";
import { type DiagnosticMessages, diagnosticMessages } from "../messages/diagnostics.ts";
import type { Language } from "../pack/schema.ts";
import { wrap } from "../text/wrap.ts";
import { EXIT, Failure } from "./failure.ts";
import { hintFor } from "./hint.ts";
import type { Io } from "./io.ts";
import { type Example, type RulePage, readPage } from "./rule-page.ts";

/** Whether what is to be explained looks like a code, in either case. */
export const isCode = (id: string): boolean => /^CF\d{3}$/i.test(id);

/** Longer lines of prose are hard to read. */
const WIDEST = 100;

const exampleLines = ({ kind, file = "", text }: Example, words: DiagnosticMessages["page"]): string[] => {
  const indented = (inner: string, mark = ""): string[] =>
    inner.split("\n").map((line) => `    ${mark}${line}`.trimEnd());
  const [before = "", after] = kind === "yaml" ? text.split("=>") : [];
  if (after !== undefined) return [words.changed(file), ...indented(before, "- "), ...indented(after, "+ ")];
  if (kind === "yaml" && text.startsWith("+")) return [words.added(file), ...indented(text.slice(1))];
  if (kind === "yaml") return [`${file}:`, ...indented(text)];
  if (kind === "bytes" || kind === "answers") return [words[kind](file), ...indented(text)];
  return [words[kind](file, text)];
};

const pageLines = (
  code: string,
  page: RulePage,
  language: Language,
  words: DiagnosticMessages["page"],
  width: number,
) => [
  `${code}: ${page.title[language]}`,
  "",
  ...wrap(page.text[language], width),
  ...page.sections.flatMap(({ isCaught, note, examples }) => {
    const head = isCaught ? words.caught : words.leftAlone;
    return [
      "",
      note === undefined ? head : words.particular(head, note[language]),
      ...examples.flatMap((example) => ["", ...exampleLines(example, words).map((line) => `  ${line}`)]),
    ];
  }),
];

/**
 * @param home the folder of the built program
 * @throws Failure with exit code 2 when there is no such code
 */
export const explainCode = async (
  home: string,
  id: string,
  language: Language,
  messages: CliMessages,
  io: Io,
): Promise<number> => {
  const words = await diagnosticMessages(language);
  const code = id.toUpperCase();
  const codes = Object.keys(words.what) as DiagnosticCode[];
  const known = codes.find((one) => one === code);
  if (known === undefined) throw new Failure(`${messages.unknownId(code)}${await hintFor(code, codes, messages)}`);
  const page = readPage(code, readFileSync(join(home, "../docs/rules", `${code}.md`), "utf8"));
  const width = Math.min(io.width(), WIDEST);
  const lines = [
    ...pageLines(code, page, language, words.page, width),
    "",
    ...wrap(`${words.why}: ${words.because[known]}`, width),
    ...wrap(`${words.fix}: ${words.help[known]}`, width),
  ];
  io.out(`${lines.join("\n")}\n`);
  return EXIT.fine;
};
