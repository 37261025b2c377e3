import { parse } from 'csv-parse/sync';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { checkRefusals } from '../refusals.ts';
import type { ChildFacts } from './sheet.ts';

const RECORDED = ['date_of_birth', 'sex', 'ethnicity', 'disability', 'area'] as const;

/** A row that is not read as it stands; the others are. */
export interface RowProblem {
  readonly row: number;
  readonly column: string | null;
  readonly child: string | null;
  readonly refusal: Refusal;
}

export interface ChildrenRead {
  readonly facts: readonly ChildFacts[];
  readonly problems: readonly RowProblem[];
  /** Columns that the file does not have, so that nothing is known of what they hold. */
  readonly without: readonly string[];
}

/**
 * Reads `child_id, date_of_birth, sex, ethnicity, disability, area`; all but the first may be left out. What cannot be read of a row
 * is named: of a child that comes twice the first row counts, and a birth that cannot be read is not known. Refuses a file without child_id.
 */
export function readChildren(text: string): Result<ChildrenRead> {
  const rows = readRows(text);
  if (!rows.ok) return rows;
  const facts = new Map<string, ChildFacts>();
  const places = new Map<string, number>();
  const problems: RowProblem[] = [];
  for (const [index, cells] of rows.value.rows.entries()) {
    const row = index + 2;
    const { facts: own, problem } = readRow(cells, row);
    if (problem !== undefined) problems.push(problem);
    if (own === undefined) continue;
    const before = places.get(own.id);
    if (before === undefined) {
      facts.set(own.id, own);
      places.set(own.id, row);
    } else problems.push({ row, column: 'child_id', child: own.id, refusal: checkRefusals.refusal('CHILD_REPEATED', { row: String(row), child: own.id, other: String(before) }) });
  }
  return ok({ facts: [...facts.values()], problems, without: RECORDED.filter((name) => !rows.value.columns.includes(name)) });
}

/** The children of a file in which every row can be read. Refuses the first that cannot. */
export function readChildrenFile(text: string): Result<readonly ChildFacts[]> {
  const read = readChildren(text);
  if (!read.ok) return read;
  const [first, ...rest] = read.value.problems.map(({ refusal }) => refusal);
  return first === undefined ? ok(read.value.facts) : refuse(first, ...rest);
}

type Cells = Readonly<Record<string, string>>;

function readRow(cells: Cells, row: number): { readonly facts?: ChildFacts; readonly problem?: RowProblem } {
  const id = cells['child_id'] ?? '';
  const unreadable = (why: string, column: string): RowProblem => ({ row, column, child: id === '' ? null : id, refusal: checkRefusals.refusal('CHILD_FILE_ROW_NOT_READABLE', { row: String(row), why, field: column }) });
  if (id === '') return { problem: unreadable('it names no child', 'child_id') };
  const written = cells['date_of_birth'] ?? '';
  const recorded = RECORDED.filter((name) => (cells[name] ?? '') !== '');
  if (written === '') return { facts: { id, recorded } };
  const birth = readPartialDate(written, 'date_of_birth');
  if (birth.ok) return { facts: { id, recorded, birth: birth.value } };
  return { facts: { id, recorded: recorded.filter((name) => name !== 'date_of_birth') }, problem: unreadable(birth.refusals[0].message, 'date_of_birth') };
}

function readRows(text: string): Result<{ readonly columns: readonly string[]; readonly rows: readonly Cells[] }> {
  const header = (text.replace(/^\u{FEFF}/u, '').split(/\r\n|\n|\r/, 1)[0] ?? '').toLowerCase();
  const columns = header.split(',').map((name) => name.trim().replaceAll('"', ''));
  if (!columns.includes('child_id')) return refuse(checkRefusals.refusal('CHILD_FILE_COLUMN_MISSING'));
  try {
    return ok({ columns, rows: parse(text, { bom: true, columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()), trim: true, skip_empty_lines: true, relax_column_count: true }) });
  } catch (fault) {
    return refuse(checkRefusals.refusal('CHILD_FILE_ROW_NOT_READABLE', { row: '?', why: fault instanceof Error ? fault.message : String(fault) }));
  }
}
