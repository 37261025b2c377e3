/** A count below this is not told, unless it is nought. */
export const SMALL = 5;

/** So many of a group of so many. */
export interface Part {
  readonly count: number;
  readonly of: number;
}

/**
 * Which groups of one table must be left out, where their total is told. First those in which fewer
 * than five are counted, or all but fewer than five, or which are that small themselves; then, smallest
 * first, as many more as it takes that nobody can reckon one of them from the total closer than to five.
 */
export function hiddenParts(parts: readonly Part[], total: Part): readonly boolean[] {
  if (isSmall(total)) return parts.map(() => true);
  const hidden = parts.map(isSmall);
  const rest = parts.map((_, place) => place).filter((place) => hidden[place] !== true).toSorted((a, b) => countAt(parts, a) - countAt(parts, b) || sizeAt(parts, a) - sizeAt(parts, b));
  // Those in which nobody is counted, or everybody, hide little; they go last.
  const order = [...rest.filter((place) => countAt(parts, place) > 0), ...rest.filter((place) => countAt(parts, place) === 0)];
  while (canBeReckoned(parts.filter((_, place) => hidden[place]))) {
    const next = order.shift();
    if (next === undefined) break;
    hidden[next] = true;
  }
  return hidden;
}

export function isSmall({ count, of }: Part): boolean {
  return isFew(count) || isFew(of - count) || isFew(of);
}

function isFew(count: number): boolean {
  return count > 0 && count < SMALL;
}

/** With the sum of the hidden counts and the size of each group in hand, each hidden count lies between two bounds. */
function canBeReckoned(hidden: readonly Part[]): boolean {
  const sum = hidden.reduce((all, { count }) => all + count, 0);
  const room = hidden.reduce((all, { of }) => all + of, 0);
  return hidden.some(({ of }) => Math.min(of, sum) - Math.max(0, sum - (room - of)) < Math.min(SMALL, of));
}

function countAt(parts: readonly Part[], place: number): number {
  return parts[place]?.count ?? 0;
}

function sizeAt(parts: readonly Part[], place: number): number {
  return parts[place]?.of ?? 0;
}
