// Every rule about references by its code, in order. All of them run whenever a pack is loaded, so none is fetched apart.
import type { DiagnosticCode } from "../diagnostic/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { rule as cycle } from "./rules/cycle.ts";
import { rule as duplicateId } from "./rules/duplicate-id.ts";
import { rule as missingBranch } from "./rules/missing-branch.ts";
import { rule as outOfScope } from "./rules/out-of-scope.ts";
import { rule as settledByNothing } from "./rules/settled-by-nothing.ts";
import { rule as strayBand } from "./rules/stray-band.ts";
import { rule as strayBrace } from "./rules/stray-brace.ts";
import { rule as undefinedAnswer } from "./rules/undefined-answer.ts";
import { rule as undefinedId } from "./rules/undefined-id.ts";
import { rule as unreachedNode } from "./rules/unreached-node.ts";
import { rule as unverifiedSource } from "./rules/unverified-source.ts";

/** By code; together they are the last stage of loading. */
export const REFERENCE_RULES = {
  CF030: duplicateId,
  CF031: undefinedId,
  CF032: undefinedAnswer,
  CF033: missingBranch,
  CF034: cycle,
  CF035: unreachedNode,
  CF036: outOfScope,
  CF037: settledByNothing,
  CF038: unverifiedSource,
  CF039: strayBrace,
  CF040: strayBand,
} as const satisfies Readonly<Partial<Record<DiagnosticCode, Rule>>>;
