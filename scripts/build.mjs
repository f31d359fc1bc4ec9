// Builds dist/: the bundled program and the compiled pack; refreshes the JSON Schemas that editors and programs read.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

rmSync(path("dist"), { recursive: true, force: true });
await build({
  absWorkingDir: path("."),
  entryPoints: { main: "src/cli/main.ts", build: "src/build.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  minify: true,
  platform: "node",
  format: "esm",
  target: "node20",
  chunkNames: "chunks/[name]-[hash]",
  banner: {
    js: 'import{createRequire as nodeCreateRequire__}from"node:module";const require=nodeCreateRequire__(import.meta.url);',
  },
  logLevel: "warning",
});

const { build: compile } = await import(pathToFileURL(path("dist/build.js")).href);
const { pack, messages, schemas, resultSchema } = await compile(path("decision-trees"));
if (messages) process.stderr.write(`${messages}\n`);

const refresh = (name, text) => {
  let before = "";
  try {
    before = readFileSync(path(name), "utf8");
  } catch {
    // A new file.
  }
  if (before !== text) writeFileSync(path(name), text);
};
mkdirSync(path("decision-trees/schemas"), { recursive: true });
for (const { name, text } of schemas) refresh(`decision-trees/schemas/${name}`, text);
refresh("docs/result.schema.json", resultSchema);

if (pack === undefined) process.exitCode = 1;
else writeFileSync(path("dist/pack.json"), pack);
