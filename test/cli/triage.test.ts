// `triage` without a person: answers in, result out; every failure in words with its exit code.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { copyOf, fixtures, root } from "../pack/folder.ts";
import { bin, run } from "./run.ts";

const court =
  "cards:\n  - label: 建行\n    facts: { off-counter: blocked }\n    restrictions:\n      - facts: { ordered-by: court }\n";

interface Result {
  readonly cards: readonly {
    readonly restrictions: readonly {
      readonly conclusion: string;
      readonly certainty: string;
      readonly ended: boolean;
      readonly named: boolean;
    }[];
  }[];
  readonly actions: readonly { readonly id: string; readonly first: string[]; readonly steps: unknown[] }[];
  readonly limits: readonly { readonly id: string; readonly until: string }[];
  readonly sheet: readonly string[];
}

const json = (args: readonly string[], input = ""): Result =>
  JSON.parse(run(["triage", "--format", "json", "--as-of", "2026-11-24", ...args], input).out) as Result;

describe("the JSON contract", () => {
  test("fits its schema, and is the same bytes every time", () => {
    const args = ["triage", "--answers", "-", "--format", "json", "--as-of", "2026-11-24"];
    const first = run(args, court);
    expect(first.code).toBe(0);
    expect(run(args, court).out).toBe(first.out);
    const schema = JSON.parse(readFileSync(join(root, "docs/result.schema.json"), "utf8")) as object;
    const validate = new Ajv2020().compile(schema);
    expect(validate(JSON.parse(first.out)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ contract: "cardfreeze.result/1" })).toBe(false);
  });

  test("a court's order is a court freeze, in YAML, in JSON and by --set", () => {
    for (const result of [
      json(["--answers", "-"], court),
      json(["--set", "建行.ordered-by=court"]),
      json(["--answers", "-"], '{"cards":[{"restrictions":[{"facts":{"ordered-by":"court"}}]}]}'),
    ]) {
      const [run0] = result.cards[0]?.restrictions ?? [];
      expect(run0).toMatchObject({ conclusion: "court-freeze", certainty: "settled" });
      expect(result.actions.map(({ id }) => id)).toContain("find-the-court");
    }
  });

  test("a released restriction leaves an unnamed one to be found", () => {
    const result = json(["--set", "ordered-by=police", "--set", "in-force=ended"]);
    expect(result.cards[0]?.restrictions.map(({ named, ended }) => ({ named, ended }))).toEqual([
      { named: true, ended: true },
      { named: false, ended: false },
    ]);
    expect(result.sheet.length).toBeGreaterThan(5);
  });

  test("dates decide the span, and limits run from them; months clamp", () => {
    const dated = (until: string): Result =>
      json([
        "--set",
        "ordered-by=police",
        "--set",
        "recorded-as=freeze",
        "--set",
        "list-named=none",
        "--set",
        "since=2026-08-31",
        "--set",
        `until=${until}`,
      ]);
    expect(dated("2027-02-28").cards[0]?.restrictions[0]).toMatchObject({
      conclusion: "police-freeze",
      certainty: "settled",
    });
    expect(dated("2027-02-28").limits).toContainEqual(
      expect.objectContaining({ id: "police-freeze-6m", until: "2027-02-28" }),
    );
    expect(dated("2026-09-02").cards[0]?.restrictions[0]?.conclusion).not.toBe("police-freeze");
  });

  test("statements that contradict each other are a conflict that names them", () => {
    const said =
      "cards: [{ restrictions: [{ facts: { ordered-by: { said: [{ by: 柜台, is: police }, { by: 公安, is: bank }] } } }] }]";
    const result = JSON.parse(run(["triage", "--answers", "-", "--format", "json"], said).out) as {
      cards: { restrictions: { certainty: string; conflict: { facts: { by: string }[]; askAgain: string[] } }[] }[];
    };
    const found = result.cards[0]?.restrictions[0];
    expect(found?.certainty).toBe("conflict");
    expect(found?.conflict.facts.map(({ by }) => by)).toEqual(["柜台", "公安"]);
    expect(found?.conflict.askAgain).toEqual(["ordered-by"]);
  });
});

describe("the text", () => {
  test.each([60, 80, 200])("no line is wider than %i columns", (columns) => {
    for (const lang of ["zh", "en"]) {
      const { out } = run(["triage", "--answers", "-", "--format", "text", "--lang", lang], court, {
        COLUMNS: String(columns),
      });
      for (const line of out.split("\n")) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
    }
  });

  test("what it is comes first, then what to do, what not to do, why and the sources; then that it is no advice", () => {
    const { out } = run(["triage", "--answers", "-", "--format", "text", "--as-of", "2026-11-24"], court);
    const order = ["符合「法院冻结」", "现在要做的", "不要做", "为什么这样判断", "依据", "不是法律意见"];
    const places = order.map((words) => out.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    for (const word of ["认定为", "保证能", "一定能解"]) expect(out).not.toContain(word);
  });

  test("control sequences in labels never reach the terminal, and numbers are masked", () => {
    const label = "\u001b[2J\u001b]0;x\u0007卡6222020012345678901";
    for (const format of ["text", "markdown", "json"]) {
      const answers = JSON.stringify({
        cards: [{ label, restrictions: [{ facts: { "ordered-by": "court" } }, { facts: { "ordered-by": "tax" } }] }],
      });
      const { out } = run(["triage", "--answers", "-", "--format", format], answers);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(out).not.toContain("6222020012345678901");
    }
  });

  test("where there is exposure a lawyer comes first and no letter to the police is offered", () => {
    const result = json(["--set", "ordered-by=police", "--set", "recorded-as=freeze", "--set", "dealings=lent-card"]);
    const ids = result.actions.map(({ id }) => id);
    expect(ids[0]).toBe("lawyer-before-statement");
    expect(ids).not.toContain("apply-for-release");
    expect(ids).not.toContain("find-police-unit");
  });
});

describe("a restriction that is over", () => {
  const ended = (organ: string, ...more: readonly string[]): string =>
    run(["triage", "--set", "in-force=ended", "--set", `ordered-by=${organ}`, ...more], "").out.replaceAll(/\s+/g, " ");

  test.each(["holder", "lawyer"])("is named as surely as the facts name it, to a %s", (audience) => {
    const unsure = ended("police", "--for", audience, "--lang", "zh");
    expect(unsure).toContain("据说已经结束。更像「公安冻结」，还不能排除别的可能");
    expect(unsure).not.toContain("已经结束的那一道");
    expect(ended("police", "--for", audience, "--lang", "en")).toMatch(
      /Said to be over\. This looks more like: police freeze[^.]*\. Other explanations cannot be ruled out/,
    );
    expect(ended("court", "--for", audience, "--lang", "zh")).toContain("已经结束的那一道：法院冻结。");
    expect(ended("court", "--for", audience, "--lang", "en")).toContain("Said to be over: court freeze");
  });
});

describe("a person with exposure", () => {
  const police = ["--set", "ordered-by=police", "--set", "recorded-as=freeze", "--set", "span=about-6-months"];
  const release = (more: readonly string[]) =>
    json([...police, ...more]).actions.find(({ id }) => id === "apply-for-release");

  test("is told no step to take alone, and everybody else only once the questions about it were asked", () => {
    expect(release([])).toMatchObject({ first: ["called-in", "dealings"], steps: [] });
    expect(release(["--set", "called-in=no"])).toMatchObject({ first: ["dealings"], steps: [] });
    const asked = release(["--set", "called-in=no", "--set", "dealings=sold-goods"]);
    expect(asked?.first).toEqual([]);
    expect(asked?.steps.length).toBeGreaterThan(0);
    expect(release(["--set", "called-in=no", "--set", "dealings=lent-card"])).toBeUndefined();
    expect(release(["--set", "called-in=summoned", "--set", "dealings=wages"])).toBeUndefined();
  });

  test("reads the title with the question that comes first", () => {
    const { out } = run(["triage", ...police, "--lang", "en"], "", { COLUMNS: "200" });
    expect(out).toMatch(/first answer “Have the police contacted you yourself\?/);
  });
});

describe("explain", () => {
  test.each([
    ["睡眠户", "dormant account"],
    ["police freeze", "公安冻结"],
    ["止付", "emergency-stop-payment"],
    ["轮候", "轮候"],
  ])("takes the term %s", (term, expected) => {
    const { out, code } = run(["explain", term, "--lang", "en"]);
    expect(code).toBe(0);
    expect(out).toContain(expected);
  });
});

test.each([[["--version"]], [["--version", "--lang", "en"]], [["--plain", "--version"]], [["check", "-V"]]])(
  "%j says the version and nothing else",
  (args) => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
    expect(run(args)).toEqual({ code: 0, out: `${version}\n`, err: "" });
  },
);

describe("failures", () => {
  test.each([
    [["triage", "--answers", "/nowhere.yaml"], "/nowhere.yaml"],
    [["triage", "--format", "xml"], "xml"],
    [["triage", "--as-of", "2026-13-01"], "2026-13-01"],
    [["triage", "--set", "no"], "no"],
    [["triage", "--set", "B.counter=pays", "--answers", "-"], "B.counter"],
    [["explain", "court-freez"], "court-freeze"],
    [["compare", "police-freeze", "polic-freeze"], "police-freeze"],
    [["triage", "--lang", "fr"], "fr"],
    [["nonsense"], "nonsense"],
  ])("%j is bad use, in words", (args, named) => {
    const { code, err } = run(args, court);
    expect(code).toBe(2);
    expect(err).toContain(named);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test.each([
    ["bad use", 2, () => ["triage", "--set", "orderd-by=x"]],
    ["a check that finds", 1, () => ["check", copyOf(join(fixtures, "minimal"), join(fixtures, "broken/cycle"))]],
    ["an answer", 0, () => ["triage", "--set", "ordered-by=court"]],
  ])("%s whose reader went away still exits with %i", async (_, code, make) => {
    const child = spawn(process.execPath, [bin, ...make()], { stdio: ["ignore", "pipe", "pipe"] });
    const exit = new Promise((resolve) => child.on("exit", resolve));
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await exit).toBe(code);
  });

  test("a wrong answers file shows every place at once", () => {
    const { code, err } = run(
      ["triage", "--answers", "-", "--lang", "en"],
      "person: { phones: wrok }\ncards:\n  - facts: { counter: pays, ordered-by: court }\n    restrictions: [{ facts: { since: 2026-02-30 } }]\n",
    );
    expect(code).toBe(2);
    for (const part of [
      "<stdin>:1:19 error CF051",
      "Did you mean work",
      "<stdin>:3:29 error CF055",
      "<stdin>:4:38 error CF052",
      "3 errors",
    ])
      expect(err).toContain(part);
  });

  test("triage with a broken pack prints the list of check", () => {
    const folder = copyOf(join(fixtures, "minimal"), join(fixtures, "broken/cycle"));
    const { code, err } = run(["triage", "--pack", folder, "--format", "json", "--lang", "en"]);
    expect(code).toBe(2);
    expect(err).toContain("CF034");
  });
});

test("a conclusion, a question and a source are added with YAML alone", () => {
  const folder = copyOf(join(root, "decision-trees"));
  const append = (name: string, text: string): void =>
    writeFileSync(join(folder, name), readFileSync(join(folder, name), "utf8") + text);
  append(
    "questions/restriction.yaml",
    `- id: seal-colour\n  scope: restriction\n  type: choice\n  cost: at-hand\n  can-say: often\n  ask: { zh: 章是什么颜色？, en: What colour is the seal? }\n  short: { zh: 章, en: seal }\n  why: { zh: 试一下, en: a test }\n  how-to-find-out: { zh: 看, en: look }\n  answers:\n    - { id: red, text: { zh: 红, en: red } }\n    - { id: blue, text: { zh: 蓝, en: blue } }\n`,
  );
  append(
    "law/sources.yaml",
    "- id: seal-law\n  title: 印章法\n  short: 印章法\n  en: Seal Law\n  checked-until: '2026-01-01'\n  articles:\n  - article: 第一条\n    status: verified\n    gist: { zh: 印章, en: seals }\n",
  );
  append(
    "conclusions/freeze.yaml",
    `- id: seal-freeze\n  kind: measure\n  family: freeze\n  name: { zh: 蓝章冻结, en: blue-seal freeze }\n  frequency: rare\n  definition: { requires: [{ ordered-by: court }, { seal-colour: blue }] }\n  meaning: { zh: 试一下, en: a test }\n  decided-by: { law: { zh: 试, en: test }, sources: [seal-law/第一条] }\n  lifted-by: { practice: { zh: 试, en: test } }\n  duration: [{ practice: { zh: 试, en: test } }]\n  first-steps: [ask-the-bank]\n  do-not: [{ advice: { zh: 试, en: test } }]\n`,
  );
  const tree = join(folder, "trees/restriction.yaml");
  writeFileSync(
    tree,
    readFileSync(tree, "utf8")
      .replace("    court: { conclude: court-freeze }\n", "    court: seal-colour\n")
      .replace(
        "nodes:\n",
        "nodes:\n  seal-colour:\n    red: { conclude: court-freeze }\n    blue: { conclude: seal-freeze }\n    unknown: { conclude: court-freeze, certainty: likely }\n",
      ),
  );
  const result = json(["--pack", folder, "--set", "ordered-by=court", "--set", "seal-colour=blue"]);
  expect(result.cards[0]?.restrictions[0]).toMatchObject({ conclusion: "seal-freeze", certainty: "settled" });
  expect(run(["explain", "seal-freeze", "--pack", folder]).out).toContain("《印章法》第一条");
});

test("the program runs from a copy without the sources", () => {
  const folder = copyOf(join(fixtures, "minimal"));
  for (const name of ["bin", "dist", "package.json", "decision-trees"])
    cpSync(join(root, name), join(folder, "app", name), { recursive: true });
  const program = join(folder, "app/bin/cardfreeze.js");
  const args = [program, "triage", "--set", "ordered-by=court", "--lang", "zh"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toContain("符合「法院冻结」");
});

describe("--set beside a file, and beside another", () => {
  const failed = (args: readonly string[], input = ""): string => {
    const { code, err } = run(["triage", "--format", "json", ...args], input);
    expect(code, err).toBe(2);
    return err;
  };

  test.each(["cards: {x: 1}", "5", "person: 5", '{"cards":[{"facts":[]}]}'])(
    "does not hide that %j is no answers",
    (file) => {
      const told = failed(["--answers", "-"], file);
      expect(told).toContain("CF054");
      expect(failed(["--answers", "-", "--set", "counter=pays"], file)).toBe(told);
    },
  );

  test.each(['{"cards":[null]}', '{"cards":[{"restrictions":[null]}]}'])("is put into an empty card of %j", (file) =>
    expect(json(["--answers", "-", "--set", "ordered-by=court"], file).cards[0]?.restrictions[0]).toMatchObject({
      conclusion: "court-freeze",
    }),
  );

  test("a new label is a new card; the number of a card that is not there is refused", () => {
    const result = json(["--set", "建行.ordered-by=court", "--set", "工行.ordered-by=bank"]);
    expect(result.cards).toHaveLength(2);
    expect(result.cards[0]?.restrictions[0]).toMatchObject({ conclusion: "court-freeze" });
    expect(failed(["--set", "建行.ordered-by=court", "--set", "3.ordered-by=bank"])).toContain("建行");
    expect(failed(["--answers", "-", "--set", "建航.counter=pays"], court)).toContain("建航");
  });

  test("a label is found however its signs are typed, and shown as it was written", () => {
    const file = "cards:\n  - label: 建行（工资）\n  - label: 工行(社保)\n";
    const set = ["--set", "建行（工资）.counter=pays", "--set", "工行（社保）.counter=pays"];
    expect(json(["--answers", "-", ...set], file).cards).toHaveLength(2);
    expect(JSON.stringify(json(["--set", "建行（工资）.counter=pays"]).cards)).toContain("建行（工资）");
  });

  test("a label that is the number of another card names neither", () => {
    const file = 'cards:\n  - label: "2"\n  - label: 工行\n';
    const told = failed(["--answers", "-", "--set", "2.counter=pays", "--lang", "en"], file);
    expect(told).toContain("card 1 is labelled “2”, and there is a card 2");
    expect(failed(["--answers", "-"], "cards: [{ label: 建行 }, { label: 建行 }]")).toContain("<stdin>:1:33");
  });

  test("dates are taken as they are said, counted from --as-of, and what was read is said", () => {
    const set = (...settings: readonly string[]) => settings.flatMap((one) => ["--set", one]);
    const args = ["triage", "--format", "json", "--as-of", "2026-11-10T10:00", "--lang", "en"];
    const settings = ["ordered-by=police", "until=24号 15:30", "since=3天前 15:30"];
    const said = run([...args, ...set(...settings)]);
    const written = run([...args, ...set("ordered-by=police", "since=2026-11-07 15:30", "until=2026-11-24 15:30")]);
    expect(written.err).toBe("");
    expect(said.err).toBe(
      "--set since=3天前 15:30: noted as 2026-11-07 15:30\n--set until=24号 15:30: noted as 2026-11-24 15:30\n",
    );
    expect(said.out).toBe(written.out);
    expect(run([...args, ...set(...settings.toReversed())]).out).toBe(said.out);
    const labelled = run([...args, ...set("6222021234567890123.since=3天前")]);
    expect(labelled.err).toBe("--set ***************0123.since=3天前: noted as 2026-11-07\n");
    for (const setting of ["since=6222021234567890123", "6222021234567890123.foo", "6222021234567890123.zz=police"])
      expect(failed(set(setting))).not.toContain("6222021234567890123");
    expect(failed(["--answers", "-"], "cards: [{ facts: { 6222021234567890123: yes } }]")).not.toContain("62220212345");
    expect(failed(set("in-force=lifted"))).toContain("cardfreeze explain 问题");
    const vague = failed(set("since=上个月"));
    expect(vague).toContain("CF052");
    expect(vague).toContain("since=上个月");
    expect(failed(["--answers", "-"], "cards: [{ restrictions: [{ facts: { since: 昨天 } }] }]")).toContain("CF052");
  });

  test("a day that words name is proposed as a setting that is read as it stands", () => {
    const text = "冻结起始日期：2026-05-03 10:20，冻结到期日 2026年11月2日，冻结到2026-02-30";
    const { err } = run(["triage", "--format", "json", "--text", text]);
    expect(err).toContain("--set since=2026-05-03T10:20\n");
    expect(err).not.toContain("2026-02-30\n");
    expect(run(["triage", "--format", "json", "--set", "since=2026-05-03T10:20"])).toMatchObject({ code: 0, err: "" });
  });

  test("what is wrong is shown in its own setting", () => {
    const told = failed(["--set", "counter=pays", "--set", "ordered-by=court,police"]);
    expect(told).toContain("--set:2:1");
    expect(told).toContain("ordered-by=court,police");
    expect(told).not.toContain("counter=pays");
  });
});

describe("answers that are no text, or have no end", () => {
  test("in another encoding they are refused as a pack is, whichever way they come", () => {
    const file = join(copyOf(join(fixtures, "minimal")), "answers.yaml");
    writeFileSync(file, Buffer.from([0xb6, 0xb3, 0xbd, 0xe1]));
    const { code, err } = run(["triage", "--answers", file]);
    expect(code).toBe(2);
    expect(err).toContain("CF005");
    expect(err).toContain("UTF-8");
    expect(err).not.toContain("ERR_");
  });

  test("a file of comments says as much as an empty one: nothing was answered yet", () => {
    const [empty, comments] = ["", "# - label: 建行\n"].map((text) =>
      run(["triage", "--answers", "-", "--format", "json", "--as-of", "2026-11-24"], text),
    );
    expect(comments).toEqual(empty);
    expect(comments?.code).toBe(0);
  });

  test("a megabyte is the most that is read", () => {
    const { code, err } = run(["triage", "--answers", "-"], "#".repeat(1_000_001));
    expect(code).toBe(2);
    expect(err).toContain("> 1000000");
    expect(run(["triage", "--answers", "-", "--format", "json"], `{}${" ".repeat(999_998)}`).code).toBe(0);
  });

  test.skipIf(process.platform === "win32")(
    "a named pipe that nobody writes to is refused; a pipe of the shell is read",
    () => {
      const pipe = join(copyOf(join(fixtures, "minimal")), "pipe");
      execFileSync("mkfifo", [pipe]);
      const { code, err } = run(["triage", "--answers", pipe, "--lang", "en"]);
      expect(code).toBe(2);
      expect(err).toContain(`${pipe} is a named pipe`);
      const given = `"${process.execPath}" "${bin}" triage --format json`;
      for (const command of [
        `cat "$1" | ${given} --answers /dev/stdin`,
        `cat "$1" | ${given} --answers -`,
        `cat "$1" | ${given} --answers /dev/fd/3 3<&0`,
      ]) {
        const file = join(copyOf(join(fixtures, "minimal")), "answers.yaml");
        writeFileSync(file, court);
        expect(execFileSync("sh", ["-c", command, "sh", file], { encoding: "utf8" })).toContain('"court-freeze"');
      }
    },
  );

  test.skipIf(process.platform === "win32")("a device is left when it has given too much", () => {
    const { code, err } = run(["triage", "--answers", "/dev/zero"]);
    expect(code).toBe(2);
    expect(err).toContain("> 1000000");
  });
});
