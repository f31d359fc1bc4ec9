// What the mutation run (scripts/mutations.mjs) needs of the program.
export { meaningDiff } from "./diff/meaning.ts";
export { readStatute } from "./law/statutes.ts";
export { verify } from "./law/verify.ts";
