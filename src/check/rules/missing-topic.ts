// CF093: a conclusion without what every one of its kind has to tell.
import type { Rule } from "../rule.ts";

export const rule: Rule = {
  code: "CF093",
  severity: "error",
  *check({ entries }) {
    const topics = entries.head.value.topics ?? [];
    for (const entry of entries.conclusions)
      for (const topic of topics)
        if (topic["required-of"]?.includes(entry.value.kind) && entry.value.details?.[topic.id] === undefined)
          yield { place: entry.at(["id"]), given: { id: entry.value.id, topic: topic.id } };
  },
};
