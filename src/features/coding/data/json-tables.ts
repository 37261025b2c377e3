import { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Codebook, CodedTable } from '../codebook/codebook.ts';
import { ownCodes } from './coded-file.ts';
import { codedDataRefusals } from './refusals.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** Coded data as one JSON document: for each table its records, each with its key, its links and its codes. */
export const codedDataSchema = z.strictObject({
  tables: z.record(z.string(), z.array(z.record(z.string(), value).describe('One record: a value for each column'))).describe('By table: incidents, reviews, children, adults'),
}).meta({ title: 'Coded data' });

export interface TableInJson {
  readonly table: CodedTable;
  readonly file: string;
  readonly text: string;
}

/** Brings a JSON document into the form of its CSV files, so that both are checked alike; row 2 is the first record. */
export function tablesInJson(codebook: Codebook, file: string, text: string): Result<readonly TableInJson[]> {
  const read = codedDataSchema.safeParse(parsed(text));
  if (!read.success) return refuse(codedDataRefusals.refusal('CODED_FILE_NOT_JSON', { file, why: `${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}`.trim(), field: file }));
  const { tables } = read.data;
  const unknown = Object.keys(tables).find((name) => !codebook.tables.some(({ table }) => table === name));
  if (unknown !== undefined) return refuse(codedDataRefusals.refusal('CODED_TABLE_NOT_KNOWN', { table: unknown, tables: codebook.tables.map(({ table }) => table).join(', '), field: file }));
  return ok(codebook.tables.flatMap((table) => {
    const records = tables[table.table];
    return records === undefined ? [] : [{ table, file: `${file} (${table.table})`, text: asCsv(codebook, table, records) }];
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asCsv(codebook: Codebook, table: CodedTable, records: readonly Readonly<Record<string, z.infer<typeof value>>>[]): string {
  const columns = [...new Set([table.key, ...table.links.map(({ column }) => column), ...ownCodes(codebook, table).filter(({ optional }) => !optional).map(({ column }) => column), ...records.flatMap((record) => Object.keys(record))])];
  // A column that no record has is as missing as in a CSV file.
  const there = columns.filter((column) => records.length === 0 || records.some((record) => column in record));
  return [there, ...records.map((record) => there.map((column) => cell(record[column])))].map((cells) => cells.map(quoted).join(',')).join('\n');
}

function cell(given: z.infer<typeof value> | undefined): string {
  return given === undefined || given === null ? '' : Array.isArray(given) ? given.join(';') : String(given);
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
