// The checker over the shipped pack: the rules once it is loaded, in the first round of a process and in the median of many; the whole command against parsing the same YAML.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const { loadPack } = await import("../dist/apart/load.js");
const { checkPack } = await import("../dist/apart/check.js");
const { RULES } = await import("../dist/apart/registry.js");

const ROUNDS = 101;
const COMMANDS = 7;
const WIDTH = 72;
const print = (name, ms) => process.stdout.write(`${name.padEnd(WIDTH)} ${ms.toFixed(1).padStart(9)} ms\n`);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const folder = fileURLToPath(new URL("../decision-trees", import.meta.url));
const { pack, source } = loadPack(folder);
const today = pack.head["reviewed-on"];
/** How long each of some rounds took. */
const rounds = async (count, run) => {
  const times = [];
  for (let round = 0; round < count; round += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times;
};

const every = await rounds(ROUNDS, () => checkPack(source, pack, { asOf: today, today }));
print("every rule, first round of the process", every[0]);
print(`every rule, median of ${ROUNDS} rounds`, median(every));
const only = Object.keys(RULES).filter((code) => code !== "CF100" && code !== "CF101" && code !== "CF102");
const without = await rounds(ROUNDS, () => checkPack(source, pack, { asOf: today, today, only }));
print(`every rule but those of the situations, median of ${ROUNDS} rounds`, median(without));
print("loading: reading, schemas, references, median of 7", median(await rounds(7, () => loadPack(folder))));

/** The same bytes parsed by the library that the careful reading uses, in a process that does nothing else. */
const parsing = `
  import { readdirSync, readFileSync } from "node:fs";
  import { join } from "node:path";
  import { parse } from "yaml";
  const folder = process.argv[1];
  for (const name of readdirSync(folder, { recursive: true }))
    if (name.endsWith(".yaml")) parse(readFileSync(join(folder, name), "utf8"));
`;
const commands = {
  "parsing the same YAML, a process of its own": ["--input-type=module", "-e", parsing, folder],
  "cardfreeze check": [fileURLToPath(new URL("../bin/cardfreeze.js", import.meta.url)), "check", folder],
};
const cwd = fileURLToPath(new URL("..", import.meta.url));
const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < COMMANDS; round += 1)
  for (const [name, args] of Object.entries(commands)) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd, stdio: "ignore" });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    times[name].push(performance.now() - start);
  }
for (const [name, list] of Object.entries(times)) print(`${name}, median of ${COMMANDS}, in turn`, median(list));
