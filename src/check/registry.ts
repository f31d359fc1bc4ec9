// Every rule of the checker by its code, in order; each is loaded only when it is used. And every other code that a check can end with.
import { STAGES, stageOf } from "../pack/codes.ts";
import type { Rule } from "./rule.ts";

type Load = () => Promise<{ readonly rule: Rule }>;

/** What each code of the checker is looked for with. */
export const RULES: Readonly<Record<string, Load>> = {
  CF060: () => import("./rules/idle-node.ts"),
  CF061: () => import("./rules/impossible-branch.ts"),
  CF062: () => import("./rules/asked-again.ts"),
  CF063: () => import("./rules/unnamed-conclusion.ts"),
  CF064: () => import("./rules/only-unknown.ts"),
  CF065: () => import("./rules/long-path.ts"),
  CF066: () => import("./rules/unused-id.ts"),
  CF070: () => import("./rules/contradicted-path.ts"),
  CF071: () => import("./rules/exclusive-together.ts"),
  CF072: () => import("./rules/impossible-conclusion.ts"),
  CF073: () => import("./rules/ends-with-nothing.ts"),
  CF074: () => import("./rules/dead-mention.ts"),
  CF075: () => import("./rules/never-apart.ts"),
  CF076: () => import("./rules/excluded-unknown.ts"),
  CF077: () => import("./rules/undecidable-open.ts"),
  CF078: () => import("./rules/contradictory-definition.ts"),
  CF079: () => import("./rules/never-settled.ts"),
  CF080: () => import("./rules/not-in-force.ts"),
  CF081: () => import("./rules/review-late.ts"),
  CF082: () => import("./rules/limit-without-source.ts"),
  CF083: () => import("./rules/written-period.ts"),
  CF084: () => import("./rules/reported-exclusion.ts"),
  CF085: () => import("./rules/limit-figure.ts"),
  CF086: () => import("./rules/unmarked-report.ts"),
  CF090: () => import("./rules/never-say.ts"),
  CF091: () => import("./rules/phrase-overlap.ts"),
  CF092: () => import("./rules/phrase-settles.ts"),
  CF093: () => import("./rules/missing-topic.ts"),
  CF100: () => import("./rules/scenario-differs.ts"),
  CF101: () => import("./rules/unled-conclusion.ts"),
  CF102: () => import("./rules/unreached-branch.ts"),
};

/** What the checker says of its own work: a rule that stays undecided, and comments that suppress. */
export const OF_CHECKER: readonly string[] = ["CF110", "CF111", "CF112"];

/** Every code that a check of a pack can report. */
export const CHECKABLE: readonly string[] = [...STAGES.flat(), ...Object.keys(RULES), ...OF_CHECKER];

/** From here, so that a start of the program reads no rule. */
export { stageOf };
