import { ABSENT, checkCondition, codesOf, evaluate, lacking, PRESENT, together, type Code, type Marks } from '../../coding/index.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { byRecord, countMarks, optionMarks, withinParent } from './marks-of-row.ts';
import { tableRefusals } from './refusals.ts';
import { codeInSight, refusalsOf, type Sight } from './sight.ts';
import type { RowDocument } from './spec-schema.ts';

/** A row that is ready to be counted. */
export interface PlannedRow {
  readonly code: string;
  readonly label: string;
  readonly depth: number;
  /** The place of the row that it is part of; null for one that is part of none. */
  readonly parent: number | null;
  readonly percentOf: 'base' | 'recorded' | 'parent';
  readonly marks: Marks;
  /** Rows that together are all who have an option of the same code. */
  readonly family: string | null;
}

type Path = readonly (string | number)[];
type Made = Pick<PlannedRow, 'code' | 'label' | 'marks' | 'family'>;

/** Reads the rows of a specification; refuses every mistake in them, each with its line. */
export function planRows(sight: Sight, documents: readonly RowDocument[]): Result<readonly PlannedRow[]> {
  const rows: PlannedRow[] = [];
  const refusals: Refusal[] = [];
  const add = (document: RowDocument, path: Path, parent: number | null): void => {
    const made = rowsOf(sight, document, path);
    if (!made.ok) return void refusals.push(...made.refusals);
    for (const row of made.value) refusals.push(...twice(rows, row.code, sight.placeOf(path)));
    rows.push(...made.value.map((row) => placed(row, document, parent, rows)));
    const owner = rows.length - 1;
    partsOf(document).forEach((part, index) => add(part, [...path, 'of_which', index], owner));
    if (percentOf(document) === 'parent' && parent === null) refusals.push(tableRefusals.refusal('TABLE_PARENT_MISSING', { row: nameOf(document), field: sight.placeOf(path) }));
  };
  documents.forEach((document, index) => add(document, ['rows', index], null));
  const [first, ...rest] = refusals;
  return first === undefined ? ok(rows) : refuse(first, ...rest);
}

function placed(row: Made, document: RowDocument, parent: number | null, rows: readonly PlannedRow[]): PlannedRow {
  const owner = parent === null ? undefined : rows[parent];
  const ofParent = percentOf(document) === 'parent';
  const marks = ofParent && owner !== undefined ? withinParent(row.marks, owner.marks) : row.marks;
  return { ...row, marks, depth: owner === undefined ? 0 : owner.depth + 1, parent, percentOf: percentOf(document) };
}

function percentOf(document: RowDocument): PlannedRow['percentOf'] {
  return typeof document === 'string' ? 'base' : (document.percent_of ?? 'base');
}

function partsOf(document: RowDocument): readonly RowDocument[] {
  return typeof document === 'object' && 'of_which' in document ? document.of_which : [];
}

function nameOf(document: RowDocument): string {
  return typeof document === 'string' ? document : document.code;
}

function twice(rows: readonly PlannedRow[], code: string, field: string): readonly Refusal[] {
  return rows.some((row) => row.code === code) ? [tableRefusals.refusal('TABLE_ROW_TWICE', { row: code, field })] : [];
}

function rowsOf(sight: Sight, document: RowDocument, path: Path): Result<readonly Made[]> {
  const field = sight.placeOf(path);
  if (typeof document === 'string') return codeRows(sight, document, { label: undefined, option: undefined }, field);
  if ('any_of' in document) return takenTogether(sight, document, document.any_of, (parts) => together(parts, PRESENT, ABSENT), field);
  if ('all_of' in document) return takenTogether(sight, document, document.all_of, (parts) => together(parts, ABSENT, PRESENT), field);
  if ('where' in document) return conditionRow(sight, document, document.where, (open) => open, field);
  if ('recorded' in document) return conditionRow(sight, document, document.recorded, byRecord, field);
  if ('count_of' in document) return countRow(sight, document, field);
  return codeRows(sight, document.code, { label: document.label, option: document.option }, field);
}

interface Wish {
  readonly label: string | undefined;
  readonly option: string | undefined;
}

function codeRows(sight: Sight, name: string, { label, option }: Wish, field: string): Result<readonly Made[]> {
  const code = codeInSight(sight, name, name, field);
  if (!code.ok) return code;
  const column = sight.data.column(sight.unit, name);
  if (column.kind === 'states') {
    if (option !== undefined) return refuse(tableRefusals.refusal('TABLE_OPTION_NOT_TAKEN', { row: name, code: name, field }));
    return ok([{ code: name, label: label ?? code.value.label, marks: column.marks, family: null }]);
  }
  if (column.kind !== 'choice' && column.kind !== 'choices') return refuse(tableRefusals.refusal('TABLE_CODE_NOT_COUNTABLE', { row: name, code: name, type: code.value.type, field }));
  const options = code.value.options.filter((one) => option === undefined || one.code === option);
  if (options.length === 0) return refuse(tableRefusals.refusal('TABLE_OPTION_NOT_KNOWN', { row: name, option: option ?? '', code: name, options: code.value.options.map((one) => one.code).join(', '), field }));
  return ok(options.map((one) => ({ code: `${name}:${one.code}`, label: option === undefined ? one.label : (label ?? one.label), marks: optionMarks(column, one.code), family: column.kind === 'choice' && option === undefined ? name : null })));
}

interface Named {
  readonly code: string;
  readonly label?: string | undefined;
}

function takenTogether(sight: Sight, { code, label }: Named, names: readonly string[], take: (parts: readonly Marks[]) => Marks, field: string): Result<readonly Made[]> {
  const codes = names.map((name) => statesInSight(sight, name, code, field));
  const [first, ...rest] = refusalsOf(codes);
  if (first !== undefined) return refuse(first, ...rest);
  return ok([{ code, label: label ?? labelIn(sight, code), marks: take(names.map((name) => marksOf(sight, name))), family: null }]);
}

function countRow(sight: Sight, document: Named & { count_of: readonly string[]; at_least?: number | undefined; at_most?: number | undefined; exactly?: number | undefined }, field: string): Result<readonly Made[]> {
  const { code, count_of: names, exactly } = document;
  const least = exactly ?? document.at_least ?? 0;
  const most = exactly ?? document.at_most ?? names.length;
  if (least > most || least > names.length) return refuse(tableRefusals.refusal('TABLE_COUNT_NEVER', { row: code, asked: `${least} to ${most}`, codes: String(names.length), field }));
  const { size } = sight.data.records(sight.unit);
  return takenTogether(sight, document, names, (parts) => countMarks(parts, { least, most }, size), field);
}

function conditionRow(sight: Sight, { code, label }: Named, where: string, marks: (open: Marks, recorded: Marks) => Marks, field: string): Result<readonly Made[]> {
  const { data, unit } = sight;
  const condition = checkCondition(data.codebook, unit, where, code, field);
  if (!condition.ok) return condition;
  const missing = lacking(data, unit, codesOf(condition.value));
  if (missing !== undefined) return refuse(tableRefusals.refusal('TABLE_COLUMN_NOT_IN_DATA', { row: code, column: missing, field }));
  const [open, recorded] = [evaluate(condition.value, data.columnsOf(unit), 'open'), evaluate(condition.value, data.columnsOf(unit), 'recorded')];
  return ok([{ code, label: label ?? labelIn(sight, code), marks: marks(open, recorded), family: null }]);
}

function statesInSight(sight: Sight, name: string, row: string, field: string): Result<Code> {
  const code = codeInSight(sight, name, row, field);
  return code.ok && code.value.type !== 'states' ? refuse(tableRefusals.refusal('TABLE_CODE_NOT_STATES', { row, code: name, field })) : code;
}

function marksOf({ data, unit }: Sight, name: string): Marks {
  const column = data.column(unit, name);
  return column.kind === 'states' ? column.marks : new Uint8Array();
}

function labelIn({ data }: Sight, code: string): string {
  return data.codebook.codes.get(code)?.label ?? code;
}
