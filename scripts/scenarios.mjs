// Prints what every scenario of the shipped pack comes to, and how many agree with their expectation.
import { fileURLToPath } from "node:url";

const { loadPack } = await import("../dist/apart/load.js");
const { modelOf, runScenario } = await import("../dist/apart/measurements.js");
const { pack } = loadPack(fileURLToPath(new URL("../decision-trees", import.meta.url)));
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
