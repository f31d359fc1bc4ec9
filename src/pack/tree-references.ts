// The references inside one tree: its nodes, branches and leaves, and that every walk ends.
import type { Place } from "../diagnostic/diagnostic.ts";
import type { Entry } from "./entries.ts";
import type { References } from "./references.ts";
import type { Leaf, Tree } from "./schema.ts";

type Nodes = Tree["nodes"];

const SPECIAL = ["ask", "else", "unknown"];

const branchesOf = (node: Nodes[string]): [string, string | Leaf][] =>
  Object.entries(node).filter((pair): pair is [string, string | Leaf] => pair[0] !== "ask");

const checkNode = (entry: Entry<Tree>, id: string, node: Nodes[string], refs: References): void => {
  const path = ["nodes", id];
  const variable = node.ask ?? id;
  const place = (): Place => (node.ask === undefined ? entry.at(path, "key") : entry.at([...path, "ask"]));
  const answers = refs.answersOf(variable);
  if (!answers) {
    refs.add("CF031", place(), { kind: "question", id: variable }, refs.variables());
    return;
  }
  const scope = refs.questions.get(variable.split(".")[0] ?? "")?.scope;
  if (entry.value.scope === "person" && scope !== "person")
    refs.add("CF036", place(), { question: variable, scope: "person" });
  for (const [answer] of branchesOf(node))
    if (!SPECIAL.includes(answer) && !answers.includes(answer))
      refs.add("CF032", entry.at([...path, answer], "key"), { question: variable, answer }, answers);
  if (node["else"] !== undefined) return;
  for (const answer of answers)
    if (node[answer] === undefined) refs.add("CF033", entry.at(path, "key"), { node: id, answer });
};

const checkTargets = (entry: Entry<Tree>, id: string, node: Nodes[string], refs: References): void => {
  for (const [answer, branch] of branchesOf(node)) {
    const path = ["nodes", id, answer];
    if (typeof branch === "string") {
      if (!(branch in entry.value.nodes))
        refs.add("CF031", entry.at(path), { kind: "node", id: branch }, Object.keys(entry.value.nodes));
    } else if ("conclude" in branch) {
      refs.id("conclusion", branch.conclude, () => entry.at([...path, "conclude"]));
      const requires = refs.conclusions.get(branch.conclude)?.definition.requires;
      if ((branch.certainty ?? "settled") === "settled" && requires?.length === 0)
        refs.add("CF037", entry.at([...path, "conclude"]), { id: branch.conclude });
    } else
      branch.open.forEach((one, position) => refs.id("conclusion", one, () => entry.at([...path, "open", position])));
  }
};

const targetsOf = (node: Nodes[string] | undefined): string[] =>
  node ? branchesOf(node).flatMap(([, branch]) => (typeof branch === "string" ? [branch] : [])) : [];

const checkWays = (entry: Entry<Tree>, refs: References): void => {
  const { nodes, start } = entry.value;
  const done = new Set<string>();
  const visit = (id: string, way: readonly string[]): void => {
    const position = way.indexOf(id);
    if (position >= 0) {
      refs.add("CF034", entry.at(["nodes", id], "key"), { nodes: [...way.slice(position), id].join(" → ") });
      return;
    }
    if (done.has(id)) return;
    for (const next of targetsOf(nodes[id])) visit(next, [...way, id]);
    done.add(id);
  };
  visit(start, []);
  for (const id of Object.keys(nodes))
    if (!done.has(id)) refs.add("CF035", entry.at(["nodes", id], "key"), { node: id });
};

/** Everything wrong with the references of one tree. */
export const treeDiagnostics = (entry: Entry<Tree>, refs: References): void => {
  const { nodes, start } = entry.value;
  if (!(start in nodes)) refs.add("CF031", entry.at(["start"]), { kind: "node", id: start }, Object.keys(nodes));
  for (const [id, node] of Object.entries(nodes)) {
    checkNode(entry, id, node, refs);
    checkTargets(entry, id, node, refs);
  }
  checkWays(entry, refs);
};
