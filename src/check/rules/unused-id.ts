// CF066: a question, action, limit, family, topic, tree, document or article that nothing refers to.
import type { Entry } from "../../pack/entries.ts";
import { mentionedIds } from "../../pack/mentioned-ids.ts";
import { type Context, type Found, type Rule, treesOf } from "../rule.ts";

/** Tells whether some other entry mentions an id. */
const mentionsIn = (context: Context): Mentioned => {
  const { contents, head } = context.entries;
  const { families: _, ...rest } = head.value;
  const inHead = mentionedIds([rest]);
  const asked = new Set<string>();
  for (const { tree } of treesOf(context)) for (const { variable } of tree.nodes.values()) asked.add(variable.question);
  const { conclusions, actions, questions, limits, phrases } = contents;
  const speaking = [conclusions, actions, questions, limits, phrases];
  return (id) => inHead.has(id) || asked.has(id) || speaking.some((section) => section.mentions(id));
};

type Mentioned = (id: string) => boolean;

function* unused(list: readonly Entry<{ id: string }>[], isUsed: Mentioned): Iterable<Found> {
  for (const entry of list)
    if (!isUsed(entry.value.id)) yield { place: entry.at(["id"]), given: { id: entry.value.id } };
}

/** Documents that nothing cites, and articles of the others. What is unverified may not be cited: it waits for a lawyer. */
function* unusedLaw({ entries }: Context, isUsed: Mentioned): Iterable<Found> {
  for (const entry of entries.law) {
    const { id, articles } = entry.value;
    const isCited = (article: string): boolean => isUsed(`${id}/${article}`);
    if (!isUsed(id) && !articles.some(({ article, status }) => status === "unverified" || isCited(article))) {
      yield { place: entry.at(["id"]), given: { id } };
      continue;
    }
    for (const [position, { article, status }] of articles.entries())
      if (status !== "unverified" && !isCited(article))
        yield { place: entry.at(["articles", position, "article"]), given: { id: `${id}/${article}` } };
  }
}

function* unusedTopics({ entries }: Context): Iterable<Found> {
  const told = new Set(entries.conclusions.flatMap(({ value }) => Object.keys(value.details ?? {})));
  for (const [position, { id }] of (entries.head.value.topics ?? []).entries())
    if (!told.has(id)) yield { place: entries.head.at(["topics", position, "id"]), given: { id } };
}

function* unusedTrees({ entries }: Context): Iterable<Found> {
  const { trees, guides = [] } = entries.head.value;
  const walked = new Set([...trees, ...guides.flatMap((guide) => guide.trees)]);
  for (const entry of entries.trees)
    if (!walked.has(entry.value.tree)) yield { place: entry.at(["tree"]), given: { id: entry.value.tree } };
}

export const rule: Rule = {
  code: "CF066",
  severity: "warning",
  *check(context) {
    const { entries } = context;
    const isUsed = mentionsIn(context);
    yield* unused(entries.questions, isUsed);
    // An action with a condition of its own is shown wherever that holds.
    yield* unused(
      entries.actions.filter(({ value }) => value.when === undefined),
      isUsed,
    );
    yield* unused(entries.limits, isUsed);
    yield* unusedLaw(context, isUsed);
    yield* unusedTopics(context);
    yield* unusedTrees(context);
    for (const [position, { id }] of entries.head.value.families.entries())
      if (!isUsed(id)) yield { place: entries.head.at(["families", position, "id"]), given: { id } };
  },
};
