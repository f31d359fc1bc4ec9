// `explain`, `compare` and `sheet`: the pack's knowledge without an interview.
import type { Model } from "../engine/model.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Block } from "../report/document.ts";
import { heading, item, paragraph } from "../report/document.ts";
import { explain, explainable } from "../report/explain.ts";
import { sheetLines } from "../report/sections/sheet.ts";
import { textOf } from "../report/text.ts";
import type { Wording } from "../report/wording.ts";
import { sanitise } from "../text/sanitise.ts";
import { EXIT, Failure } from "./failure.ts";
import { hintFor } from "./hint.ts";
import type { Io } from "./io.ts";

interface Context {
  readonly model: Model;
  readonly wording: Wording;
  readonly messages: CliMessages;
  readonly io: Io;
  readonly plain: boolean;
}

const print = async (blocks: readonly Block[], { wording, io, plain }: Context): Promise<void> =>
  io.out(
    textOf(blocks, {
      width: io.width(),
      style: await io.reportStyle(),
      plain,
      masked: false,
      messages: wording.messages,
    }),
  );

const unknown = async (id: string, known: readonly string[], { messages }: Context): Promise<Failure> =>
  new Failure(`${messages.unknownId(sanitise(id))}${await hintFor(id, known, messages)}`);

/** @throws Failure with exit code 2 when there is no such id */
export const explainCommand = async (id: string, context: Context): Promise<number> => {
  const blocks = explain(context.model, id, context.wording);
  if (!blocks) throw await unknown(id, explainable(context.model), context);
  await print(blocks, context);
  return EXIT.fine;
};

/** @throws Failure with exit code 2 when an id is no conclusion */
export const compareCommand = async (ids: readonly string[], context: Context): Promise<number> => {
  const { model, wording, io, plain, messages } = context;
  for (const id of ids) {
    if (model.conclusions.has(id)) continue;
    if (explainable(model).includes(id)) throw new Failure(messages.notConclusion(id));
    throw await unknown(id, [...model.conclusions.keys()], context);
  }
  const { comparison, comparisonTable, comparisonBlocks } = await import("../report/compare.ts");
  const rows = comparison(model, ids, wording);
  const table = plain ? undefined : comparisonTable(rows, io.width());
  if (table === undefined) await print(comparisonBlocks(rows), context);
  else io.out(table);
  return EXIT.fine;
};

/** Every question for the bank, with room for the answers. */
export const sheetCommand = async (context: Context): Promise<number> => {
  const { messages } = context.wording;
  const lines = sheetLines(context.model, context.wording, () => false);
  const answer = `${messages.label.answer} ____________________`;
  await print(
    [
      heading(messages.sheetTitle),
      paragraph(messages.sheetHint),
      ...lines.flatMap((line, position) => [item(line, { number: position + 1 }), item(answer, { depth: 1 })]),
    ],
    context,
  );
  return EXIT.fine;
};
