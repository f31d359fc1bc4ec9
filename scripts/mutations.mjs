// Changes the shipped pack at random, one edit at a time, and counts how many changes of meaning the checks notice.
// node scripts/mutations.mjs [COUNT] [SEED] [--texts FOLDER]
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const { loadPack } = await import("../dist/apart/load.js");
const { checkPack } = await import("../dist/apart/check.js");
const { meaningDiff, readStatute, verify } = await import("../dist/apart/measurements.js");

const [count = "300", seed = "1"] = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument));
const textsAt = process.argv.indexOf("--texts");
const statutes =
  textsAt < 0
    ? []
    : readdirSync(process.argv[textsAt + 1] ?? "")
        .filter((name) => name.endsWith(".md"))
        .map((name) => readStatute(name, readFileSync(join(process.argv[textsAt + 1] ?? "", name), "utf8")));

/** Mulberry32: the same seed gives the same edits. */
let state = Number(seed) >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const pick = (list) => list[Math.floor(random() * list.length)];

const source = join(root, "decision-trees");
const folder = mkdtempSync(join(tmpdir(), "cardfreeze-mutations-"));
cpSync(source, folder, { recursive: true });
const original = loadPack(source).pack;
const filesOf = (section) =>
  readdirSync(join(source, section))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${section}/${name}`);

/** A random line of the files that fits, changed by `edit`. */
const onLine = (files, pattern, edit) => {
  const found = files.flatMap((file) =>
    readFileSync(join(source, file), "utf8")
      .split("\n")
      .flatMap((line, number) => (pattern.test(line) ? [{ file, number }] : [])),
  );
  const place = pick(found);
  const lines = readFileSync(join(source, place.file), "utf8").split("\n");
  const before = lines[place.number];
  const after = edit(before, lines, place.number);
  if (after === before) return undefined;
  if (after === null) lines.splice(place.number, 1);
  else if (typeof after === "string") lines[place.number] = after;
  return {
    file: place.file,
    text: lines.join("\n"),
    what: `${place.file}:${place.number + 1}: ${before.trim()} → ${after === null ? "(gone)" : String(after).trim()}`,
  };
};

const TREES = filesOf("trees");
const BRANCH = /^ {4}(?:"[a-z]+"|[a-z0-9-]+): (?!.*\bask\b)/;
const KINDS = {
  "swap two branches": () =>
    onLine(TREES, BRANCH, (line, lines, number) => {
      const next = lines[number + 1];
      if (!next || !BRANCH.test(next) || /^ {4}ask:/.test(line)) return line;
      const [a, b] = [line, next].map((one) => one.slice(one.indexOf(":") + 1));
      lines[number + 1] = next.slice(0, next.indexOf(":") + 1) + a;
      return line.slice(0, line.indexOf(":") + 1) + b;
    }),
  "drop a branch": () => onLine(TREES, BRANCH, () => null),
  "change a certainty": () =>
    onLine(TREES, /conclude: /, (line) =>
      line.includes(", certainty: likely")
        ? line.replace(", certainty: likely", "")
        : line.replace(/(conclude: [a-z0-9-]+)/, "$1, certainty: likely"),
    ),
  "move a branch": () => {
    const nodes = TREES.flatMap((file) =>
      [...readFileSync(join(source, file), "utf8").matchAll(/^ {2}([a-z0-9-]+):$/gm)].map(([, id]) => id),
    );
    return onLine(TREES, /^ {4}(?:"[a-z]+"|[a-z0-9-]+): [a-z0-9-]+$/, (line) =>
      line.replace(/: [a-z0-9-]+$/, `: ${pick(nodes)}`),
    );
  },
  "conclude something else": () =>
    onLine(TREES, /conclude: /, (line) =>
      line.replace(/conclude: [a-z0-9-]+/, `conclude: ${pick(original.conclusions).id}`),
    ),
  "change an article number": () =>
    onLine([...filesOf("conclusions"), ...filesOf("actions"), ...filesOf("limits")], /\/第[^条]+条/, (line) =>
      line.replace(/\/第([^条]+)条/, (_, number) => `/第${number}${pick(["一", "二", "五"])}条`),
    ),
  "break a figure of an anchor": () =>
    onLine(filesOf("law"), /^ {4}- .*[一二三四五六七八九十]/, (line) =>
      line.replace(/[一二三四五六七八九十]/, (figure) =>
        pick([..."一二三四五六七八九十"].filter((other) => other !== figure)),
      ),
    ),
  "change the length of a limit": () =>
    onLine(filesOf("limits"), /length: PT?\d+/, (line) =>
      line.replace(/\d+/, (number) => String(Number(number) + 1 + Math.floor(random() * 5))),
    ),
  "flip a definition": () =>
    onLine(filesOf("conclusions"), /^ {6}- \{ (?!when|law|practice|advice|any)[a-z.-]+: /, (line) => {
      const [, id] = /\{ ([a-z.-]+):/.exec(line) ?? [];
      const question = original.questions.find((one) => one.id === id);
      const answers = question && "answers" in question ? question.answers.map((answer) => answer.id) : ["yes", "no"];
      const answer = pick(answers);
      return line.replace(/: .* \}$/, `: ${answer === "yes" || answer === "no" ? `"${answer}"` : answer} }`);
    }),
  "drop a requirement": () =>
    onLine(filesOf("conclusions"), /^ {6}- \{ (?!when|law|practice|advice|any)[a-z.-]+: /, () => null),
  "drop an exclusion": () => onLine(filesOf("conclusions"), /^ {6}- \{ when: /, () => null),
  "rename a reference": () =>
    onLine([...filesOf("conclusions"), "pack.yaml"], /^ {2}(first-steps|limits|questions): \[|family: /, (line) =>
      line.replace(/([a-z])([,\]]|$)/, (_, letter, end) => `${letter}x${end}`),
    ),
};

const differs = (loaded) => {
  const { trees, added, removed, differingAnswers } = meaningDiff(original, loaded, new Map());
  return trees.some(({ changes }) => changes.length > 0) || added.length + removed.length + differingAnswers.size > 0;
};
/** What is no tree and no definition, but law, changes meaning when its data does. */
const LEGAL = new Set(["change an article number", "break a figure of an anchor", "change the length of a limit"]);
const table = new Map(Object.keys(KINDS).map((kind) => [kind, { edits: 0, meaning: 0, caught: 0, missed: [] }]));

for (let made = 0; made < Number(count); ) {
  const kind = pick(Object.keys(KINDS));
  const edit = KINDS[kind]();
  if (!edit) continue;
  made += 1;
  writeFileSync(join(folder, edit.file), edit.text);
  const { pack, source: entries, diagnostics } = loadPack(folder);
  const row = table.get(kind);
  row.edits += 1;
  let means = true;
  let caught = !pack;
  if (pack) {
    means = LEGAL.has(kind) || differs(pack);
    const asOf = original.head["reviewed-on"];
    const found = means ? [...diagnostics, ...(await checkPack(entries, pack, { asOf, today: asOf }))] : [];
    caught = found.length > 0 || (means && statutes.length > 0 && verify(pack.law, statutes).missing.length > 0);
  }
  if (means) {
    row.meaning += 1;
    if (caught) row.caught += 1;
    else row.missed.push(edit.what);
  }
  writeFileSync(join(folder, edit.file), readFileSync(join(source, edit.file)));
}
rmSync(folder, { recursive: true });

let [edits, meaning, caught] = [0, 0, 0];
for (const [kind, row] of table) {
  process.stdout.write(
    `${kind.padEnd(30)} edits ${String(row.edits).padStart(4)}  meaning ${String(row.meaning).padStart(4)}  caught ${String(row.caught).padStart(4)}\n`,
  );
  edits += row.edits;
  meaning += row.meaning;
  caught += row.caught;
}
process.stdout.write(
  `all: ${edits} edits, ${meaning} change meaning, ${caught} caught (${((100 * caught) / meaning).toFixed(1)} %)\n`,
);
for (const [kind, { missed }] of table) for (const what of missed) process.stdout.write(`missed (${kind}): ${what}\n`);
