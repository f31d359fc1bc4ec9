// How much work a search may do before it is given up.

/** More steps would be needed than were allowed: what was asked stays open. */
export class TooMuchWork extends Error {
  override readonly name = "TooMuchWork";
}

/** Steps that several searches share. */
export class Work {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** @throws TooMuchWork when not so many steps are left */
  step(count = 1): void {
    this.#left -= count;
    if (this.#left < 0) throw new TooMuchWork("no step is left");
  }
}
