// Runs, the order of candidates, the next question and what led: rules 8 to 11, on random packs and on small ones made by hand.
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conflictOf, whyOf } from "../../src/engine/explain.ts";
import type { Fact, FactState } from "../../src/engine/facts.ts";
import { factsOf } from "../../src/engine/facts.ts";
import type { Model, ModelTree } from "../../src/engine/model.ts";
import { maskOf, modelOf } from "../../src/engine/model.ts";
import { bestQuestion, isBeyond, nextInTree } from "../../src/engine/next.ts";
import { verdictOf } from "../../src/engine/run.ts";
import { nextQuestion, plansOf, triage } from "../../src/engine/triage.ts";
import { loadPack } from "../../src/pack/load.ts";
import type { Conclusion, Leaf, Pack, Question } from "../../src/pack/schema.ts";
import { fixtures } from "../pack/folder.ts";
import { factsArb, packArb } from "./random-pack.ts";

const FREQUENCIES = ["common", "occasional", "rare"] as const;
const COSTS = ["at-hand", "ask-bank", "ask-police"] as const;
const CHANCES = ["often", "sometimes", "rarely"] as const;

const minimal = (): Pack => {
  const { pack } = loadPack(join(fixtures, "minimal"));
  if (!pack) throw new Error("the minimal pack is broken");
  return pack;
};

const treeOf = (model: Model, id = "tree"): ModelTree => {
  const tree = model.trees.get(id);
  if (!tree) throw new Error(`no tree ${id}`);
  return tree;
};

const fact = (model: Model, id: string, answer: string): Fact => {
  const variable = model.byId.get(id);
  if (!variable) throw new Error(`no variable ${id}`);
  return { variable, mask: maskOf(variable, [answer]) };
};

const said = (possible: readonly string[]): FactState => ({ type: "choice", statements: [{ possible }] });

/** Two conclusions told apart by `first` and by `second` alike, in a tree that asks for neither. */
const twins = (first: Partial<Question>, second: Partial<Question>, leaf?: Leaf): Pack => {
  const pack = minimal();
  const who = pack.questions.find(({ id }) => id === "who");
  const [police, court] = pack.conclusions;
  if (!who || !police || !court) throw new Error("the minimal pack has changed");
  const make = (id: string, own: Partial<Question>): Question => ({ ...who, ...own, id }) as Question;
  const requiring = (one: Conclusion, answer: string): Conclusion => ({
    ...one,
    definition: { requires: [{ first: answer }, { second: answer }] },
  });
  const open = { open: ["police-freeze", "court-freeze"] };
  const other = { open: ["court-freeze", "police-freeze"] };
  const nodes = { who: { police: open, court: other, unknown: leaf ?? open } };
  return {
    ...pack,
    questions: [...pack.questions, make("first", first), make("second", second)],
    conclusions: [requiring(police, "police"), requiring(court, "court")],
    trees: pack.trees.map((tree) => (tree.tree === "card" ? { ...tree, nodes } : tree)) as Pack["trees"],
  };
};

describe("runs", () => {
  test("one for each restriction that was named, and one more when all of them are over", () => {
    const model = modelOf(minimal());
    const state = fc.constantFrom("in-force", "ended", undefined);
    fc.assert(
      fc.property(fc.array(fc.array(state, { maxLength: 4 }), { maxLength: 3 }), (cards) => {
        const subject = {
          person: new Map(),
          cards: cards.map((restrictions) => ({
            facts: new Map(),
            restrictions: restrictions.map((one) => ({ facts: new Map(one ? [["in-force", said([one])]] : []) })),
          })),
        };
        const found = triage(model, subject, () => []);
        expect(
          found.cards.map(({ restrictions }) => restrictions.map(({ named, ended }) => ({ named, ended }))),
        ).toEqual(
          cards.map((restrictions) => [
            ...restrictions.map((one) => ({ named: true, ended: one === "ended" })),
            ...(restrictions.every((one) => one === "ended") ? [{ named: false, ended: false }] : []),
          ]),
        );
        expect(found.person.tree).toBe("person");
      }),
    );
  });

  test("a tree of the person sees nothing that was said of a card", () => {
    const model = modelOf(minimal());
    const subject = {
      person: new Map(),
      cards: [{ facts: new Map(), restrictions: [{ facts: new Map([["who", said(["police"])]]) }] }],
    };
    const of = (one: typeof subject) => triage(model, one, () => []).person;
    expect(of(subject)).toEqual(of({ ...subject, cards: [] }));
  });
});

describe("the order of candidates", () => {
  test("the leading one, those of the open leaf, then by frequency", () => {
    fc.assert(
      fc.property(
        packArb.chain((pack) => fc.tuple(fc.constant(pack), factsArb(pack))),
        fc.array(fc.constantFrom(...FREQUENCIES), { minLength: 4, maxLength: 4 }),
        ([pack, facts], frequencies) => {
          const conclusions = pack.conclusions.map((one, position) => ({
            ...one,
            frequency: frequencies[position] ?? "rare",
          }));
          const model = modelOf({ ...pack, conclusions });
          const tree = treeOf(model);
          const { candidates, conclusion, steps } = verdictOf(model, tree, factsOf(model, [new Map(facts)], []));
          const last = tree.nodes.get(steps.at(-1)?.node ?? "");
          const answer = steps.at(-1)?.answers?.[0];
          const position = last?.variable.answers.indexOf(answer ?? "") ?? -1;
          const agreed = last?.groups.length === 1 ? last.groups[0]?.target : undefined;
          const target = agreed ?? (position < 0 ? last?.unknown : last?.targets[position]);
          const leaf = target && "leaf" in target && "open" in target.leaf ? target.leaf.open : [];
          const first = conclusion === undefined ? leaf.filter((id) => candidates.includes(id)) : [conclusion];
          expect(candidates.slice(0, first.length)).toEqual(first);
          const ranks = candidates
            .slice(first.length)
            .map((id) => FREQUENCIES.indexOf(model.conclusions.get(id)?.content.frequency ?? "rare"));
          expect(ranks).toEqual([...ranks].sort());
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("the next question", () => {
  test("is the walk's own while it stands at one that was not asked", () => {
    fc.assert(
      fc.property(
        packArb.chain((pack) => fc.tuple(fc.constant(pack), factsArb(pack))),
        ([pack, facts]) => {
          const model = modelOf(pack);
          const set = new Map(facts);
          const known = factsOf(model, [set], []);
          const own = nextInTree(model, treeOf(model), known, [set]);
          if (own === undefined) return;
          expect(set.has(own)).toBe(false);
          expect([...treeOf(model).nodes.values()].map(({ variable }) => variable.question)).toContain(own);
        },
      ),
    );
    const model = modelOf(minimal());
    const subject = { person: new Map(), cards: [{ facts: new Map(), restrictions: [{ facts: new Map() }] }] };
    expect(
      nextQuestion(
        model,
        plansOf(model, subject, () => []),
      ),
    ).toMatchObject({
      question: "who",
      reason: "tree-order",
    });
  });

  const worthOf = (pack: Pack) => {
    const model = modelOf(pack);
    const asked = new Map(["who", "victim", "in-force"].map((id) => [id, said([])]));
    return bestQuestion(model, treeOf(model, "card"), [], [asked], () => true);
  };

  test("then the cheaper and the likelier to be answered of two that separate alike", () => {
    for (const [cheap, a] of COSTS.entries())
      for (const [dear, b] of COSTS.entries()) {
        if (cheap >= dear) continue;
        expect(worthOf(twins({ cost: a }, { cost: b }))?.question).toBe("first");
        expect(worthOf(twins({ cost: b }, { cost: a }))?.question).toBe("second");
      }
    for (const [often, a] of CHANCES.entries())
      for (const [seldom, b] of CHANCES.entries()) {
        if (often >= seldom) continue;
        expect(worthOf(twins({ "can-say": a }, { "can-say": b }))?.question).toBe("first");
        expect(worthOf(twins({ "can-say": b }, { "can-say": a }))?.question).toBe("second");
      }
  });

  test("its worth is what it gains, times the chance, over the cost", () => {
    const worth = (own: Partial<Question>) => worthOf(twins(own, own))?.worth ?? 0;
    const one = worth({ cost: "at-hand", "can-say": "often" });
    expect(one).toBeCloseTo(0.8);
    expect(worth({ cost: "ask-bank", "can-say": "often" })).toBeCloseTo(one / 2);
    expect(worth({ cost: "ask-police", "can-say": "often" })).toBeCloseTo(one / 4);
    expect(worth({ cost: "at-hand", "can-say": "sometimes" })).toBeCloseTo(0.4);
    expect(worth({ cost: "at-hand", "can-say": "rarely" })).toBeCloseTo(0.2);
  });
});

describe("what is beyond the person", () => {
  const all = ["police", "court"];

  test("is dear, and no fewer can say something of the same cost that nobody knew", () => {
    for (const cost of COSTS)
      for (const other of COSTS)
        for (const [often, a] of CHANCES.entries())
          for (const [seldom, b] of CHANCES.entries()) {
            const model = modelOf(twins({ cost, "can-say": a }, { cost: other, "can-say": b }));
            const answers = model.byId.get("first")?.answers ?? all;
            const unknown = new Map([["first", said(answers)]]);
            expect(isBeyond(model, [unknown], "second")).toBe(cost === other && cost !== "at-hand" && often <= seldom);
            expect(isBeyond(model, [new Map([["first", said(["police"])]])], "second")).toBe(false);
            expect(isBeyond(model, [new Map()], "second")).toBe(false);
          }
  });

  test("waits until nothing else is left on the walk", () => {
    const pack = twins({ cost: "ask-bank", "can-say": "sometimes" }, { cost: "ask-bank", "can-say": "rarely" });
    const leaf: Leaf = { open: ["police-freeze", "court-freeze"] };
    const ways = (unknown: string | Leaf) => ({ police: { conclude: "police-freeze" }, else: leaf, unknown });
    const nodes = { first: ways("second"), second: ways("who"), who: ways(leaf) };
    const trees = pack.trees.map((tree) => (tree.tree === "card" ? { ...tree, start: "first", nodes } : tree));
    const questions = pack.questions.map((one) => (one.id === "who" ? { ...one, cost: "at-hand" as const } : one));
    const model = modelOf({ ...pack, questions, trees: trees as Pack["trees"] });
    const next = (set: Map<string, FactState>) =>
      nextInTree(model, treeOf(model, "card"), factsOf(model, [set], []), [set]);
    const unknown = (id: string): [string, FactState] => [id, said(model.byId.get(id)?.answers ?? [])];
    expect(next(new Map())).toBe("first");
    expect(next(new Map([unknown("first")]))).toBe("who");
    expect(next(new Map([unknown("first"), unknown("who")]))).toBe("second");
    expect(next(new Map([unknown("first"), unknown("who"), unknown("second")]))).toBeUndefined();
  });
});

describe("an offered question", () => {
  test("takes no answer for granted that nobody gave", () => {
    const pack = twins({ cost: "at-hand" }, { cost: "at-hand", "can-say": "rarely" });
    const leaf: Leaf = { open: ["police-freeze", "court-freeze"] };
    const asks = (unknown: string | Leaf) => ({
      who: { police: "first", court: leaf, unknown },
      first: { police: { conclude: "police-freeze" }, else: leaf, unknown: leaf },
    });
    const best = (unknown: string | Leaf, who: readonly string[]) => {
      const trees = pack.trees.map((tree) => (tree.tree === "card" ? { ...tree, nodes: asks(unknown) } : tree));
      const model = modelOf({ ...pack, trees: trees as Pack["trees"] });
      const asked = new Map([
        ...["victim", "in-force"].map((id): [string, FactState] => [id, said([])]),
        ["who", said(who)],
      ] as const);
      const facts = factsOf(model, [new Map([["who", said(who)]])], []);
      return bestQuestion(model, treeOf(model, "card"), facts, [asked], () => true)?.question;
    };
    const whole = modelOf(pack).byId.get("who")?.answers ?? [];
    // Only below “police”: until somebody has said so the other one is offered, though fewer can say it.
    expect(best(leaf, whole)).toBe("second");
    expect(best("first", whole)).toBe("first");
  });
});

describe("a conflict", () => {
  test("asks again first what is the easiest to check, whatever was said first", () => {
    for (const [a, first] of COSTS.entries())
      for (const [b, second] of COSTS.entries()) {
        if (a === b) continue;
        const model = modelOf(twins({ cost: first }, { cost: second }));
        const facts = [fact(model, "first", "police"), fact(model, "second", "court")];
        const easier = a < b ? ["first", "second"] : ["second", "first"];
        for (const list of [facts, [...facts].reverse()])
          expect(conflictOf(model, treeOf(model, "card"), list).askAgain).toEqual(easier);
      }
  });
});

describe("what led", () => {
  const whyBy = (model: Model, facts: readonly Fact[]) => {
    const tree = treeOf(model, "card");
    const verdict = verdictOf(model, tree, facts);
    return [verdict.conclusion, verdict.certainty, verdict.by, whyOf(model, tree, facts, verdict)?.by];
  };

  test("is the walk where others are possible, and elimination where the walk ends at an open leaf", () => {
    const walks = modelOf(twins({}, {}, { conclude: "court-freeze", certainty: "likely" }));
    expect(whyBy(walks, [])).toEqual(["court-freeze", "likely", "walk", "walk"]);
    const model = modelOf(twins({}, {}));
    expect(whyBy(model, [fact(model, "first", "police")])).toEqual([
      "police-freeze",
      "likely",
      "elimination",
      "elimination",
    ]);
  });
});
