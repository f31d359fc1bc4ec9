// `cardfreeze guide [ID]`: the menu of the guides, or one of them, asked and answered like the triage.
import type { Guide } from "../engine/guide.ts";
import { guideModel } from "../engine/guide.ts";
import type { Model } from "../engine/model.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Pack } from "../pack/schema.ts";
import { Wording } from "../report/wording.ts";
import { sanitise } from "../text/sanitise.ts";
import { wrap } from "../text/wrap.ts";
import { EXIT, Failure } from "./failure.ts";
import { hintFor } from "./hint.ts";
import type { Io } from "./io.ts";
import type { TriageOptions } from "./triage.ts";
import { triageCommand } from "./triage.ts";

const treeOf = (pack: Pack, guide: Guide) => pack.trees.find(({ tree }) => tree === guide.trees[0]);

/**
 * The guides, by id and title.
 * @throws Failure with exit code 2 when options want answers, which only one guide takes
 */
export const guideMenu = (model: Model, options: TriageOptions, messages: CliMessages, io: Io): number => {
  const { save, answers, settings, format } = options;
  const given = { "--save": save, "--answers": answers, "--set": settings[0], "--format": format };
  for (const [option, value] of Object.entries(given))
    if (value !== undefined) throw new Failure(messages.guideNeedsId(option));
  const wording = new Wording(model, options.language, options.audience);
  io.out(`${messages.guides}\n\n`);
  for (const guide of model.pack.head.guides ?? []) {
    const tree = treeOf(model.pack, guide);
    io.out(`${sanitise(guide.id)}\n`);
    if (tree) {
      const text = tree.intro
        ? `${wording.text(tree.title)}${wording.messages.colon}${wording.text(tree.intro)}`
        : wording.text(tree.title);
      io.out(`${wrap(`    ${sanitise(text)}`, io.width(), 4).join("\n")}\n`);
    }
  }
  return EXIT.fine;
};

/** @throws Failure with exit code 2 when there is no such guide */
export const guideCommand = async (
  model: Model,
  id: string,
  options: TriageOptions,
  messages: CliMessages,
  io: Io,
): Promise<number> => {
  const guide = model.pack.head.guides?.find((one) => one.id === id);
  const own = guideModel(model, id);
  if (!guide || !own) {
    const hint = await hintFor(id, model.pack.head.guides?.map((one) => one.id) ?? [], messages);
    throw new Failure(`${messages.unknownId(sanitise(id))}${hint}`);
  }
  const wording = new Wording(own, options.language, options.audience);
  const intro = treeOf(model.pack, guide)?.intro;
  if (intro && options.format !== "json") io.err(`${wrap(sanitise(wording.text(intro)), io.width()).join("\n")}\n\n`);
  return triageCommand(own, async () => own, options, messages, io);
};
