// Where nobody knows who ordered it, a sign of an authority keeps an issuer's own control, a hold, a court or a punishment from leading.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { modelOf } from "../src/engine/model.ts";
import { loadPack } from "../src/pack/load.ts";
import { runScenario } from "../src/scenario/run.ts";
import { root } from "./pack/folder.ts";

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");
const model = modelOf(pack);

type Facts = Record<string, string>;
interface Told {
  person?: Facts;
  card?: Facts;
  restriction?: Facts;
}

const leadsOf = ({ person = {}, card = {}, restriction = {} }: Told): readonly string[] =>
  runScenario(model, {
    id: "told",
    title: { zh: "told", en: "told" },
    "as-of": "2026-11-24",
    origin: "invented",
    answers: { person, cards: [{ facts: card, restrictions: [{ facts: restriction }] }] },
    expect: {},
  }).leads;

const owes = { "unpaid-judgment": "yes" };
const held = { "what-fails": "part-of-balance", "known-hold": "yes" };
const balance = { "account-kind": "payment-account" };
const denied = {
  card: { "off-counter": "capped", counter: "pays-after-questions" },
  restriction: { "each-denies": "yes" },
};
const everywhere = {
  person: { "other-banks": "all-fail", "payment-apps": "all-fail", phones: "restricted" },
  card: { counter: "pays" },
};
const wallet = { "account-kind": "e-cny-wallet" };

describe("nothing leads", () => {
  test.each<[string, Told]>([
    ["a debtor told to be a suspect", { person: { ...owes, "called-in": "suspect" } }],
    ["a debtor whose card is said to be in a case", { person: owes, restriction: { label: "case-involved" } }],
    ["a debtor of whom a list is spoken", { person: owes, restriction: { label: "list" } }],
    ["a debtor held for two days", { person: owes, restriction: { span: "up-to-4-days" } }],
    ["a debtor whose bank can lift it", { person: owes, restriction: { "bank-can-lift": "yes" } }],
    [
      "a card that police said is not theirs, while other banks stopped too",
      { ...denied, person: { "other-banks": "some-fail" } },
    ],
    [
      "a card that police said is not theirs, which the bank cannot lift",
      { ...denied, restriction: { ...denied.restriction, "bank-can-lift": "no" } },
    ],
    ["one whose every account stopped to protect", { ...everywhere, restriction: { label: "protective-stop" } }],
    [
      "one whose every account stopped after money left",
      { ...everywhere, person: { ...everywhere.person, "money-just-left": "yes" } },
    ],
    ["a credit card of a suspect", { person: { "called-in": "suspect" }, card: { "account-kind": "credit-card" } }],
    [
      "a debtor who had money of a case",
      {
        person: owes,
        card: { "suspicious-credit": "yes" },
        restriction: { label: "judicial-freeze", lasted: "up-to-6-months" },
      },
    ],
    ["one thought to be a victim, while each denies it", { ...denied, person: { "treated-as-victim": "yes" } }],
    ["a suspect once thought to be a victim", { person: { "treated-as-victim": "yes", "called-in": "suspect" } }],
    [
      "a suspect once thought to be a victim, by the police",
      {
        person: { "treated-as-victim": "yes", "called-in": "suspect" },
        restriction: { "ordered-by": "police" },
      },
    ],
    ["a sum put down and a judicial freeze", { card: held, restriction: { label: "judicial-freeze" } }],
    ["a payment account of a debtor", { person: owes, card: balance }],
    ["a payment account of one who was questioned", { person: { "called-in": "questioned" }, card: balance }],
    ["a payment account after money of a case", { card: { ...balance, "suspicious-credit": "yes" } }],
    ["a wallet while every payment account stopped", { person: { "payment-apps": "all-fail" }, card: wallet }],
    ["a wallet frozen by an authority", { card: wallet, restriction: { label: "authority-freeze" } }],
    [
      "one app in which an authority froze",
      { card: { "what-fails": "one-app-or-device" }, restriction: { label: "authority-freeze" } },
    ],
  ])("%s", (_, told) => {
    expect(leadsOf(told)).toEqual([]);
  });
});

describe("without such a sign the nearest still leads", () => {
  test.each<[string, Told, string]>([
    ["a debtor", { person: owes }, "court-freeze"],
    ["a sum put down", { card: held }, "look-alike:balance-hold"],
    ["a payment account", { card: balance }, "bank-risk-control"],
    ["a card that police said is not theirs", denied, "bank-risk-control"],
    ["one whose every account stopped", everywhere, "punishment-list"],
    ["one thought to be a victim", { person: { "treated-as-victim": "yes" } }, "stop-payment"],
    ["a wallet", { card: wallet }, "bank-risk-control"],
  ])("%s", (_, told, kind) => {
    expect(leadsOf(told)).toEqual([kind]);
  });
});
