// Drawings of trees: nothing of the tree is lost, labels survive, the way of some answers is marked.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { modelOf } from "../../src/engine/model.ts";
import { dotOf } from "../../src/graph/dot.ts";
import { graphOf, type Labels } from "../../src/graph/graph.ts";
import { mermaidOf } from "../../src/graph/mermaid.ts";
import { loadPack } from "../../src/pack/load.ts";
import { run } from "../cli/run.ts";
import { root } from "../pack/folder.ts";

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");
const model = modelOf(pack);
const nasty = 'a "quoted" [label]\nwith #; | and 止付';
const plain: Labels = {
  title: (id) => id,
  question: (id) => id,
  answer: (_, id) => id,
  conclusion: (id) => id,
  unknown: "unknown",
  certainty: { settled: "settled", likely: "likely", open: "open" },
};

describe("graph", () => {
  test.each([...model.trees.values()].map((tree) => [tree.id, tree] as const))(
    "%s: every node and branch is drawn",
    (_, tree) => {
      const { boxes, arrows } = graphOf(tree, plain);
      const questions = boxes.filter(({ kind }) => kind === "question").map(({ id }) => id);
      expect(questions.sort()).toEqual([...tree.nodes.keys()].sort());
      for (const node of tree.nodes.values()) {
        const drawn = arrows.filter(({ from }) => from === node.id);
        const answers = drawn.filter(({ unknown }) => !unknown).flatMap(({ label }) => label.split(" / "));
        expect(answers.sort()).toEqual([...node.variable.answers].sort());
        expect(drawn.filter(({ unknown }) => unknown)).toHaveLength(node.unknown ? 1 : 0);
      }
      const ids = new Set(boxes.map(({ id }) => id));
      for (const { from, to } of arrows) expect(ids.has(from) && ids.has(to)).toBe(true);
    },
  );

  test("labels cannot break out of either language", () => {
    const tree = model.trees.get("person");
    if (!tree) throw new Error("no tree");
    const graph = graphOf(tree, { ...plain, question: () => nasty, conclusion: () => nasty });
    for (const line of mermaidOf(graph).split("\n")) expect((line.match(/"/g) ?? []).length % 2).toBe(0);
    expect(mermaidOf(graph)).toContain("止付");
    for (const line of dotOf(graph).split("\n"))
      expect((line.replace(/\\"/g, "").match(/"/g) ?? []).length % 2).toBe(0);
  });

  test("a depth folds what lies deeper", () => {
    const tree = model.trees.get("restriction");
    if (!tree) throw new Error("no tree");
    const { boxes } = graphOf(tree, plain, 1);
    expect(boxes.some(({ kind }) => kind === "folded")).toBe(true);
    expect(boxes.length).toBeLessThan(graphOf(tree, plain).boxes.length);
    for (const { label } of boxes.filter(({ kind }) => kind === "folded")) expect(label).toMatch(/^[a-z.-]+ …$/);
  });

  test("a branch back to a node that is shown is drawn, however deep it starts", () => {
    const tree = model.trees.get("person");
    if (!tree) throw new Error("no tree");
    const { boxes } = graphOf(tree, plain, 2);
    const shown = new Set(boxes.map(({ id }) => id));
    for (const { id, kind } of boxes) if (kind === "folded") expect(shown.has(id.replace(/-folded$/, ""))).toBe(false);
  });

  test("every leaf says its certainty in words, what is open stands in a list, and no line is long", () => {
    for (const tree of model.trees.values()) {
      const graph = graphOf(tree, plain);
      for (const { kind, label } of graph.boxes) {
        if (kind === "settled" || kind === "likely") expect(label).toContain(`(${kind})`);
        if (kind === "open") expect(label).toMatch(/^\(open\)(\n· [a-z0-9-]+)+$/);
      }
      const long = "法院或者别的机关".repeat(9);
      const wide = { ...graph, boxes: graph.boxes.map((box) => ({ ...box, label: long })) };
      const label = /label="(法院[^"]*)"/.exec(dotOf(wide))?.[1] ?? "";
      for (const line of label.split("\\n")) expect(line.length).toBeLessThanOrEqual(16);
      expect(label.replaceAll("\\n", "").replaceAll("\\l", "")).toBe(long);
    }
  });
});

describe("cardfreeze graph", () => {
  test("lists the trees, draws one, and marks the way of some answers", () => {
    expect(run(["graph", "--lang", "en"]).out).toContain("restriction  ");
    expect(run(["graph", "person", "--lang", "en"]).out).toContain("flowchart LR");
    const { out } = run(
      ["graph", "restriction", "--format", "dot", "--answers", "-"],
      "cards: [{restrictions: [{facts: {ordered-by: court}}]}]",
    );
    expect(out).toMatch(/"ordered-by" -> "ordered-by-court-freeze-settled" .*penwidth=4/);
    expect(out).toMatch(/"ordered-by" -> "list-named" .*color="#bbbbbb"/);
    expect(out).toMatch(/"ordered-by" -> "sign-list" .*style=dashed/);
  });

  test("marks the way through a tree that only a guide walks", () => {
    const args = ["graph", "lift-police-freeze", "--format", "dot", "--answers", "-"];
    const { out } = run(args, "person: { called-in: suspect }");
    expect(out).toMatch(/"called-in" -> "called-in-release-lawyer-first-settled" .*penwidth=4/);
    expect(out).toMatch(/"called-in" -> "lent-card" .*color="#bbbbbb"/);
  });

  test("an unknown tree, format or depth is bad use", () => {
    for (const args of [
      ["graph", "trunk"],
      ["graph", "person", "--format", "svg"],
      ["graph", "person", "--depth", "x"],
    ])
      expect(run(args).code).toBe(2);
  });
});
