// What was typed as it is compared: full-width forms made half-width, surrounding space gone.

export const folded = (typed: string): string => typed.normalize("NFKC").trim();
