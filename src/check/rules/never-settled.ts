// CF079: a leaf that says settled, where a requirement speaks only of what its tree cannot see.
import { NO } from "../../diagram/nodes.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF079",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    const { model } = context;
    for (const { entry, tree } of treesOf(context)) {
      if (tree.scope !== "person") continue;
      for (const [position, { node, mask, leaf }] of compiled.places(tree).entries()) {
        if (!("conclude" in leaf) || (leaf.certainty ?? "settled") !== "settled") continue;
        const beyond = (model.conclusions.get(leaf.conclude)?.requires ?? []).filter((clause) =>
          clause.every(({ variable }) => model.variables[variable]?.scope !== "person"),
        );
        if (beyond.length === 0) continue;
        const here = compiled.diagram.and(compiled.at(tree, position), compiled.implications);
        const unseen = beyond.find((clause) => compiled.diagram.without(here, compiled.clauses([clause])) !== NO);
        const [first] = unseen ?? [];
        if (first)
          yield {
            place: entry.at(branchPath(entry, tree, node, mask)),
            given: { id: leaf.conclude, question: model.variables[first.variable]?.id ?? "" },
          };
      }
    }
  },
};
