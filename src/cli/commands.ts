// Every command of the program: its options, and what it calls.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import type { Model } from "../engine/model.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Language } from "../pack/schema.ts";
import type { CheckFlags } from "./check.ts";
import { EXIT, Failure } from "./failure.ts";
import { hintFor } from "./hint.ts";
import type { Io } from "./io.ts";
import { processIo } from "./io.ts";
import { DAY, dayOf, now, type Options, oneOf, triageOptions } from "./options.ts";
import type { Extent } from "./pack.ts";
import { triageCommand } from "./triage.ts";

type Make = (context: {
  readonly io: Io;
  readonly model: (folder?: string, extent?: Extent) => Promise<Model>;
}) => Promise<number>;

/** What a command is defined in. */
export interface Shell {
  /** The folder of the built program. */
  readonly home: string;
  readonly language: Language;
  readonly messages: CliMessages;
  /** Runs what a command does, and keeps its exit code. */
  readonly run: (plain: boolean) => (make: Make) => Promise<void>;
}

const withShared = (command: Command, messages: CliMessages): Command =>
  command
    .option("--lang <language>", messages.options.lang)
    .option("--for <audience>", messages.options.for)
    .option("--pack <folder>", messages.options.pack)
    .option("--plain", messages.options.plain);

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** The options of a command that runs over answers. */
const withAnswers = (command: Command, messages: CliMessages): Command =>
  command
    .option("--answers <file>", messages.options.answers)
    .option("--set <question=answer>", messages.options.set, collect)
    .option("--format <format>", messages.options.format)
    .option("--as-of <date>", messages.options.asOf)
    .option("--save <file>", messages.options.save)
    .option("--no-mask", messages.options.unmask);

const versionOf = (home: string): string =>
  (JSON.parse(readFileSync(join(home, "../package.json"), "utf8")) as { readonly version: string }).version;

const checkOutput = (home: string, options: Options, messages: CliMessages): Pick<CheckFlags, "format" | "version"> => {
  const format = oneOf("--format", options.format, ["pretty", "json", "sarif", "github"], messages) ?? "pretty";
  return { format, version: versionOf(home) };
};

const unknownCommand = async (word: string, messages: CliMessages): Promise<Failure> => {
  if (Object.hasOwn(COMMANDS, word)) return new Failure(messages.commandFirst(`cardfreeze ${word}`));
  const { sanitise } = await import("../text/sanitise.ts");
  const hint = await hintFor(word, Object.keys(COMMANDS), messages);
  return new Failure(`${messages.unknownCommand(sanitise(word))}${hint}`);
};

const contextOf = async ({ messages, language }: Shell, options: Options, io: Io, model: Model) => {
  const { Wording } = await import("../report/wording.ts");
  const audience = oneOf("--for", options.for, ["holder", "lawyer"] as const, messages) ?? "holder";
  return { model, wording: new Wording(model, language, audience), messages, io, plain: options.plain === true };
};

const COMMANDS: Readonly<Record<string, (root: Command, shell: Shell) => void>> = {
  triage(root, { language, messages, run }) {
    const triage = root.command("triage", { isDefault: true }).description(messages.commands.triage);
    withAnswers(withShared(triage, messages), messages)
      .option("--text <words>", messages.options.text)
      // Here ends what is no command at all; as an argument it would stand in the help.
      .allowExcessArguments()
      .action((options: Options, { args: [word] }: Command) =>
        run(options.plain === true)(async ({ io, model }) => {
          if (word !== undefined) throw await unknownCommand(word, messages);
          const read = triageOptions(options, language, messages);
          const core = await model(options.pack, "core");
          // A folder's pack is read whole, and once.
          const whole = async (): Promise<Model> => (options.pack === undefined ? model() : core);
          return triageCommand(core, whole, read, messages, io);
        }),
      );
  },
  check(root, { home, language, messages, run }) {
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
  },
  explain(root, shell) {
    const { home, language, messages, run } = shell;
    withShared(root.command("explain <id>").description(messages.commands.explain), messages).action(
      (id: string, options: Options) =>
        run(options.plain === true)(async ({ io, model }) => {
          const { explainCode, isCode } = await import("./explain-code.ts");
          if (isCode(id)) return explainCode(home, id, language, messages, io);
          const { explainCommand } = await import("./lookup.ts");
          return explainCommand(id, await contextOf(shell, options, io, await model(options.pack)));
        }),
    );
  },
  compare(root, shell) {
    const { messages, run } = shell;
    withShared(root.command("compare <ids...>").description(messages.commands.compare), messages).action(
      (ids: string[], options: Options) =>
        run(options.plain === true)(async ({ io, model }) => {
          const { compareCommand } = await import("./lookup.ts");
          return compareCommand(ids, await contextOf(shell, options, io, await model(options.pack)));
        }),
    );
  },
  sheet(root, shell) {
    const { messages, run } = shell;
    withShared(root.command("sheet").description(messages.commands.sheet), messages).action((options: Options) =>
      run(options.plain === true)(async ({ io, model }) => {
        const { sheetCommand } = await import("./lookup.ts");
        return sheetCommand(await contextOf(shell, options, io, await model(options.pack)));
      }),
    );
  },
  guide(root, { language, messages, run }) {
    const guide = root.command("guide [id]").description(messages.commands.guide);
    withAnswers(withShared(guide, messages), messages).action((id: string | undefined, options: Options) =>
      run(options.plain === true)(async ({ io, model }) => {
        const { guideCommand, guideMenu } = await import("./guide.ts");
        const read = triageOptions(options, language, messages);
        const all = await model(options.pack);
        return id === undefined ? guideMenu(all, read, messages, io) : guideCommand(all, id, read, messages, io);
      }),
    );
  },
  graph(root, { language, messages, run }) {
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
  },
  test(root, { home, language, messages, run }) {
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
  },
  diff(root, { language, messages, run }) {
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
  },
  law(root, shell) {
    const { messages, run } = shell;
    const law = root
      .command("law")
      .description(messages.commands.law)
      .option("--lang <language>", messages.options.lang);
    const lawContext = async (options: Options, io: Io, model: Model) => {
      const { wording } = await contextOf(shell, options, io, model);
      return { pack: model.pack, wording, messages, io };
    };
    for (const name of ["list", "todo"] as const)
      withShared(law.command(name).description(messages.lawCommands[name]), messages).action((options: Options) =>
        run(false)(async ({ io, model }) => {
          const { lawList, lawTodo } = await import("./law.ts");
          return (name === "list" ? lawList : lawTodo)(await lawContext(options, io, await model(options.pack)));
        }),
      );
    withShared(law.command("show <id>").description(messages.lawCommands.show), messages).action(
      (id: string, options: Options) =>
        run(false)(async ({ io, model }) => {
          const { lawShow } = await import("./law.ts");
          return lawShow(id, await lawContext(options, io, await model(options.pack)));
        }),
    );
    withShared(law.command("verify").description(messages.lawCommands.verify), messages)
      .requiredOption("--texts <folder>", messages.options.texts)
      .action((options: Options) =>
        run(false)(async ({ io, model }) => {
          const { lawVerify } = await import("./law.ts");
          return lawVerify(options.texts ?? "", await lawContext(options, io, await model(options.pack)));
        }),
      );
  },
};

/** Arguments without a language that stands before them all. */
const afterLanguage = ([first, ...rest]: readonly string[]): readonly (string | undefined)[] => {
  if (first === "--lang") return afterLanguage(rest.slice(1));
  return first?.startsWith("--lang=") ? afterLanguage(rest) : [first, ...rest];
};

/** Where commander stopped, for help or because of the arguments, and the command whose arguments they are. */
export class Stopped extends Error {
  override readonly name = "Stopped";

  constructor(
    readonly fault: CommanderError,
    readonly command: string,
  ) {
    super(fault.message);
  }
}

/** Faults come with the command that they are about: commander does not say which it was. */
const namingItself = (command: Command, name: string): void => {
  command.exitOverride((fault) => {
    throw new Stopped(fault, name);
  });
  for (const inner of command.commands) namingItself(inner, `${name} ${inner.name()}`);
};

/** The command that is asked for, or every one where it takes them all to tell: for help, and for a name that is none. */
const asked = (argv: readonly string[]): readonly string[] => {
  const [first = "triage"] = afterLanguage(argv.slice(2));
  return Object.hasOwn(COMMANDS, first) ? [first] : Object.keys(COMMANDS);
};

/**
 * The program as commander runs it; of its commands only what the arguments can ask for is defined, which makes a start quicker.
 * @param argv as `process.argv`
 */
export const program = (argv: readonly string[], shell: Shell): Command => {
  const { home, messages } = shell;
  const titles: Readonly<Record<string, string>> = messages.help.titles;
  const root = new Command("cardfreeze")
    .description(messages.description)
    .showSuggestionAfterError(true)
    // What is wrong with the arguments is said where every failure gets its words.
    .configureOutput({ writeOut: processIo(true).out, writeErr: processIo(true).err, outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .helpOption("-h, --help", messages.help.option)
    .helpCommand("help [command]", messages.help.command)
    .option("-V, --version", messages.options.version)
    .option("--lang <language>", messages.options.lang)
    // Not commander's own: the version is read only when it is asked for.
    .on("option:version", () => {
      processIo(true).out(`${versionOf(home)}\n`);
      throw new Stopped(new CommanderError(EXIT.fine, "commander.version", ""), root.name());
    });
  for (const name of asked(argv)) COMMANDS[name]?.(root, shell);
  namingItself(root, root.name());
  return root;
};
