// The file of the compiled pack gives back every field of every entry, whenever it is asked for.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPackFile, writtenPack } from "../../src/pack/compiled.ts";
import { loadPack } from "../../src/pack/load.ts";
import { root } from "./folder.ts";

describe("the compiled pack", () => {
  const { pack } = loadPack(join(root, "decision-trees"));
  if (!pack) throw new Error("the shipped pack is broken");
  const read = readPackFile(Buffer.from(writtenPack(pack)));

  test("has every section and field, in the order of the pack", () => {
    expect(Object.keys(read).sort()).toEqual(Object.keys(pack).sort());
    for (const [section, entries] of Object.entries(pack)) {
      const again = read[section as keyof typeof pack];
      if (!Array.isArray(entries) || !Array.isArray(again)) {
        expect(again).toEqual(entries);
        continue;
      }
      expect(again).toHaveLength(entries.length);
      entries.forEach((entry, position) => {
        for (const [field, value] of Object.entries(entry))
          expect(Reflect.get(again[position] ?? {}, field), `${section} ${position} ${field}`).toEqual(value);
      });
    }
  });

  test("has nothing where the pack has nothing", () => {
    const bare = pack.actions.findIndex(({ bring }) => bring === undefined);
    expect(bare).toBeGreaterThanOrEqual(0);
    expect(read.actions[bare]?.bring).toBeUndefined();
  });

  test("is refused when it is no such file", () => {
    expect(() => readPackFile(Buffer.from("no pack\n"))).toThrow(SyntaxError);
  });
});
