import { randomFrom } from '../../coding/index.ts';

export interface Matched {
  readonly cohort: Int32Array;
  readonly others: Int32Array;
  /** Cases of the cohort for which nobody in the other group is alike, or who do not say what is matched on. */
  readonly unmatched: Int32Array;
}

/**
 * Draws, for each case of the cohort, up to `ratio` others that are alike in everything matched on.
 * `likeness` gives one text for a case, or nothing where it is silent on something. Cases are taken in
 * the order of their keys, so that the order of the rows of a file changes nothing; the seed fixes the draw.
 */
export function matchExactly(cohort: Int32Array, others: Int32Array, keys: readonly string[], likeness: (at: number) => string | undefined, ratio: number, seed: number): Matched {
  const pools = pooled(others, keys, likeness);
  const next = randomFrom(seed);
  for (const kind of [...pools.keys()].toSorted()) shuffle(pools.get(kind) ?? [], next);
  const [matched, drawn, unmatched]: [number[], number[], number[]] = [[], [], []];
  for (const at of inOrder(cohort, keys)) {
    const pool = pools.get(likeness(at) ?? '') ?? [];
    const found = pool.splice(0, Math.min(ratio, pool.length));
    if (found.length === 0) unmatched.push(at);
    else matched.push(at);
    drawn.push(...found);
  }
  return { cohort: Int32Array.from(matched), others: Int32Array.from(drawn), unmatched: Int32Array.from(unmatched) };
}

function pooled(others: Int32Array, keys: readonly string[], likeness: (at: number) => string | undefined): Map<string, number[]> {
  const pools = new Map<string, number[]>();
  for (const at of inOrder(others, keys)) {
    const kind = likeness(at);
    if (kind === undefined) continue;
    const pool = pools.get(kind);
    if (pool === undefined) pools.set(kind, [at]);
    else pool.push(at);
  }
  return pools;
}

function inOrder(places: Int32Array, keys: readonly string[]): readonly number[] {
  return [...places].toSorted((one, other) => ((keys[one] ?? '') < (keys[other] ?? '') ? -1 : 1));
}

// Fisher and Yates.
function shuffle(pool: number[], next: () => number): void {
  for (let last = pool.length - 1; last > 0; last -= 1) {
    const at = Math.floor(next() * (last + 1));
    [pool[last], pool[at]] = [pool[at] ?? 0, pool[last] ?? 0];
  }
}
