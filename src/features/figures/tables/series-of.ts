import { breaksOf } from '../../coding/index.ts';
import type { PlannedColumn } from './plan-columns.ts';
import type { PlannedRow } from './plan-rows.ts';
import type { Sight } from './sight.ts';
import type { TableSpecDocument } from './spec-schema.ts';
import type { SeriesBreak, Table } from './table.ts';

/** Whether the columns are years only, and from which a row's code is not what it was before. */
export function seriesOf({ columns = [] }: TableSpecDocument, { data: { codebook } }: Sight, rows: readonly PlannedRow[], planned: readonly PlannedColumn[]): Table['series'] {
  const [first, ...others] = columns;
  if (first === undefined || others.length > 0 || first === 'total' || !('by' in first)) return null;
  const derive = codebook.codes.get(first.by)?.derive;
  if (derive?.how !== 'year') return null;
  const { from } = codebook.inForce;
  const column = from === undefined ? null : (planned.find(({ code }) => `${code}-${derive.starts}` >= from)?.code ?? null);
  const breaks = breaksOf(codebook);
  return { breaks: rows.flatMap(({ code }): readonly SeriesBreak[] => breaks.filter((one) => one.code === code.split(':')[0]).map(({ because }) => ({ row: code, column, because }))) };
}
