// What was typed, as it is compared.

/** Full-width forms made half-width, surrounding space gone. */
export const folded = (typed: string): string => typed.normalize("NFKC").trim();
