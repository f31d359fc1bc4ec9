// The JSON Schemas in the repository are those that the code gives, and an editor has something to say at every key.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/build.ts";
import { editorSchemas } from "../../src/pack/editor-schemas.ts";
import { root } from "./folder.ts";

test("editor schemas and the result schema are up to date", async () => {
  const { schemas, resultSchema } = await build(join(root, "decision-trees"));
  for (const { name, text } of schemas)
    expect(readFileSync(join(root, "decision-trees/schemas", name), "utf8"), name).toBe(text);
  expect(readFileSync(join(root, "docs/result.schema.json"), "utf8")).toBe(resultSchema);
});

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

test.each(editorSchemas())("$name: every key is explained on hover, every choice of shapes has a name", ({ text }) => {
  const root = JSON.parse(text) as Schema;
  const definition = ({ $ref }: Schema): Schema | undefined =>
    $ref === undefined ? undefined : root.$defs?.[$ref.slice("#/$defs/".length)];
  const find = (schema: Schema | undefined, key: "description" | "title"): string | undefined =>
    schema && (schema[key] ?? find(definition(schema), key));
  const missing: string[] = [];
  const visit = (schema: Schema, path: readonly string[]): void => {
    for (const [key, inner] of Object.entries(schema.properties ?? {})) {
      if (find(inner, "description") === undefined) missing.push([...path, key].join("."));
      visit(inner, [...path, key]);
    }
    const shapes = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    const isShape = (one: Schema): boolean => (definition(one) ?? one).properties !== undefined;
    for (const one of shapes) {
      if (shapes.filter(isShape).length > 1 && isShape(one) && find(one, "title") === undefined)
        missing.push(`${path.join(".")}: a shape without a title`);
      visit(one, path);
    }
    for (const inner of [schema.items, schema.additionalProperties])
      if (typeof inner === "object") visit(inner, [...path, "*"]);
    for (const [key, inner] of Object.entries(schema.$defs ?? {})) visit(inner, [key]);
  };
  visit(root, []);
  expect(missing).toEqual([]);
});
