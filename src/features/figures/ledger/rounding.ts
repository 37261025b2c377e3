import type { WrittenNumber } from './row.ts';

// Whole numbers throughout: a percentage is compared as it was printed, and 0.5 must not depend on binary fractions.

/** A percentage in units of its last printed place: 74.8 is 748 of 1000. */
export interface PrintedShare {
  readonly units: bigint;
  readonly whole: bigint;
}

export function shareOf({ value, decimals }: WrittenNumber): PrintedShare {
  return { units: BigInt(Math.round(value * 10 ** decimals)), whole: 100n * 10n ** BigInt(decimals) };
}

/** What k of n prints, half up, in the places asked. n is not 0. */
export function percentOf(k: number, n: number, decimals: number): number {
  const whole = 100n * 10n ** BigInt(decimals);
  return Number(halfUp(BigInt(k), BigInt(n), whole)) / 10 ** decimals;
}

function halfUp(k: bigint, n: bigint, whole: bigint): bigint {
  return (2n * k * whole + n) / (2n * n);
}

export function prints(k: number, n: number, percent: WrittenNumber): boolean {
  const { units, whole } = shareOf(percent);
  return k >= 0 && n > 0 && halfUp(BigInt(k), BigInt(n), whole) === units;
}

/** The rounding other than half up by which k of n would print this percentage. */
export function otherRounding(k: number, n: number, percent: WrittenNumber): string | undefined {
  if (k < 0 || n <= 0) return undefined;
  const { units, whole } = shareOf(percent);
  const down = (BigInt(k) * whole) / BigInt(n);
  const rest = BigInt(k) * whole - down * BigInt(n);
  if (rest === 0n) return undefined;
  const tie = 2n * rest === BigInt(n);
  if (tie && units === down) return down % 2n === 0n ? 'a half to the even number' : 'a half down';
  if (units === down) return 'cutting off';
  return units === down + 1n ? 'always up' : undefined;
}

/** The whole numbers of n that print this percentage, lowest and highest; `undefined` where there is none. */
export function countsThatPrint(percent: WrittenNumber, n: number): { readonly from: number; readonly to: number } | undefined {
  const { units, whole } = shareOf(percent);
  const base = BigInt(n);
  const from = ceiling((2n * units - 1n) * base, 2n * whole);
  const to = ceiling((2n * units + 1n) * base, 2n * whole) - 1n;
  const lowest = from < 0n ? 0n : from;
  const highest = to > base ? base : to;
  return lowest > highest ? undefined : { from: Number(lowest), to: Number(highest) };
}

function ceiling(above: bigint, below: bigint): bigint {
  return above <= 0n ? above / below : (above + below - 1n) / below;
}

/** The smallest bases from `from` on, at most `most`, of which every percentage is possible. */
export function basesThatFit(percents: readonly WrittenNumber[], from: number, most: number): readonly number[] {
  const found: number[] = [];
  for (let base = Math.max(1, from); found.length < most && base < from + 2000; base += 1) {
    if (percents.every((percent) => countsThatPrint(percent, base) !== undefined)) found.push(base);
  }
  return found;
}
