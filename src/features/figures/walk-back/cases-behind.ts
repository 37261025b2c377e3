import { codesOf, NOT_MENTIONED, parseExpression, PRESENT, states, type CodedData, type Column, type Declared } from '../../coding/index.ts';
import { chooseBase } from '../tables/base.ts';
import { COUNTED_OPEN } from '../tables/marks-of-row.ts';
import { planColumns } from '../tables/plan-columns.ts';
import { planRows } from '../tables/plan-rows.ts';
import type { TableSpecDocument } from '../tables/spec-schema.ts';

/** One coded case, with what is recorded of the codes that put it where it is. */
export interface CaseBehind {
  readonly key: string;
  /** Where its record begins in its file, the header being 1. */
  readonly line: number;
  readonly values: readonly string[];
}

export interface CasesBehind {
  readonly row: string;
  readonly column: string;
  readonly file: string;
  readonly codes: readonly { readonly code: string; readonly label: string }[];
  readonly counted: readonly CaseBehind[];
  /** In the base, and the record's silence leaves open whether they belong. */
  readonly silent: readonly CaseBehind[];
  /** In the base, and the record says that they do not belong. */
  readonly others: number;
  readonly outside: number;
}

/** The cases that one cell of a table counts; nothing where the table has no such row or column. */
export function casesBehind(spec: Declared<TableSpecDocument>, data: CodedData, rowCode: string, columnCode: string): CasesBehind | null {
  const { value: document, placeOf } = spec;
  const unit = document.unit ?? data.codebook.tables[0]?.table ?? '';
  const sight = { data, unit, placeOf };
  const [base, rows, columns] = [chooseBase(sight, document), planRows(sight, document.rows), planColumns(sight, document.columns ?? ['total'])];
  if (!base.ok || !rows.ok || !columns.ok) return null;
  const row = rows.value.find(({ code }) => code === rowCode);
  const column = columns.value.find(({ code }) => code === columnCode);
  if (row === undefined || column === undefined) return null;
  const codes = codesBehind(document, rowCode).flatMap((code) => data.codebook.codes.get(code) ?? []).filter(({ code }) => data.holds(code));
  const held = codes.map(({ code }) => data.column(unit, code));
  const { keys, lines, file } = data.records(unit);
  const inside = [...keys.keys()].filter((at) => base.value.members[at] === 1 && (column.members === null || column.members[at] === 1));
  const marked = (...wanted: readonly number[]): readonly CaseBehind[] => inside.filter((at) => wanted.includes(row.marks[at] ?? -1))
    .map((at) => ({ key: keys[at] ?? '', line: lines[at] ?? 0, values: held.map((one) => valueInWords(one, at)) }));
  const [counted, silent] = [marked(PRESENT, COUNTED_OPEN), marked(NOT_MENTIONED)];
  const outside = marked(states.indexOf('does_not_apply')).length;
  return {
    row: row.label, column: column.label, file, codes: codes.map(({ code, label }) => ({ code, label })),
    counted, silent, outside, others: inside.length - counted.length - silent.length - outside,
  };
}

/** The codes that a row, and the base of its table, are made from. */
function codesBehind(document: TableSpecDocument, wanted: string): readonly string[] {
  const all = document.rows.flatMap((row) => (typeof row === 'object' && 'of_which' in row ? [row, ...row.of_which] : [row]));
  const row = all.find((one) => (typeof one === 'string' ? one : one.code) === wanted || (typeof one === 'object' && 'option' in one && `${one.code}:${String(one.option)}` === wanted));
  const ofRow = row === undefined || typeof row === 'string' ? [wanted.split(':')[0] ?? wanted]
    : 'any_of' in row ? row.any_of : 'all_of' in row ? row.all_of : 'count_of' in row ? row.count_of
    : 'where' in row ? codesIn(row.where) : 'recorded' in row ? codesIn(row.recorded) : [row.code];
  const ofColumns = (document.columns ?? []).flatMap((column) => (column === 'total' || 'total' in column ? [] : 'by' in column ? [column.by] : codesIn(column.where)));
  return [...new Set([...ofRow, ...(document.base === undefined ? [] : codesIn(document.base.where)), ...ofColumns])];
}

function codesIn(condition: string): readonly string[] {
  const parsed = parseExpression(condition);
  return parsed.ok ? codesOf(parsed.value) : [];
}

function valueInWords(column: Column, at: number): string {
  switch (column.kind) {
    case 'states': return said(column.marks[at]);
    case 'choice': return column.options[column.chosen[at] ?? -1]?.replaceAll('_', ' ') ?? 'not mentioned';
    case 'choices': return column.options.filter((_, option) => column.marks[option]?.[at] === PRESENT).join(', ').replaceAll('_', ' ') || 'none recorded';
    case 'number': return column.said[at] === PRESENT ? String(column.values[at]) : said(column.said[at]);
    case 'text': return column.said[at] === PRESENT ? (column.values[at] ?? '') : said(column.said[at]);
    case 'date': return column.said[at] === PRESENT ? spanned(column.earliest[at] ?? 0, column.latest[at] ?? 0) : said(column.said[at]);
  }
}

function said(mark: number | undefined): string {
  return (states[mark ?? 2] ?? 'not_mentioned').replaceAll('_', ' ');
}

function spanned(earliest: number, latest: number): string {
  return earliest === latest ? day(earliest) : `${day(earliest)} to ${day(latest)}`;
}

function day(number: number): string {
  return String(number).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
