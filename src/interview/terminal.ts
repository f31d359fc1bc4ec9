// The prompter of a real terminal: our own one-key prompt on inquirer's core, inquirer's own prompts elsewhere.
import { createPrompt, ExitPromptError, isDownKey, isEnterKey, isUpKey, useKeypress, useState } from "@inquirer/core";
import stringWidth from "fast-string-width";
import type { InterviewMessages } from "../messages/interview.ts";
import { folded } from "../text/fold.ts";
import { wrap, wrapItems } from "../text/wrap.ts";
import { onOneLine } from "./burst.ts";
import { LineInput } from "./line-input.ts";
import { signOf, usePaste } from "./paste.ts";
import type { Prompter, Reply, View } from "./prompter.ts";
import { Cancelled, COMMAND_KEYS, KEY_SEPARATOR } from "./prompter.ts";

/** A space, also as an input method types it. */
const SPACE = /^[ \u3000]$/;

/** Columns of the mark before a typed answer. */
const MARK = 2;

/** How the prompt is painted; the identity everywhere when there is no colour. */
export interface PromptStyle {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly chosen: (text: string) => string;
}

interface Config {
  readonly view: View;
  readonly width: number;
  readonly style: PromptStyle;
}

/** One key an answer: the digits, then the letters that are no command. What lies beyond is reached by the arrows. */
const KEYS = [..."123456789acdefghijklmnopqrstuvwxyz"].filter((key) => COMMAND_KEYS[key] === undefined);

const choicesText = ({ view, width, style }: Config, active: number, ticked: readonly string[]): string[] =>
  view.choices.flatMap(({ id, text }, position) => {
    const pointer = position === active ? "›" : " ";
    const box = view.several ? (ticked.includes(id) ? "[x] " : "[ ] ") : "";
    const key = KEYS[position];
    const start = `${pointer} ${key === undefined ? "  " : `${key}.`} ${box}`;
    const lines = wrap(`${start}${text}`, width, start.length);
    return position === active ? lines.map((line) => style.chosen(line)) : lines;
  });

const screen = (config: Config, active: number, ticked: readonly string[], help: boolean): string => {
  const { view, width, style } = config;
  const zero = "  0. ";
  return [
    ...(view.context === "" ? [] : wrap(view.context, width).map((line) => style.dim(line))),
    ...wrap(view.title, width).map((line) => style.strong(line)),
    ...choicesText(config, active, ticked),
    ...(view.unknown === "" ? [] : wrap(zero + view.unknown, width, zero.length).map((line) => style.dim(line))),
    ...(help ? ["", ...wrap(view.help, width)] : []),
    ...(view.keys === "" ? [] : wrapItems(view.keys, KEY_SEPARATOR, width).map((line) => style.dim(line))),
  ].join("\n");
};

const summary = ({ view, width, style }: Config, reply: Reply): string => {
  const texts =
    reply.type === "answer" ? view.choices.filter(({ id }) => reply.ids.includes(id)).map(({ text }) => text) : [];
  const said = reply.type === "unknown" ? view.unknown : texts.join(" + ");
  return [
    ...wrap(view.title, width),
    ...(said === "" ? [] : wrap(`→ ${said}`, width, 2).map((line) => style.chosen(line))),
  ].join("\n");
};

const ask = createPrompt<Reply, Config>((config, done) => {
  const { view } = config;
  const answered = view.choices.findIndex(({ id }) => !view.several && id === view.chosen[0]);
  const [active, setActive] = useState(Math.max(0, answered));
  const [ticked, setTicked] = useState<readonly string[]>(view.chosen);
  const [help, setHelp] = useState(false);
  const [reply, setReply] = useState<Reply | undefined>(undefined);

  const pasted = usePaste();

  const finish = (result: Reply): void => {
    setReply(result);
    done(result);
  };
  const flipped = (ids: readonly string[], id: string | undefined): readonly string[] =>
    id === undefined ? ids : ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
  const pick = (position: number): void => {
    const chosen = view.choices[position];
    if (!chosen) return;
    setActive(position);
    if (view.several) setTicked(flipped(ticked, chosen.id));
    else finish({ type: "answer", ids: [chosen.id] });
  };
  const enter = (): void => {
    const chosen = view.choices[active];
    if (view.several) finish(ticked.length > 0 ? { type: "answer", ids: ticked } : { type: "unknown" });
    else if (chosen) finish({ type: "answer", ids: [chosen.id] });
  };

  useKeypress((event, rl) => {
    if (reply) return;
    rl.clearLine(0);
    const paste = pasted(event);
    if (paste) {
      // Words answer no question by themselves: they are looked at, where they can be.
      const text = onOneLine(paste.text ?? "");
      if (text !== "" && view.commands.includes("paste")) finish({ type: "command", command: "paste", ticked, text });
      return;
    }
    if (event.ctrl) return;
    const sequence = signOf(event);
    if (isEnterKey(event)) return enter();
    if (isUpKey(event) || isDownKey(event)) {
      const step = isUpKey(event) ? -1 : 1;
      return setActive((active + step + view.choices.length) % view.choices.length);
    }
    const key = folded(sequence).toLowerCase();
    if (SPACE.test(sequence) && view.several) return setTicked(flipped(ticked, view.choices[active]?.id));
    if (key === "?") return setHelp(!help && view.help !== "");
    // Whoever pressed 0 all along has answered nothing where it is not offered.
    if (key === "0") return view.unknown === "" ? undefined : finish({ type: "unknown" });
    const lettered = view.choices.find(({ id }) => id === key);
    if (lettered) return finish({ type: "answer", ids: [lettered.id] });
    if (KEYS.includes(key)) return pick(KEYS.indexOf(key));
    const command = COMMAND_KEYS[key];
    if (command && view.commands.includes(command)) finish({ type: "command", command, ticked });
  });

  return reply ? summary(config, reply) : screen(config, active, ticked, help);
});

/** The message of a typed answer: whole words on lines of their own, and what is typed below where it would not fit. */
const prompted = (message: string, width: number): string => {
  const lines = wrap(message, width - MARK, MARK);
  const isLong = lines.length > 1 || stringWidth(message) > width / 2;
  return isLong ? `${lines.join("\n")}\n ` : message;
};

const cancellable = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ExitPromptError || (error instanceof Error && error.name === "ExitPromptError"))
      throw new Cancelled();
    throw error;
  }
};

/**
 * A prompter on a terminal.
 * @param show writes text to the terminal
 * @param columns the width of the terminal now
 * @param messages the words for yes and no
 */
export const terminalPrompter = (
  style: PromptStyle,
  show: (text: string) => void,
  columns: () => number,
  messages: Pick<InterviewMessages, "yes" | "no">,
): Prompter => {
  const width = (): number => Math.max(20, columns() - 1);
  return {
    width,
    show,
    choose: (view) => cancellable(() => ask({ view, width: width(), style })),
    input: (message) =>
      cancellable(async () => {
        const { createPromptModule } = await import("inquirer");
        const input = new LineInput(process.stdin);
        try {
          const prompt = createPromptModule({ input });
          const { value } = await prompt<{ value: string }>([
            { type: "input", name: "value", message: prompted(message, width()) },
          ]);
          return value;
        } finally {
          input.leave();
        }
      }),
    confirm: async (message) => {
      const choices = [
        { id: "y", text: messages.yes },
        { id: "n", text: messages.no },
      ];
      const base = {
        context: "",
        several: false,
        chosen: ["n"],
        help: "",
        keys: "",
        commands: [],
        unknown: "",
      } as const;
      const reply = await cancellable(() => ask({ view: { ...base, title: message, choices }, width: width(), style }));
      return reply.type === "answer" && reply.ids.includes("y");
    },
  };
};
