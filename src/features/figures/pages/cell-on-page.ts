import { printedPercent } from '../tables/percent.ts';
import type { Cell, Wording } from '../tables/table.ts';

/** A cell as a person reads it. */
export interface CellOnPage {
  /** "at least 36%", "does not apply", "not published". */
  readonly share: string;
  /** "99 of 278". */
  readonly counts: string;
  /** "30% to 42%". */
  readonly interval: string;
  /** "120 not mentioned". */
  readonly silence: string;
  readonly href: string;
  readonly column: string;
  /** Whether there is anybody to walk back to. */
  readonly walkable: boolean;
}

export function cellOnPage(cell: Cell, wording: Wording, places: number, href: string, column: string): CellOnPage {
  const nothing = { counts: '', interval: '', silence: '', href, column, walkable: false };
  if (cell.suppressed) return { ...nothing, share: 'not published' };
  if (cell.count === null || cell.base === null || cell.base === 0) return { ...nothing, share: 'does not apply' };
  return {
    share: `${wording === '' ? '' : `${wording} `}${printedPercent(cell.count, cell.base, places)}%`,
    counts: `${cell.count} of ${cell.base}`,
    interval: cell.low === null || cell.high === null ? '' : `${cell.low.toFixed(places)}% to ${cell.high.toFixed(places)}%`,
    silence: cell.not_mentioned === null || cell.not_mentioned === 0 ? '' : `${cell.not_mentioned} not mentioned`,
    href, column, walkable: true,
  };
}
