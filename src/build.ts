// What the build calls: checks the shipped pack, and hands back its compiled text and the schemas of the project.
import { z } from "zod";
import { pretty } from "./diagnostic/pretty.ts";
import { modelOf } from "./engine/model.ts";
import { diagnosticMessages } from "./messages/diagnostics.ts";
import { editorSchemas } from "./pack/editor-schemas.ts";
import { loadPack } from "./pack/load.ts";
import type { Pack } from "./pack/schema.ts";
import { ResultContract } from "./report/contract.ts";

const same = (text: string): string => text;

export interface Built {
  /** The compiled pack; absent when it has errors. */
  readonly pack: string | undefined;
  /** What the triage needs of it, so that starting reads no guides; under the same hash. */
  readonly core: string | undefined;
  readonly messages: string;
  readonly schemas: readonly { readonly name: string; readonly text: string }[];
  readonly resultSchema: string;
}

/**
 * Without the trees that only guides walk, where these lead, and the steps that only they take; without what is told of a
 * conclusion beside its own keys, which the JSON result does not carry. All questions stay: answers are shared.
 */
const coreOf = (pack: Pack): Pack => {
  const model = modelOf(pack);
  const named = new Set(pack.head.trees.flatMap((id) => [...(model.trees.get(id)?.named ?? [])]));
  const conclusions = pack.conclusions.filter(({ id }) => named.has(id)).map(({ details: _, ...rest }) => rest);
  const steps = new Set(conclusions.flatMap((conclusion) => conclusion["first-steps"]));
  const alarms = new Set(pack.phrases.map(({ alarm }) => alarm));
  const actions = pack.actions.filter(
    ({ id, when }) => when !== undefined || steps.has(id) || alarms.has(id) || id === pack.head["bank-sheet"]?.action,
  );
  return { ...pack, trees: pack.trees.filter(({ tree }) => pack.head.trees.includes(tree)), conclusions, actions };
};

/** Scenarios test the pack; the program does not need them. */
export const build = async (folder: string): Promise<Built> => {
  const { pack, diagnostics } = loadPack(folder);
  const messages = await diagnosticMessages("en");
  const style = { error: same, warning: same, place: same, dim: same };
  const compiled = pack && { ...pack, scenarios: [] };
  return {
    pack: compiled && JSON.stringify(compiled),
    core: compiled && JSON.stringify(coreOf(compiled)),
    messages: diagnostics.map((diagnostic) => pretty(diagnostic, messages, style)).join("\n\n"),
    schemas: editorSchemas(),
    resultSchema: `${JSON.stringify(z.toJSONSchema(ResultContract), null, 2)}\n`,
  };
};
