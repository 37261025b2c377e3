import { unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Code, Codebook, CodedTable } from '../codebook/codebook.ts';
import { cellReader, type CellReader } from './cell-reader.ts';
import type { Column } from './column.ts';
import { eachCsvRow } from './csv-rows.ts';
import { KeyIndex } from './key-index.ts';
import type { Problems } from './problems.ts';
import { codedDataRefusals } from './refusals.ts';

/** The records of one table as they were read, before anything is worked out from them. */
export interface CodedRecords {
  readonly table: CodedTable;
  readonly file: string;
  readonly size: number;
  readonly keys: readonly string[];
  /** The row of the file on which each record starts, the header being 1. */
  readonly lines: readonly number[];
  /** By code. */
  readonly columns: ReadonlyMap<string, Column>;
  /** By the table linked to: the keys as written. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  /** 1 where something is wrong with the record. */
  readonly faulty: Uint8Array;
  /** Columns of the file that the codebook does not have. */
  readonly unknown: readonly string[];
}

interface Slot {
  readonly name: string;
  readonly reader: CellReader;
  readonly index: number;
}

/**
 * Reads the file of one table. What is wrong with a cell or a row is added to `problems`, with its
 * place. The file as a whole is refused where it has an open quotation mark, no header, a column
 * twice, or lacks a column that the codebook asks for.
 */
export function readCodedFile(codebook: Codebook, table: CodedTable, file: string, text: string, problems: Problems): Result<CodedRecords> {
  const capacity = lineCount(text);
  let reading: Reading | undefined;
  let refusals: readonly Refusal[] = [];
  const read = eachCsvRow(text, (cells, line) => {
    if (refusals.length > 0) return;
    if (reading !== undefined) return reading.take(cells, line);
    const header = cells.map((name) => name.trim());
    refusals = (onlyOneCell(header) ? [codedDataRefusals.refusal('CODED_FILE_NOT_COMMAS', { file })] : headerRefusals(codebook, table, header)).map((refusal) => ({ ...refusal, field: `${file} row ${line}` }));
    if (refusals.length === 0) reading = new Reading(codebook, table, file, header, capacity, problems);
  });
  if (!read.ok) return { ...read, refusals: [{ ...read.refusals[0], field: file }] };
  if (reading === undefined && refusals.length === 0) refusals = [codedDataRefusals.refusal('CODED_FILE_EMPTY', { file, field: file })];
  return unlessRefused(refusals, () => finished(reading));
}

function finished(reading: Reading | undefined): CodedRecords {
  if (reading === undefined) throw new Error('a file without refusals has a header');
  return reading.records();
}

class Reading {
  readonly #place: { readonly table: CodedTable; readonly file: string; readonly header: readonly string[] };
  readonly #keyAt: number;
  readonly #slots: readonly Slot[];
  readonly #links: readonly { readonly to: string; readonly index: number; readonly keys: string[] }[];
  readonly #unknown: readonly string[];
  readonly #problems: Problems;
  readonly #keys: string[] = [];
  readonly #lines: number[] = [];
  readonly #index = new KeyIndex(this.#keys);
  readonly #faulty: Uint8Array;

  constructor(codebook: Codebook, table: CodedTable, file: string, header: readonly string[], capacity: number, problems: Problems) {
    this.#place = { table, file, header };
    this.#keyAt = header.indexOf(table.key);
    const codes = ownCodes(codebook, table);
    this.#slots = codes.flatMap((code): readonly Slot[] => (header.includes(code.column) ? [{ name: code.code, reader: cellReader(code, codebook.written, capacity), index: header.indexOf(code.column) }] : []));
    this.#links = table.links.map(({ to, column }) => ({ to, index: header.indexOf(column), keys: [] }));
    const known = new Set([table.key, ...codes.map(({ column }) => column), ...table.links.map(({ column }) => column), '']);
    this.#unknown = header.filter((column) => !known.has(column));
    this.#problems = problems;
    this.#faulty = new Uint8Array(capacity);
  }

  take(cells: readonly string[], line: number): void {
    const { header } = this.#place;
    const at = this.#keys.length;
    const key = (cells[this.#keyAt] ?? '').trim();
    this.#keys.push(key);
    this.#lines.push(line);
    if (cells.length !== header.length) this.#found(at, line, undefined, codedDataRefusals.refusal(cells.length > header.length ? 'CODED_ROW_TOO_LONG' : 'CODED_ROW_TOO_SHORT', { cells: String(cells.length), columns: String(header.length) }));
    this.#takeKey(key, at, line);
    for (const { to, index, keys } of this.#links) {
      const linked = (cells[index] ?? '').trim();
      if (linked === '') this.#found(at, line, header[index], codedDataRefusals.refusal('CODED_LINK_MISSING', { key, table: to }));
      keys.push(linked);
    }
    for (const { reader, index } of this.#slots) {
      const wrong = reader.take(cells[index] ?? '', at, key);
      // In a row that is too short the missing cells are one mistake, and it was named.
      if (wrong !== undefined) this.#found(at, line, header[index], index < cells.length ? wrong : undefined);
    }
  }

  #takeKey(key: string, at: number, line: number): void {
    const column = this.#place.table.key;
    if (key === '') return this.#found(at, line, column, codedDataRefusals.refusal('CODED_CASE_UNNAMED'));
    const first = this.#index.place(key, at);
    if (first === undefined) return;
    // Either may be the right one, so that neither is counted.
    this.#faulty[first] = 1;
    this.#found(at, line, column, codedDataRefusals.refusal('CODED_CASE_TWICE', { key, row: String(this.#lines[first]) }));
  }

  #found(at: number, line: number, column: string | undefined, refusal: Refusal | undefined): void {
    this.#faulty[at] = 1;
    if (refusal !== undefined) this.#problems.add({ file: this.#place.file, line, ...(column === undefined ? {} : { column }) }, refusal);
  }

  records(): CodedRecords {
    const { table, file } = this.#place;
    const size = this.#keys.length;
    return {
      table, file, size, keys: this.#keys, lines: this.#lines, faulty: this.#faulty.slice(0, size), unknown: this.#unknown,
      columns: new Map(this.#slots.map(({ name, reader }) => [name, reader.column(size)])),
      links: new Map(this.#links.map(({ to, keys }) => [to, keys])),
    };
  }
}

/** The codes that are columns of a table's data. */
export function ownCodes(codebook: Codebook, table: CodedTable): readonly Code[] {
  return [...codebook.codes.values()].filter((code) => code.table === table.table && code.derive === undefined);
}

function headerRefusals(codebook: Codebook, table: CodedTable, header: readonly string[]): readonly Refusal[] {
  const wanted = [table.key, ...table.links.map(({ column }) => column), ...ownCodes(codebook, table).filter(({ optional }) => !optional).map(({ column }) => column)];
  const known = new Set([...wanted, ...ownCodes(codebook, table).map(({ column }) => column)]);
  return [
    ...[...new Set(wanted)].filter((column) => !header.includes(column)).map((column) => codedDataRefusals.refusal('CODED_COLUMN_MISSING', { column })),
    ...header.filter((column, index) => known.has(column) && header.indexOf(column) < index).map((column) => codedDataRefusals.refusal('CODED_COLUMN_TWICE', { column })),
  ];
}

function onlyOneCell(header: readonly string[]): boolean {
  return header.length === 1 && /[;\t|]/.test(header[0] ?? '');
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  if (count > 1) return count;
  return text.split('\r').length;
}

