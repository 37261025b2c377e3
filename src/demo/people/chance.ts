/** Numbers that look random and are the same for the same start number. */
export interface Chance {
  /** 0 ≤ number < 1. */
  readonly next: () => number;
  /** A whole number, 0 ≤ number < limit. */
  readonly below: (limit: number) => number;
  /** True in this share of calls. */
  readonly in: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

/**
 * A generator for one thing of one sample: sfc32, its state mixed from `start` and `thing` with
 * splitmix32. Each family has its own, because then the first records of a sample are the same
 * however many are asked for.
 */
export function chanceOf(start: number, thing: number): Chance {
  const next = sfc32(mixer(start, thing));
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, in: (share) => next() < share, pick: (list) => one(list, below(list.length)) };
}

function one<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error('there is nothing to pick from');
  return found;
}

function mixer(start: number, thing: number): () => number {
  let state = (Math.imul(start | 0, 0x9e3779b1) ^ Math.imul((start / 2 ** 32) | 0, 0x85ebca6b) ^ Math.imul(thing, 0xc2b2ae35)) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

function sfc32(mix: () => number): () => number {
  let [a, b, c, counter] = [mix(), mix(), mix(), 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 8; warm += 1) next();
  return next;
}
