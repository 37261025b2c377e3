import type { Declared } from '../../coding/index.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { KnownSum } from '../disclosure/index.ts';
import type { PlannedColumn } from './plan-columns.ts';
import type { PlannedRow } from './plan-rows.ts';
import { tableRefusals } from './refusals.ts';
import type { TableSpecDocument } from './spec-schema.ts';
import type { Tally } from './tally.ts';

/** What readers have from elsewhere, by the places of the cells; refuses what the table does not have, or makes otherwise. */
export function knownSums({ value: { disclosure }, placeOf }: Declared<TableSpecDocument>, rows: readonly PlannedRow[], columns: readonly PlannedColumn[], tallies: readonly (readonly Tally[])[]): Result<readonly KnownSum[]> {
  if (disclosure?.policy !== 'suppress') return ok([]);
  const refusals: Refusal[] = [];
  const sums = (disclosure.known ?? []).map(({ cells, sum }, index): KnownSum => {
    const field = placeOf(['disclosure', 'known', index]);
    const placed = cells.map(({ row, column = 'total', minus }) => {
      const at = { row: rows.findIndex(({ code }) => code === row), column: columns.findIndex(({ code }) => code === column), times: minus === true ? -1 as const : 1 as const };
      if (at.row < 0 || at.column < 0) refusals.push(tableRefusals.refusal('TABLE_KNOWN_NOT_THERE', { row, column, field }));
      return at;
    });
    const own = placed.reduce((total, { row, column, times }) => total + times * (tallies[row]?.[column]?.count ?? 0), 0);
    if (own !== sum) refusals.push(tableRefusals.refusal('TABLE_KNOWN_DIFFERS', { sum: String(sum), own: String(own), field }));
    return { cells: placed, sum };
  });
  const [first, ...rest] = refusals;
  return first === undefined ? ok(sums) : refuse(first, ...rest);
}
