// The JSON Schemas in the repository are those that the code gives.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/build.ts";
import { root } from "./folder.ts";

test("editor schemas and the result schema are up to date", async () => {
  const { schemas, resultSchema } = await build(join(root, "decision-trees"));
  for (const { name, text } of schemas)
    expect(readFileSync(join(root, "decision-trees/schemas", name), "utf8"), name).toBe(text);
  expect(readFileSync(join(root, "docs/result.schema.json"), "utf8")).toBe(resultSchema);
});
