import { regionAreas, sharedArea, type Disc } from './circles.ts';
import { minimise } from './minimise.ts';

/** Circles whose areas are as near to the numbers as circles can come. */
export interface Fit {
  readonly discs: readonly Disc[];
  /** By place (see `regionAreas`): the share of all that each region should be, and is. */
  readonly wanted: readonly number[];
  readonly drawn: readonly number[];
  /** The largest difference between the two, as a share of all: nought where the picture is true. */
  readonly error: number;
}

/**
 * Fits circles of two or three sets. `regions` are the numbers in exactly these sets, by place: 1 the
 * first only, 3 the first and the second only. The circles begin with true areas and true overlaps in
 * pairs, and then give way until the regions differ least, as sums of squares.
 */
export function fitCircles(regions: readonly number[]): Fit {
  const total = regions.slice(1).reduce((sum, one) => sum + one, 0);
  const wanted = regions.map((one, place) => (place === 0 || total === 0 ? 0 : one / total));
  const start = begin(wanted);
  const cost = (place: readonly number[]): number => regionAreas(discsOf(place)).reduce((sum, area, at) => sum + (at === 0 ? 0 : (area - (wanted[at] ?? 0)) ** 2), 0);
  let best: readonly number[] = start.flatMap(({ x, y, r }) => [x, y, r]);
  // A simplex that has gone flat finds its way again from a new one.
  for (const step of [0.05, 0.02, 0.1, 0.01]) {
    if (cost(best) > 1e-12) best = minimise(cost, best, step, 900);
  }
  const discs = discsOf(best);
  const drawn = regionAreas(discs);
  return { discs, wanted, drawn, error: Math.max(0, ...wanted.map((share, place) => Math.abs(share - (drawn[place] ?? 0)))) };
}

function discsOf(place: readonly number[]): readonly Disc[] {
  return Array.from({ length: place.length / 3 }, (_, at) => ({ x: place[at * 3] ?? 0, y: place[at * 3 + 1] ?? 0, r: Math.abs(place[at * 3 + 2] ?? 0) }));
}

function begin(wanted: readonly number[]): readonly Disc[] {
  const sets = Math.log2(wanted.length);
  const inAll = (mask: number): number => wanted.reduce((sum, share, place) => sum + ((place & mask) === mask ? share : 0), 0);
  const radius = (at: number): number => Math.sqrt(inAll(1 << at) / Math.PI);
  const apart = (one: number, other: number): number => distanceFor(radius(one), radius(other), inAll((1 << one) | (1 << other)));
  const discs: Disc[] = [{ x: 0, y: 0, r: radius(0) }];
  const first = apart(0, 1);
  discs.push({ x: first, y: 0, r: radius(1) });
  if (sets < 3) return discs;
  const [left, right] = [apart(0, 2), apart(1, 2)];
  const x = first === 0 ? 0 : Math.min(left, Math.max(-left, (left ** 2 - right ** 2 + first ** 2) / (2 * first)));
  return [...discs, { x, y: Math.sqrt(Math.max(0, left ** 2 - x ** 2)), r: radius(2) }];
}

/** How far apart two circles stand whose overlap is `overlap`. */
function distanceFor(one: number, other: number, overlap: number): number {
  let [near, far] = [Math.abs(one - other), one + other];
  if (overlap <= 0) return far;
  for (let round = 0; round < 60; round += 1) {
    const middle = (near + far) / 2;
    if (sharedArea([{ x: 0, y: 0, r: one }, { x: middle, y: 0, r: other }]) > overlap) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}
