// What ends a command early: a failure that the user can mend, already in words.

/** Exit codes of the program. */
export const EXIT = { fine: 0, found: 1, bad: 2, bug: 3, cancelled: 130 } as const;

/** Bad use or bad input: the message is for the user. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly code: number;

  constructor(message: string, code: number = EXIT.bad) {
    super(message);
    this.code = code;
  }
}

/** By name: commands that are built apart carry a class of their own. */
export const isFailure = (error: unknown): error is Failure => error instanceof Error && error.name === "Failure";
