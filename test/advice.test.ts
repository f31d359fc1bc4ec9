// What the shipped wording may not send people to do, where it once did.
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPack } from "../src/pack/load.ts";
import { root } from "./pack/folder.ts";

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");

const action = (id: string): string => JSON.stringify(pack.actions.find((one) => one.id === id));
const question = (id: string): string => JSON.stringify(pack.questions.find((one) => one.id === id));

test("a payment account is not taken to a branch of a bank", () => {
  const steps = pack.conclusions.find(({ id }) => id === "payment-app-control")?.["first-steps"] ?? [];
  expect(steps.length).toBeGreaterThan(0);
  for (const id of steps) expect(action(id)).not.toContain("网点");
});

test("the control of a payment institution itself is dealt with in its app, at no branch", () => {
  const isLeftOut = (id: string): boolean =>
    pack.actions.find((one) => one.id === id)?.unless?.some((facts) => "account-kind" in facts) ?? false;
  const steps = ["aml-control", "bank-limit", "non-counter-suspension"].flatMap(
    (id) => pack.conclusions.find((one) => one.id === id)?.["first-steps"] ?? [],
  );
  const atBranches = steps.filter((id) => action(id).includes("网点"));
  expect(atBranches.length).toBeGreaterThan(0);
  expect(atBranches.filter((id) => !isLeftOut(id))).toEqual([]);
});

test.each(["off-counter", "what-fails", "other-banks", "payment-apps"])(
  "nobody who is urged to pay tries a payment to find out: %s",
  (id) => {
    expect(question(id)).toMatch(/有人催你转账.*不试.*urges you to pay/u);
  },
);

test("money that may belong to a case stays where it is when living money is drawn", () => {
  expect(action("cash-at-counter")).toMatch(/和案子有关的钱，别动.*belong to a case/u);
});

test.each(["ordered-by", "paper"])("a message alone does not say who ordered it: %s", (id) => {
  expect(question(id)).toMatch(/卡背面的电话核实.*number on your card/u);
});

test("a sum put down is not promised back by itself", () => {
  expect(question("known-hold")).not.toMatch(/到期会放回来|comes back by itself/u);
});

test("a lowered limit is not all there is when nothing can be paid", () => {
  const told = JSON.stringify(pack.conclusions.find(({ id }) => id === "bank-limit")?.["do-not"]);
  expect(told).toMatch(/机关的措施.*authority's measure/u);
});

test.each(["off-counter", "what-fails", "identity-papers"])(
  "%s explains itself in the question, not in an answer",
  (id) => {
    const asked = pack.questions.find((one) => one.id === id);
    const answers = asked && "answers" in asked ? asked.answers : [];
    expect(answers.filter(({ text }) => text.zh.includes("（") || text.en.includes("("))).toEqual([]);
  },
);
