// CF066: a question, action, limit or family that nothing refers to.
import type { Entry } from "../../pack/entries.ts";
import { type Context, type Found, type Rule, treesOf } from "../rule.ts";

const words = (value: unknown, into: Set<string>): void => {
  if (typeof value === "string") {
    into.add(value);
    for (const [, id = ""] of value.matchAll(/\{limit:([^{}]*)\}/g)) into.add(id);
  } else if (Array.isArray(value)) for (const inner of value) words(inner, into);
  else if (value !== null && typeof value === "object")
    for (const [key, inner] of Object.entries(value)) {
      into.add(key.split(".")[0] ?? key);
      words(inner, into);
    }
};

/** Every id that some other entry mentions. */
const mentioned = (context: Context): Set<string> => {
  const { entries } = context;
  const used = new Set<string>();
  for (const { tree } of treesOf(context)) for (const { variable } of tree.nodes.values()) used.add(variable.question);
  for (const { value } of entries.questions) {
    const { id: _, ...rest } = value;
    words(rest, used);
  }
  for (const { value } of [...entries.conclusions, ...entries.actions, ...entries.limits, ...entries.phrases]) {
    const { id: _, ...rest } = value;
    words(rest, used);
  }
  const { families: _, ...head } = entries.head.value;
  words(head, used);
  return used;
};

function* unused(list: readonly Entry<{ id: string }>[], used: ReadonlySet<string>): Iterable<Found> {
  for (const entry of list)
    if (!used.has(entry.value.id)) yield { place: entry.at(["id"]), given: { id: entry.value.id } };
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
    for (const [position, { id }] of entries.head.value.families.entries())
      if (!used.has(id)) yield { place: entries.head.at(["families", position, "id"]), given: { id } };
  },
};
