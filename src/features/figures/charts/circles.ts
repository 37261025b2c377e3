export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/**
 * The area that all the discs share, exact: by Green's theorem over the arcs of each circle that lie in
 * all the others. Two circles that are the same are taken once.
 */
export function sharedArea(discs: readonly Disc[]): number {
  if (discs.some(({ r }) => r <= 0)) return 0;
  const area = discs.reduce((sum, disc, at) => sum + boundaryOf(disc, discs.filter((other, place) => place !== at && !(same(disc, other) && place > at)), discs.some((other, place) => place < at && same(disc, other))), 0);
  return Math.max(0, area);
}

function boundaryOf(disc: Disc, others: readonly Disc[], repeated: boolean): number {
  if (repeated) return 0;
  const cuts = [0, ...others.flatMap((other) => crossings(disc, other)), 2 * Math.PI].toSorted((one, other) => one - other);
  let area = 0;
  for (let at = 1; at < cuts.length; at += 1) {
    const [from = 0, to = 0] = [cuts[at - 1], cuts[at]];
    const middle = (from + to) / 2;
    const point = { x: disc.x + disc.r * Math.cos(middle), y: disc.y + disc.r * Math.sin(middle) };
    if (to > from && others.every((other) => Math.hypot(point.x - other.x, point.y - other.y) <= other.r)) area += sweep(disc, from, to);
  }
  return area;
}

// Half the integral of x dy − y dx along an arc.
function sweep({ x, y, r }: Disc, from: number, to: number): number {
  return 0.5 * r * (r * (to - from) + x * (Math.sin(to) - Math.sin(from)) - y * (Math.cos(to) - Math.cos(from)));
}

/** The angles, from 0 to a full turn, at which a circle crosses another. */
function crossings(disc: Disc, other: Disc): readonly number[] {
  const [dx, dy] = [other.x - disc.x, other.y - disc.y];
  const distance = Math.hypot(dx, dy);
  if (distance === 0 || distance >= disc.r + other.r || distance <= Math.abs(disc.r - other.r)) return [];
  const half = Math.acos(Math.min(1, Math.max(-1, (disc.r ** 2 + distance ** 2 - other.r ** 2) / (2 * disc.r * distance))));
  const towards = Math.atan2(dy, dx);
  return [towards - half, towards + half].map((angle) => (angle + 4 * Math.PI) % (2 * Math.PI));
}

function same(one: Disc, other: Disc): boolean {
  // Nearer than this their edges cannot be told apart in floating point, and both or neither would count.
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y) + Math.abs(one.r - other.r) < 1e-9;
}

/**
 * The area of every region of up to three or four discs. The place of a region in the answer is a sum of
 * 1 for the first disc, 2 for the second, 4 for the third; place 0, outside all, is nought.
 */
export function regionAreas(discs: readonly Disc[]): readonly number[] {
  const places = Array.from({ length: 2 ** discs.length }, (_, place) => place);
  const shared = places.map((place) => (place === 0 ? 0 : sharedArea(discs.filter((_, at) => (place & (1 << at)) !== 0))));
  // Of what these discs share, what no further disc has: by inclusion and exclusion over the larger sets.
  return places.map((place) => (place === 0 ? 0 : Math.max(0, places.filter((larger) => (larger & place) === place).reduce((sum, larger) => sum + (bits(larger ^ place) % 2 === 0 ? 1 : -1) * (shared[larger] ?? 0), 0))));
}

function bits(place: number): number {
  return place.toString(2).replaceAll('0', '').length;
}
