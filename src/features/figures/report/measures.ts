import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { CodedData } from '../../coding/index.ts';
import type { LedgerRow } from '../ledger/index.ts';
import { makeTable } from '../tables/make-table.ts';
import { printedPercent } from '../tables/percent.ts';
import type { TableSpecDocument } from '../tables/spec-schema.ts';
import type { Cell, Table, Wording } from '../tables/table.ts';
import type { MeasureDocument } from './report-schema.ts';
import { reportRefusals as refusals } from './refusals.ts';

type Own = NonNullable<MeasureDocument['own']>;

/** What one report, or this data, says of a measure. */
export interface MeasureValue {
  readonly from: string;
  readonly period: string;
  /** The words under which it was printed. */
  readonly words: string;
  readonly printed: string;
  /** Whether it is left out because it would tell a small number. */
  readonly suppressed: boolean;
}

/** A measure over the years, with whether they may be compared. */
export interface MeasureOverYears {
  readonly measure: string;
  readonly comparable: MeasureDocument['comparable'];
  readonly because: string;
  readonly values: readonly MeasureValue[];
}

/**
 * Maps measures across years whose words changed. What this data says is the cell of a table, which that
 * table's disclosure control holds. Refuses rows that the ledger does not have, and codes that the data does not have.
 */
export function measuresOverYears(measures: readonly MeasureDocument[], ledger: readonly LedgerRow[], data: CodedData, snapshot: string): Result<readonly MeasureOverYears[]> {
  const rows = new Map(ledger.map((row) => [row.id, row]));
  const wrong = measures.flatMap(({ published }) => published.filter((id) => !rows.has(id))).map((id): Refusal => refusals.refusal('REPORT_LEDGER_ROW_NOT_THERE', { id }));
  const own = measures.map((measure) => (measure.own === undefined ? { ok: true as const, value: [] } : ownValue(measure.own, data, snapshot, measure.measure)));
  return unlessRefused([...wrong, ...own.flatMap((one) => (one.ok ? [] : one.refusals))], () => measures.map(({ measure, comparable, because, published }, at) => {
    const mine = own[at];
    return { measure, comparable, because, values: [...published.flatMap((id) => rows.get(id) ?? []).map(publishedValue), ...(mine?.ok === true ? mine.value : [])] };
  }));
}

function publishedValue(row: LedgerRow): MeasureValue {
  const { count, base, percent } = row;
  const share = percent === undefined ? '' : `${percent.value.toFixed(percent.decimals)}%`;
  const counts = count === undefined ? '' : base === undefined ? String(count) : `${count} of ${base}`;
  return { from: row.report, period: row.period, words: [row.measure, row.subgroup].filter((part) => part !== '').join(': '), printed: [share, counts].filter((part) => part !== '').join(', '), suppressed: false };
}

function ownValue(own: Own, data: CodedData, snapshot: string, measure: string): Result<readonly MeasureValue[]> {
  const { spec, row: code, column: wanted } = placeOfOwn(own, snapshot, measure);
  const made = makeTable({ value: spec, placeOf: () => measure }, data);
  if (!made.ok) return made;
  const table = made.value;
  const [row, column] = [table.rows.findIndex((one) => one.code === code), table.columns.findIndex((one) => one.code === wanted)];
  const cell = table.rows[row]?.cells[column];
  if (cell === undefined) return refuse(refusals.refusal('REPORT_CODE_NOT_IN_DATA', { code: `${code}, ${wanted}` }));
  const suppressed = cell.suppressed || tellsSmall(cell, spec.disclosure);
  const words = [table.title, table.rows[row]?.label ?? ''].join(': ');
  return ok([{ from: 'This data', period: snapshot, words, printed: suppressed ? LEFT_OUT : inWords(cell, table, table.styles[row]?.wording[column] ?? ''), suppressed }]);
}

/** Stands for a value that is not published; as in a table, but said in full, because these cells also leave in a file without notes. */
const LEFT_OUT = 'c (not published)';

/** The table and the cell of it that a measure is. One that stands in no table of the set becomes a table of its own. */
function placeOfOwn(own: Own, snapshot: string, measure: string): { readonly spec: TableSpecDocument; readonly row: string; readonly column: string } {
  if ('figure' in own) return { spec: { snapshot, ...own.table, table: own.figure }, row: own.row, column: own.column ?? 'total' };
  const { unit, where, disclosure } = own;
  return { spec: { table: 'measure', title: measure, unit, snapshot, rows: [{ code: 'own', label: where, where }], disclosure }, row: 'own', column: 'total' };
}

// A value stands alone here, so that how many are not counted is told as plainly as how many are.
function tellsSmall({ count, base }: Cell, disclosure: TableSpecDocument['disclosure']): boolean {
  if (disclosure?.policy !== 'suppress') return false;
  if (count === null || base === null) return true;
  const { below, zeros = false } = disclosure;
  const small = (number: number): boolean => number < below && (number > 0 || zeros);
  return small(count) || small(base - count) || small(base);
}

function inWords({ count, base, low, high }: Cell, { unitLabel }: Table, wording: Wording): string {
  if (count === null || base === null || base === 0 || low === null || high === null) return 'nobody to whom it applies';
  const least = wording === '' || wording === 'as recorded' ? '' : `${wording} `;
  return `${least}${printedPercent(count, base, 0)}%, ${count} of ${base} ${unitLabel} (${low.toFixed(0)}% to ${high.toFixed(0)}%)`;
}
