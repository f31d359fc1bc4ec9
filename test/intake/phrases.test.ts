// What may be proposed from sentences as people say them, and what the phrases of the shipped pack may never do.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { literalsOf, modelOf } from "../../src/engine/model.ts";
import { outcomeOf } from "../../src/engine/run.ts";
import { recognise } from "../../src/intake/phrases.ts";
import { loadPack } from "../../src/pack/load.ts";
import type { Condition } from "../../src/pack/schema.ts";
import { root } from "../pack/folder.ts";

interface Sentence {
  readonly say: string;
  readonly proposes?: readonly string[];
  /** QUESTION=DAY, as the words have it. */
  readonly dates?: readonly string[];
  readonly alarm?: string;
}

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");
const model = modelOf(pack);
const sentences: Sentence[] = parse(readFileSync(join(root, "test/intake/phrases.yaml"), "utf8"));

const written = (conditions: readonly Condition[]): string[] =>
  conditions.flatMap((condition) => Object.entries(condition).map(([id, answer]) => `${id}=${String(answer)}`));

/** `(返回码|应答码) 54` written out. */
const alternatives = (words: string): string[] => {
  const [group, choices] = /\(([^()]*\|[^()]*)\)/.exec(words) ?? [];
  if (group === undefined || choices === undefined) return [words];
  return choices.split("|").flatMap((choice) => alternatives(words.replace(group, () => choice)));
};

describe("from sentences as people say them", () => {
  test.each(sentences.map((sentence) => [sentence.say, sentence] as const))(
    "%s",
    (say, { proposes = [], dates = [], alarm }) => {
      const found = recognise(pack, say);
      expect(found.flatMap((one) => one.dates.map(({ question, said }) => `${question}=${said}`))).toEqual([...dates]);
      expect(written(found.flatMap((one) => one.proposes))).toEqual([...proposes]);
      expect([...new Set(found.flatMap((one) => one.alarm ?? []))]).toEqual(alarm === undefined ? [] : [alarm]);
    },
  );
});

describe("the phrases of the shipped pack", () => {
  test("every one of their words is recognised where it stands alone", () => {
    const days = ["2026-05-03", "2026-11-02 10:20"];
    const missed = pack.phrases.flatMap(({ id, words, dates = [] }) =>
      words
        .flatMap(alternatives)
        .filter(
          (text) =>
            !recognise(pack, `${text.replaceAll("…", "某某")} ${days.slice(0, dates.length).join(" 至 ")}`).some(
              (one) => one.phrase === id && one.withheld === undefined && one.dates.length === dates.length,
            ),
        ),
    );
    expect(missed).toEqual([]);
  });

  test("only a counter's record or a paper settles a measure", () => {
    const settling = pack.phrases.filter(({ proposes = [] }) =>
      proposes.some((condition) => {
        const facts = literalsOf(model.byId, condition).flatMap(({ variable, mask }) => {
          const found = model.variables[variable];
          return found ? [{ variable: found, mask }] : [];
        });
        return [...model.trees.values()].some((tree) => {
          const { conclusion, certainty } = outcomeOf(model, tree, facts);
          return certainty === "settled" && model.conclusions.get(conclusion ?? "")?.content.kind === "measure";
        });
      }),
    );
    const papers = ["p-tax-paper", "p-administrative-ruling", "p-court-paper", "p-court-number", "p-punishment-paper"];
    expect(settling.map(({ id }) => id).filter((id) => !id.startsWith("p-record-") && !papers.includes(id))).toEqual(
      [],
    );
    expect(settling.filter(({ reliability }) => reliability !== "decides")).toEqual([]);
  });

  test("each proposal is one answer, and nothing that could be used against the person", () => {
    for (const { proposes = [] } of pack.phrases)
      for (const condition of proposes)
        for (const [id, answers] of Object.entries(condition)) {
          expect([answers].flat()).toHaveLength(1);
          expect(pack.questions.find((question) => question.id === id)?.sensitive).toBeUndefined();
        }
  });

  test("what they do not show reads on from “不能说明：” and “Cannot show:”", () => {
    const read = pack.phrases.map((phrase) => phrase["does-not-show"]);
    expect(read.filter(({ zh, en }) => /^(不|没有)/.test(zh) || /^(No|Not|Nothing) /.test(en))).toEqual([]);
  });

  test("a far date proposes a far date and nothing else", () =>
    expect(pack.phrases.find(({ id }) => id === "p-2099")?.proposes).toEqual([{ span: "far-future" }]));

  test("every row of the research on wordings has a phrase", () => {
    const lines = readFileSync(join(root, "docs/trace/phrases.tsv"), "utf8").split(/\r?\n/);
    const traced = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t"));
    const ids = new Set(pack.phrases.map(({ id }) => id));
    expect(traced.filter(([, id]) => !ids.has(id ?? ""))).toEqual([]);
    const rows = new Set(traced.map(([row]) => row));
    const numbers = Array.from({ length: 50 }, (_, position) => `bank-wordings.md/${position + 1}`);
    expect(numbers.filter((row) => !rows.has(row))).toEqual([]);
  });
});
