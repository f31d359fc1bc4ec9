// Hides card, identity and phone numbers in whatever is printed or exported.

/** Digits written together, and the X that may end an identity number; a letter or a sign may stand before them: No.6222…, card-6222…. */
const TOGETHER = /(?<!\d|\d\.)\d{11,23}[Xx]?(?![\dA-Za-z]|\.\d)/g;
/** The same with single spaces or hyphens between the digits; not the end of a date. */
const APART = /(?<!\d|\d[.-])\d(?:[ -]?\d){10,22}[Xx]?(?![\dA-Za-z]|\.\d)/g;

const IDENTITY_LENGTH = 18;
const MOBILE = /^1[3-9]\d{9}$/;

const hidden = (written: string, kept: number): string => {
  let left = written.replaceAll(/[ -]/g, "").length - kept;
  return [...written].map((character) => (/[ -]/.test(character) || left-- <= 0 ? character : "*")).join("");
};

const masked = (written: string): string => {
  const digits = written.replaceAll(/[ -]/g, "");
  if (MOBILE.test(digits)) return hidden(written, 4);
  const isIdentity =
    digits.length === IDENTITY_LENGTH && /^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])/.test(digits);
  if (isIdentity) return hidden(written, 2);
  return digits.length >= 13 && digits.length <= 19 && /\d$/.test(digits) ? hidden(written, 4) : written;
};

/** Full-width digits, letters, points, hyphens and spaces made half-width, one for one, so that positions stay right. */
const folded = (text: string): string =>
  text.replaceAll(/[０-９Ａ-Ｚａ-ｚ．－　]/g, (character) =>
    character === "　" ? " " : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );

/**
 * Masks bank card numbers (13 to 19 digits, the last four stay), identity numbers (18, the last two stay) and mobile
 * numbers (11, the last four stay).
 */
export const mask = (text: string): string => {
  const seen = folded(text).replaceAll(TOGETHER, masked).replaceAll(APART, masked);
  // Only what is hidden changes: the rest stays as it was written.
  return text.replaceAll(/[\s\S]/g, (character, position: number) => (seen[position] === "*" ? "*" : character));
};
