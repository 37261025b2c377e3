/**
 * The place near `start` at which `cost` is least, by the simplex method of Nelder and Mead (1965).
 * Always the same for the same start.
 */
export function minimise(cost: (place: readonly number[]) => number, start: readonly number[], step: number, rounds: number): readonly number[] {
  const at = (place: readonly number[]): Corner => ({ place, cost: cost(place) });
  let corners = [at(start), ...start.map((_, axis) => at(start.map((value, index) => (index === axis ? value + step : value))))];
  for (let round = 0; round < rounds; round += 1) {
    corners = corners.toSorted((one, other) => one.cost - other.cost);
    const [best, worst, second] = [corners[0], corners.at(-1), corners.at(-2)];
    if (best === undefined || worst === undefined || second === undefined || worst.cost - best.cost < 1e-14) break;
    const middle = start.map((_, axis) => corners.slice(0, -1).reduce((sum, { place }) => sum + (place[axis] ?? 0), 0) / start.length);
    const along = (share: number): Corner => at(middle.map((value, axis) => value + share * ((worst.place[axis] ?? 0) - value)));
    corners = moved(corners, { best, second, worst }, along) ?? [best, ...corners.slice(1).map(({ place }) => at(place.map((value, axis) => (value + (best.place[axis] ?? 0)) / 2)))];
  }
  return corners.toSorted((one, other) => one.cost - other.cost)[0]?.place ?? start;
}

interface Corner {
  readonly place: readonly number[];
  readonly cost: number;
}

// The worst corner reflected, stretched or drawn in; nothing where none of these helps.
function moved(corners: readonly Corner[], { best, second, worst }: { readonly best: Corner; readonly second: Corner; readonly worst: Corner }, along: (share: number) => Corner): Corner[] | undefined {
  const instead = (corner: Corner): Corner[] => [...corners.slice(0, -1), corner];
  const reflected = along(-1);
  if (reflected.cost < best.cost) {
    const stretched = along(-2);
    return instead(stretched.cost < reflected.cost ? stretched : reflected);
  }
  if (reflected.cost < second.cost) return instead(reflected);
  const drawnIn = along(reflected.cost < worst.cost ? -0.5 : 0.5);
  return drawnIn.cost < Math.min(worst.cost, reflected.cost) ? instead(drawnIn) : undefined;
}
