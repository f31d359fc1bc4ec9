// What may have been meant instead of a wrong word: the end of a message about it.
import type { CliMessages } from "../messages/cli.ts";

/** More would be no help to read through. */
const SHORT_LIST = 20;

/**
 * All known words, if they are few, else the command that lists them.
 * @returns empty where there is nothing to say
 */
export const listed = (known: readonly string[], messages: CliMessages, list?: string): string => {
  if (known.length > 0 && known.length <= SHORT_LIST) return ` ${messages.thereAre(known.join(", "))}`;
  return list === undefined ? "" : ` ${messages.listedBy(list)}`;
};

/** Names the known words close to a wrong one; where none is close, what {@link listed} says of them. */
export const hintFor = async (
  wrong: string,
  known: Iterable<string>,
  messages: CliMessages,
  list?: string,
): Promise<string> => {
  const { near } = await import("../pack/near.ts");
  const all = [...new Set(known)];
  const close = near(wrong, all);
  return close.length > 0 ? ` ${messages.didYouMean(close.join(", "))}` : listed(all, messages, list);
};
