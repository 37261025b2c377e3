import { printedPercent } from '../tables/percent.ts';
import type { Cell, Table, Wording } from '../tables/table.ts';

/** Shown with a number, without one because it would give a person away, or because there is nobody to be counted. */
export type Drawable =
  | { readonly kind: 'number'; readonly percent: number; readonly low: number; readonly high: number; readonly least: number; readonly most: number }
  | { readonly kind: 'suppressed' | 'nobody' };

/**
 * What of a cell can be drawn, in percent. `least` and `most` are how far silence could move the share;
 * they are the share itself where nothing is silent.
 */
export function drawable(cell: Cell | undefined, wording: Wording): Drawable {
  if (cell === undefined || cell.suppressed) return { kind: 'suppressed' };
  const { count, base, percent, low, high } = cell;
  if (count === null || base === null || base === 0 || percent === null || low === null || high === null) return { kind: 'nobody' };
  const silent = (100 * (cell.not_mentioned ?? 0)) / base;
  return {
    kind: 'number', percent, low, high,
    least: wording === 'at most' ? Math.max(0, percent - silent) : percent,
    most: wording === 'at least' ? Math.min(100, percent + silent) : percent,
  };
}

/** "at least 36% (99 of 278)" */
export function shareInWords(cell: Cell | undefined, wording: Wording, places: number): string {
  if (cell === undefined || cell.suppressed) return 'not published: a small number';
  if (cell.count === null || cell.base === null || cell.base === 0) return 'does not apply';
  return `${saidBefore(wording)}${printedPercent(cell.count, cell.base, places)}% (${cell.count} of ${cell.base})`;
}

function saidBefore(wording: Wording): string {
  return wording === '' ? '' : `${wording} `;
}

/** What every chart of a table says below itself. */
export function sourceOf({ unitLabel, snapshot, provenance, level }: Table, intervals = true): readonly string[] {
  const made = snapshot.startsWith('sha256:') ? `data ${snapshot.slice(0, 19)}…` : snapshot;
  return [
    `Counted: ${unitLabel}. ${made}. Codebook ${provenance.codebook}, version ${provenance.codebook_version}.${intervals ? ` Intervals are Wilson’s, ${Math.round(level * 1000) / 10}%.` : ''}`,
    'A share of reviews is never a chance for a living child.',
  ];
}
