// CF077: an open leaf with two conclusions that no question tells apart there.
import { NO } from "../../diagram/nodes.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF077",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    const { diagram } = compiled;
    for (const { entry, tree } of treesOf(context)) {
      const places = compiled.places(tree);
      for (const [position, { node, mask, leaf }] of places.entries()) {
        if (!("open" in leaf)) continue;
        const here = compiled.at(tree, position);
        const first = new Map<number, string>();
        for (const id of leaf.open) {
          const conclusion = context.model.conclusions.get(id);
          if (!conclusion) continue;
          const holds = diagram.and(here, compiled.definition(conclusion));
          const other = first.get(holds);
          if (other === undefined) first.set(holds, id);
          else if (holds !== NO) {
            const example = compiled.example(holds);
            yield {
              place: entry.at(branchPath(entry, tree, node, mask)),
              given: { id, other },
              ...(example ? { example } : {}),
            };
          }
        }
      }
    }
  },
};
