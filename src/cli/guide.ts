// `cardfreeze guide [ID]`: the menu of the guides, or one of them, asked and answered like the triage.
import type { Model } from "../engine/model.ts";
import { modelOf } from "../engine/model.ts";
import type { CliMessages } from "../messages/cli.ts";
import type { Pack } from "../pack/schema.ts";
import { Wording } from "../report/wording.ts";
import { sanitise } from "../text/sanitise.ts";
import { wrap } from "../text/wrap.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Io } from "./io.ts";
import type { TriageOptions } from "./triage.ts";
import { triageCommand } from "./triage.ts";

type Guide = NonNullable<Pack["head"]["guides"]>[number];

const treeOf = (pack: Pack, guide: Guide) => pack.trees.find(({ tree }) => tree === guide.trees[0]);

/** The pack as a guide walks it: its own trees, danger asked first, and nothing else in the interview. */
const guidePack = (pack: Pack, { trees }: Guide): Pack => {
  const { head } = pack;
  const person = trees.find((id) => pack.trees.find(({ tree }) => tree === id)?.scope === "person") ?? head.person;
  const answers = Object.keys(head.interview.orders);
  const opening = head.interview.opening.filter((id) => id !== head.interview.by);
  const orders = Object.fromEntries(answers.map((answer) => [answer, [...trees]]));
  return {
    ...pack,
    head: {
      ...head,
      trees: [...new Set([...trees, person])],
      person,
      interview: { ...head.interview, opening, orders },
    },
  };
};

/** The guides, by id and title. */
export const guideMenu = (model: Model, options: TriageOptions, messages: CliMessages, io: Io): number => {
  const wording = new Wording(model, options.language, options.audience);
  io.out(`${messages.guides}\n\n`);
  for (const guide of model.pack.head.guides ?? []) {
    const tree = treeOf(model.pack, guide);
    io.out(`${sanitise(guide.id)}\n`);
    if (tree) {
      const text = tree.intro ? `${wording.text(tree.title)}: ${wording.text(tree.intro)}` : wording.text(tree.title);
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
  if (!guide) {
    const { near } = await import("../pack/near.ts");
    const found = near(id, model.pack.head.guides?.map((one) => one.id) ?? []);
    const hint = found.length > 0 ? ` ${messages.didYouMean(found.join(", "))}` : "";
    throw new Failure(`${messages.unknownId(sanitise(id))}${hint}`);
  }
  const own = modelOf(guidePack(model.pack, guide));
  const wording = new Wording(own, options.language, options.audience);
  const intro = treeOf(model.pack, guide)?.intro;
  if (intro && options.format !== "json") io.err(`${wrap(sanitise(wording.text(intro)), io.width()).join("\n")}\n\n`);
  return triageCommand(own, options, messages, io);
};
