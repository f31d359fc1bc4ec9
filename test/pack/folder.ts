// Throw-away copies of pack folders.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const fixtures = join(root, "test/fixtures");

/** An empty folder that goes when the test ends. */
export const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "cardfreeze-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A copy of a folder that goes when the test ends, with others laid over it. */
export const copyOf = (folder: string, ...overlays: readonly string[]): string => {
  const copy = scratch();
  for (const one of [folder, ...overlays]) cpSync(one, copy, { recursive: true });
  return copy;
};
