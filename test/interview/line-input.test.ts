// What a line prompt reads: keys as they come, what is pasted on one line.
import { PassThrough } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineInput } from "../../src/interview/line-input.ts";

const [START, END] = ["\u001b[200~", "\u001b[201~"];

/** What comes out after these reads. */
const keysOf = (...reads: readonly (string | Buffer)[]): string => {
  const terminal = Object.assign(new PassThrough(), { setRawMode: () => undefined });
  const input = new LineInput(terminal);
  terminal.unpipe(input);
  for (const read of reads) input.write(read);
  // How much one call gives back differs from one Node to the next.
  const parts: Buffer[] = [];
  for (let part: unknown = input.read(); part instanceof Buffer; part = input.read()) parts.push(part);
  return Buffer.concat(parts).toString();
};

describe("a line prompt reads", () => {
  test.each([
    ["keys as they are", "好a\u001b[A\u0003\r", "好a\u001b[A\u0003\r"],
    ["an answer with its Enter", "答案\r", "答案\r"],
    ["a marked paste without marks and lines", `a${START}一\r\n二\r${END}b\r`, "a一 二b\r"],
    ["two pastes", `${START}一\r${END}${START}二\r${END}`, "一二"],
    ["no key out of what is pasted", `${START}一\u0003\u001b二\t三${END}`, "一 二 三"],
    ["lines in one read as one line that is not sent", "一\r二\r", "一 二"],
    ["Escape at once", "\u001b", "\u001b"],
  ])("%s", (_, read, keys) => expect(keysOf(read)).toBe(keys));

  test("a paste in as many reads as it comes in", () => {
    const bytes = Buffer.from(`a${START}第一行\r第二行${END}。\r`);
    fc.assert(
      // A lone Escape at the end of a read is a key: the reads part behind the two signs that a mark begins with.
      fc.property(fc.uniqueArray(fc.integer({ min: 3, max: bytes.length - 1 })), (cuts) => {
        const ends = cuts.sort((a, b) => a - b);
        const reads = [...ends, bytes.length].map((end, position) => bytes.subarray(ends[position - 1] ?? 0, end));
        expect(keysOf(...reads)).toBe("a第一行 第二行。\r");
      }),
    );
  });
});
