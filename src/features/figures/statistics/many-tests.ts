/** Holm's step-down adjusted p values, in the order given (Scandinavian Journal of Statistics 6 (1979) 65-70). */
export function holm(ps: readonly number[]): readonly number[] {
  const order = ranked(ps);
  const adjusted = ps.map(() => 1);
  let largest = 0;
  for (const [rank, { p, at }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (ps.length - rank) * p));
    adjusted[at] = largest;
  }
  return adjusted;
}

/** Benjamini and Hochberg's adjusted p values, in the order given (Journal of the Royal Statistical Society B 57 (1995) 289-300). */
export function benjaminiHochberg(ps: readonly number[]): readonly number[] {
  const order = ranked(ps);
  const adjusted = ps.map(() => 1);
  let smallest = 1;
  for (const [rank, { p, at }] of [...order.entries()].toReversed()) {
    smallest = Math.min(smallest, (ps.length / (rank + 1)) * p);
    adjusted[at] = smallest;
  }
  return adjusted;
}

function ranked(ps: readonly number[]): readonly { readonly p: number; readonly at: number }[] {
  return ps.map((p, at) => ({ p, at })).sort((one, other) => one.p - other.p || one.at - other.at);
}
