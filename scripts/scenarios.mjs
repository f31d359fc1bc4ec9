// Prints what every scenario of the shipped pack comes to, and how many agree with their expectation.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "cardfreeze-"));
await build({
  absWorkingDir: root,
  stdin: {
    contents:
      'export { loadPack } from "./src/pack/load.ts"; export { modelOf } from "./src/engine/model.ts"; export { runScenario } from "./src/scenario/run.ts";',
    resolveDir: root,
    loader: "ts",
  },
  outfile: join(folder, "scenarios.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  banner: {
    js: 'import{createRequire as nodeCreateRequire__}from"node:module";const require=nodeCreateRequire__(import.meta.url);',
  },
});
const { loadPack, modelOf, runScenario } = await import(pathToFileURL(join(folder, "scenarios.mjs")).href);
rmSync(folder, { recursive: true });
const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the pack is broken: run cardfreeze check");
const model = modelOf(pack);
const write = (line) => process.stdout.write(`${line}\n`);
const outcomes = pack.scenarios.map((scenario) => runScenario(model, scenario));
for (const { scenario, settled, leads, next, differences } of outcomes) {
  const verdict =
    differences.length === 0
      ? "agrees"
      : `DIFFERS ${differences.map(({ type, kinds }) => `${type}: ${kinds.join(", ")}`).join("; ")}`;
  write(
    `${scenario} | settled ${settled.join(", ") || "-"} | leads ${leads.join(", ") || "-"} | next ${next ?? "-"} | ${verdict}`,
  );
}
const agree = outcomes.filter(({ differences }) => differences.length === 0).length;
const wrong = outcomes.filter(({ differences }) => differences.some(({ type }) => type === "wrong-settled")).length;
write(`${agree} of ${outcomes.length} agree; wrong settled: ${wrong}`);
