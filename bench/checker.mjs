// The checker at scale, medians in one run: chains of diamonds against listing every path and xstate's graph paths, wide layered trees.
import { createMachine } from "xstate";
import { getShortestPaths, getSimplePaths } from "xstate/graph";

const { modelOf, Compiled, Walks, reachOf } = await import("../dist/apart/measurements.js");

const ROUNDS = 7;
/** What takes this long is measured once. */
const SLOW = 3000;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const timed = async (run) => {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
    if (times[0] > SLOW) break;
  }
  return median(times);
};
const WIDTH = 72;
const print = (name, ms) => process.stdout.write(`${name.padEnd(WIDTH)} ${ms.toFixed(1).padStart(9)} ms\n`);

const text = { zh: "字", en: "text" };
const question = (id, answers) => ({
  type: "choice",
  id,
  scope: "restriction",
  cost: "at-hand",
  "can-say": "often",
  ask: text,
  short: text,
  why: text,
  "how-to-find-out": text,
  answers: answers.map((answer) => ({ id: answer, text })),
});
const statement = { advice: text };
const conclusion = (id, requires) => ({
  id,
  kind: "measure",
  family: "f",
  name: text,
  frequency: "common",
  definition: { requires },
  meaning: text,
  "decided-by": statement,
  "lifted-by": statement,
  duration: [statement],
  "first-steps": ["act"],
  "do-not": [statement],
});
const packOf = (questions, nodes, conclusions, start) => ({
  head: { families: [], trees: ["tree"] },
  hash: "",
  questions,
  conclusions,
  actions: [],
  phrases: [],
  limits: [],
  law: [],
  scenarios: [],
  trees: [{ tree: "tree", scope: "restriction", title: text, start, nodes }],
});

/** n diamonds in a row: 2^n paths; the definition looks at 20 facts of 5 answers. */
const diamonds = (count) => {
  const answers = ["a", "b", "c", "d", "e"];
  const facts = Array.from({ length: 20 }, (_, position) => question(`fact-${position}`, answers));
  const nodes = {};
  const questions = [...facts];
  for (let at = 0; at < count; at += 1) {
    const next = at + 1 < count ? `top-${at + 1}` : { conclude: "end" };
    questions.push(
      question(`top-${at}`, ["left", "right"]),
      question(`left-${at}`, ["a", "b"]),
      question(`right-${at}`, ["a", "b"]),
    );
    nodes[`top-${at}`] = { left: `left-${at}`, right: `right-${at}` };
    nodes[`left-${at}`] = { a: next, b: { open: ["end", "other"] } };
    nodes[`right-${at}`] = { a: next, b: { open: ["end", "other"] } };
  }
  const requires = facts.map(({ id }, position) => ({
    any: [{ [id]: ["a", "b"] }, { [facts[(position + 1) % 20].id]: ["c"] }],
  }));
  return packOf(questions, nodes, [conclusion("end", requires), conclusion("other", [])], "top-0");
};

const exact = (pack) => {
  const model = modelOf(pack);
  const tree = model.trees.get("tree");
  const compiled = new Compiled(model);
  const end = compiled.definition(model.conclusions.get("end"), tree);
  const walks = new Walks(compiled, tree, false, [end]);
  for (const { id, groups } of tree.nodes.values())
    for (const { target, mask } of groups) {
      const leaving = "leaf" in target && target.leaf.conclude === "end" && walks.leaving(id, mask);
      if (leaving) walks.between(leaving, compiled.allowed(tree), end);
    }
  compiled.diagram.count(compiled.candidate(tree, model.conclusions.get("end")));
};

const listed = (pack) => {
  const { nodes, start } = pack.trees[0];
  let count = 0;
  const visit = (target, way) => {
    if (typeof target !== "string") {
      count += 1;
      return;
    }
    for (const [answer, next] of Object.entries(nodes[target])) visit(next, [...way, [target, answer]]);
  };
  visit(start, []);
  return count;
};

/** The same tree as a state machine: a state for each node and each leaf, an event for each answer. */
const machineOf = (pack) => {
  const { nodes, start } = pack.trees[0];
  const leaf = ({ conclude, open }) => (conclude === undefined ? `open-${open.join("-")}` : `end-${conclude}`);
  const states = {};
  for (const [id, branches] of Object.entries(nodes)) {
    const on = {};
    for (const [answer, target] of Object.entries(branches)) {
      if (typeof target !== "string") states[leaf(target)] = { type: "final" };
      on[answer] = typeof target === "string" ? target : leaf(target);
    }
    states[id] = { on };
  }
  return createMachine({ initial: start, states });
};

/** What lists paths doubles with every diamond: after a measurement this slow the larger ones are not tried. */
const TOO_SLOW = 1000;
const ways = [
  ["exact, definitions over 20 facts", exact],
  ["listing every path", listed],
  ["xstate getSimplePaths", (pack) => getSimplePaths(machineOf(pack)).length],
  ["xstate getShortestPaths, one path a state, no definitions", (pack) => getShortestPaths(machineOf(pack)).length],
];
const stopped = new Map();
for (const count of [5, 8, 10, 12, 15, 18, 20, 30, 60]) {
  const pack = diamonds(count);
  for (const [name, run] of ways) {
    const before = stopped.get(name);
    const label = `2^${count} paths: ${name}`;
    if (before) {
      process.stdout.write(`${label.padEnd(WIDTH)} not tried: 2^${before.count} took ${before.ms.toFixed(0)} ms\n`);
      continue;
    }
    const ms = await timed(() => run(pack));
    print(label, ms);
    if (ms > TOO_SLOW) stopped.set(name, { count, ms });
  }
}

/** Layers of nodes, each leading to two of the next layer; with fewer questions than layers they are asked again and again. */
const layered = (size, most = Number.POSITIVE_INFINITY) => {
  const width = Math.max(2, Math.round(Math.sqrt(size)));
  const depth = Math.ceil(size / width);
  const nodes = {};
  for (let layer = 0; layer < depth; layer += 1)
    for (let at = 0; at < width; at += 1) {
      const to = (shift) => (layer + 1 < depth ? `n${layer + 1}-${(at * 7 + shift) % width}` : { conclude: "end" });
      nodes[`n${layer}-${at}`] = { ask: `q${layer % most}`, a: to(1), b: to(3) };
    }
  const questions = Array.from({ length: Math.min(depth, most) }, (_, layer) => question(`q${layer}`, ["a", "b"]));
  return packOf(questions, nodes, [conclusion("end", [{ q0: "a" }])], "n0-0");
};
for (const size of [100, 1000, 10_000, 100_000]) {
  const pack = layered(size);
  print(`${size} nodes: model and conclusions named`, await timed(() => modelOf(pack).trees.get("tree").named));
  const reach = (of) => () => {
    const model = modelOf(of);
    reachOf(new Compiled(model), model.trees.get("tree"));
  };
  print(`${size} nodes: reach of every node, exact`, await timed(reach(pack)));
  if (size <= 10_000)
    print(`${size} nodes, 12 questions asked over and over: reach, exact`, await timed(reach(layered(size, 12))));
}
