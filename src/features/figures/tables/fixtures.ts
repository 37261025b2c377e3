import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { readCodebook, readCodedData, readDeclared, type Codebook, type CodedData, type ReadData } from '../../coding/index.ts';
import type { Result } from '../../../kernel/result.ts';
import { makeTable } from './make-table.ts';
import { tableSpecSchema } from './spec-schema.ts';
import type { Cell, Table } from './table.ts';

const CODING = new URL('../../coding/', import.meta.url);
const EXAMPLES = new URL('../examples/', import.meta.url);

/** The value, or the test fails with what was refused. */
export function accepted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  return assert.fail(result.refusals.map(({ code, message, field }) => `${code} ${field ?? ''}: ${message}`).join('\n'));
}

export function refusedCodes(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.refusals.map(({ code }) => code);
}

export const sampleCodebook = (): Codebook => accepted(readCodebook(readFileSync(new URL('codebook/codebooks/reviews-2014-17.yaml', CODING), 'utf8'), 'reviews-2014-17.yaml'));

export const sampleText = (): string => readFileSync(new URL('data/sample/reviews-2014-17.csv', CODING), 'utf8');

export function readText(codebook: Codebook, text: string, file = 'reviews.csv'): Result<ReadData> {
  return readCodedData(codebook, [{ file, bytes: new TextEncoder().encode(text) }]);
}

/** Data without problems. */
export function sound(codebook: Codebook, text: string): CodedData {
  const { data, problems } = accepted(readText(codebook, text));
  assert.deepEqual(problems.kept, []);
  return data;
}

export function tableFrom(spec: string, data: CodedData): Result<Table> {
  return makeTable(accepted(readDeclared(spec, 'table.yaml', tableSpecSchema)), data);
}

export const exampleSpec = (name: string): string => readFileSync(new URL(`${name}.yaml`, EXAMPLES), 'utf8');

export function cell(table: Table, row: string, column = 'total'): Cell {
  const found = table.rows.find(({ code }) => code === row)?.cells.find((one) => one.column === column);
  return found ?? assert.fail(`no cell ${row} ${column} in ${table.rows.map(({ code }) => code).join(', ')}`);
}
