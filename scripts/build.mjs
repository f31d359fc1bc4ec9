// Builds dist/: the bundled program, its code cache and the compiled pack; refreshes the JSON Schemas that editors and programs read.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

/** Modules that carry a heavy library, by output name: they stay out of the one file that every start loads. */
const APART = {
  load: "src/pack/load.ts",
  read: "src/pack/read.ts",
  check: "src/check/check.ts",
  "check-command": "src/cli/check.ts",
  "explain-code": "src/cli/explain-code.ts",
  registry: "src/check/registry.ts",
  diff: "src/cli/diff.ts",
  measurements: "src/measurements.ts",
  law: "src/cli/law.ts",
  test: "src/cli/test.ts",
  bands: "src/deadline/bands.ts",
  limits: "src/deadline/limits.ts",
  dates: "src/intake/dates.ts",
  compare: "src/report/compare.ts",
  inquirer: "node_modules/inquirer/dist/index.js",
};

const keepApart = {
  name: "keep-apart",
  setup(plugin) {
    const names = new Map(Object.entries(APART).map(([name, file]) => [path(file), name]));
    plugin.onResolve({ filter: /^[.a-z]/ }, async ({ path: specifier, kind, resolveDir, pluginData }) => {
      if (kind !== "dynamic-import" || pluginData === "resolving") return undefined;
      const resolved = await plugin.resolve(specifier, { kind, resolveDir, pluginData: "resolving" });
      const name = names.get(resolved.path);
      return name === undefined ? undefined : { path: `./apart/${name}.js`, external: true };
    });
  },
};

/** Node's own modules without the ESM facade, which touches every export of each; child_process only when it is used. */
const builtins = {
  name: "builtins",
  setup(plugin) {
    plugin.onResolve({ filter: /^node:/ }, ({ path: name }) => ({ path: name, namespace: "builtin" }));
    plugin.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path: name }) => {
      const get = `process.getBuiltinModule(${JSON.stringify(name)})`;
      const contents =
        name === "node:child_process"
          ? `module.exports = new Proxy({}, { get: (_, key) => ${get}[key] });`
          : `module.exports = ${get};`;
      return { contents, loader: "js" };
    });
  },
};

/** The line-breaking classes are packed twice in linebreak: unpacking them takes longer than all else before the first question. */
const unpacked = {
  name: "unpacked",
  setup(plugin) {
    plugin.onLoad({ filter: /linebreak[\\/]dist[\\/](?:module\.mjs|main\.cjs)$/ }, ({ path: file }) => {
      const packed = /[^\s=]*toByteArray\("([A-Za-z0-9+/=]+)"\)/;
      const before = readFileSync(file, "utf8");
      const [call, data = ""] = packed.exec(before) ?? [];
      if (call === undefined) throw new Error("linebreak has changed: its classes were not found");
      const UnicodeTrie = createRequire(file)("unicode-trie");
      const trie = new UnicodeTrie(Buffer.from(data, "base64"));
      const plain = Buffer.from(Uint16Array.from(trie.data).buffer).toString("base64");
      const bytes = `Uint8Array.from(Buffer.from("${plain}", "base64")).buffer`;
      const { highStart, errorValue } = trie;
      const table = `{ data: Uint32Array.from(new Uint16Array(${bytes})), highStart: ${highStart}, errorValue: ${errorValue} }`;
      return { contents: before.replace(call, table), loader: "js" };
    });
  },
};

/** The rules stay lazy in one file: fetching thirty small ones takes longer than reading them all. */
const together = {
  name: "together",
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/]check[\\/]registry\.ts$/ }, ({ path: file }) => {
      const before = readFileSync(file, "utf8");
      const contents = before.replace(/\bimport\(("\.\/rules\/[^"]+")\)/g, "Promise.resolve(require($1))");
      if (contents === before) throw new Error("the registry has changed: its rules were not found");
      return { contents, loader: "ts" };
    });
  },
};

const shared = {
  absWorkingDir: path("."),
  bundle: true,
  minify: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
};

rmSync(path("dist"), { recursive: true, force: true });
const { outputFiles } = await build({
  ...shared,
  entryPoints: { main: "src/cli/main.ts" },
  outfile: "dist/main.cjs",
  format: "cjs",
  plugins: [keepApart, builtins, unpacked],
  write: false,
});
// A script that comes out of a code cache cannot import by itself: the launcher does it.
const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
const source = outputFiles[0].text
  .replaceAll('import("./apart/', 'importApart("./apart/')
  // esbuild leaves regular expressions as they are; the launcher reads plain ASCII.
  .replace(/[^\0-\x7f]/g, escaped);
if (/\bimport\(/.test(source)) throw new Error("dist/main.cjs imports something that was not kept apart");
mkdirSync(path("dist"));
// What the launcher calls, so that it has nothing to put around it.
writeFileSync(path("dist/main.cjs"), `(function (exports, require, module, importApart) {${source}\n})`);
await build({
  ...shared,
  entryPoints: { build: "src/build.ts", ...APART },
  outdir: "dist/apart",
  plugins: [together],
  splitting: true,
  banner: {
    js: 'import{createRequire as nodeCreateRequire__}from"node:module";const require=nodeCreateRequire__(import.meta.url);',
  },
});

const { build: compile } = await import(pathToFileURL(path("dist/apart/build.js")).href);
const { pack, cores, messages, schemas, ids, resultSchema } = await compile(path("decision-trees"));
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
for (const { name, text } of [...schemas, ...(ids ? [ids] : [])]) refresh(`decision-trees/schemas/${name}`, text);
refresh("docs/result.schema.json", resultSchema);

if (pack === undefined) process.exitCode = 1;
else {
  writeFileSync(path("dist/pack.json"), pack);
  for (const [language, core] of Object.entries(cores)) writeFileSync(path(`dist/core.${language}.jsonl`), core);
  const { CACHES } = createRequire(import.meta.url)("../bin/cardfreeze.js");
  for (const name of Object.values(CACHES)) {
    const { status } = spawnSync(process.execPath, [path("scripts/code-cache.mjs"), name], { stdio: "ignore" });
    if (status !== 0) process.stderr.write(`${name} was not written: the program starts a little slower.\n`);
  }
}
