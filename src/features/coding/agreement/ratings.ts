/** What coders said of units, as category numbers; `undefined` where a coder did not code the unit. */
export interface Ratings {
  /** How many categories there are. Numbers run from 0. */
  readonly categories: number;
  readonly units: readonly (readonly (number | undefined)[])[];
  /** How often each unit stands; once each, unless said. Many decisions are alike, and are counted once. */
  readonly times?: ArrayLike<number>;
}

/** A coefficient with its variance over resampled units; `undefined` where it is not defined. */
export interface Estimate {
  readonly value: number;
  readonly variance: number;
  /** Degrees of freedom of Student's t for its interval; without them the normal distribution. */
  readonly freedom?: number;
}

/** What was seen and what chance alone would give, each a mean over `weight` decisions. */
export interface Parts {
  readonly seen: number;
  readonly chance: number;
  readonly weight: number;
}

/** How many coders put a unit into each category, and how often such a unit stands. */
export interface Counted {
  readonly counts: Float64Array;
  readonly times: number;
}

export function countsOf({ categories, units, times }: Ratings): readonly Counted[] {
  const known = countsOfUnits.get(units);
  const counts = known ?? units.map((unit) => {
    const of = new Float64Array(categories);
    for (const category of unit) if (category !== undefined) of[category] = (of[category] ?? 0) + 1;
    return of;
  });
  if (known === undefined) countsOfUnits.set(units, counts);
  return counts.map((of, at) => ({ counts: of, times: times?.[at] ?? 1 }));
}

// Resampling asks for the same units a thousand times, each time standing differently often.
const countsOfUnits = new WeakMap<Ratings['units'], readonly Float64Array[]>();

/** Units that are alike as one that stands often: which there are, and for each unit its place among them. */
export interface Alike {
  readonly units: Ratings['units'];
  readonly placeOf: Int32Array;
}

export function alike(units: Ratings['units']): Alike {
  const distinct: (readonly (number | undefined)[])[] = [];
  const known = new Map<string, number>();
  const placeOf = Int32Array.from(units, (unit) => {
    const key = unit.join(',');
    const at = known.get(key) ?? distinct.push(unit) - 1;
    known.set(key, at);
    return at;
  });
  return { units: distinct, placeOf };
}

/** How often each of the units that are alike stands among those chosen. */
export function timesOf({ units, placeOf }: Alike, chosen: Int32Array): Float64Array {
  const times = new Float64Array(units.length);
  for (let at = 0; at < chosen.length; at += 1) {
    const place = placeOf[chosen[at] ?? 0] ?? 0;
    times[place] = (times[place] ?? 0) + 1;
  }
  return times;
}

export function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at += 1) sum += counts[at] ?? 0;
  return sum;
}

/** The sum of what `term` gives of each unit, as often as it stands. */
export function sumOver(units: readonly Counted[], term: (counts: Float64Array) => number): number {
  let sum = 0;
  for (const { counts, times } of units) if (times > 0) sum += times * term(counts);
  return sum;
}

/** The variance, about `centre`, of the mean of what `term` gives of each unit. */
export function varianceOfMean(units: readonly Counted[], centre: number, term: (counts: Float64Array) => number): number {
  const size = sumOver(units, () => 1);
  return size < 2 ? 0 : sumOver(units, (counts) => (term(counts) - centre) ** 2) / (size * (size - 1));
}
