export interface Middle {
  readonly low: number;
  readonly high: number;
}

/** What `use` makes of each of `rounds` resamplings of the units, from a fixed start, so that they come out the same again. */
export function resampled<T>(size: number, seed: number, rounds: number, use: (units: Int32Array) => T): readonly T[] {
  const next = randomFrom(seed);
  const chosen = new Int32Array(size);
  return Array.from({ length: rounds }, () => {
    for (let at = 0; at < size; at += 1) chosen[at] = Math.floor(next() * size);
    return use(chosen);
  });
}

/** The middle `level` of resampled values; `undefined` where they are too often not defined. */
export function middleOf(values: readonly (number | undefined)[], level: number): Middle | undefined {
  const sorted = Float64Array.from(values.filter((value) => value !== undefined)).sort();
  if (sorted.length === 0 || sorted.length < values.length * 0.9) return undefined;
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) };
}

/** Numbers from 0 to below 1 that a seed fixes (mulberry32: 32 bits of state, enough to draw units). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
