import { Interner } from '../records/interner.ts';
import type { PlannedComparison } from '../records/plan.ts';
import { UNBORN, type Records } from '../records/records.ts';
import { readDate } from '../values/date-value.ts';
import { Dictionary } from '../values/dictionary.ts';
import type { Cells, StoredComparison } from './cells.ts';

export interface StoredRow {
  readonly id: string;
  readonly cells: Cells;
}

/** The comparisons with their places in a row. */
export function plannedOf(comparisons: readonly StoredComparison[]): readonly PlannedComparison[] {
  let to = 0;
  return comparisons.map(({ slots, ...one }) => {
    const from = to;
    to += slots;
    return { ...one, encoded: false, from, to, slots: Array.from({ length: slots }, () => ({ columns: [], part: 'whole', dayFirst: true })) };
  });
}

/** A few stored records as the engine reads them. Their texts were cleaned when they were brought. */
export function tableOf(stored: readonly StoredRow[], comparisons: readonly StoredComparison[]): Records {
  const planned = plannedOf(comparisons);
  const names = new Dictionary('surname', false);
  const dictionaries = planned.map(({ kind, checked }) => (kind === 'forename' || kind === 'surname' ? names : new Dictionary(kind, checked)));
  const width = planned.at(-1)?.to ?? 0;
  const table = { count: stored.length, width, rows: new Int32Array(stored.length * width), flags: new Uint8Array(stored.length), idOf: new Int32Array(stored.length), ids: new Interner() };
  for (const [record, { id, cells }] of stored.entries()) {
    table.idOf[record] = table.ids.addText(id);
    for (const [index, { name, kind, from, to }] of planned.entries()) {
      for (let slot = from; slot < to; slot++) {
        const number = numberOf(cells[name]?.[slot - from] ?? '', kind, dictionaries[index]);
        if (number > 0) table.rows[record * width + slot] = number;
        else if (number < 0) table.flags[record] = UNBORN;
      }
    }
  }
  return { ...table, sources: new Uint16Array(stored.length), sourceNames: [''], sourcesAreFiles: false, comparisons: planned, dictionaries, problems: [] };
}

function numberOf(text: string, kind: PlannedComparison['kind'], dictionary: Dictionary | undefined): number {
  if (text === '') return 0;
  if (kind === 'date') return readDate(text, true);
  if (kind === 'sex') return text === 'm' ? 1 : 2;
  return kind === 'forename' && text === 'unborn' ? -1 : (dictionary?.values.addText(text) ?? 0);
}
