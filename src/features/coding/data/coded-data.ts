import type { Code, Codebook } from '../codebook/codebook.ts';
import { linkBetween, pathBetween } from '../codebook/reach.ts';
import type { CodedRecords } from './coded-file.ts';
import type { Column } from './column.ts';
import { derived } from './derive.ts';
import type { Columns } from './evaluate.ts';
import { gathered } from './gather.ts';
import { linkOf, type LinkIndex } from './link-index.ts';

/** Coded data under its codebook: every code's column, worked out when first asked for. */
export class CodedData {
  readonly codebook: Codebook;
  /** SHA-256 of the files, in the order of the codebook's tables. */
  readonly hash: string;
  readonly #records: ReadonlyMap<string, CodedRecords>;
  readonly #columns = new Map<string, Column>();
  readonly #links = new Map<string, LinkIndex>();

  constructor(codebook: Codebook, records: ReadonlyMap<string, CodedRecords>, hash: string) {
    this.codebook = codebook;
    this.hash = hash;
    this.#records = records;
  }

  get tables(): readonly string[] {
    return [...this.#records.keys()];
  }

  has(table: string): boolean {
    return this.#records.has(table);
  }

  /** Whether there is a column for the code, of its own or worked out from those that are there. */
  holds(name: string): boolean {
    const code = this.#code(name);
    return this.has(code.table) && (code.derive !== undefined || this.records(code.table).columns.has(name));
  }

  records(table: string): CodedRecords {
    const records = this.#records.get(table);
    if (records === undefined) throw new Error(`there is no data for the table ${table}`);
    return records;
  }

  /** The columns as the records of a table see them: their own, and those of what each belongs to. */
  columnsOf(table: string): Columns {
    return { size: this.records(table).size, columnOf: (name) => this.column(table, name) };
  }

  /** The column of a code, with an entry for each record of `table`. */
  column(table: string, name: string): Column {
    const id = `${table} ${name}`;
    const known = this.#columns.get(id);
    if (known !== undefined) return known;
    const column = this.#made(table, this.#code(name));
    this.#columns.set(id, column);
    return column;
  }

  /** What each record of one table belongs to in another that it is linked to. */
  link(from: string, to: string): LinkIndex {
    const id = `${from} ${to}`;
    const known = this.#links.get(id);
    if (known !== undefined) return known;
    const index = linkOf(this.records(from), this.records(to), linkBetween(this.codebook.tables, from, to)?.many ?? false);
    this.#links.set(id, index);
    return index;
  }

  #made(table: string, code: Code): Column {
    if (code.table !== table) return this.#inherited(table, code);
    const own = this.records(table).columns.get(code.code);
    if (own !== undefined) return own;
    if (code.derive === undefined) throw new Error(`there is no column for ${code.code}`);
    return derived(code.derive, this, table);
  }

  #inherited(table: string, code: Code): Column {
    const [next] = pathBetween(this.codebook.tables, table, code.table) ?? [];
    if (next === undefined) throw new Error(`${code.code} cannot be reached from ${table}`);
    return gathered(this.column(next, code.code), this.link(table, next));
  }

  #code(name: string): Code {
    const code = this.codebook.codes.get(name);
    if (code === undefined) throw new Error(`there is no code ${name}`);
    return code;
  }
}
