import { ok, refuse, type Refused, type Result } from '../../../kernel/result.ts';
import type { Row } from '../records/csv-bytes.ts';
import { headingWords } from '../records/heading-roles.ts';
import { Interner } from '../records/interner.ts';
import { ENTITY, GROUPS, ID } from './columns.ts';
import { growingInts } from './growing.ts';
import { cellText, columnAt, columnMissing, eachRow, openCsv, type OpenCsv } from './open-csv.ts';
import { evaluateRefusals } from './refusals.ts';

export interface Group {
  readonly column: string;
  /** The value with code c; an empty cell is "". */
  readonly values: readonly string[];
  /** Of each record. */
  readonly codes: Int32Array;
}

/** What is known: record r (0 to records − 1) is in truth the entity `entity[r]`. */
export interface Truth {
  readonly ids: Interner;
  readonly records: number;
  readonly entities: number;
  readonly entity: Int32Array;
  readonly groups: readonly Group[];
  /** Rows that name no entity: they are not judged. */
  readonly unknown: number;
  readonly idColumn: string;
  readonly entityColumn: string;
}

export interface TruthAsked {
  readonly files: readonly string[];
  readonly id?: string | undefined;
  readonly entity?: string | undefined;
  /** Columns by which to show the result apart; left out: those whose heading is known to mean a group. */
  readonly by?: readonly string[];
}

interface Reading {
  readonly ids: Interner;
  readonly entities: Interner;
  readonly entity: ReturnType<typeof growingInts>;
  readonly groups: Map<string, { readonly values: Interner; readonly codes: ReturnType<typeof growingInts> }>;
  unknown: number;
  idColumn: string;
  entityColumn: string;
}

/** Reads one file of truth, or several that hold different records. */
export function readTruth(asked: TruthAsked): Result<Truth> {
  const reading: Reading = { ids: new Interner(), entities: new Interner(), entity: growingInts(), groups: new Map(), unknown: 0, idColumn: '', entityColumn: '' };
  for (const file of asked.files) {
    const opened = openCsv(file);
    if (!opened.ok) return opened;
    const refused = readOne(opened.value, asked, reading);
    if (refused !== undefined) return refused;
  }
  const records = reading.ids.size - 1;
  if (records === 0) return refuse(evaluateRefusals.refusal('REPORT_FILE_EMPTY', { file: asked.files.join(', ') }));
  const groups = [...reading.groups].map(([column, { values, codes }]): Group => ({
    column, codes: codes.values(records), values: Array.from({ length: values.size }, (_, code) => (code === 0 ? '' : values.text(code))),
  }));
  const { ids, unknown, idColumn, entityColumn } = reading;
  return ok({ ids, records, entities: reading.entities.size - 1, entity: reading.entity.values(records), groups, unknown, idColumn, entityColumn });
}

function readOne(open: OpenCsv, { id, entity, by }: TruthAsked, reading: Reading): Refused | undefined {
  const idAt = columnAt(open, id, ID);
  const entityAt = columnAt({ ...open, headings: open.headings.map((heading, at) => (at === idAt && entity === undefined ? '' : heading)) }, entity, ENTITY);
  if (idAt < 0) return columnMissing(open, id, 'the id of a record');
  if (entityAt < 0) return columnMissing(open, entity, 'the true entity of a record');
  const wanted = by ?? open.headings.filter((heading, at) => at !== idAt && at !== entityAt && GROUPS.test(headingWords(heading)));
  const columns = wanted.map((column) => ({ column, at: columnAt(open, column, []) }));
  const missing = columns.find(({ at }) => at < 0);
  if (missing !== undefined) return columnMissing(open, missing.column, '');
  for (const { column } of columns) if (!reading.groups.has(column)) reading.groups.set(column, { values: new Interner(), codes: growingInts() });
  [reading.idColumn, reading.entityColumn] = [open.headings[idAt] ?? '', open.headings[entityAt] ?? ''];
  const groups = columns.flatMap(({ column, at }) => { const group = reading.groups.get(column); return group === undefined ? [] : [{ ...group, at }]; });
  return eachRow(open, (row) => {
    const record = intern(reading.ids, row, idAt) - 1;
    if (record < 0) return void (reading.unknown += 1);
    const real = intern(reading.entities, row, entityAt);
    if (real === 0) reading.unknown += 1;
    const before = reading.entity.at(record);
    if (before !== 0 && before !== real) return twice(open, row, idAt, reading, before, real);
    reading.entity.set(record, real);
    for (const { values, codes, at } of groups) codes.set(record, intern(values, row, at));
    return undefined;
  });
}

function intern(values: Interner, { bytes, starts, ends, cells }: Row, cell: number): number {
  const [from, to] = [starts[cell] ?? 0, ends[cell] ?? 0];
  return cell >= cells || to <= from ? 0 : values.add(bytes, from, to);
}

function twice({ file }: OpenCsv, row: Row, idAt: number, { entities }: Reading, one: number, other: number): Refused {
  return refuse(evaluateRefusals.refusal('TRUTH_ID_TWICE', { id: cellText(row, idAt), one: entities.text(one), other: other === 0 ? 'nothing' : entities.text(other), row: String(row.line), file }));
}
