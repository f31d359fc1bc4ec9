// How the parts of a report are painted.
import type { Mark } from "./wording.ts";

type Paint = (text: string) => string;

/** How parts are painted; the identity everywhere when there is no colour. */
export interface Style extends Readonly<Record<Mark, Paint>> {
  readonly heading: Paint;
  readonly strong: Paint;
  readonly dim: Paint;
}

const same: Paint = (text) => text;

export const NO_STYLE: Style = { heading: same, strong: same, dim: same, law: same, practice: same, advice: same };
