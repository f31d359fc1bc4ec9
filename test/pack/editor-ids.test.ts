// The ids that editors offer: each where a schema asks for it, and none that is not there is refused.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { editorIds, IDS_FILE } from "../../src/pack/editor-ids.ts";
import { editorSchemas } from "../../src/pack/editor-schemas.ts";
import { loadPack } from "../../src/pack/load.ts";
import { fixtures, root } from "./folder.ts";

const { pack } = loadPack(join(fixtures, "minimal"));
if (!pack) throw new Error("no pack");
const { $defs: definitions } = JSON.parse(editorIds(pack).text);

/** The definitions that a schema leads to. */
const named = (text: string): string[] =>
  [...text.matchAll(new RegExp(`"${IDS_FILE}#/\\$defs/([a-z-]+)"`, "g"))].map(([, name = ""]) => name);

describe("the ids for editors", () => {
  test("are those of the pack, by what they name", () => {
    expect(definitions.conclusion.examples).toEqual(pack.conclusions.map(({ id }) => id).sort());
    expect(definitions.action.examples).toEqual(pack.actions.map(({ id }) => id).sort());
    const cited = pack.law.flatMap(({ id, articles }) =>
      articles.filter(({ status }) => status !== "unverified").map(({ article }) => `${id}/${article}`),
    );
    expect(definitions.source.examples).toEqual([...pack.law.map(({ id }) => id), ...cited].sort());
    expect(pack.law.flatMap(({ articles }) => articles).length).toBeGreaterThan(cited.length);
    expect(definitions["date-question"].examples).toEqual(["as-of"]);
    expect(definitions.condition.properties.who).toEqual({
      examples: ["police", "court"],
      items: { examples: ["police", "court"] },
    });
    expect(Object.keys(definitions.nodes.properties.who.properties)).toEqual(["court", "else", "police", "unknown"]);
  });

  test("are asked for by some schema, each of them, and nothing else is", () => {
    const all = editorSchemas().flatMap(({ text }) => named(text));
    expect([...new Set(all)].sort()).toEqual(Object.keys(definitions).sort());
  });

  test("refuse nothing: an id that is new is as good as any other", () => {
    const ajv = new Ajv2020({ strict: false, schemas: [{ ...JSON.parse(editorIds(pack).text), $id: IDS_FILE }] });
    const trees = editorSchemas().find(({ name }) => name === "trees.schema.json");
    const isValid = ajv.compile(JSON.parse(trees?.text ?? "{}"));
    const tree = {
      tree: "quite-new",
      scope: "person",
      title: { zh: "新", en: "new" },
      start: "new-question",
      nodes: { "new-question": { "new-answer": { conclude: "new-conclusion" }, unknown: { open: ["other"] } } },
    };
    expect([isValid(tree), isValid.errors]).toEqual([true, null]);
    for (const name of Object.keys(definitions)) {
      const anything = ajv.getSchema(`${IDS_FILE}#/$defs/${name}`);
      for (const value of ["new", 5, ["new"], { new: "new", who: 5 }, null]) expect(anything?.(value), name).toBe(true);
    }
  });

  test("lie beside the schemas that lead to them", () => {
    const { $defs: shipped } = JSON.parse(readFileSync(join(root, "decision-trees/schemas", IDS_FILE), "utf8"));
    expect(Object.keys(shipped)).toEqual(Object.keys(definitions));
  });
});
