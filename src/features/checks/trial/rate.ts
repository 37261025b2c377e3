import type { Part } from './protect.ts';
import { wilson } from '../../../kernel/wilson.ts';

/** A count of children with its rate. Where the count is hidden so is all that it could be reckoned from. */
export interface Rate {
  readonly count: number | null;
  readonly per_1000: number | null;
  /** Where the true rate lies 95 times in 100, per 1,000. */
  readonly low: number | null;
  readonly high: number | null;
}

export const HIDDEN: Rate = { count: null, per_1000: null, low: null, high: null };

export function rateOf({ count, of }: Part): Rate {
  const { low, high } = wilson(count, of);
  return { count, per_1000: perThousand(of === 0 ? 0 : count / of), low: perThousand(low), high: perThousand(high) };
}

function perThousand(share: number): number {
  return Math.round(share * 10_000) / 10;
}
