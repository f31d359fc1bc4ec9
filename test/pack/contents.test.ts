// What stands in entries: which ids they mention, which texts they hold, and what is told of on the way.
import { describe, expect, test } from "vitest";
import { Contents, pathOf } from "../../src/pack/contents.ts";
import { Entry } from "../../src/pack/entries.ts";
import { mentionedIds } from "../../src/pack/mentioned-ids.ts";
import type { SourceFile } from "../../src/pack/read.ts";

const file = { name: "pack" } as unknown as SourceFile;
const entry = (value: object): Entry => new Entry(file, [], value);

const value = {
  id: "self",
  family: "group",
  definition: { requires: [{ "dealings.lent": "yes" }, { any: [{ paid: ["no", "never"] }] }], self: "no" },
  meaning: { zh: "到{limit:six}为止", en: "until {limit:seven} or {else}" },
  words: ["for {limit:eight}", "{"],
  source: "law/1",
  steps: [{ law: { zh: "法", en: "law" }, sources: ["law/2", "law/3"] }],
};

describe("contents", () => {
  const told: string[] = [];
  const contents = new Contents([entry(value)], (what, text, _, here) =>
    told.push(`${what} ${pathOf(here).join(".")} ${text}`),
  );

  test("mention what an entry does, but not what it is called", () => {
    const { id: _, ...rest } = value;
    const mentioned = mentionedIds([rest]);
    expect([...mentioned].filter((id) => !contents.mentions(id))).toEqual([]);
    expect(["dealings", "paid", "never", "six", "seven", "eight", "law/1", "law/3", "group", "self"]).toSatisfy(
      (ids: string[]) => ids.every((id) => contents.mentions(id)),
    );
    expect(["else", "dealings.lent", "zh", "法"].filter((id) => contents.mentions(id))).toEqual([]);
    const { self: _self, ...definition } = value.definition;
    expect(new Contents([entry({ ...value, definition })]).mentions("self")).toBe(false);
  });

  test("hold the texts of each language, and apart from them every other string", () => {
    const found: string[] = [];
    for (const texts of [contents.zh, contents.en]) texts.find(/l.*:/g, (text) => found.push(text));
    expect(found).toEqual([value.meaning.zh, value.meaning.en]);
    for (const other of [/self/, /law\/1/, /law\/2/, /for .limit:eight/g]) expect(contents.isBeside(other)).toBe(true);
    for (const none of [/law$/, /until/]) expect(contents.isBeside(none)).toBe(false);
  });

  test("keep every statement of law with what it rests on", () => {
    expect(contents.cited.map(({ law, sources }) => ({ law, sources }))).toEqual(value.steps);
  });

  test("are told of in order, each with its place", () => {
    expect(told).toEqual([
      "brace meaning.zh 到{limit:six}为止",
      "brace meaning.en until {limit:seven} or {else}",
      "brace words.0 for {limit:eight}",
      "brace words.1 {",
      "source source law/1",
      "source steps.0.sources.0 law/2",
      "source steps.0.sources.1 law/3",
    ]);
  });
});
