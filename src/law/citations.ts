// Where a pack cites its law: every statement that rests on an article.
import type { Pack, Statement } from "../pack/schema.ts";

interface Citation {
  /** The entry that says it. */
  readonly entry: string;
  readonly statement: Statement | undefined;
}

const isStatement = (value: object): value is Statement => "law" in value && "sources" in value;

/** DOCUMENT/ARTICLE (or DOCUMENT) → who cites it. */
export const citationsOf = (pack: Pack): ReadonlyMap<string, readonly Citation[]> => {
  const found = new Map<string, Citation[]>();
  const add = (ref: string, citation: Citation): void => {
    const list = found.get(ref);
    if (!list) found.set(ref, [citation]);
    else if (!list.some(({ entry, statement }) => entry === citation.entry && statement === citation.statement))
      list.push(citation);
  };
  const visit = (entry: string, value: unknown, statement?: Statement): void => {
    if (value === null || typeof value !== "object") return;
    const inside = !Array.isArray(value) && isStatement(value) ? value : statement;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "sources" && Array.isArray(inner))
        for (const ref of inner) add(String(ref), { entry, statement: inside });
      else if (key === "source" && typeof inner === "string") add(inner, { entry, statement: inside });
      else visit(entry, inner, inside);
    }
  };
  for (const list of [pack.conclusions, pack.actions, pack.limits]) for (const entry of list) visit(entry.id, entry);
  return found;
};
