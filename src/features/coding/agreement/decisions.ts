import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Code, Codebook, CodedTable } from '../codebook/codebook.ts';
import { eachCsvRow } from '../data/csv-rows.ts';
import { agreementRefusals } from './refusals.ts';

/** One coder's values for one case, by code. `on` is when it was coded, where the file says so. */
export interface CaseCoded {
  readonly key: string;
  readonly coder: string;
  readonly on: string;
  readonly line: number;
  readonly file: string;
  readonly values: Map<string, string>;
}

/** Everything that two or more coders decided, read and checked against the codebook. */
export interface Decisions {
  readonly coders: readonly string[];
  readonly codes: readonly Code[];
  /** The cases in the order in which they first come, each with what every coder said of it. */
  readonly cases: readonly { readonly key: string; readonly on: string; readonly by: ReadonlyMap<string, CaseCoded> }[];
  /** Columns that are no code of the codebook, and codes that are worked out. */
  readonly passedOver: readonly string[];
  /** Codes that another file has a column for and this one has not: nothing of this file is compared on them. */
  readonly lacking: readonly { readonly file: string; readonly column: string }[];
}

export interface DecisionFile {
  readonly name: string;
  readonly text: string;
}

const CODER = ['coder', 'coded_by', 'coder_id'];
const WHEN = ['coded_on', 'coded_at', 'date_coded', 'date'];

interface Sheet {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly table: CodedTable;
}

/**
 * Reads coders' decisions: a file for each coder, or files with a column `coder`; codes in columns, or
 * a row for each decision with the columns `code` and `value`. An empty cell is a case that the coder
 * did not code, unless the codebook gives empty cells a meaning.
 */
export function readDecisions(codebook: Codebook, files: readonly DecisionFile[]): Result<Decisions> {
  const sheets = files.map((file) => readSheet(codebook, file));
  const refused = sheets.flatMap((sheet) => (sheet.ok ? [] : sheet.refusals));
  const [first, ...rest] = refused;
  if (first !== undefined) return refuse(first, ...rest);
  const reader = new Reader(codebook);
  for (const sheet of sheets) if (sheet.ok) reader.read(sheet.value);
  return reader.decisions();
}

function readSheet(codebook: Codebook, { name, text }: DecisionFile): Result<Sheet> {
  const rows: { line: number; cells: readonly string[] }[] = [];
  const read = eachCsvRow(text, (cells, line) => void rows.push({ line, cells: cells.map((cell) => cell.trim()) }));
  if (!read.ok) return refuse({ ...read.refusals[0], field: name });
  const [top, ...body] = rows;
  const header = top?.cells ?? [];
  const table = codebook.tables.find(({ key }) => header.includes(key)) ?? codebook.tables[0];
  if (table === undefined || !header.includes(table.key)) return refuse(agreementRefusals.refusal('AGREEMENT_COLUMN_MISSING', { column: table?.key ?? 'key', field: `${name} row 1` }));
  const repeated = header.find((column, index) => column !== '' && header.indexOf(column) < index);
  if (repeated !== undefined) return refuse(agreementRefusals.refusal('AGREEMENT_COLUMN_REPEATED', { column: repeated, field: `${name} row 1` }));
  return ok({ file: name, header, rows: body, table });
}

class Reader {
  readonly #codebook: Codebook;
  readonly #refusals: Refusal[] = [];
  readonly #cases = new Map<string, Map<string, CaseCoded>>();
  readonly #coders: string[] = [];
  readonly #codes = new Set<Code>();
  readonly #passedOver = new Set<string>();
  readonly #columns = new Map<string, ReadonlySet<string>>();
  readonly #byFile = new Map<string, string>();
  readonly #seen = new Map<string, number>();

  constructor(codebook: Codebook) {
    this.#codebook = codebook;
  }

  read({ file, header, rows, table }: Sheet): void {
    const place = (names: readonly string[]): number => header.findIndex((column) => names.includes(column.toLowerCase()) && !this.#codebook.codes.has(column));
    const at = { key: header.indexOf(table.key), coder: place(CODER), on: place(WHEN), code: place(['code']), value: place(['value']) };
    if (at.coder < 0) this.#nameByFile(file);
    const long = at.code >= 0 && at.value >= 0;
    const columns = long ? [] : this.#columnsOf(header, table, [at.key, at.coder, at.on]);
    if (!long) this.#columns.set(file, new Set(columns.map(({ code }) => code.column)));
    for (const { line, cells } of rows) {
      const here = { file, line };
      if (cells.length !== header.length) this.#refuse(agreementRefusals.refusal('AGREEMENT_ROW_LENGTH', { cells: String(cells.length), columns: String(header.length) }), here);
      const coded = this.#caseOf(cells[at.key] ?? '', at.coder < 0 ? coderOf(file) : (cells[at.coder] ?? ''), cells[at.on] ?? '', here, long ? (cells[at.code] ?? '') : '');
      if (coded === undefined) continue;
      if (long) this.#decide(coded, cells[at.code] ?? '', cells[at.value] ?? '', here);
      for (const { code, index } of columns) this.#take(coded, code, cells[index] ?? '', here);
    }
  }

  decisions(): Result<Decisions> {
    const count = this.#coders.length;
    if (this.#refusals.length === 0 && count < 2) this.#refusals.push(agreementRefusals.refusal('AGREEMENT_CODERS_TOO_FEW', { found: count === 1 ? `one, ${this.#coders[0] ?? ''}` : 'none' }));
    if (this.#refusals.length === 0 && this.#codes.size === 0) this.#refusals.push(agreementRefusals.refusal('AGREEMENT_NO_CODES'));
    const cases = [...this.#cases].map(([key, by]) => ({ key, by, on: [...by.values()].map(({ on }) => on).filter((on) => on !== '').toSorted().at(-1) ?? '' }));
    if (this.#refusals.length === 0 && !cases.some(({ by }) => by.size > 1)) this.#refusals.push(agreementRefusals.refusal('AGREEMENT_NOTHING_SHARED'));
    const codes = [...this.#codebook.codes.values()].filter((code) => this.#codes.has(code));
    return unlessRefused(this.#refusals, () => ({ coders: this.#coders, codes, cases, passedOver: [...this.#passedOver], lacking: this.#lacking() }));
  }

  #lacking(): Decisions['lacking'] {
    const all = new Set([...this.#columns.values()].flatMap((columns) => [...columns]));
    return [...this.#columns].flatMap(([file, columns]) => [...all].filter((column) => !columns.has(column)).map((column) => ({ file, column })));
  }

  #nameByFile(file: string): void {
    const coder = coderOf(file);
    if (this.#byFile.has(coder)) this.#refuse(agreementRefusals.refusal('AGREEMENT_CODERS_SAME', { coder }), { file, line: 1 });
    this.#byFile.set(coder, file);
  }

  #columnsOf(header: readonly string[], table: CodedTable, taken: readonly number[]): readonly { readonly code: Code; readonly index: number }[] {
    const codes = [...this.#codebook.codes.values()].filter((code) => code.table === table.table && code.derive === undefined);
    return header.flatMap((column, index) => {
      if (taken.includes(index) || column === '') return [];
      const code = codes.find((one) => one.column === column);
      if (code !== undefined && code.type !== 'text') return [{ code, index }];
      this.#passedOver.add(column);
      return [];
    });
  }

  #caseOf(key: string, coder: string, on: string, here: Place, code: string): CaseCoded | undefined {
    const missing = key === '' ? 'case' : coder === '' ? 'coder' : undefined;
    if (missing !== undefined) return void this.#refuse(agreementRefusals.refusal('AGREEMENT_CELL_MISSING', { what: missing }), here);
    if (!this.#coders.includes(coder)) this.#coders.push(coder);
    const by = this.#cases.get(key) ?? new Map<string, CaseCoded>();
    this.#cases.set(key, by);
    const seen = [key, coder, code].join('\n');
    const before = this.#seen.get(seen);
    if (before !== undefined) return void this.#refuse(agreementRefusals.refusal('AGREEMENT_CASE_TWICE', { coder, key, row: String(before) }), here);
    this.#seen.set(seen, here.line);
    const coded = by.get(coder) ?? { key, coder, on, line: here.line, file: here.file, values: new Map<string, string>() };
    by.set(coder, coded);
    return coded;
  }

  #decide(coded: CaseCoded, name: string, value: string, here: Place): void {
    const code = this.#codebook.codes.get(name);
    if (code === undefined) this.#refuse(agreementRefusals.refusal(name === '' ? 'AGREEMENT_CELL_MISSING' : 'AGREEMENT_CODE_NOT_KNOWN', { code: name, what: 'code' }), here);
    else this.#take(coded, code, value, here);
  }

  #take(coded: CaseCoded, code: Code, cell: string, here: Place): void {
    this.#codes.add(code);
    const value = cell === '' ? (code.blank === 'refused' ? undefined : code.blank) : valueOf(this.#codebook, code, cell);
    if (value !== undefined) coded.values.set(code.code, value);
    else if (cell !== '') this.#refuse(agreementRefusals.refusal('AGREEMENT_VALUE_NOT_IN_CODEBOOK', { value: cell, code: code.code, values: takes(code).join(', ') }), here, code.column);
  }

  #refuse(refusal: Refusal, { file, line }: Place, column?: string): void {
    this.#refusals.push({ ...refusal, field: `${file} row ${line}${column === undefined ? '' : ` column ${column}`}` });
  }
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function coderOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
}

function takes({ type, options }: Code): readonly string[] {
  const silent = ['not_mentioned', 'does_not_apply'];
  return type === 'states' ? ['present', 'absent', ...silent] : [...options.map(({ code }) => code), ...silent];
}

// Several choices are one decision: the set of them.
function valueOf({ written }: Codebook, code: Code, cell: string): string | undefined {
  const state = written.get(cell);
  if (code.type === 'states') return state;
  if (state === 'not_mentioned' || state === 'does_not_apply') return state;
  if (code.type === 'number') return Number.isFinite(Number(cell)) ? String(Number(cell)) : undefined;
  if (code.type === 'date') return cell;
  const chosen = code.type === 'choices' ? cell.split(';').map((one) => one.trim()) : [cell];
  return chosen.every((one) => code.options.some((option) => option.code === one)) ? chosen.toSorted().join(';') : undefined;
}
