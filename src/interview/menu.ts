// A plain menu: one of some choices, or none of them.
import type { Prompter } from "./prompter.ts";

/**
 * Puts a menu.
 * @param none the words for choosing nothing, on key 0 (and b, and q); empty where a choice says it
 * @returns the id chosen, or undefined
 */
export const menu = async (
  prompter: Prompter,
  title: string,
  choices: readonly { readonly id: string; readonly text: string }[],
  none: string,
): Promise<string | undefined> => {
  const base = { context: "", several: false, chosen: [], help: "", keys: "", commands: ["back", "leave"] } as const;
  const reply = await prompter.choose({ ...base, title, choices, unknown: none });
  return reply.type === "answer" ? reply.ids[0] : undefined;
};
