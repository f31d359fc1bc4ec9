// Builds the JSON contract of a result: the same input gives the same bytes.
import type { Run } from "../engine/result.ts";
import { mask } from "../text/mask.ts";
import type { ResultContract } from "./contract.ts";
import type { Report } from "./evaluate.ts";
import { findOutLine } from "./find-out.ts";
import { sheetSectionLines } from "./sections/sheet.ts";
import { Wording } from "./wording.ts";

type RunContract = ResultContract["person"];

const runContract = (report: Report, run: Run, wording: Wording): RunContract => {
  const what = (
    id: string,
  ): { name: string; kind: RunContract["candidates"][number]["kind"]; family: string; rollsUpTo: string } => {
    const content = report.model.conclusions.get(id)?.content;
    return {
      name: wording.conclusion(id),
      kind: content?.kind ?? "path",
      family: content?.family ?? "",
      rollsUpTo: content?.["rolls-up-to"] ?? id,
    };
  };
  const lead = run.conclusion === undefined ? undefined : what(run.conclusion);
  return {
    tree: run.tree,
    conclusion: run.conclusion ?? null,
    name: lead?.name ?? null,
    kind: lead?.kind ?? null,
    family: lead?.family ?? null,
    rollsUpTo: lead?.rollsUpTo ?? null,
    certainty: run.certainty,
    candidates: run.candidates.map(({ id, certainty }) => ({ id, ...what(id), certainty })),
    excluded: run.excluded.map(({ id, because, sources }) => ({
      id,
      because: because.map(factContract),
      sources: [...sources],
    })),
    why: run.why
      ? {
          by: run.why.by,
          facts: run.why.facts.map(factContract),
          path: run.why.path.map(({ node, question, variable, answers }) => ({
            node,
            question,
            variable,
            answers: answers ? [...answers] : null,
          })),
        }
      : null,
    conflict: run.conflict
      ? { facts: run.conflict.facts.map(factContract), askAgain: [...run.conflict.askAgain] }
      : null,
    changes: run.changes.map(({ kind, facts, conclusion, certainty }) => ({
      kind,
      facts: facts.map(factContract),
      conclusion: conclusion ?? null,
      certainty,
    })),
  };
};

type FactContract = RunContract["excluded"][number]["because"][number];

const factContract = ({
  question,
  variable,
  answers,
  by,
  from,
}: {
  question: string;
  variable: string;
  answers: readonly string[];
  by?: string;
  from?: readonly string[];
}): FactContract => ({
  question,
  variable,
  answers: [...answers],
  ...(by === undefined ? {} : { by }),
  ...(from === undefined ? {} : { from: [...from] }),
});

/**
 * The result as plain data.
 * @param answersHash SHA-256 of the answers in canonical form, computed by the shell
 * @param masked whether numbers in labels are hidden
 */
export const resultOf = (report: Report, answersHash: string, masked: boolean): ResultContract => {
  const { triage, model } = report;
  const wording = new Wording(model, report.language, report.audience);
  const { head, hash } = model.pack;
  const label = (text: string | undefined): string | null => (text === undefined ? null : masked ? mask(text) : text);
  const next = triage.next;
  const actions = new Map(model.pack.actions.map((action) => [action.id, action]));
  return {
    contract: "cardfreeze.result/1",
    asOf: report.asOf,
    language: report.language,
    audience: report.audience,
    pack: { id: head.pack, version: head.version, hash },
    answersHash,
    cards: triage.cards.map((card) => ({
      label: label(card.label),
      restrictions: card.restrictions.map((run) => ({
        label: label(run.label),
        named: run.named,
        ended: run.ended,
        ...runContract(report, run, wording),
      })),
    })),
    person: runContract(report, triage.person, wording),
    also: triage.also.map((run) => runContract(report, run, wording)),
    next: next
      ? {
          question: next.question,
          text: wording.question(next.question),
          card: next.card ?? null,
          restriction: next.restriction ?? null,
          reason: next.reason,
          between: [...next.between],
          howToFindOut: wording.findOut(next.question),
        }
      : null,
    findOut: report.findOut.map((one) => ({
      question: one.question,
      cards: [...one.cards],
      cost: report.model.questions.get(one.question)?.cost ?? "at-hand",
      line: findOutLine(report.model, one, wording),
    })),
    actions: triage.actions.flatMap(({ id, because, first }) => {
      const action = actions.get(id);
      if (!action) return [];
      const steps = (first.length > 0 ? [] : action.steps).map((statement) => {
        const { mark, text, sources } = wording.statement(statement);
        return { mark, text, sources: [...sources] };
      });
      return [
        {
          id,
          urgency: action.urgency,
          title: wording.text(action.title, action.lawyer),
          because: [...because],
          first: [...first],
          steps,
        },
      ];
    }),
    limits: report.limits.map(
      ({ limit, card, restriction, from, length, until, earliest, moved, unknownYear, passed }) => ({
        id: limit,
        name: wording.limitName(limit),
        card: card ?? null,
        restriction: restriction ?? null,
        from,
        length,
        until: until ?? null,
        earliest: earliest ?? null,
        movedFrom: moved ?? null,
        unknownYear: unknownYear ?? null,
        passed,
      }),
    ),
    doubts: report.doubts.map(({ question, card, restriction, value, side, than, thanValue }) => ({
      question,
      card: card ?? null,
      restriction: restriction ?? null,
      value,
      side,
      than,
      thanValue,
    })),
    sheet: sheetSectionLines(report, wording),
    sources: triage.sources.map((ref) => {
      const { name, status, checkedUntil, gist } = wording.source(ref);
      return { ref, name, status, checkedUntil: checkedUntil ?? null, gist: gist ?? null };
    }),
    disclaimer: wording.messages.disclaimer,
  };
};
