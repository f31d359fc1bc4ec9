// CF070: a path that concludes what the facts on it contradict.
import { NO } from "../../diagram/nodes.ts";
import { Walks, walksOf } from "../../diagram/walks.ts";
import { branchPath, type Rule, treesOf } from "../rule.ts";

export const rule: Rule = {
  code: "CF070",
  severity: "error",
  *check(context) {
    const compiled = context.compiled();
    for (const { entry, tree } of treesOf(context)) {
      const definitions = new Map(
        [...tree.named].flatMap((id) => {
          const conclusion = context.model.conclusions.get(id);
          return conclusion ? [[id, compiled.definition(conclusion, tree)]] : [];
        }),
      );
      const all = walksOf(compiled, tree);
      let known: Walks | undefined;
      for (const node of tree.nodes.values())
        for (const { target, mask } of node.groups) {
          if (!("leaf" in target) || !("conclude" in target.leaf)) continue;
          const { conclude } = target.leaf;
          const definition = definitions.get(conclude);
          if (definition === undefined) continue;
          const contradict = (walks: Walks) => {
            const leaving = walks.leaving(node.id, mask);
            return leaving ? walks.between(leaving, compiled.allowed(tree), definition) : NO;
          };
          // Where not even a walk with unknown answers contradicts it, none without them does.
          if (contradict(all) === NO) continue;
          known ??= new Walks(compiled, tree, false);
          const walks = contradict(known);
          if (walks === NO) continue;
          yield {
            place: entry.at(branchPath(entry, tree, node.id, mask)),
            given: { id: conclude },
            example: known.example(walks),
          };
        }
    }
  },
};
