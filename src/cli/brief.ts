// Keeps V8 from optimising a run that is over before faster code could pay for being made.

/** So many cards are answered sooner without. */
const FEW_CARDS = 4;

/** @param cards how many there are to answer for */
export const staysBrief = async (cards: number): Promise<void> => {
  if (cards > FEW_CARDS) return;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--no-opt");
};
