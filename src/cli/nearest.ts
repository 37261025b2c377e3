/** The known word nearest to what was typed, or undefined when none is near enough to suggest. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((word) => ({ word, distance: distanceTo(typed, word) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.max(2, Math.ceil(best.word.length / 3)) ? best.word : undefined;
}

// A word that begins as typed is one slip away ("notify" for "notify-panel"), however long the rest.
function distanceTo(typed: string, word: string): number {
  return typed.length >= 3 && word.startsWith(typed) ? 1 : edits(typed, word);
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
