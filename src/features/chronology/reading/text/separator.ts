const CANDIDATES = [',', ';', '\t', '|'] as const;
const LINES = 40;

/** The sign between cells, and how many rows at the top say so and are no data. */
export interface Separator {
  readonly separator: string;
  readonly skip: number;
}

/** Finds the sign that parts the first lines most evenly. Excel's own "sep=;" line is believed. */
export function separatorOf(text: string): Separator {
  const [, said] = /^\u{FEFF}?sep=(.)\r?\n/u.exec(text) ?? [];
  if (said !== undefined) return { separator: said, skip: 1 };
  const lines = linesOf(text.slice(0, 65_536));
  const best = CANDIDATES.map((separator) => ({ separator, score: evenness(lines, separator) })).toSorted((a, b) => b.score - a.score)[0];
  return { separator: best === undefined || best.score === 0 ? ',' : best.separator, skip: 0 };
}

// Quoted text may hold any of the signs and line ends.
function linesOf(text: string): string[] {
  const bare = text.replace(/"(?:[^"]|"")*("|$)/g, 'x');
  return bare.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, LINES);
}

/** How many cells the commonest width of line has, weighed by how many lines have it. */
function evenness(lines: readonly string[], separator: string): number {
  const widths = new Map<number, number>();
  for (const line of lines) {
    const width = line.split(separator).length - 1;
    if (width > 0) widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  const [commonest] = [...widths].toSorted(([, a], [, b]) => b - a);
  const heading = (lines[0] ?? '').split(separator).length - 1;
  return commonest === undefined ? 0 : (commonest[1] / Math.max(1, lines.length)) * Math.min(commonest[0], 12) + Math.min(heading, 12);
}
