// The prompter of a real terminal: our own one-key prompt on inquirer's core, inquirer's own prompts elsewhere.
import { createPrompt, ExitPromptError, isDownKey, isEnterKey, isUpKey, useKeypress, useState } from "@inquirer/core";
import { wrap } from "../text/wrap.ts";
import type { Prompter, Reply, View } from "./prompter.ts";
import { Cancelled, COMMAND_KEYS, folded } from "./prompter.ts";

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

/** Up to nine answers take one key; with more, digits point and Enter chooses. */
const ONE_KEY = 9;

const choicesText = ({ view, width, style }: Config, active: number, ticked: readonly string[]): string[] =>
  view.choices.flatMap(({ id, text }, position) => {
    const pointer = position === active ? "›" : " ";
    const box = view.several ? (ticked.includes(id) ? "[x] " : "[ ] ") : "";
    const number = `${position + 1}.`.padStart(view.choices.length > ONE_KEY ? 3 : 2);
    const start = `${pointer} ${number} ${box}`;
    const lines = wrap(`${start}${text}`, width, start.length);
    return position === active ? lines.map((line) => style.chosen(line)) : lines;
  });

const screen = (config: Config, active: number, ticked: readonly string[], help: boolean): string => {
  const { view, width, style } = config;
  const zero = wrap(`   0. ${view.unknown}`, width, 6).map((line) => style.dim(line));
  return [
    ...(view.context === "" ? [] : wrap(view.context, width).map((line) => style.dim(line))),
    ...wrap(view.title, width).map((line) => style.strong(line)),
    ...choicesText(config, active, ticked),
    ...zero,
    ...(help ? ["", ...wrap(view.help, width)] : []),
    ...wrap(view.keys, width).map((line) => style.dim(line)),
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
  const [typed, setTyped] = useState("");
  const [ticked, setTicked] = useState<readonly string[]>(view.chosen);
  const [help, setHelp] = useState(false);
  const [reply, setReply] = useState<Reply | undefined>(undefined);

  const finish = (result: Reply): void => {
    setReply(result);
    done(result);
  };
  const toggle = (id: string): void =>
    setTicked(ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id]);
  const point = (digit: string): void => {
    const joined = Number(typed + digit);
    const position = (joined <= view.choices.length ? joined : Number(digit)) - 1;
    const chosen = view.choices[position];
    if (!chosen) return;
    setActive(position);
    setTyped(String(position + 1));
    if (view.several) toggle(chosen.id);
    else if (view.choices.length <= ONE_KEY) finish({ type: "answer", ids: [chosen.id] });
  };
  const enter = (): void => {
    const chosen = view.choices[active];
    if (view.several) finish(ticked.length > 0 ? { type: "answer", ids: ticked } : { type: "unknown" });
    else if (chosen) finish({ type: "answer", ids: [chosen.id] });
  };

  useKeypress((event, rl) => {
    if (reply) return;
    const sequence = (event as { readonly sequence?: string }).sequence ?? event.name ?? "";
    rl.clearLine(0);
    if (event.ctrl) return;
    if (isEnterKey(event)) return enter();
    if (isUpKey(event) || isDownKey(event)) {
      const step = isUpKey(event) ? -1 : 1;
      setTyped("");
      return setActive((active + step + view.choices.length) % view.choices.length);
    }
    const key = folded(sequence).toLowerCase();
    if (sequence === " " && view.several) return toggle(view.choices[active]?.id ?? "");
    if (key === "?") return setHelp(!help);
    if (key === "0" && !(view.choices.length > ONE_KEY && typed === "1")) return finish({ type: "unknown" });
    if (/^\d$/.test(key)) return point(key);
    const command = COMMAND_KEYS[key];
    if (command && view.commands.includes(command)) finish({ type: "command", command });
  });

  return reply ? summary(config, reply) : screen(config, active, ticked, help);
});

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
 */
export const terminalPrompter = (style: PromptStyle, show: (text: string) => void, columns: () => number): Prompter => {
  const width = (): number => Math.max(20, columns() - 1);
  return {
    width,
    show,
    choose: (view) => cancellable(() => ask({ view, width: width(), style })),
    input: (message) =>
      cancellable(async () => {
        const { default: inquirer } = await import("inquirer");
        const { value } = await inquirer.prompt<{ value: string }>([{ type: "input", name: "value", message }]);
        return value;
      }),
    confirm: (message) =>
      cancellable(async () => {
        const { default: inquirer } = await import("inquirer");
        const { value } = await inquirer.prompt<{ value: boolean }>([
          { type: "confirm", name: "value", message, default: false },
        ]);
        return value;
      }),
  };
};
