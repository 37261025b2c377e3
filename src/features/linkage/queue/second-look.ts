import { createHash } from 'node:crypto';

/** One pair in this many is looked at by two people. */
export const ONE_IN = 5;

/**
 * Whether a pair is in the sample that two people look at. Drawn from the two records’ ids, so that a pair
 * stays in the sample, or out of it, however often the linker runs.
 */
export function isSecondLook(a: string, b: string): boolean {
  const [low = '', high = ''] = [a, b].toSorted();
  return createHash('sha256').update(`second look/${low}/${high}`).digest().readUInt32BE(0) % ONE_IN === 0;
}
