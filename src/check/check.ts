// Runs the rules over a pack whose references hold, and takes away what a comment suppresses.

import type { Diagnostic, Place } from "../diagnostic/diagnostic.ts";
import { inOrder } from "../diagnostic/diagnostic.ts";
import { Compiled } from "../diagram/compile.ts";
import { BudgetExceeded } from "../diagram/nodes.ts";
import { modelOf, TooManyPaths } from "../engine/model.ts";
import type { Entries, Source } from "../pack/references.ts";
import type { Pack } from "../pack/schema.ts";
import { replayOf } from "../scenario/example.ts";
import { outcomesOf } from "../scenario/run.ts";
import type { ScenarioRun } from "../scenario/scenario-run.ts";
import { OF_CHECKER, RULES } from "./registry.ts";
import type { Context } from "./rule.ts";
import { suppressed } from "./suppressions.ts";

interface CheckOptions {
  /** The day on which the law is held against the pack: an ISO date. */
  readonly asOf: string;
  /** The real day. */
  readonly today: string;
  /**
   * The codes to look for; all of them when absent. What the checker says of its own work comes with the rule that it is about,
   * or of every rule when its own code is asked for.
   */
  readonly only?: readonly string[];
  /** The most nodes of the decision diagram. */
  readonly budget?: number;
}

/** The tree that is too large where it is known, or the pack. */
const placeOf = (error: Error, entries: Entries): Place => {
  const tree = error instanceof TooManyPaths && entries.trees.find(({ value }) => value.tree === error.tree);
  return tree ? tree.at(["tree"]) : entries.head.at(["pack"]);
};

/** The tree that a place stands in. */
const treeAt = ({ trees }: Entries, { file, line }: Place): string[] => {
  const above = trees.filter((entry) => entry.at().file === file && entry.at(["tree"]).line <= line);
  const here = above.at(-1) ?? trees.find((entry) => entry.at().file === file);
  return here ? [here.value.tree] : [];
};

/**
 * What the rules find. The same pack and options give the same list in the same order.
 * @throws Error when a code in `only` names no rule
 */
export const checkPack = async (entries: Source, pack: Pack, options: CheckOptions): Promise<Diagnostic[]> => {
  const model = modelOf(pack);
  let made: Compiled | undefined;
  const runs = new Map<string, readonly ScenarioRun[]>();
  const context: Context = {
    entries,
    pack,
    model,
    compiled: () => {
      made ??= new Compiled(model, [...model.trees.values()], options.budget);
      return made;
    },
    runs: (scenario) => {
      const before = runs.get(scenario.id) ?? outcomesOf(model, scenario);
      runs.set(scenario.id, before);
      return before;
    },
    asOf: options.asOf,
    today: options.today,
  };
  const { only } = options;
  const isOfChecker = only?.some((code) => OF_CHECKER.includes(code)) ?? false;
  const codes = only && !isOfChecker ? only : Object.keys(RULES);
  const found: Diagnostic[] = [];
  for (const code of codes) {
    const load = RULES[code];
    if (!load) throw new Error(`there is no rule ${code}`);
    const { rule } = await load();
    try {
      for (const { place, given = {}, trees, ...rest } of rule.check(context)) {
        const replay = rest.example && replayOf(model, rest.example, trees ?? treeAt(entries, place));
        found.push({ code: rule.code, severity: rule.severity, place, given, ...rest, ...(replay ? { replay } : {}) });
      }
    } catch (error) {
      // The only RangeError of a rule: it followed a tree deeper than the stack allows.
      if (!(error instanceof BudgetExceeded || error instanceof TooManyPaths || error instanceof RangeError))
        throw error;
      const budget = error instanceof RangeError ? {} : { budget: `${error.budget}` };
      found.push({
        code: "CF110",
        severity: "error",
        place: placeOf(error, entries),
        given: { rule: code, ...budget },
      });
    }
  }
  const all = suppressed(found, entries, isOfChecker ? undefined : only);
  const isAsked = ({ code, given }: Diagnostic): boolean =>
    only === undefined ||
    only.includes(code) ||
    (OF_CHECKER.includes(code) && only.includes(given["rule"] ?? given["code"] ?? ""));
  return inOrder(all.filter(isAsked));
};
