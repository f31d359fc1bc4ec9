// The command line: parses, calls the command, turns failures into words and exit codes.
import type { CliMessages } from "../messages/cli.ts";
import { cliMessages } from "../messages/cli.ts";
import { sanitise } from "../text/sanitise.ts";
import { program, type Shell, Stopped } from "./commands.ts";
import { EXIT, isFailure } from "./failure.ts";
import { languageOf, processIo } from "./io.ts";
import { oneOf } from "./options.ts";
import { modelFor } from "./pack.ts";

export { isWritten } from "./io.ts";

/** The language has to be known before the options are parsed, for the help. */
const askedLanguage = (argv: readonly string[]): string | undefined => {
  const position = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const argument = argv[position];
  return argument === "--lang" ? argv[position + 1] : argument?.slice("--lang=".length);
};

/**
 * Runs the program.
 * @param argv as `process.argv`
 * @param home the folder of the built program, where the compiled pack lies
 * @returns the exit code: 0 done, 1 found by `check`, `test`, `diff` or `law verify`, 2 bad use or input, 3 our bug, 130 cancelled
 */
export const main = async (argv: readonly string[], home: string): Promise<number> => {
  const asked = askedLanguage(argv);
  const language = languageOf(asked, process.env);
  const messages = cliMessages[language];
  let code: number = EXIT.fine;
  const run: Shell["run"] = (plain) => async (make) => {
    const io = processIo(plain);
    code = await make({
      io,
      model: (folder, extent = "whole") => modelFor(home, folder, extent, language, messages, io),
    });
  };
  try {
    oneOf("--lang", asked, ["zh", "en"], messages);
    await program(argv, { home, language, messages, run }).parseAsync([...argv]);
    return code;
  } catch (error) {
    return failed(error, messages);
  }
};

/** A pack that is too large to be judged, in words; by name, as commands that are built apart carry classes of their own. */
const tooLarge = (error: unknown, messages: CliMessages): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { name, tree, budget } = error as Error & { readonly tree?: unknown; readonly budget?: unknown };
  if (name === "TooManyPaths") return messages.tooManyPaths(String(tree), String(budget));
  if (name === "RangeError" && /call stack/i.test(error.message)) return messages.tooDeep;
  return name === "BudgetExceeded" ? messages.tooLarge(String(budget)) : undefined;
};

/** What commander found wrong with the arguments, in the words of the catalogue: it speaks English only. */
const misuse = ({ fault: { code, message }, command }: Stopped, messages: CliMessages): string | undefined => {
  const [, kind = ""] = code.split(".");
  const words = Object.entries(messages.usage).find(([name]) => name === kind && name !== "help")?.[1];
  if (!words) return undefined;
  const [, name = ""] = /'([^']*)'/.exec(message) ?? [];
  const [, near] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message) ?? [];
  const hint = near === undefined ? messages.usage.help(command) : messages.didYouMean(near);
  return `${words(sanitise(name))} ${hint}`;
};

const failed = (error: unknown, messages: CliMessages): number => {
  const { err } = processIo(true);
  if (error instanceof Stopped) {
    const words = misuse(error, messages);
    if (words !== undefined) err(`${words}\n`);
    return error.fault.exitCode === 0 ? EXIT.fine : EXIT.bad;
  }
  if (isFailure(error)) {
    if (error.message !== "") err(`${error.message}\n`);
    return error.code;
  }
  const large = tooLarge(error, messages);
  if (large !== undefined) {
    err(`${large}\n`);
    return EXIT.bad;
  }
  err(`${messages.internal(error instanceof Error ? error.message : String(error))}\n`);
  return EXIT.bug;
};
