/** Two records that people joined. */
export interface Join {
  readonly a: string;
  readonly b: string;
}

/**
 * The records that people have joined with each of the given ones, themselves first; given ones that are
 * joined with each other are in one list.
 */
export function joinedWith(given: readonly string[], joins: readonly Join[]): readonly (readonly string[])[] {
  const neighbours = Map.groupBy(joins.flatMap(({ a, b }) => [[a, b], [b, a]] as const), ([from]) => from);
  const seen = new Set<string>();
  return given.flatMap((start) => {
    if (seen.has(start)) return [];
    const found = [start];
    seen.add(start);
    for (let at = 0; at < found.length; at++) {
      for (const [, to] of neighbours.get(found[at] ?? '') ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        found.push(to);
      }
    }
    return [found];
  });
}
