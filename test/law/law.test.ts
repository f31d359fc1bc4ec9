// Anchors against texts of statutes, and the commands that list what a pack rests on.
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readStatute } from "../../src/law/statutes.ts";
import { verify } from "../../src/law/verify.ts";
import type { LawDocument } from "../../src/pack/schema.ts";
import { run } from "../cli/run.ts";
import { copyOf, fixtures } from "../pack/folder.ts";

const gist = { zh: "要点", en: "gist" };
const law = (anchors: string[], article = "第二条"): LawDocument[] => [
  {
    id: "law-a",
    title: "中华人民共和国某法（2020年修正）",
    short: "某法",
    en: "Law A",
    effective: "2021-01-01",
    articles: [{ article, status: "verified", gist, anchors }],
  },
];
const text = `# 中华人民共和国某法

## 第一章

第一条 为了某事，制定本法。

**第二条** 期限为１５日，
自收到之日起“计算”。依照第三条办理。

第二条之一 另有规定。
`;
const statute = readStatute("某法(2020-06-01).md", text);

describe("statutes", () => {
  test("plain and bold articles are read, and a cited number starts none", () => {
    expect([...statute.articles.keys()]).toEqual(["第一条", "第二条", "第二条之一"]);
    expect(statute.articles.get("第二条")).toContain("依照第三条办理");
  });
});

describe("verify", () => {
  test("finds anchors across lines, full width and quotation marks", () => {
    expect(verify(law(['期限为15日,自收到之日起"计算"']), [statute])).toMatchObject({ found: 1, missing: [] });
  });

  test("says where an anchor stands instead, and that a changed figure stands nowhere", () => {
    const { missing } = verify(law(["另有规定", "期限为16日"]), [statute]);
    expect(missing.map(({ movedTo }) => movedTo)).toEqual([["第二条之一"], []]);
  });

  test("takes the version adopted last before the document took effect", () => {
    const later = readStatute("某法(2024-01-01).md", "# 某法\n第二条 新的。\n");
    expect(verify(law(["期限为15日"]), [later, statute]).found).toBe(1);
  });

  test("does not pass over a document without a text in silence", () => {
    expect(verify(law(["期限"]), [readStatute("别的法.md", text.replace("某法", "别的法"))]).withoutText).toEqual([
      "law-a",
    ]);
  });
});

describe("cardfreeze law", () => {
  const texts = (content: string): string => {
    const folder = join(copyOf(join(fixtures, "minimal")), "texts");
    mkdirSync(folder);
    writeFileSync(join(folder, "某法(2020-06-01).md"), content);
    return folder;
  };
  const pack = join(fixtures, "minimal");

  test("verify exits 1 when a verified article is gone, 0 when all stands, 2 without texts", () => {
    expect(run(["law", "verify", "--pack", pack, "--texts", texts(text.replace("第一条", "第九条"))]).code).toBe(1);
    expect(run(["law", "verify", "--pack", pack, "--texts", texts(text)]).code).toBe(0);
    expect(run(["law", "verify", "--pack", pack, "--texts", join(pack, "nowhere")]).code).toBe(2);
  });

  test("what nobody has verified, and notes for maintainers, are shown by todo alone", () => {
    const folder = copyOf(pack);
    appendFileSync(
      join(folder, "law/sources.yaml"),
      "- id: seal-law\n  title: 印章法\n  short: 印章法\n  en: Seal Law\n  effective: '2020-01-01'\n  note: only for maintainers\n  articles:\n  - { article: 第一条, status: unverified, gist: { zh: 未知要点, en: unseen gist } }\n  - { article: 第二条, status: reported, gist: { zh: 别的, en: told gist } }\n",
    );
    const on = (...args: readonly string[]): string => {
      const { out, err } = run([...args, "--pack", folder, "--lang", "en"]);
      return out + err;
    };
    for (const args of [
      ["explain", "seal-law"],
      ["law", "show", "seal-law"],
    ]) {
      expect(on(...args)).toContain("told gist");
      expect(on(...args)).not.toMatch(/unseen gist|only for maintainers/);
    }
    for (const ref of ["seal-law/第一条", "印章法1"]) expect(on("explain", ref)).not.toContain("unseen gist");
    expect(on("law", "show", "seal-law/第一条")).toContain("law todo");
    expect(on("law", "todo")).toContain("unseen gist");
  });

  test("list says in the words of its language how well articles are checked", () => {
    const { out } = run(["law", "list", "--lang", "zh"]);
    expect(out).toMatch(/已核对 \d+ 条/);
    expect(out).not.toMatch(/verified|reported/);
    expect(run(["law", "list", "--lang", "en"]).out).toMatch(/\d+ verified/);
  });

  test("todo lists what is only reported with the statements that rest on it", () => {
    const { out } = run(["law", "todo", "--lang", "en"]);
    expect(out).toMatch(/- \[ \] \*\*.*\(reported second-hand/);
    expect(out).toContain("stop-48h");
  });

  test("show names who cites an article", () => {
    expect(run(["law", "show", "crim-proc-law/第一百四十五条"]).out).toContain("police-freeze");
    expect(run(["law", "show", "no-such-law"]).code).toBe(2);
  });
});
