// Broken packs: every one gives its errors at their places, word for word; hostile files give an error and nothing else.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/cli/check.ts";
import type { Io } from "../../src/cli/io.ts";
import { loadPack } from "../../src/pack/load.ts";
import { copyOf, fixtures, root } from "./folder.ts";

const same = (text: string): string => text;

const checked = async (folder: string): Promise<{ code: number; output: string }> => {
  let output = "";
  const io = {
    out: (text: string) => {
      output += text;
    },
    diagnosticStyle: async () => ({ error: same, warning: same, place: same, dim: same }),
  } as unknown as Io;
  return {
    code: await check(
      folder,
      { rules: [], asOf: undefined, today: "2026-06-01", format: "pretty", version: "0" },
      "en",
      io,
    ),
    output,
  };
};

const minimal = join(fixtures, "minimal");

const codesOf = (folder: string): string[] => loadPack(folder).diagnostics.map(({ code }) => code);

describe("broken packs", () => {
  test("the pack that they break is fine", async () => {
    expect(await checked(minimal)).toEqual({ code: 0, output: "The pack is fine: 17 entries checked.\n" });
  });

  test.each(readdirSync(join(fixtures, "broken")))("%s", async (name) => {
    const broken = join(fixtures, "broken", name);
    const folder = copyOf(minimal, broken);
    const { code, output } = await checked(folder);
    expect(output).toBe(readFileSync(join(broken, "expected.txt"), "utf8"));
    expect(code).toBe(1);
  });

  test("a folder without a pack is bad use", async () => {
    expect((await checked(join(fixtures, "nowhere"))).code).toBe(2);
  });

  test("the shipped pack is fine", () => {
    expect(loadPack(join(root, "decision-trees")).diagnostics).toEqual([]);
  });
});

describe("hostile files", () => {
  const withFile = (name: string, content: string | Buffer): string => {
    const folder = copyOf(minimal);
    writeFileSync(join(folder, name), content);
    return folder;
  };
  const bomb = `a: &a [x, x]\n${"bcdefgh"
    .split("")
    .map((key, position) => `${key}: &${key} [*${"abcdefg"[position]}, *${"abcdefg"[position]}]`)
    .join("\n")}\n`;

  test.each([
    ["alias bomb", "phrases/all.yaml", bomb, "CF007"],
    ["__proto__ key", "phrases/all.yaml", "__proto__: { polluted: true }\n", "CF008"],
    ["merge key", "phrases/all.yaml", "<<: { a: 1 }\n", "CF008"],
    ["duplicate keys", "phrases/all.yaml", "id: a\nid: b\n", "CF006"],
    ["tab indentation", "phrases/all.yaml", "- id: a\n\twords: [x]\n", "CF006"],
    ["10 MB", "phrases/all.yaml", "#".repeat(10_000_000), "CF003"],
    ["binary", "phrases/all.yaml", Buffer.from([0x89, 0x50, 0x00, 0x47]), "CF004"],
    ["GBK", "phrases/all.yaml", Buffer.from([0xb6, 0xb3, 0xbd, 0xe1]), "CF005"],
    ["two documents", "phrases/all.yaml", "- id: a\n---\n- id: b\n", "CF009"],
    ["custom tag", "phrases/all.yaml", "- !run echo\n", "CF006"],
    ["deep nesting", "phrases/all.yaml", "[".repeat(100_000), "CF010"],
  ])("%s", (_, name, content, code) => {
    expect(codesOf(withFile(name, content))).toContain(code);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("a link out of the folder is not followed", () => {
    const folder = copyOf(minimal);
    rmSync(join(folder, "phrases/all.yaml"));
    symlinkSync(join(root, "package.json"), join(folder, "phrases/all.yaml"));
    expect(codesOf(folder)).toContain("CF002");
  });

  test.skipIf(process.platform === "win32")("a pipe is refused, not waited for", () => {
    const folder = copyOf(minimal);
    execFileSync("mkfifo", [join(folder, "phrases/pipe.yaml")]);
    const { status, stdout } = spawnSync(process.execPath, [join(root, "bin/cardfreeze.js"), "check", folder], {
      encoding: "utf8",
      timeout: 20_000,
    });
    expect(status).toBe(1);
    expect(stdout).toContain("CF011");
  });

  test("a byte order mark and CRLF are accepted, and change neither hash nor places", () => {
    const plain = loadPack(minimal);
    const text = readFileSync(join(minimal, "trees/card.yaml"), "utf8");
    const folder = withFile("trees/card.yaml", `\ufeff${text.replaceAll("\n", "\r\n")}`);
    expect(loadPack(folder).pack?.hash).toBe(plain.pack?.hash);
    writeFileSync(
      join(folder, "trees/card.yaml"),
      `\ufeff${text.replace("court-freeze", "court-frieze").replaceAll("\n", "\r\n")}`,
    );
    const [wrong] = loadPack(folder).diagnostics;
    expect(wrong?.place).toMatchObject({ line: 8, column: 24 });
  });

  test("any change of any bytes gives a pack or diagnostics, never a crash", () => {
    const folder = copyOf(minimal);
    const names = ["pack.yaml", "trees/card.yaml", "questions/all.yaml", "conclusions/all.yaml"];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.nat({ max: 6 }),
        fc.string({ maxLength: 6 }),
        (name, at, cut, put) => {
          const before = readFileSync(join(folder, name), "utf8");
          const start = at % before.length;
          writeFileSync(join(folder, name), before.slice(0, start) + put + before.slice(start + cut));
          try {
            const { pack, diagnostics } = loadPack(folder);
            expect(pack !== undefined || diagnostics.some(({ severity }) => severity === "error")).toBe(true);
          } finally {
            writeFileSync(join(folder, name), before);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the hash", () => {
  test("does not see comments, and sees every word", () => {
    const folder = copyOf(minimal);
    const path = join(folder, "actions/all.yaml");
    const before = loadPack(folder).pack?.hash;
    writeFileSync(path, `# a comment\n${readFileSync(path, "utf8")}`);
    expect(loadPack(folder).pack?.hash).toBe(before);
    writeFileSync(path, readFileSync(path, "utf8").replace("带身份证去", "带身份证来"));
    expect(loadPack(folder).pack?.hash).not.toBe(before);
  });
});
