// The command line: parses, calls the command, turns failures into words and exit codes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import type { Model } from "../engine/model.ts";
import { readIsoDate } from "../intake/answers.ts";
import type { CliMessages } from "../messages/cli.ts";
import { cliMessages } from "../messages/cli.ts";
import type { Language } from "../pack/schema.ts";
import type { CheckFlags } from "./check.ts";
import { EXIT, Failure, isFailure } from "./failure.ts";
import type { Io } from "./io.ts";
import { languageOf, processIo } from "./io.ts";

export { isWritten } from "./io.ts";

import { type Extent, modelFor } from "./pack.ts";
import type { TriageOptions } from "./triage.ts";
import { triageCommand } from "./triage.ts";

interface Options {
  readonly lang?: string;
  readonly for?: string;
  readonly pack?: string;
  readonly plain?: boolean;
  readonly answers?: string;
  readonly set?: readonly string[];
  readonly text?: string;
  readonly format?: string;
  readonly asOf?: string;
  readonly save?: string;
  readonly mask?: boolean;
  readonly rule?: readonly string[];
  readonly texts?: string;
  readonly depth?: string;
  readonly generate?: string;
  readonly rename?: readonly string[];
}

/** The length of an ISO date. */
const DAY = 10;

const oneOf = <T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
  messages: CliMessages,
): T | undefined => {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Failure(messages.badOption(name, value, allowed.join(", ")));
  return found;
};

/** Today in Asia/Shanghai, to the minute. */
const now = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);

const dayOf = (value: string | undefined, messages: CliMessages): string => {
  if (value === undefined) return now();
  const date = readIsoDate(value);
  if (date === undefined) throw new Failure(messages.badAsOf(value));
  return date;
};

const triageOptions = (options: Options, language: Language, messages: CliMessages): TriageOptions => ({
  language,
  audience: oneOf("--for", options.for, ["holder", "lawyer"], messages) ?? "holder",
  plain: options.plain === true,
  answers: options.answers,
  settings: options.set ?? [],
  text: options.text,
  format: oneOf("--format", options.format, ["text", "json", "markdown"], messages),
  asOf: dayOf(options.asOf, messages),
  save: options.save,
  masked: options.mask !== false,
});

const withShared = (command: Command, messages: CliMessages): Command =>
  command
    .option("--lang <language>", messages.options.lang)
    .option("--for <audience>", messages.options.for)
    .option("--pack <folder>", messages.options.pack)
    .option("--plain", messages.options.plain);

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

type Run = (
  make: (context: {
    language: Language;
    io: Io;
    model: (folder?: string, extent?: Extent) => Promise<Model>;
  }) => Promise<number>,
) => Promise<void>;

const versionOf = (home: string): string =>
  (JSON.parse(readFileSync(join(home, "../package.json"), "utf8")) as { readonly version: string }).version;

const checkOutput = (home: string, options: Options, messages: CliMessages): Pick<CheckFlags, "format" | "version"> => {
  const format = oneOf("--format", options.format, ["pretty", "json", "sarif", "github"], messages) ?? "pretty";
  return { format, version: versionOf(home) };
};

const unknownCommand = async (word: string, root: Command, messages: CliMessages): Promise<Failure> => {
  const { near } = await import("../pack/near.ts");
  const { sanitise } = await import("../text/sanitise.ts");
  const found = near(
    word,
    root.commands.map((command) => command.name()),
  );
  const hint = found.length > 0 ? ` ${messages.didYouMean(found.join(", "))}` : "";
  return new Failure(`${messages.unknownCommand(sanitise(word))}${hint}`);
};

const program = (home: string, messages: CliMessages, language: Language, run: (plain: boolean) => Run): Command => {
  const root = new Command("cardfreeze")
    .description(messages.description)
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({ writeOut: processIo(true).out, writeErr: processIo(true).err })
    .option("-V, --version", messages.options.version)
    // Not commander's own: the version is read only when it is asked for.
    .on("option:version", () => {
      processIo(true).out(`${versionOf(home)}\n`);
      throw new CommanderError(EXIT.fine, "commander.version", "");
    });
  const context = async (options: Options, io: Io, model: Model) => {
    const { Wording } = await import("../report/wording.ts");
    const audience = oneOf("--for", options.for, ["holder", "lawyer"] as const, messages) ?? "holder";
    return { model, wording: new Wording(model, language, audience), messages, io, plain: options.plain === true };
  };
  withShared(root.command("triage", { isDefault: true }).description(messages.commands.triage), messages)
    .option("--answers <file>", messages.options.answers)
    .option("--set <question=answer>", messages.options.set, collect)
    .option("--text <words>", messages.options.text)
    .option("--format <format>", messages.options.format)
    .option("--as-of <date>", messages.options.asOf)
    .option("--save <file>", messages.options.save)
    .option("--no-mask", messages.options.unmask)
    .argument("[unexpected...]")
    .action((unexpected: readonly string[], options: Options) =>
      run(options.plain === true)(async ({ io, model }) => {
        const [word] = unexpected;
        if (word !== undefined) throw await unknownCommand(word, root, messages);
        const read = triageOptions(options, language, messages);
        const core = await model(options.pack, "core");
        // A folder's pack is read whole, and once.
        const whole = async (): Promise<Model> => (options.pack === undefined ? model() : core);
        return triageCommand(core, whole, read, messages, io);
      }),
    );
  root
    .command("check [pack]")
    .description(messages.commands.check)
    .option("--lang <language>", messages.options.lang)
    .option("--rule <code>", messages.options.rule, collect)
    .option("--as-of <date>", messages.options.lawOn)
    .option("--format <format>", messages.options.checkFormat)
    .action((pack: string | undefined, options: Options) =>
      run(false)(async ({ io }) => {
        const { check } = await import("./check.ts");
        const asOf = options.asOf === undefined ? undefined : dayOf(options.asOf, messages).slice(0, DAY);
        const flags = {
          rules: options.rule ?? [],
          asOf,
          today: now().slice(0, DAY),
          ...checkOutput(home, options, messages),
        };
        return check(pack ?? join(home, "../decision-trees"), flags, language, io);
      }),
    );
  withShared(root.command("explain <id>").description(messages.commands.explain), messages).action(
    (id: string, options: Options) =>
      run(options.plain === true)(async ({ io, model }) => {
        const { explainCode, isCode } = await import("./explain-code.ts");
        if (isCode(id)) return explainCode(home, id, language, messages, io);
        const { explainCommand } = await import("./lookup.ts");
        return explainCommand(id, await context(options, io, await model(options.pack)));
      }),
  );
  withShared(root.command("compare <ids...>").description(messages.commands.compare), messages).action(
    (ids: string[], options: Options) =>
      run(options.plain === true)(async ({ io, model }) => {
        const { compareCommand } = await import("./lookup.ts");
        return compareCommand(ids, await context(options, io, await model(options.pack)));
      }),
  );
  withShared(root.command("sheet").description(messages.commands.sheet), messages).action((options: Options) =>
    run(options.plain === true)(async ({ io, model }) => {
      const { sheetCommand } = await import("./lookup.ts");
      return sheetCommand(await context(options, io, await model(options.pack)));
    }),
  );
  withShared(root.command("guide [id]").description(messages.commands.guide), messages)
    .option("--answers <file>", messages.options.answers)
    .option("--set <question=answer>", messages.options.set, collect)
    .option("--format <format>", messages.options.format)
    .option("--as-of <date>", messages.options.asOf)
    .option("--save <file>", messages.options.save)
    .option("--no-mask", messages.options.unmask)
    .action((id: string | undefined, options: Options) =>
      run(options.plain === true)(async ({ io, model }) => {
        const { guideCommand, guideMenu } = await import("./guide.ts");
        const read = triageOptions(options, language, messages);
        const all = await model(options.pack);
        return id === undefined ? guideMenu(all, read, messages, io) : guideCommand(all, id, read, messages, io);
      }),
    );
  withShared(root.command("graph [tree]").description(messages.commands.graph), messages)
    .option("--format <format>", messages.options.graphFormat)
    .option("--depth <number>", messages.options.depth)
    .option("--answers <file>", messages.options.answers)
    .option("--as-of <date>", messages.options.asOf)
    .action((tree: string | undefined, options: Options) =>
      run(false)(async ({ io, model }) => {
        const { graph } = await import("./graph.ts");
        const format = oneOf("--format", options.format, ["mermaid", "dot"], messages) ?? "mermaid";
        const { depth, answers } = options;
        const flags = { tree, format, depth, answers, asOf: dayOf(options.asOf, messages) };
        return graph(await model(options.pack), flags, language, messages, io);
      }),
    );
  root
    .command("test [pack]")
    .description(messages.commands.test)
    .option("--lang <language>", messages.options.lang)
    .option("--format <format>", messages.options.testFormat)
    .option("--generate <file>", messages.options.generate)
    .action((pack: string | undefined, options: Options) =>
      run(false)(async ({ io }) => {
        const { test } = await import("./test.ts");
        const format = oneOf("--format", options.format, ["text", "json"], messages) ?? "text";
        const flags = { format, generate: options.generate };
        return test(pack ?? join(home, "../decision-trees"), flags, language, messages, io);
      }),
    );
  root
    .command("diff <old> <new>")
    .description(messages.commands.diff)
    .option("--lang <language>", messages.options.lang)
    .option("--pack <folder>", messages.options.pack)
    .option("--format <format>", messages.options.diffFormat)
    .option("--rename <ids>", messages.options.rename, collect)
    .option("--answers <file>", messages.options.savedAnswers, collect)
    .action((older: string, newer: string, options: Omit<Options, "answers"> & { answers?: readonly string[] }) =>
      run(false)(async ({ io }) => {
        const { diff } = await import("./diff.ts");
        const format = oneOf("--format", options.format, ["markdown", "json"], messages) ?? "markdown";
        const flags = {
          folder: options.pack ?? "decision-trees",
          format,
          renames: options.rename ?? [],
          answers: options.answers ?? [],
        };
        return diff([older, newer], flags, language, messages, io);
      }),
    );
  const law = root.command("law").description(messages.commands.law);
  const lawContext = async (options: Options, io: Io, model: Model) => {
    const { wording } = await context(options, io, model);
    return { pack: model.pack, wording, messages, io };
  };
  for (const name of ["list", "todo"] as const)
    withShared(law.command(name), messages).action((options: Options) =>
      run(false)(async ({ io, model }) => {
        const { lawList, lawTodo } = await import("./law.ts");
        return (name === "list" ? lawList : lawTodo)(await lawContext(options, io, await model(options.pack)));
      }),
    );
  withShared(law.command("show <id>"), messages).action((id: string, options: Options) =>
    run(false)(async ({ io, model }) => {
      const { lawShow } = await import("./law.ts");
      return lawShow(id, await lawContext(options, io, await model(options.pack)));
    }),
  );
  withShared(law.command("verify"), messages)
    .requiredOption("--texts <folder>", messages.options.texts)
    .action((options: Options) =>
      run(false)(async ({ io, model }) => {
        const { lawVerify } = await import("./law.ts");
        return lawVerify(options.texts ?? "", await lawContext(options, io, await model(options.pack)));
      }),
    );
  return root;
};

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
  const run =
    (plain: boolean): Run =>
    async (make) => {
      const io = processIo(plain);
      const model = (folder?: string, extent: Extent = "whole"): Promise<Model> =>
        modelFor(home, folder, extent, language, messages, io);
      code = await make({ language, io, model });
    };
  try {
    oneOf("--lang", asked, ["zh", "en"], messages);
    await program(home, messages, language, run).parseAsync([...argv]);
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
  return name === "BudgetExceeded" ? messages.tooLarge(String(budget)) : undefined;
};

const failed = (error: unknown, messages: CliMessages): number => {
  const { err } = processIo(true);
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.bad;
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
