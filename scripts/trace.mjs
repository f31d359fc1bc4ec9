// Writes docs/trace.md: where the pack answers, row by row, what the research asks of it. docs/trace/*.tsv say which row stands where.
// node scripts/trace.mjs [--check] [--rows FOLDER]: --check writes nothing, and fails when FOLDER.md is not what it would write. Needs the built program.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const { loadPack } = await import("../dist/apart/load.js");
const { modelOf, statementLine, Wording } = await import("../dist/apart/measurements.js");

const rowsAt = process.argv.indexOf("--rows");
const folder = rowsAt < 0 ? join(root, "docs/trace") : (process.argv[rowsAt + 1] ?? "");
const isCheck = process.argv.includes("--check");

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the pack is broken: run cardfreeze check");
const model = modelOf(pack);
const wordings = [new Wording(model, "zh", "holder"), new Wording(model, "en", "holder")];
const faults = [];

const upTo = (count, prefix = "") => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

/** The sections of the document, in order: a file of rows, and which of them (or how many) must be there, by file of the research. */
const SECTIONS = [
  {
    file: "guides.tsv",
    title: "专题引导 · The guides",
    needs: { guides: upTo(11) },
  },
  {
    file: "conclusions.tsv",
    title: "措施与看着像的情况 · Measures and look-alikes",
    needs: {
      "law-measures.md": [...upTo(15, "M"), "M1b", "M1c", "M1d"],
      "law-lists-and-risk.md": [..."R1 R2 R3 P1 C1 C2 C3 S1 S2 W1 W2 W3".split(" "), ...upTo(21, "L")],
      "real-cases.yaml": [],
      "bank-wordings.md": [],
    },
  },
  {
    file: "questions.tsv",
    title: "人们最常问的 · What people ask most",
    needs: { "user-needs.md": upTo(25, "question-") },
  },
  {
    file: "claims.tsv",
    title: "流传的错误说法 · Wrong claims in circulation",
    needs: { "user-needs.md": upTo(24, "claim-") },
  },
  {
    file: "limits.tsv",
    section: "limits",
    title: "期限 · Time limits",
    needs: {
      "law-measures.md": 67,
      "law-lists-and-risk.md": upTo(65, "T").map((row) => row.replace(/^T(\d)$/, "T0$1")),
    },
  },
  {
    file: "phrases.tsv",
    section: "phrases",
    title: "银行、App、短信的原话 · Words of banks, apps and messages",
    needs: { "bank-wordings.md": upTo(50), "user-needs.md": [] },
  },
];

/** Rows of the research that are one and the same thing: they stand in the same place. */
const SAME = [
  ["conclusions.tsv", "law-measures.md/M1d", "law-lists-and-risk.md/S2"],
  ["limits.tsv", "law-measures.md/frz6", "law-lists-and-risk.md/T58"],
  ["limits.tsv", "law-measures.md/aml15", "law-lists-and-risk.md/T02"],
  ["limits.tsv", "law-measures.md/rec60", "law-lists-and-risk.md/T36"],
];

/** A file of rows: for each row its wording, if any, and where it stands. */
const readRows = (file) => {
  const rows = new Map();
  const seen = new Set();
  for (const [index, line] of readFileSync(join(folder, file), "utf8").split(/\r?\n/).entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const [row = "", pointer = "", ...wording] = line.split("\t");
    const place = `${file}:${index + 1}`;
    if (!row.includes("/")) faults.push(`${place}: a row is FILE/ROW`);
    if (pointer === "") faults.push(`${place}: ${row} points nowhere`);
    if (seen.has(`${row}\t${pointer}`)) faults.push(`${place}: ${row} points at ${pointer} twice`);
    if (wording.length > 0 && (wording.length !== 2 || wording.includes("")))
      faults.push(`${place}: a wording is in Chinese and in English`);
    if (wording.length > 0 && rows.has(row)) faults.push(`${place}: the wording stands on the row's first line`);
    seen.add(`${row}\t${pointer}`);
    const { pointers, ...first } = rows.get(row) ?? { wording, pointers: [] };
    rows.set(row, { ...first, pointers: pointer === "" ? pointers : [...pointers, { pointer, place }] });
  }
  return rows;
};

/** A text in both languages, once where they agree. */
const both = (text) => [...new Set(wordings.map((wording) => wording.text(text)))].join(" · ");
const treeOf = new Map(pack.trees.map((tree) => [tree.tree, tree]));
const guides = new Map((pack.head.guides ?? []).map((guide) => [guide.id, guide]));
const length = (limit) => wordings.map((wording) => wording.lengthOf(limit)).join(" · ");

/** Everything that a row may point at, with what it says of itself. A guide goes before its first tree, whose id it may share. */
const named = new Map([
  ...pack.questions.map((question) => [question.id, { entry: question, name: both(question.short) }]),
  ...pack.conclusions.map((conclusion) => [conclusion.id, { entry: conclusion, name: both(conclusion.name) }]),
  ...pack.actions.map((action) => [action.id, { entry: action, name: both(action.title) }]),
  ...pack.phrases.map((phrase) => [phrase.id, { entry: phrase, name: `“${phrase.words[0]}” ${both(phrase.shows)}` }]),
  ...pack.limits.map((limit) => [limit.id, { entry: limit, name: `${both(limit.name)} (${length(limit)})` }]),
  ...[...guides.values()].map(({ id, trees }) => [
    id,
    { entry: {}, name: `cardfreeze guide ${id}: ${both(treeOf.get(trees[0]).title)}` },
  ]),
]);

const KINDS = ["law", "practice", "advice"];
/** What one part of an entry says, in Chinese (to look for words in) and in both languages (to show). */
const said = (part) => {
  if (part.claim)
    return {
      zh: part.claim.zh,
      shown: `✗ ${both(part.claim)} ✓ ${wordings.map((wording) => statementLine(wording, part.correction)).join(" · ")}`,
    };
  const kind = KINDS.find((one) => part[one]);
  if (kind === undefined) return { zh: part.zh ?? "", shown: both(part) };
  return { zh: part[kind].zh, shown: wordings.map((wording) => statementLine(wording, part)).join(" · ") };
};

/** ID, ID/KEY or ID/KEY/WORDS as it is shown; undefined when the pack has no such thing. */
const shownOf = (pointer) => {
  const [id = "", key, ...rest] = pointer.split("/");
  const found = named.get(id);
  if (!found) return undefined;
  const code = `\`${pointer}\``;
  if (key === undefined) return `${code} ${found.name}`;
  const part = found.entry[key] ?? found.entry.details?.[key];
  if (part === undefined || typeof part !== "object") return undefined;
  const parts = (Array.isArray(part) ? part : [part]).filter((one) => typeof one === "object");
  if (parts.length === 0) return undefined;
  if (rest.length === 0 && Array.isArray(part)) return `${code} ${found.name}`;
  const words = rest.join("/");
  const those = parts.map(said).filter(({ zh }) => zh.includes(words));
  return those.length === 1 ? `${code} ${those[0].shown}` : undefined;
};

/** The conclusions that the trees of a guide can come to, in the order of the trees. */
const endsOf = ({ trees }) => {
  const ends = trees.flatMap((tree) =>
    Object.values(treeOf.get(tree).nodes).flatMap((node) =>
      Object.values(node).flatMap((to) => (typeof to === "object" ? (to.open ?? [to.conclude]) : [])),
    ),
  );
  return [...new Set(ends)];
};

const lines = [
  "# 对照表 · Trace",
  "",
  "<!-- Written by scripts/trace.mjs from docs/trace/*.tsv and the pack: change those, then run `node scripts/trace.mjs`. -->",
  "",
  "研究里的每一行，在内容包的哪里得到回答或纠正。 _Where the pack answers, or contradicts, each row of the research._ `cardfreeze explain ID` 看全文 _shows the whole entry_.",
  "",
  "✗ 是流传的错误说法，✓ 是正确的。 _✗ is a wrong claim in circulation, ✓ what is so._",
];
const standing = new Set();
const counts = [];
const list = (ids) => ids.map((id) => `\`${id}\``).join(", ");
for (const { file, title, needs, section } of SECTIONS) {
  const rows = readRows(file);
  const body = [];
  for (const [source, expected] of Object.entries(needs)) {
    const own = [...rows].filter(([row]) => row.startsWith(`${source}/`));
    if (Array.isArray(expected)) {
      for (const row of expected)
        if (!rows.has(`${source}/${row}`)) faults.push(`${file}: the row ${source}/${row} is missing`);
    } else if (own.length !== expected)
      faults.push(`${file}: ${source} has ${own.length} rows, and ${expected} were expected`);
    if (Object.keys(needs).length > 1) body.push("", `### ${source}`);
    body.push("");
    for (const [row, { wording, pointers }] of own) {
      body.push(`- **${row.slice(source.length + 1)}** ${wording.join(" · ")}`.trimEnd());
      for (const { pointer, place } of pointers) {
        standing.add(pointer.split("/")[0]);
        const text = shownOf(pointer);
        if (text === undefined) faults.push(`${place}: the pack has no ${pointer}`);
        body.push(`  - ${text ?? pointer}`);
      }
    }
  }
  for (const row of rows.keys())
    if (!Object.keys(needs).some((source) => row.startsWith(`${source}/`)))
      faults.push(`${file}: ${row} is of no file that belongs here`);
  for (const [of, one, other] of SAME) {
    if (of !== file) continue;
    const [here, there] = [one, other].map((row) => rows.get(row)?.pointers.map(({ pointer }) => pointer) ?? []);
    if (!here.some((pointer) => there.includes(pointer)))
      faults.push(`${file}: ${one} and ${other} are the same thing`);
  }
  counts.push(`${title}: ${rows.size}`);
  lines.push("", `## ${title}`, ...body);
  const beyond = (section === undefined ? [] : pack[section]).filter(({ id }) => !standing.has(id));
  if (beyond.length > 0)
    lines.push(
      "",
      `研究的表里没有、内容包另有的 · _In the pack beyond these tables_: ${list(beyond.map(({ id }) => id))}`,
    );
  if (file === "guides.tsv") {
    lines.push("", "每个引导能走到的结论 · _What each guide can come to_:", "");
    for (const guide of guides.values()) lines.push(`- \`${guide.id}\`: ${list(endsOf(guide))}`);
  }
}
for (const guide of guides.keys()) if (!standing.has(guide)) faults.push(`the guide ${guide} stands in no row`);
for (const { id, kind } of pack.conclusions)
  if ((kind === "measure" || kind === "look-alike") && !standing.has(id))
    faults.push(`the ${kind} ${id} stands in no row`);
lines.splice(7, 0, "", ...counts.map((count) => `- ${count}`));

const document = `${folder.replace(/[/\\]+$/, "")}.md`;
const text = `${lines.join("\n")}\n`;
if (isCheck && faults.length === 0) {
  let before = "";
  try {
    before = readFileSync(document, "utf8");
  } catch {
    // Never written.
  }
  if (before.replaceAll("\r\n", "\n") !== text) faults.push(`${document} is out of date: node scripts/trace.mjs`);
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\n`);
  process.exitCode = 1;
} else if (!isCheck) writeFileSync(document, text);
