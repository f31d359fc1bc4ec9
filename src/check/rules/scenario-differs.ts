// CF100: a recorded situation that does not come to what is expected of it.
import { compared } from "../../scenario/run.ts";
import { type Ended, endedAt } from "../../scenario/why.ts";
import type { Rule } from "../rule.ts";

/** Empty where the facts contradict each other and nothing was walked. */
const written = ({ tree, node, answers = ["unknown"] }: Ended): string =>
  node === undefined ? "" : `${tree} › ${node} › ${answers.join(", ")}`;

export const rule: Rule = {
  code: "CF100",
  severity: "error",
  *check({ entries, model, runs }) {
    for (const entry of entries.scenarios) {
      const { differences, leads, also } = compared(model, entry.value, runs(entry.value));
      const [first] = differences;
      if (!first) continue;
      const ended = endedAt(model, entry.value, first.kinds);
      const node = ended?.node;
      const related =
        node === undefined
          ? undefined
          : entries.trees.find(({ value }) => value.tree === ended?.tree)?.at(["nodes", node], "key");
      yield {
        place: entry.at(["id"]),
        given: {
          id: entry.value.id,
          difference: first.type,
          kinds: first.kinds.join(", "),
          leads: (first.type === "also-differs" ? also : leads).join(", "),
          ended: ended ? written(ended) : "",
          tree: ended?.tree ?? "",
        },
        ...(related ? { related } : {}),
        ...(ended && ended.facts.length > 0 ? { example: ended.facts, trees: [ended.tree] } : {}),
      };
    }
  },
};
