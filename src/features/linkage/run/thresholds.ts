import type { LinkSettings } from '../settings.ts';

/** Weights in bits: log2 of the odds that two records are one child, against everything else that they can be. */
export interface Thresholds {
  readonly pairs: number;
  readonly join: number;
  readonly automatic: number;
}

/**
 * The usual thresholds. They were set once, by looking at labelled sets, and are the same for any data,
 * because weights are odds that the run has learnt from its own records.
 */
export const usualThresholds: Thresholds = { pairs: -2, join: -3, automatic: 8 };

/** Records of the largest block whose pairs are looked at, where the settings do not say. */
export const LARGEST_BLOCK = 3000;

export function thresholdsOf({ thresholds = {} }: LinkSettings): Thresholds {
  const pairs = thresholds.pairs ?? usualThresholds.pairs;
  return { pairs, join: thresholds.join ?? usualThresholds.join, automatic: Math.max(pairs, thresholds.automatic ?? usualThresholds.automatic) };
}

/** 2^w / (1 + 2^w). */
export function probabilityOf(weight: number): number {
  return weight > 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight);
}
