// Text pasted into a terminal, told apart from keys: by the brackets of the terminal, or where it sends none as a burst of signs.
import type { KeypressEvent } from "@inquirer/core";
import { useEffect, useRef } from "@inquirer/core";
import { isWords } from "./burst.ts";

/** Asks a terminal to mark what is pasted, and no more to; one that does not know this ignores it. */
export const MARK_PASTES = "\u001b[?2004h";
export const MARK_NO_PASTES = "\u001b[?2004l";

/** What a terminal sends for a key, as Node reads it. */
export const signOf = (event: KeypressEvent): string =>
  (event as { readonly sequence?: string }).sequence ?? event.name ?? "";

/** A part of a paste, or all of it at its end. */
type Pasted = { readonly text: string | undefined };

/**
 * Tells what each key belongs to.
 * @returns undefined for a key that was pressed
 */
export const usePaste = (): ((event: KeypressEvent) => Pasted | undefined) => {
  const bracketed = useRef<string | undefined>(undefined);
  const burst = useRef<{ readonly text: string; isTold: boolean } | undefined>(undefined);
  useEffect(({ input }) => {
    const read = (chunk: Buffer | string): void => {
      const text = String(chunk);
      const isPlain = bracketed.current === undefined && !text.includes("\u001b");
      burst.current = isPlain && isWords(text) ? { text, isTold: false } : undefined;
    };
    // Before Node takes the read apart into keys.
    input.prependListener("data", read);
    return () => input.removeListener("data", read);
  }, []);
  return (event) => {
    if (event.name === "paste-start") {
      bracketed.current = "";
      return { text: undefined };
    }
    const within = bracketed.current;
    if (within !== undefined) {
      const isEnd = event.name === "paste-end";
      bracketed.current = isEnd ? undefined : within + signOf(event);
      return { text: isEnd ? within : undefined };
    }
    const whole = burst.current;
    if (whole === undefined) return undefined;
    const text = whole.isTold ? undefined : whole.text;
    whole.isTold = true;
    return { text };
  };
};
