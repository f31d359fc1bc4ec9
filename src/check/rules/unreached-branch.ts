// CF102: a branch, one for when nobody knows included, that no reviewed situation takes.
import { coverageOf } from "../../scenario/coverage.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF102",
  severity: "warning",
  *check(context) {
    const { pack, model } = context;
    const { trees } = coverageOf(model, pack.scenarios, context.runs, context.compiled());
    for (const { entry, tree } of treesOf(context)) {
      const { branches, unknown } = trees.find((one) => one.tree === tree.id) ?? {};
      for (const branch of [...(branches?.missed ?? []), ...(unknown?.missed ?? [])]) {
        const [, node = "", answer = ""] = branch.split("/");
        const position = tree.nodes.get(node)?.variable.answers.indexOf(answer) ?? -1;
        const path = position < 0 ? ["nodes", node, "unknown"] : branchPath(entry, tree, node, 1 << position);
        yield { place: entry.at(path, "key"), given: { branch } };
      }
    }
  },
};
