import { parse } from 'csv-parse/sync';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { reportRefusals } from './refusals.ts';

/** The rows of a CSV by their headings. Refuses what is no table. */
export function rowsIn(text: string): Result<readonly Readonly<Record<string, string>>[]> {
  try {
    return ok(parse(text, { columns: true, bom: true, skipEmptyLines: true, relaxColumnCount: true }));
  } catch (fault) {
    return refuse(reportRefusals.refusal('REPORT_FILE_NOT_A_TABLE', { why: fault instanceof Error ? fault.message : String(fault) }));
  }
}
