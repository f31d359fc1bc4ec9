// CF066: a question, action, limit, family, topic, tree, document or article that nothing refers to.
import type { Entry } from "../../pack/entries.ts";
import { mentionedIds } from "../../pack/mentioned-ids.ts";
import { type Context, type Found, type Rule, treesOf } from "../rule.ts";

const withoutId = ({ value: { id: _, ...rest } }: Entry<{ id: string }>): object => rest;

/** Every id that some other entry mentions. */
const mentioned = (context: Context): Set<string> => {
  const { questions, conclusions, actions, limits, phrases, head } = context.entries;
  const { families: _, ...rest } = head.value;
  const speaking = [...questions, ...conclusions, ...actions, ...limits, ...phrases].map(withoutId);
  const used = mentionedIds([...speaking, rest]);
  for (const { tree } of treesOf(context)) for (const { variable } of tree.nodes.values()) used.add(variable.question);
  return used;
};

function* unused(list: readonly Entry<{ id: string }>[], used: ReadonlySet<string>): Iterable<Found> {
  for (const entry of list)
    if (!used.has(entry.value.id)) yield { place: entry.at(["id"]), given: { id: entry.value.id } };
}

/** Documents that nothing cites, and articles of the others. What is unverified may not be cited: it waits for a lawyer. */
function* unusedLaw({ entries }: Context, used: ReadonlySet<string>): Iterable<Found> {
  for (const entry of entries.law) {
    const { id, articles } = entry.value;
    const isUsed = (article: string): boolean => used.has(`${id}/${article}`);
    if (!used.has(id) && !articles.some(({ article, status }) => isUsed(article) || status === "unverified")) {
      yield { place: entry.at(["id"]), given: { id } };
      continue;
    }
    for (const [position, { article, status }] of articles.entries())
      if (status !== "unverified" && !isUsed(article))
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
    const used = mentioned(context);
    yield* unused(entries.questions, used);
    // An action with a condition of its own is shown wherever that holds.
    yield* unused(
      entries.actions.filter(({ value }) => value.when === undefined),
      used,
    );
    yield* unused(entries.limits, used);
    yield* unusedLaw(context, used);
    yield* unusedTopics(context);
    yield* unusedTrees(context);
    for (const [position, { id }] of entries.head.value.families.entries())
      if (!used.has(id)) yield { place: entries.head.at(["families", position, "id"]), given: { id } };
  },
};
