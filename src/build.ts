// What the build calls: checks the shipped pack, and hands back its compiled text and the schemas of the project.
import { z } from "zod";
import { pretty } from "./diagnostic/pretty.ts";
import { diagnosticMessages } from "./messages/diagnostics.ts";
import { editorSchemas } from "./pack/editor-schemas.ts";
import { loadPack } from "./pack/load.ts";
import { ResultContract } from "./report/contract.ts";

const same = (text: string): string => text;

export interface Built {
  /** The compiled pack; absent when it has errors. */
  readonly pack: string | undefined;
  readonly messages: string;
  readonly schemas: readonly { readonly name: string; readonly text: string }[];
  readonly resultSchema: string;
}

/** Scenarios test the pack; the program does not need them. */
export const build = async (folder: string): Promise<Built> => {
  const { pack, diagnostics } = loadPack(folder);
  const messages = await diagnosticMessages("en");
  const style = { error: same, warning: same, place: same, dim: same };
  return {
    pack: pack && JSON.stringify({ ...pack, scenarios: [] }),
    messages: diagnostics.map((diagnostic) => pretty(diagnostic, messages, style)).join("\n\n"),
    schemas: editorSchemas(),
    resultSchema: `${JSON.stringify(z.toJSONSchema(ResultContract), null, 2)}\n`,
  };
};
