// `cardfreeze test`: runs the recorded situations, says what they leave out, and writes situations for the rest.
import { writeFileSync } from "node:fs";
import { stringify } from "yaml";
import { Compiled } from "../diagram/compile.ts";
import { modelOf } from "../engine/model.ts";
import { type CliMessages, cliMessages } from "../messages/cli.ts";
import type { Language, Scenario } from "../pack/schema.ts";
import { coverageOf, type Share } from "../scenario/coverage.ts";
import { outcomesOf, runScenario } from "../scenario/run.ts";
import { sanitise } from "../text/sanitise.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";

const SCHEMA = "# yaml-language-server: $schema=../schemas/scenarios.schema.json\n";

interface TestFlags {
  readonly format: "text" | "json";
  /** Where to write situations for what no reviewed one reaches. */
  readonly generate: string | undefined;
}

/** @returns 0 when every situation comes out as expected, 1 when one does not */
export const test = async (
  folder: string,
  { format, generate }: TestFlags,
  language: Language,
  messages: CliMessages,
  io: Io,
): Promise<number> => {
  const { loadPack } = await import("../pack/load.ts");
  const { pack, diagnostics } = loadPack(folder);
  if (!pack) {
    const { printDiagnostics } = await import("./check.ts");
    await printDiagnostics(diagnostics, language, { ...io, out: io.err }, folder);
    return EXIT.bad;
  }
  const model = modelOf(pack);
  const outcomes = pack.scenarios.map((scenario) => runScenario(model, scenario));
  const different = outcomes.filter(({ differences }) => differences.length > 0);
  const runs = (scenario: Scenario) => outcomesOf(model, scenario);
  const coverage = coverageOf(model, pack.scenarios, runs, new Compiled(model));
  if (generate !== undefined) {
    const { generate: make } = await import("../scenario/generate.ts");
    const { zh, en } = { zh: cliMessages.zh.test, en: cliMessages.en.test };
    const made = make(model, pack.scenarios, pack.head["reviewed-on"], { zh: zh.titles, en: en.titles });
    const count = made.scenarios.length;
    const notes = (say: CliMessages["test"]): string[] => [
      ...(made.least < count ? [say.notSmallest(made.least)] : []),
      ...(made.untaken.length > 0 ? [say.untaken(made.untaken.join(", "))] : []),
    ];
    const comments = [zh, en].flatMap((say) => [say.unreviewed, ...notes(say)].map((line) => `# ${sanitise(line)}\n`));
    const text = stringify(made.scenarios, { lineWidth: 0 });
    try {
      writeFileSync(generate, [SCHEMA, ...comments, text].join(""));
    } catch (error) {
      throw new Failure(messages.noFile(generate, (error as NodeJS.ErrnoException).code ?? String(error)));
    }
    io.err(
      [messages.test.generated(count, generate), ...notes(messages.test)].map((line) => `${sanitise(line)}\n`).join(""),
    );
  }
  if (format === "json") {
    io.out(`${JSON.stringify({ contract: "cardfreeze.test/2", outcomes, coverage }, null, 2)}\n`);
    return different.length > 0 ? EXIT.found : EXIT.fine;
  }
  const say = messages.test;
  for (const { scenario, differences, leads, settled, also } of different) {
    io.out(`${sanitise(scenario)}: ${say.differs}\n`);
    for (const { type, kinds } of differences) io.out(`  ${say.difference[type]}: ${sanitise(kinds.join(", "))}\n`);
    const led = leads.map((kind) => (settled.includes(kind) ? `${kind} (${say.settled})` : kind));
    const others = differences.some(({ type }) => type === "also-differs") ? also : [];
    io.out(`  ${say.leads}: ${sanitise([...led, ...others].join(", ")) || "-"}\n`);
  }
  io.out(`${say.count(outcomes.length - different.length, outcomes.length)}\n`);
  io.out(`${say.reviewed(coverage.reviewed, coverage.unreviewed)}\n`);
  for (const { tree, conclusions, branches, unknown } of coverage.trees) {
    const share = ({ all, missed }: Share): string => `${all - missed.length}/${all}`;
    io.out(`${sanitise(tree)}: ${say.reached(share(conclusions), share(branches), share(unknown))}\n`);
    for (const id of [...conclusions.missed, ...branches.missed, ...unknown.missed]) io.out(`  ${sanitise(id)}\n`);
  }
  return different.length > 0 ? EXIT.found : EXIT.fine;
};
