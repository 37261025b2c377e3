import { refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { checkedExpression, evaluate, PRESENT, states, type CodedData } from '../../coding/index.ts';
import type { LedgerRow } from '../ledger/index.ts';
import { wilson } from '../statistics/index.ts';
import type { MeasureDocument } from './report-schema.ts';
import { reportRefusals as refusals } from './refusals.ts';

/** What one report, or this data, says of a measure. */
export interface MeasureValue {
  readonly from: string;
  readonly period: string;
  /** The words under which it was printed. */
  readonly words: string;
  readonly printed: string;
}

/** A measure over the years, with whether they may be compared. */
export interface MeasureOverYears {
  readonly measure: string;
  readonly comparable: MeasureDocument['comparable'];
  readonly because: string;
  readonly values: readonly MeasureValue[];
}

/** Maps measures across years whose words changed. Refuses rows that the ledger does not have, and codes that the data does not have. */
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
  return { from: row.report, period: row.period, words: [row.measure, row.subgroup].filter((part) => part !== '').join(': '), printed: [share, counts].filter((part) => part !== '').join(', ') };
}

function ownValue({ unit, where }: NonNullable<MeasureDocument['own']>, data: CodedData, snapshot: string, measure: string): Result<readonly MeasureValue[]> {
  try {
    const marks = evaluate(checkedExpression(where), data.columnsOf(unit), 'open');
    const outside = states.indexOf('does_not_apply');
    const base = marks.filter((mark) => mark !== outside).length;
    const count = marks.filter((mark) => mark === PRESENT).length;
    const silent = marks.filter((mark) => mark === states.indexOf('not_mentioned')).length;
    const { low, high } = wilson(count, Math.max(1, base));
    const label = data.codebook.tables.find(({ table }) => table === unit)?.label ?? unit;
    const printed = base === 0 ? 'nobody to whom it applies' : `${silent > 0 ? 'at least ' : ''}${((100 * count) / base).toFixed(0)}%, ${count} of ${base} ${label} (${(100 * low).toFixed(0)}% to ${(100 * high).toFixed(0)}%)`;
    return { ok: true, value: [{ from: 'This data', period: snapshot, words: `${measure}: ${where}`, printed }] };
  } catch {
    return refuse(refusals.refusal('REPORT_CODE_NOT_IN_DATA', { code: where }));
  }
}
