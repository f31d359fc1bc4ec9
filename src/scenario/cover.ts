// The fewest sets that together have every element that any of them has: exact, by reduction, branch and bound.
import { TooMuchWork, Work } from "../diagram/work.ts";

interface Cover {
  /** Positions of the chosen sets, rising. */
  readonly chosen: readonly number[];
  /** No cover has fewer sets. Where it is as many as were chosen, these are proven to be the fewest. */
  readonly least: number;
}

/** What is left: the elements of each set, and the sets of each element. */
interface Left {
  readonly sets: Map<number, Set<number>>;
  readonly elements: Map<number, Set<number>>;
}

/** Far more than situations need, which mostly fall to the reductions alone. */
const USUAL_STEPS = 2_000;

const NONE: ReadonlySet<number> = new Set();

const leftOf = (sets: readonly ReadonlySet<number>[]): Left => {
  const left: Left = { sets: new Map(), elements: new Map() };
  sets.forEach((list, set) => {
    left.sets.set(set, new Set(list));
    for (const element of list) left.elements.set(element, (left.elements.get(element) ?? new Set()).add(set));
  });
  return left;
};

const copyOf = ({ sets, elements }: Left): Left => ({
  sets: new Map([...sets].map(([set, list]) => [set, new Set(list)])),
  elements: new Map([...elements].map(([element, list]) => [element, new Set(list)])),
});

const dropSet = ({ sets, elements }: Left, set: number): void => {
  for (const element of sets.get(set) ?? NONE) elements.get(element)?.delete(set);
  sets.delete(set);
};

const dropElement = ({ sets, elements }: Left, element: number): void => {
  for (const set of elements.get(element) ?? NONE) sets.get(set)?.delete(element);
  elements.delete(element);
};

const choose = (left: Left, set: number): void => {
  for (const element of [...(left.sets.get(set) ?? NONE)]) dropElement(left, element);
  dropSet(left, set);
};

const isWithin = (inner: ReadonlySet<number>, outer: ReadonlySet<number>): boolean =>
  inner.size <= outer.size && [...inner].every((one) => outer.has(one));

const bySize = ([, a]: readonly [number, ReadonlySet<number>], [, b]: readonly [number, ReadonlySet<number>]): number =>
  a.size - b.size;

/** A set of which another one has every element; of equal sets the first is kept. */
const isIdleSet = ({ sets, elements }: Left, set: number, own: ReadonlySet<number>): boolean => {
  const [rarest] = [...own].map((element) => [element, elements.get(element) ?? NONE] as const).sort(bySize);
  return [...(rarest?.[1] ?? NONE)].some((other) => {
    const list = sets.get(other) ?? NONE;
    return other !== set && isWithin(own, list) && (list.size > own.size || other < set);
  });
};

/** An element that is covered whenever another one is: it stands in every set of that one. */
const isIdleElement = ({ sets, elements }: Left, element: number, own: ReadonlySet<number>): boolean => {
  const near = new Set([...own].flatMap((set) => [...(sets.get(set) ?? NONE)]));
  return [...near].some((other) => {
    const list = elements.get(other) ?? NONE;
    return other !== element && isWithin(list, own) && (list.size < own.size || other < element);
  });
};

/**
 * Takes the sets without which an element cannot be covered, and drops what need not be looked at.
 * @returns the sets taken; undefined when an element is left that no set has
 */
const reduce = (left: Left): number[] | undefined => {
  const taken: number[] = [];
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const [element] of [...left.elements]) {
      const sets = left.elements.get(element);
      const [only] = sets ?? NONE;
      if (!sets || sets.size > 1) continue;
      if (only === undefined) return undefined;
      choose(left, only);
      taken.push(only);
      isChanged = true;
    }
    for (const [set, own] of [...left.sets]) {
      if (own.size > 0 && !isIdleSet(left, set, own)) continue;
      dropSet(left, set);
      isChanged = true;
    }
    for (const [element, own] of [...left.elements]) {
      if (!isIdleElement(left, element, own)) continue;
      dropElement(left, element);
      isChanged = true;
    }
  }
  return taken;
};

/** Parts that share no set, the smaller ones first. */
const partsOf = ({ sets, elements }: Left): Left[] => {
  const parts: Left[] = [];
  const seen = new Set<number>();
  for (const start of elements.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part: Left = { sets: new Map(), elements: new Map() };
    const queue = [start];
    for (const element of queue) {
      const own = elements.get(element) ?? new Set();
      part.elements.set(element, own);
      for (const set of own) {
        const list = sets.get(set) ?? new Set();
        part.sets.set(set, list);
        for (const other of list) {
          if (seen.has(other)) continue;
          seen.add(other);
          queue.push(other);
        }
      }
    }
    parts.push(part);
  }
  return parts.sort((a, b) => a.sets.size - b.sets.size);
};

/** Elements of which no set has two: each of them needs a set of its own. */
const apart = ({ sets, elements }: Left): number => {
  const near = new Set<number>();
  let count = 0;
  for (const [element, list] of [...elements].sort(bySize)) {
    if (near.has(element)) continue;
    count += 1;
    for (const set of list) for (const other of sets.get(set) ?? NONE) near.add(other);
  }
  return count;
};

/** Always the set with the most elements that are left. */
const greedy = (given: Left): number[] => {
  const left = copyOf(given);
  const chosen: number[] = [];
  while (left.elements.size > 0) {
    const [set] = [...left.sets].sort(bySize).at(-1) ?? [];
    if (set === undefined) break;
    choose(left, set);
    chosen.push(set);
  }
  return chosen;
};

/**
 * The fewest sets.
 * @param below only covers of fewer sets are sought
 * @throws TooMuchWork
 */
const fewest = (left: Left, below: number, work: Work): number[] | undefined => {
  work.step();
  const taken = reduce(left);
  if (!taken || taken.length >= below) return undefined;
  const parts = partsOf(left);
  if (parts.length > 1) {
    const least = parts.map(apart);
    let chosen = taken;
    for (const [position, part] of parts.entries()) {
      const later = least.slice(position + 1).reduce((sum, one) => sum + one, 0);
      const found = fewest(part, below - chosen.length - later, work);
      if (!found) return undefined;
      chosen = [...chosen, ...found];
    }
    return chosen;
  }
  const [rarest] = [...left.elements].sort(bySize);
  if (!rarest) return taken;
  let best: number[] | undefined;
  let most = below - taken.length;
  const list = [...rarest[1]].map((set) => [set, left.sets.get(set) ?? NONE] as const).sort(bySize);
  for (const [set] of list.reverse()) {
    if (apart(left) >= most) break;
    const rest = copyOf(left);
    choose(rest, set);
    const found = fewest(rest, most - 1, work);
    if (found) {
      best = [set, ...found];
      most = best.length;
    }
    // Every cover with this set has been looked at.
    dropSet(left, set);
  }
  return best && [...taken, ...best];
};

/**
 * The smallest cover. Of several the same one is found each time.
 * @param sets each as its elements; what none of them has need not be covered
 * @param steps the most branches to look at; beyond them a part is covered greedily, and `least` says how far it may be off
 */
export const smallestCover = (sets: readonly ReadonlySet<number>[], steps: number = USUAL_STEPS): Cover => {
  const work = new Work(steps);
  const left = leftOf(sets);
  const chosen = reduce(left) ?? [];
  let least = chosen.length;
  for (const part of partsOf(left)) {
    const enough = greedy(part);
    try {
      const found = fewest(copyOf(part), enough.length, work) ?? enough;
      chosen.push(...found);
      least += found.length;
    } catch (error) {
      if (!(error instanceof TooMuchWork)) throw error;
      chosen.push(...enough);
      least += apart(part);
    }
  }
  return { chosen: chosen.sort((a, b) => a - b), least };
};
