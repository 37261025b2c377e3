import { lacking, pathBetween, type Code, type CodedData } from '../../coding/index.ts';
import { refuse, ok, type Refusal, type Result } from '../../../kernel/result.ts';
import { tableRefusals } from './refusals.ts';

/** What the records of the unit can be asked, and where in the specification something was asked. */
export interface Sight {
  readonly data: CodedData;
  readonly unit: string;
  readonly placeOf: (path: readonly (string | number)[]) => string;
}

/** Finds a code that a row or column names; refuses one that is not known, not in reach, or not in the data. */
export function codeInSight({ data, unit }: Sight, name: string, row: string, field: string): Result<Code> {
  const { codebook } = data;
  const code = codebook.codes.get(name);
  if (code === undefined) return refuse(tableRefusals.refusal('TABLE_CODE_NOT_KNOWN', { row, code: name, field }));
  if (pathBetween(codebook.tables, unit, code.table) === undefined) return refuse(tableRefusals.refusal('TABLE_CODE_OUT_OF_REACH', { row, code: name, table: code.table, unit, field }));
  const missing = lacking(data, unit, [name]);
  return missing === undefined ? ok(code) : refuse(tableRefusals.refusal('TABLE_COLUMN_NOT_IN_DATA', { row, column: missing, field }));
}

/** Every refusal of several results, none left out. */
export function refusalsOf(results: readonly Result<unknown>[]): readonly Refusal[] {
  return results.flatMap((result) => (result.ok ? [] : result.refusals));
}
