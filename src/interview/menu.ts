// A plain menu: one of some choices, or none of them.
import type { Command, Prompter } from "./prompter.ts";

/**
 * Puts a menu.
 * @param none the words for choosing nothing, on key 0 (and b, and q); empty where a choice says it
 * @param commands the commands that have a key here, whose names are answers like the ids of the choices
 * @returns the id chosen, or undefined
 */
export const menu = async (
  prompter: Prompter,
  title: string,
  choices: readonly { readonly id: string; readonly text: string }[],
  none: string,
  commands?: readonly Command[],
): Promise<string | undefined> => {
  const base = { context: "", several: false, chosen: [], help: "", keys: "" } as const;
  const reply = await prompter.choose({
    ...base,
    title,
    choices,
    unknown: none,
    commands: commands ?? ["back", "leave"],
  });
  if (reply.type === "command") return commands ? reply.command : undefined;
  return reply.type === "answer" ? reply.ids[0] : undefined;
};
