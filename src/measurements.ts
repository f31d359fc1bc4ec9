// What the project's own scripts (mutations.mjs, scenarios.mjs, trace.mjs; bench/checker.mjs) need of the program.

export { Compiled } from "./diagram/compile.ts";
export { reachOf } from "./diagram/reach.ts";
export { Walks } from "./diagram/walks.ts";
export { meaningDiff } from "./diff/meaning.ts";
export { modelOf } from "./engine/model.ts";
export { readStatute } from "./law/statutes.ts";
export { verify } from "./law/verify.ts";
export { statementLine, Wording } from "./report/wording.ts";
export { runScenario } from "./scenario/run.ts";
