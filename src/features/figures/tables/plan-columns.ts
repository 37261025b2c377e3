import { checkCondition, codesOf, evaluate, lacking, PRESENT, type Column } from '../../coding/index.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { optionMarks } from './marks-of-row.ts';
import { tableRefusals } from './refusals.ts';
import { codeInSight, type Sight } from './sight.ts';
import type { ColumnDocument } from './spec-schema.ts';

/** A column that is ready to be counted. */
export interface PlannedColumn {
  readonly code: string;
  readonly label: string;
  /** 1 for each record in it; null for all. */
  readonly members: Uint8Array | null;
  /** Columns of the same code, which share no record. */
  readonly family: string | null;
}

/** Reads the columns of a specification; refuses every mistake in them, each with its line. */
export function planColumns(sight: Sight, documents: readonly ColumnDocument[]): Result<readonly PlannedColumn[]> {
  const columns: PlannedColumn[] = [];
  const refusals: Refusal[] = [];
  documents.forEach((document, index) => {
    const field = sight.placeOf(['columns', index]);
    const made = columnsOf(sight, document, field);
    if (!made.ok) return void refusals.push(...made.refusals);
    for (const column of made.value) {
      if (columns.some(({ code }) => code === column.code)) refusals.push(tableRefusals.refusal('TABLE_COLUMN_TWICE', { column: column.code, field }));
      columns.push(column);
    }
  });
  const [first, ...rest] = refusals;
  return first === undefined ? ok(columns) : refuse(first, ...rest);
}

function columnsOf(sight: Sight, document: ColumnDocument, field: string): Result<readonly PlannedColumn[]> {
  if (document === 'total') return ok([total('Total')]);
  if ('total' in document) return ok([total(document.total)]);
  return 'by' in document ? columnsBy(sight, document.by, document.options, field) : columnWhere(sight, document, field);
}

function total(label: string): PlannedColumn {
  return { code: 'total', label, members: null, family: null };
}

function columnsBy(sight: Sight, name: string, wanted: readonly string[] | undefined, field: string): Result<readonly PlannedColumn[]> {
  const code = codeInSight(sight, name, 'The columns', field);
  if (!code.ok) return code;
  const column = sight.data.column(sight.unit, name);
  if (column.kind === 'number' && code.value.derive?.how === 'year') return ok(years(column, name, code.value.derive.starts, wanted));
  if (column.kind !== 'choice' && column.kind !== 'choices') return refuse(tableRefusals.refusal('TABLE_CODE_NOT_COUNTABLE', { row: 'The columns', code: name, type: code.value.type, field }));
  const unknown = wanted?.find((option) => !column.options.includes(option));
  if (unknown !== undefined) return refuse(tableRefusals.refusal('TABLE_OPTION_NOT_KNOWN', { row: 'The columns', option: unknown, code: name, options: column.options.join(', '), field }));
  return ok(code.value.options.filter((option) => wanted?.includes(option.code) ?? true).map((option) => ({
    code: option.code, label: option.label, members: optionMarks(column, option.code).map((mark) => (mark === PRESENT ? 1 : 0)), family: column.kind === 'choice' ? name : null,
  })));
}

// A series has every year from the first to the last, those in which there is nothing too.
function years({ values, said }: Extract<Column, { kind: 'number' }>, name: string, starts: string, wanted: readonly string[] | undefined): readonly PlannedColumn[] {
  let [first, last] = [Infinity, -Infinity];
  values.forEach((year, at) => {
    if (said[at] !== PRESENT) return;
    first = Math.min(first, year);
    last = Math.max(last, year);
  });
  const all = first > last ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return all.filter((year) => wanted?.includes(String(year)) ?? true).map((year) => ({
    code: String(year), label: starts === '01-01' ? String(year) : `${year}-${String((year + 1) % 100).padStart(2, '0')}`, family: name,
    members: Uint8Array.from(values, (value, at) => (said[at] === PRESENT && value === year ? 1 : 0)),
  }));
}

function columnWhere({ data, unit }: Sight, { code, label, where }: { code: string; label?: string | undefined; where: string }, field: string): Result<readonly PlannedColumn[]> {
  const condition = checkCondition(data.codebook, unit, where, code, field);
  if (!condition.ok) return condition;
  const missing = lacking(data, unit, codesOf(condition.value));
  if (missing !== undefined) return refuse(tableRefusals.refusal('TABLE_COLUMN_NOT_IN_DATA', { row: code, column: missing, field }));
  const members = evaluate(condition.value, data.columnsOf(unit), 'recorded').map((mark) => (mark === PRESENT ? 1 : 0));
  return ok([{ code, label: label ?? code, members, family: null }]);
}
