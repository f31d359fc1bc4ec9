// CF030: an id that two things share, in the pack or in one list.
import type { Place } from "../../diagnostic/diagnostic.ts";
import type { Entry } from "../entries.ts";
import { branchesOf } from "../nodes.ts";
import type { Entries } from "../references.ts";
import type { Rule } from "../rule.ts";

type Named = readonly [id: string, place: () => Place];

/** The names of a list inside an entry. */
const namesIn = <T>(
  entry: Entry,
  list: readonly T[] | undefined,
  path: readonly PropertyKey[],
  name: (one: T) => string,
  key?: string,
): Named[] =>
  (list ?? []).map((one, position) => [
    name(one),
    () => entry.at([...path, position, ...(key === undefined ? [] : [key])]),
  ]);

const idOf = ({ id }: { readonly id: string }): string => id;
const itself = (id: string): string => id;

/** What `explain` takes: unique across the pack. */
const acrossPack = (entries: Entries): Named[] => {
  const { questions, conclusions, actions, phrases, limits, law, scenarios, trees } = entries;
  const lists: readonly (readonly Entry<{ id: string }>[])[] = [
    questions,
    conclusions,
    actions,
    phrases,
    limits,
    law,
    scenarios,
  ];
  return [
    ...lists.flatMap((list) => list.map((entry): Named => [entry.value.id, () => entry.at(["id"])])),
    // A tree may be called like a question.
    ...trees.map((entry): Named => [`tree ${entry.value.tree}`, () => entry.at(["tree"])]),
  ];
};

/** The lists in which a name may stand once only. */
const listsOf = ({ head, questions, law, trees, calendar }: Entries): Named[][] => {
  const { families, trees: walked, guides = [], topics } = head.value;
  return [
    namesIn(head, families, ["families"], idOf, "id"),
    namesIn(head, walked, ["trees"], itself),
    namesIn(head, guides, ["guides"], idOf, "id"),
    namesIn(head, topics, ["topics"], idOf, "id"),
    ...guides.map((guide, position) => namesIn(head, guide.trees, ["guides", position, "trees"], itself)),
    ...questions.map((entry) =>
      "answers" in entry.value ? namesIn(entry, entry.value.answers, ["answers"], idOf, "id") : [],
    ),
    ...law.map((entry) => namesIn(entry, entry.value.articles, ["articles"], ({ article }) => article, "article")),
    ...trees.flatMap((entry) =>
      Object.entries(entry.value.nodes).flatMap(([node, branches]) =>
        branchesOf(branches).flatMap(([answer, branch]) =>
          typeof branch === "object" && "open" in branch
            ? [namesIn(entry, branch.open, ["nodes", node, answer, "open"], itself)]
            : [],
        ),
      ),
    ),
    calendar.map((entry): Named => [String(entry.value.year), () => entry.at(["year"])]),
  ];
};

export const rule: Rule = {
  code: "CF030",
  severity: "error",
  *check({ entries }) {
    for (const list of [acrossPack(entries), ...listsOf(entries)]) {
      const seen = new Map<string, () => Place>();
      for (const [id, place] of list) {
        const before = seen.get(id);
        if (before) yield { place: place(), given: { id }, related: before() };
        else seen.set(id, place);
      }
    }
  },
};
