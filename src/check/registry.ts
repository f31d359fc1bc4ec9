// Every rule of the checker by its code, in order.
import type { Rule } from "./rule.ts";
import { rule as askedAgain } from "./rules/asked-again.ts";
import { rule as contradictedPath } from "./rules/contradicted-path.ts";
import { rule as contradictoryDefinition } from "./rules/contradictory-definition.ts";
import { rule as deadMention } from "./rules/dead-mention.ts";
import { rule as endsWithNothing } from "./rules/ends-with-nothing.ts";
import { rule as excludedUnknown } from "./rules/excluded-unknown.ts";
import { rule as exclusiveTogether } from "./rules/exclusive-together.ts";
import { rule as idleNode } from "./rules/idle-node.ts";
import { rule as impossibleBranch } from "./rules/impossible-branch.ts";
import { rule as impossibleConclusion } from "./rules/impossible-conclusion.ts";
import { rule as limitFigure } from "./rules/limit-figure.ts";
import { rule as limitWithoutSource } from "./rules/limit-without-source.ts";
import { rule as longPath } from "./rules/long-path.ts";
import { rule as missingTopic } from "./rules/missing-topic.ts";
import { rule as neverApart } from "./rules/never-apart.ts";
import { rule as neverSay } from "./rules/never-say.ts";
import { rule as neverSettled } from "./rules/never-settled.ts";
import { rule as notInForce } from "./rules/not-in-force.ts";
import { rule as onlyUnknown } from "./rules/only-unknown.ts";
import { rule as phraseOverlap } from "./rules/phrase-overlap.ts";
import { rule as phraseSettles } from "./rules/phrase-settles.ts";
import { rule as reportedExclusion } from "./rules/reported-exclusion.ts";
import { rule as reviewLate } from "./rules/review-late.ts";
import { rule as scenarioDiffers } from "./rules/scenario-differs.ts";
import { rule as undecidableOpen } from "./rules/undecidable-open.ts";
import { rule as unledConclusion } from "./rules/unled-conclusion.ts";
import { rule as unnamedConclusion } from "./rules/unnamed-conclusion.ts";
import { rule as unreachedBranch } from "./rules/unreached-branch.ts";
import { rule as unusedId } from "./rules/unused-id.ts";
import { rule as writtenPeriod } from "./rules/written-period.ts";

export const RULES: Readonly<Record<string, Rule>> = {
  CF060: idleNode,
  CF061: impossibleBranch,
  CF062: askedAgain,
  CF063: unnamedConclusion,
  CF064: onlyUnknown,
  CF065: longPath,
  CF066: unusedId,
  CF070: contradictedPath,
  CF071: exclusiveTogether,
  CF072: impossibleConclusion,
  CF073: endsWithNothing,
  CF074: deadMention,
  CF075: neverApart,
  CF076: excludedUnknown,
  CF077: undecidableOpen,
  CF078: contradictoryDefinition,
  CF079: neverSettled,
  CF080: notInForce,
  CF081: reviewLate,
  CF082: limitWithoutSource,
  CF083: writtenPeriod,
  CF084: reportedExclusion,
  CF085: limitFigure,
  CF090: neverSay,
  CF091: phraseOverlap,
  CF092: phraseSettles,
  CF093: missingTopic,
  CF100: scenarioDiffers,
  CF101: unledConclusion,
  CF102: unreachedBranch,
};
