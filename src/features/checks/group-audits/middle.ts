/** A middle value with the interval in which the true one lies 95 times in 100. Infinity is "longer than anybody was followed". */
export interface Middle {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The median, of an even number the mean of the two in the middle, with the exact interval from the order of the values (binomial, Conover 1999, section 3.2). Of fewer than six the interval is everything. */
export function middleOf(values: readonly number[]): Middle {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [a, b] = [sorted[Math.ceil(half) - 1] ?? Number.NaN, sorted[Math.floor(half)] ?? Number.NaN];
  const place = placeOf(sorted.length);
  return { value: (a + b) / 2, low: place === 0 ? 0 : (sorted[place - 1] ?? 0), high: place === 0 ? Infinity : (sorted[sorted.length - place] ?? Infinity) };
}

/** The greatest place such that fewer than so many of n lie below the middle at most 2.5 times in 100. */
function placeOf(n: number): number {
  let term = n * Math.log(0.5);
  let [sum, place] = [Math.exp(term), 0];
  while (sum <= 0.025 && place < n) {
    place++;
    term += Math.log((n - place + 1) / place);
    sum += Math.exp(term);
  }
  return place;
}

/** The difference of two middle values, with an interval from their own (Zou and Donner 2008, Statistics in Medicine 27:1693). */
export function differenceOf(one: Middle, other: Middle): Middle {
  const value = one.value - other.value;
  return { value, low: value - Math.hypot(one.value - one.low, other.high - other.value), high: value + Math.hypot(one.high - one.value, other.value - other.low) };
}
