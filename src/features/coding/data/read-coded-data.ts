import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Codebook, CodedTable } from '../codebook/codebook.ts';
import { ownCodes, readCodedFile, type CodedRecords } from './coded-file.ts';
import { CodedData } from './coded-data.ts';
import { eachCsvRow } from './csv-rows.ts';
import { tablesInJson } from './json-tables.ts';
import { Problems } from './problems.ts';
import { codedDataRefusals } from './refusals.ts';
import { checkTogether, tablesMissing } from './validate.ts';

/** A file of coded data as it was given: which table it holds, where that was said, and its bytes. */
export interface GivenFile {
  readonly table?: string | undefined;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What was read, and what is wrong in it: nothing that is wrong is counted. */
export interface ReadData {
  readonly data: CodedData;
  readonly problems: Problems;
  /** Columns of each file that the codebook does not have. */
  readonly unknownColumns: readonly { readonly file: string; readonly columns: readonly string[] }[];
}

interface TableText {
  readonly table: CodedTable;
  readonly file: string;
  readonly text: string;
}

/**
 * Reads coded data, one CSV file for each table, or one JSON file of all. Refuses files that are not
 * text, a table that the codebook does not have or that comes twice, and what `readCodedFile` refuses.
 */
export function readCodedData(codebook: Codebook, files: readonly GivenFile[]): Result<ReadData> {
  const texts = files.map((given) => tableTexts(codebook, given));
  const refusals = texts.flatMap((text) => (text.ok ? [] : text.refusals));
  const tables = texts.flatMap((text) => (text.ok ? text.value : []));
  const twice = tables.find(({ table }, index) => tables.findIndex((other) => other.table === table) < index);
  const [first, ...rest] = twice === undefined ? refusals : [...refusals, codedDataRefusals.refusal('CODED_TABLE_TWICE', { table: twice.table.table, field: twice.file })];
  return first === undefined ? readTables(codebook, tables, hashOf(files)) : refuse(first, ...rest);
}

function readTables(codebook: Codebook, tables: readonly TableText[], hash: string): Result<ReadData> {
  const problems = new Problems();
  const records: CodedRecords[] = [];
  const refusals: Refusal[] = [];
  const inOrder = codebook.tables.flatMap((table) => tables.filter((one) => one.table === table));
  for (const { table, file, text } of inOrder) {
    const read = readCodedFile(codebook, table, file, text, problems);
    if (read.ok) records.push(read.value);
    else refusals.push(...read.refusals);
  }
  const [first, ...rest] = refusals;
  if (first !== undefined) return refuse(first, ...rest);
  const data = new CodedData(codebook, new Map(records.map((one) => [one.table.table, one])), hash);
  const [missing, ...others] = tablesMissing(data);
  if (missing !== undefined) return refuse(missing, ...others);
  checkTogether(data, problems);
  return ok({ data, problems, unknownColumns: records.filter(({ unknown }) => unknown.length > 0).map(({ file, unknown }) => ({ file, columns: unknown })) });
}

// One file has the digest that other programs give it; of several it is that of their digests, in whatever order they were given.
function hashOf(files: readonly GivenFile[]): string {
  const digests = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')).toSorted();
  return digests.length === 1 ? (digests[0] ?? '') : createHash('sha256').update(digests.join('\n')).digest('hex');
}

function tableTexts(codebook: Codebook, { table, file, bytes }: GivenFile): Result<readonly TableText[]> {
  const text = textOf(bytes);
  if (text === undefined) return refuse(codedDataRefusals.refusal('CODED_FILE_NOT_TEXT', { file, field: file }));
  if (extname(file).toLowerCase() === '.json') return tablesInJson(codebook, file, text);
  const found = table === undefined ? guessed(codebook, file, text) : codebook.tables.find((one) => one.table === table);
  if (found !== undefined) return ok([{ table: found, file, text }]);
  return refuse(codedDataRefusals.refusal('CODED_TABLE_NOT_KNOWN', { table: table ?? basename(file), tables: codebook.tables.map((one) => one.table).join(', '), field: file }));
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// By its name, else by its header: the table that most of its columns belong to.
function guessed(codebook: Codebook, file: string, text: string): CodedTable | undefined {
  const named = codebook.tables.find(({ table }) => table === basename(file, extname(file)));
  if (named !== undefined || codebook.tables.length === 1) return named ?? codebook.tables[0];
  let header: readonly string[] | undefined;
  eachCsvRow(text.slice(0, 100_000), (cells) => (header ??= cells.map((cell) => cell.trim())));
  const share = (table: CodedTable): number => {
    const own = [table.key, ...ownCodes(codebook, table).map(({ column }) => column)];
    return header?.includes(table.key) === true ? own.filter((column) => header?.includes(column)).length / own.length : -1;
  };
  return codebook.tables.reduce((best, table) => (share(table) > share(best) ? table : best));
}
