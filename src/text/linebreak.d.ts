// The part of the untyped package linebreak that is used.
declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place where a line may break, or null at the end. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
