import { readdir, readFile } from 'node:fs/promises';
import type { Result } from '../../../kernel/result.ts';
import { readDeclared, type CodedData, type Declared } from '../../coding/index.ts';
import { makeTable } from '../tables/make-table.ts';
import { tableSpecSchema, type TableSpecDocument } from '../tables/spec-schema.ts';
import type { Table } from '../tables/table.ts';

/** A table that a study has: shipped, declared by an analyst, or the one of every code. */
export interface DeclaredTable {
  /** In the address. */
  readonly key: string;
  readonly origin: 'every-code' | 'shipped' | 'own';
  readonly spec: Declared<TableSpecDocument>;
}

const EXAMPLES = new URL('../examples/', import.meta.url);
/** The table that every study has from the first. */
export const EVERY_CODE = 'every-code';

/** The shipped specifications made for this codebook, and the table of every code. */
export async function shippedTables(data: CodedData): Promise<readonly DeclaredTable[]> {
  const files = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.yaml')).toSorted();
  const read = await Promise.all(files.map(async (name) => readSpecification(await readFile(new URL(name, EXAMPLES), 'utf8'), name)));
  const shipped = read.flatMap((spec): readonly DeclaredTable[] => (spec.ok && spec.value.value.codebook === data.codebook.name ? [{ key: spec.value.value.table, origin: 'shipped', spec: spec.value }] : []));
  const every = everyCode(data);
  return every === undefined ? shipped : [...shipped, every];
}

export function readSpecification(text: string, file: string): Result<Declared<TableSpecDocument>> {
  return readDeclared(text, file, tableSpecSchema);
}

/** Each code of the first table that can be counted, over all its records. */
function everyCode(data: CodedData): DeclaredTable | undefined {
  const unit = data.tables[0];
  const codes = [...data.codebook.codes.values()].filter((code) => code.table === unit && (code.type === 'states' || code.type === 'choice' || code.type === 'choices') && data.holds(code.code));
  if (codes.length === 0) return undefined;
  const value: TableSpecDocument = { table: EVERY_CODE, title: `Every code of “${data.codebook.title}”`, columns: ['total'], rows: codes.map(({ code }) => code) };
  return { key: EVERY_CODE, origin: 'every-code', spec: { value, placeOf: () => 'every code' } };
}

export function makeDeclared({ spec }: DeclaredTable, data: CodedData): Result<Table> {
  return makeTable(spec, data);
}
