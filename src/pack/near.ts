// Ids close to a wrong one.
import { distance } from "fastest-levenshtein";

const NEAR = 3;

/** Up to three ids close to a wrong one, the nearest first; one that contains it is as close as one wrong letter. */
export const near = (wrong: string, known: Iterable<string>): string[] =>
  [...new Set(known)]
    .map((id) => ({ id, steps: id.includes(wrong) ? 1 : distance(wrong, id) }))
    .filter(({ steps }) => steps <= NEAR && steps < wrong.length)
    .sort((a, b) => a.steps - b.steps || a.id.localeCompare(b.id))
    .slice(0, 3)
    .map(({ id }) => id);
