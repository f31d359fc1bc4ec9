// Answers on disk: whether a file can take them, and writing them whole.
import { chmodSync, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Subject } from "../engine/facts.ts";
import type { Model } from "../engine/model.ts";
import { writtenAnswers } from "../intake/answers.ts";

const OWNER_ONLY = 0o600;

const besideOf = (file: string): string => `${file}.${process.pid}.tmp`;

/** Writes beside the file and renames, so that a power cut leaves the old or the new file, never half of one. */
export const writeAnswers = (model: Model, subject: Subject, file: string): void => {
  const temporary = besideOf(file);
  writeFileSync(temporary, `${JSON.stringify(writtenAnswers(model, subject), null, 2)}\n`, { mode: OWNER_ONLY });
  if (process.platform !== "win32") chmodSync(temporary, OWNER_ONLY);
  renameSync(temporary, file);
};

/** Why answers cannot go to a file: it holds something else, or the system's reason. */
type SaveProblem = { readonly code: "exists" } | { readonly code: "system"; readonly reason: string };

/** The system's reason why a file could not be written. */
export const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/**
 * Whether answers could go to a file, found out before anybody answers; nothing is left behind.
 * @param answers the file that the answers came from, which may be written again
 */
export const saveProblem = (file: string, answers: string | undefined): SaveProblem | undefined => {
  try {
    if (existsSync(file)) {
      if (statSync(file).isDirectory()) return { code: "system", reason: "EISDIR" };
      const isContinued = answers !== undefined && existsSync(answers) && realpathSync(answers) === realpathSync(file);
      if (!isContinued) return { code: "exists" };
    }
    const temporary = besideOf(file);
    writeFileSync(temporary, "", { mode: OWNER_ONLY });
    rmSync(temporary);
    return undefined;
  } catch (error) {
    return { code: "system", reason: reasonOf(error) };
  }
};
