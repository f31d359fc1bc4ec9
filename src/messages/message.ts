// The type of a catalogue in another language: the same keys, the same parameters.
export type Message<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [K in keyof T]: Message<T[K]> };
