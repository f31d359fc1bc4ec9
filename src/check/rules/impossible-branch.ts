// CF061: a branch that the answers before it make impossible.
import { NO } from "../../diagram/nodes.ts";
import { reachOf } from "../../diagram/reach.ts";
import type { Node } from "../../engine/model.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF061",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { entry, tree } of treesOf(context)) {
      // What arrives at a node says nothing of a question that no implication speaks of and that no other node asks.
      const implied = compiled.diagram.support(compiled.allowed(tree));
      const isBound = ({ variable }: Node): boolean =>
        tree.repeated.has(variable.question) || implied.has(compiled.level(variable.index));
      if (![...tree.nodes.values()].some(isBound)) continue;
      const { at, wayTo } = reachOf(compiled, tree);
      for (const [id, reach] of at) {
        const node = tree.nodes.get(id);
        if (!node || reach === NO || !isBound(node)) continue;
        const written = entry.value.nodes[id] ?? {};
        for (const [position, answer] of node.variable.answers.entries()) {
          const mask = 1 << position;
          if (!(answer in written) || compiled.diagram.and(reach, compiled.literal(node.variable.index, mask)) !== NO)
            continue;
          const example = wayTo(id);
          yield {
            place: entry.at(branchPath(entry, tree, id, mask), "key"),
            given: { answer, question: node.variable.id },
            ...(example ? { example } : {}),
          };
        }
      }
    }
  },
};
