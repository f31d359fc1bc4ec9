// What may have been meant instead of a wrong word: the end of a message about it.
import type { CliMessages } from "../messages/cli.ts";

/** Names the known words close to a wrong one; empty where none is close. */
export const hintFor = async (wrong: string, known: Iterable<string>, messages: CliMessages): Promise<string> => {
  const { near } = await import("../pack/near.ts");
  const close = near(wrong, known);
  return close.length > 0 ? ` ${messages.didYouMean(close.join(", "))}` : "";
};
