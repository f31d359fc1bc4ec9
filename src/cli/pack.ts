// The pack to work with: the compiled one, or a folder that is checked first.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "../engine/model.ts";
import { modelOf } from "../engine/model.ts";
import type { CliMessages } from "../messages/cli.ts";
import { readPackFile } from "../pack/compiled.ts";
import type { Language, Pack } from "../pack/schema.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";

/** How much of the shipped pack a command needs: `core` is the triage in one language, without what only guides mention. */
export type Extent = "core" | "whole";

const compiled = (home: string, extent: Extent, language: Language, messages: CliMessages): Pack => {
  try {
    if (extent === "core") return readPackFile(readFileSync(join(home, `core.${language}.jsonl`)));
    return JSON.parse(readFileSync(join(home, "pack.json"), "utf8")) as Pack;
  } catch {
    throw new Failure(messages.brokenBuild, EXIT.bug);
  }
};

/**
 * The model of the shipped pack, or of the pack in a folder.
 * @param home the folder of the built program
 * @throws Failure with exit code 2, after printing what is wrong, when the folder's pack is broken
 */
export const modelFor = async (
  home: string,
  folder: string | undefined,
  extent: Extent,
  language: Language,
  messages: CliMessages,
  io: Io,
): Promise<Model> => {
  if (folder === undefined) return modelOf(compiled(home, extent, language, messages));
  const { loadPack } = await import("../pack/load.ts");
  const { pack, diagnostics } = loadPack(folder);
  if (pack) return modelOf(pack);
  const { printDiagnostics } = await import("./check.ts");
  await printDiagnostics(diagnostics, language, { ...io, out: io.err });
  throw new Failure("", EXIT.bad);
};
