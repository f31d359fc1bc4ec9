// What is worked out of a tree belongs to one diagram: over another one it is worked out anew.
import { join } from "node:path";
import { expect, test } from "vitest";
import { Compiled } from "../../src/diagram/compile.ts";
import { NO } from "../../src/diagram/nodes.ts";
import { reachOf } from "../../src/diagram/reach.ts";
import { walksOf } from "../../src/diagram/walks.ts";
import { modelOf } from "../../src/engine/model.ts";
import { loadPack } from "../../src/pack/load.ts";
import { fixtures } from "../pack/folder.ts";

test("two diagrams over one model do not share nodes", () => {
  const { pack } = loadPack(join(fixtures, "minimal"));
  if (!pack) throw new Error("the small pack is broken");
  const model = modelOf(pack);
  const tree = model.trees.get("card");
  if (!tree) throw new Error("no tree");
  const [one, other] = [new Compiled(model), new Compiled(model)];
  // The other diagram has made other nodes before.
  for (const { index } of model.variables) other.literal(index, 2);
  expect(walksOf(one, tree)).toBe(walksOf(one, tree));
  expect(walksOf(other, tree)).not.toBe(walksOf(one, tree));
  reachOf(one, tree);
  for (const [id, here] of reachOf(other, tree).at)
    expect([id, other.diagram.without(here, other.allowed(tree))]).toEqual([id, NO]);
  expect(reachOf(other, tree)).not.toBe(reachOf(one, tree));
});
