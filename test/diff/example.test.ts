// The examples of a change: none of their answers can be dropped.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Compiled } from "../../src/diagram/compile.ts";
import { YES } from "../../src/diagram/diagram.ts";
import { modelOf } from "../../src/engine/model.ts";
import { run } from "../cli/run.ts";
import { worlds } from "../engine/brute-force.ts";
import { packArb } from "../engine/random-pack.ts";
import { copyOf, root } from "../pack/folder.ts";

describe("an example", () => {
  test("says one answer where one is enough, though it implies others", () => {
    const folder = copyOf(join(root, "decision-trees"));
    const path = join(folder, "trees/restriction.yaml");
    const text = readFileSync(path, "utf8");
    const edited = text.replace("tax: { conclude: tax-freeze }", "tax: { conclude: customs-freeze }");
    expect(edited).not.toBe(text);
    writeFileSync(path, edited);
    const { out } = run(["diff", join(root, "decision-trees"), folder, "--format", "json"]);
    const [tree] = (JSON.parse(out) as { trees: { tree: string; changes: { example: object[] }[] }[] }).trees.filter(
      ({ changes }) => changes.length > 0,
    );
    expect(tree?.tree).toBe("restriction");
    expect(tree?.changes.map(({ example }) => example.length)).toEqual([1]);
  });

  test("is enough, and each of its answers is needed", () => {
    fc.assert(
      fc.property(packArb, fc.nat({ max: 3 }), (pack, position) => {
        const model = modelOf(pack);
        const compiled = new Compiled(model);
        const tree = model.trees.get("tree");
        const conclusion = model.conclusions.get(`c${position}`);
        if (!tree || !conclusion) throw new Error("no tree or conclusion");
        const condition = compiled.candidate(tree, conclusion);
        const example = compiled.example(condition);
        if (!example) return;
        const all = worlds(pack, []);
        const meets = (world: Readonly<Record<string, string>>): boolean => {
          const answers = compiled.order.map((variable) => {
            const { id = "", answers: known = [] } = model.variables[variable] ?? {};
            return known.indexOf(world[id] ?? "");
          });
          return compiled.diagram.evaluate(condition, answers) === compiled.diagram.valueOf(YES);
        };
        const isEnough = (answers: typeof example): boolean =>
          all.filter((world) => answers.every(({ variable, answer }) => world[variable] === answer)).every(meets);
        expect(all.some((world) => example.every(({ variable, answer }) => world[variable] === answer))).toBe(true);
        expect(isEnough(example)).toBe(true);
        for (const one of example) expect(isEnough(example.filter((other) => other !== one))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
