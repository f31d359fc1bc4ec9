// CF073: answers that end where nothing that is named has its requirements met.
import { NO } from "../../diagram/nodes.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF073",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    const { diagram } = compiled;
    for (const { entry, tree } of treesOf(context)) {
      const places = compiled.places(tree);
      for (const [position, { node, mask, leaf }] of places.entries()) {
        const here = diagram.and(compiled.at(tree, position), compiled.allowed(tree));
        const ids = "conclude" in leaf ? [leaf.conclude] : leaf.open;
        const met = ids.reduce((any, id) => {
          const conclusion = context.model.conclusions.get(id);
          return conclusion ? diagram.or(any, compiled.requirements(conclusion, tree)) : any;
        }, NO);
        const example = compiled.example(diagram.without(here, met));
        if (example)
          yield { place: entry.at(branchPath(entry, tree, node, mask)), given: { ids: ids.join(", ") }, example };
      }
    }
  },
};
