import { parse } from 'csv-parse/sync';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { readPartialDate } from '../../../kernel/written-date.ts';
import { checkRefusals } from '../refusals.ts';
import type { ChildFacts } from './sheet.ts';

const RECORDED = ['date_of_birth', 'sex', 'ethnicity', 'disability', 'area'];

/** Reads `child_id, date_of_birth, sex, ethnicity, disability, area`; all but the first may be left out. A birth that cannot be read is refused with its row. */
export function readChildrenFile(text: string): Result<readonly ChildFacts[]> {
  const rows = readRows(text);
  if (!rows.ok) return rows;
  const facts: ChildFacts[] = [];
  for (const [index, row] of rows.value.entries()) {
    const id = row['child_id'] ?? '';
    if (id === '') continue;
    const written = row['date_of_birth'] ?? '';
    const birth = written === '' ? undefined : readPartialDate(written, 'date_of_birth');
    if (birth?.ok === false) return refuse(checkRefusals.refusal('CHILD_FILE_ROW_NOT_READABLE', { row: String(index + 2), why: birth.refusals[0].message, field: 'date_of_birth' }));
    facts.push({ id, recorded: RECORDED.filter((name) => (row[name] ?? '') !== ''), ...(birth === undefined ? {} : { birth: birth.value }) });
  }
  return ok(facts);
}

function readRows(text: string): Result<readonly Readonly<Record<string, string>>[]> {
  const header = (text.replace(/^\u{FEFF}/u, '').split(/\r\n|\n|\r/, 1)[0] ?? '').toLowerCase();
  if (!header.split(',').map((name) => name.trim().replaceAll('"', '')).includes('child_id')) return refuse(checkRefusals.refusal('CHILD_FILE_COLUMN_MISSING'));
  try {
    return ok(parse(text, { bom: true, columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()), trim: true, skip_empty_lines: true, relax_column_count: true }));
  } catch (fault) {
    return refuse(checkRefusals.refusal('CHILD_FILE_ROW_NOT_READABLE', { row: '?', why: fault instanceof Error ? fault.message : String(fault) }));
  }
}
