// `cardfreeze explain CODE`: the page of a diagnostic, or its words where it has no page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticCode } from "../diagnostic/diagnostic.ts";
import type { CliMessages } from "../messages/cli.ts";
import { diagnosticMessages } from "../messages/diagnostics.ts";
import type { Language } from "../pack/schema.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";

export const isCode = (id: string): boolean => /^CF\d{3}$/i.test(id);

const pageOf = (home: string, code: string): string | undefined => {
  try {
    return readFileSync(join(home, "../docs/rules", `${code}.md`), "utf8");
  } catch {
    return undefined;
  }
};

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
  if (!(code in words.what)) throw new Failure(messages.unknownId(code));
  const known = code as DiagnosticCode;
  const page = pageOf(home, code);
  const named = new Proxy({}, { get: (_, key) => `<${String(key)}>` });
  const head = page === undefined ? `# ${code}: ${words.what[known](named)}\n` : page;
  io.out(`${head}\n${words.why}: ${words.because[known]}\n${words.fix}: ${words.help[known]}\n`);
  return EXIT.fine;
};
