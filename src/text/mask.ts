// Hides card, identity and phone numbers in whatever is printed or exported.

/** Days and time stamps, which have as many digits as a card: 2026-11-24, 20261124153000. */
const DATES =
  /(?<!\d|\d-)20\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])(?:[0-5]\d){2}(?!\d)/g;
/**
 * Digits written together, or an identity number that ends in X; letters and signs may stand on both sides: No.6222…,
 * card-6222…, 6222…abc.
 */
const TOGETHER = /(?<!\d|\d\.)(?:\d{17}[Xx](?![\dA-Za-z])|\d{11,23}(?!\d|\.\d))/g;
/** The same with single spaces or hyphens between the digits. */
const APART = /(?<!\d|\d[.-])(?:\d(?:[ -]?\d){16}[ -]?[Xx](?![\dA-Za-z])|\d(?:[ -]?\d){10,22}(?!\d|\.\d))/g;

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
  return digits.length >= 13 && digits.length <= 19 ? hidden(written, 4) : written;
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
  const undated = folded(text).replaceAll(DATES, (date) => "#".repeat(date.length));
  const seen = undated.replaceAll(TOGETHER, masked).replaceAll(APART, masked);
  // Only what is hidden changes: the rest stays as it was written.
  return text.replaceAll(/[\s\S]/g, (character, position: number) => (seen[position] === "*" ? "*" : character));
};
