// Interviews with answers drawn by chance: no question takes for granted what an earlier answer denied.
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FactState } from "../../src/engine/facts.ts";
import { guideModel } from "../../src/engine/guide.ts";
import type { Model } from "../../src/engine/model.ts";
import { modelOf } from "../../src/engine/model.ts";
import { askedPlans, interviewNext } from "../../src/engine/order.ts";
import { plansOf } from "../../src/engine/triage.ts";
import type { Asked, Session } from "../../src/interview/session.ts";
import { answer, begin, stateOf } from "../../src/interview/session.ts";
import { loadPack } from "../../src/pack/load.ts";
import { root } from "../pack/folder.ts";

const { pack } = loadPack(join(root, "decision-trees"));
if (!pack) throw new Error("the shipped pack is broken");
const model = modelOf(pack);
const models = new Map((pack.head.guides ?? []).map(({ id }) => [id, guideModel(model, id) ?? model]));

/** What a question takes for granted: the answers of an earlier one with which it makes no sense. */
const DENIED: readonly (readonly [question: string, earlier: string, answers: readonly string[]])[] = [
  ["summons-form", "called-in", ["no"]],
  ["caller-verified", "called-in", ["no"]],
  ["own-request", "ordered-by", ["police", "court", "bank", "nobody"]],
  ["recorded-as", "ordered-by", ["court", "bank", "nobody", "holder", "tax"]],
  // A lowered limit or long disuse is a reason, and yet no restriction that a bank finds.
  ["bank-reason", "ordered-by", ["police", "court", "holder"]],
  ["known-hold", "what-fails", ["everything", "one-payee", "card-only", "pin-refused", "nothing"]],
  ["ordered-by", "what-happened", ["nothing-yet"]],
  ["list-named", "what-happened", ["nothing-yet"]],
  ["return-stage", "who-would-take", ["court", "tax", "bank", "not-yet"]],
  ["organ-reached", "bank-answer", ["own-control", "a-list", "nothing"]],
  ["police-answer", "bank-answer", ["own-control", "a-list", "nothing"]],
  ["filed-as", "release-stage", ["nothing-filed", "near-end", "released"]],
  ["case-outcome", "release-stage", ["nothing-filed", "waiting", "released"]],
  ["what-remains", "release-stage", ["nothing-filed", "waiting", "refused"]],
  ["firm-verified", "helper-paid", ["no"]],
  ["ruling-age", "court-stage", ["enforcement", "criminal"]],
];

/** An answer by number; past the last one nobody knows. */
const stateBy = (of: Model, { question: id }: Asked, drawn: number): FactState | undefined => {
  const question = of.questions.get(id);
  if (question?.type === "several") {
    const ids = question.answers.map((one) => one.id);
    const ticked = ids[drawn % (ids.length + 1)];
    return { type: "several", in: ticked === undefined ? [] : [ticked], out: [] };
  }
  if (question?.type !== "choice") return undefined;
  const ids = question.answers.map((one) => one.id);
  const chosen = ids[drawn % (ids.length + 2)];
  return { type: "choice", statements: [{ possible: chosen === undefined ? ids : [chosen] }] };
};

const only = (session: Session, asked: Asked): string | undefined => {
  const state = stateOf(session.subject, asked);
  const possible = state?.type === "choice" ? (state.statements[0]?.possible ?? []) : [];
  return possible.length === 1 ? possible[0] : undefined;
};

const MOST = 60;

const walked = (of: Model, draws: readonly number[]): number => {
  let session = begin();
  for (let asked = 0; asked < MOST; asked += 1) {
    const plans = askedPlans(
      of,
      session.subject,
      plansOf(of, session.subject, () => []),
    );
    const next = interviewNext(of, session.subject, plans);
    if (!next) return asked;
    const held = session.history.map((one) => [one.question, only(session, one)] as const);
    for (const [question, earlier, answers] of DENIED)
      if (question === next.question)
        for (const [id, given] of held)
          if (id === earlier) expect(answers, `${question} after ${earlier}=${given}`).not.toContain(given);
    const state = stateBy(of, next, draws[asked % draws.length] ?? 0);
    session = answer(session, next, state ?? { type: "date", value: undefined });
  }
  return MOST;
};

test.each([["the triage", ["triage"]] as const, ["the guides", [...models.keys()]] as const])(
  "in %s no question assumes what was denied, and every interview ends",
  (_, ids) => {
    const draws = fc.array(fc.nat(500), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...ids), draws, (id, drawn) => {
        expect(walked(models.get(id) ?? model, drawn)).toBeLessThan(MOST);
      }),
      { numRuns: 1000 },
    );
  },
);
