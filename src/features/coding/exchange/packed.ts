import { strToU8, zipSync } from 'fflate';
import { stringify } from 'csv-stringify/sync';
import type { Again } from '../data/recode.ts';

/** Tables as CSV files in one packed file, with the list of what must be coded again. */
export function packedTables(tables: ReadonlyMap<string, readonly (readonly string[])[]>, queue: readonly Again[]): Uint8Array {
  const again = [['table', 'record', 'code', 'was', 'because'], ...queue.map(({ table, key, code, was, because }) => [table, key, code, was, because])];
  const files = Object.fromEntries([...tables].map(([table, rows]) => [`${table}.csv`, csv(rows)]));
  return zipSync({ ...files, 'to-code-again.csv': csv(again) }, { mtime: new Date(1980, 0, 1) });
}

function csv(rows: readonly (readonly string[])[]): Uint8Array {
  return strToU8(stringify(rows.map((row) => [...row])));
}
