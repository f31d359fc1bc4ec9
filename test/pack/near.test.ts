// Ids close to a wrong one.
import { expect, test } from "vitest";
import { near } from "../../src/pack/near.ts";

test.each<[string, string, readonly string[], readonly string[]]>([
  ["the nearest first", "court", ["cart", "courts", "bank"], ["courts", "cart"]],
  ["each once, and three at most", "a1b", ["a2b", "a1b", "a3b", "a3b", "a4b"], ["a1b", "a2b", "a3b"]],
  [
    "one that contains it, however much longer",
    "freeze",
    ["the-freeze-of-a-court", "frieze"],
    ["frieze", "the-freeze-of-a-court"],
  ],
  ["none that shares no letter", "ab", ["cd", "x"], []],
])("%s", (_, wrong, known, close) => expect(near(wrong, known)).toEqual(close));
