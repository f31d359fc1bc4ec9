// A share of very many combinations, as a number and in percent.
import { describe, expect, test } from "vitest";
import { percentOf, shareOf } from "../../src/diff/share.ts";

describe("a share", () => {
  test.each([
    [0n, 5n, "0"],
    [5n, 5n, "100"],
    [1n, 2n, "50"],
    [1n, 3n, "33.3"],
    [1n, 80n, "1.25"],
    [123_456n, 10_000_000n, "1.23"],
    [1n, 100_000n, "0.001"],
    [1n, 100_001n, "<0.001"],
    [10n ** 40n - 1n, 10n ** 40n, ">99.9"],
    [9989n, 10_000n, "99.9"],
    [1n, 10n ** 400n, "<0.001"],
    [10n ** 400n / 4n, 10n ** 400n, "25"],
    [0n, 0n, "0"],
  ])("of %s in %s is %s percent", (some, all, percent) => {
    expect(percentOf(some, all)).toBe(percent);
  });

  test("is a number however many digits the counts have", () => {
    expect(shareOf(10n ** 400n, 10n ** 401n)).toBeCloseTo(0.1);
    expect(shareOf(1n, 4n)).toBe(0.25);
  });
});
