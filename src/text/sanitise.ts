// Makes control sequences and invisible direction marks visible, so that no content can steer a terminal.

/** C0 and C1 controls but line feed, DEL, zero-width and bidirectional marks, the byte order mark. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The text with every such character shown as its code, e.g. ‹1B›; tabs become a space. */
export const sanitise = (text: string): string =>
  text.replaceAll(UNSAFE, (character) => {
    if (character === "\t") return " ";
    return `‹${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}›`;
  });

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE_BUT_TAB = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Whether a text holds a character that would be shown as its code. */
export const isUnsafe = (text: string): boolean => UNSAFE_BUT_TAB.test(text);
