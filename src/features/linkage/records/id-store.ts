import { Interner } from './interner.ts';
import type { Row } from './csv-bytes.ts';
import type { FileColumns } from './file-columns.ts';
import type { ProblemBook } from './problem-book.ts';

/** The ids of the records, each made the only one of its kind. */
export class IdStore {
  private ids = new Interner();
  private idOf = new Int32Array(1 << 12);
  private count = 0;
  // The record that has an id first, by the number of the id.
  private firstWith = new Int32Array(1 << 12);
  private readonly again = new Set<string>();
  private sharedBySources = false;

  add(row: Row, { id: cell, path }: FileColumns, record: number, source: number, problems: ProblemBook, sealed: boolean): void {
    this.room(record);
    this.count = record + 1;
    const [from, to] = cell < 0 || cell >= row.cells ? [0, 0] : trimmed(row.bytes, row.starts[cell] ?? 0, row.ends[cell] ?? 0);
    if (to === from) {
      const { line } = row;
      if (cell >= 0) problems.count({ code: 'ID_EMPTY', file: path, row: row.line }, (count) => `${count} rows have no id, the first in line ${line}. The number of the record stands for it`);
      this.idOf[record] = this.fresh(`row-${record + 1}`);
      this.firstWith[this.idOf[record] ?? 0] = record;
      this.sources[record] = source;
      return;
    }
    const before = this.ids.size;
    const id = this.ids.add(row.bytes, from, to);
    this.sources[record] = source;
    if (id >= before) this.firstWith[id] = record;
    this.idOf[record] = id >= before ? id : this.repeated(id, source, row, path, problems, sealed);
  }

  finish(sources: Uint16Array, sourceNames: readonly string[], problems: ProblemBook): { readonly ids: Interner; readonly idOf: Int32Array } {
    if (!this.sharedBySources) return { ids: this.ids, idOf: this.idOf.subarray(0, this.count) };
    problems.add({ code: 'ID_SHARED_BY_SOURCES', message: 'Different sources use the same ids. Each id is written with its source before it, like source:id' });
    const ids = new Interner();
    const idOf = this.idOf.map((id, record) => (record < this.count ? ids.addText(`${sourceNames[sources[record] ?? 0] ?? ''}:${this.ids.text(id)}`) : 0));
    return { ids, idOf: idOf.subarray(0, this.count) };
  }

  private sources = new Uint16Array(1 << 12);

  // The same id from another source is another record's; from the same source it is a mistake.
  private repeated(id: number, source: number, { line }: Row, file: string, problems: ProblemBook, sealed: boolean): number {
    const other = this.firstWith[id] ?? 0;
    const key = `${source}|${id}`;
    if (this.sources[other] !== source && !this.again.has(key)) {
      this.again.add(key);
      this.sharedBySources = true;
      return id;
    }
    const text = this.ids.text(id);
    const named = sealed ? '' : ` (${text})`;
    problems.count({ code: 'ID_REPEATED', file, row: line }, (count) => `${count} rows have an id that a row before them has, the first in line ${line}${named}. They are kept as records of their own, with #2 and so on after the id`);
    return this.fresh(text);
  }

  private fresh(text: string): number {
    let number = 2;
    const before = this.ids.size;
    let id = this.ids.addText(text);
    while (id < before) id = this.ids.addText(`${text}#${number++}`);
    return id;
  }

  private room(record: number): void {
    if (record < this.idOf.length && this.ids.size + 2 < this.firstWith.length) return;
    const length = Math.ceil(this.idOf.length * 1.5) + 16;
    this.idOf = wider(new Int32Array(length), this.idOf);
    this.sources = wider(new Uint16Array(length), this.sources);
    this.firstWith = wider(new Int32Array(Math.max(length, this.ids.size + 16)), this.firstWith);
  }
}

function wider<T extends Int32Array | Uint16Array>(to: T, from: T): T {
  to.set(from);
  return to;
}

function trimmed(bytes: Uint8Array, start: number, end: number): [number, number] {
  let [from, to] = [start, end];
  while (from < to && (bytes[from] ?? 0) <= 32) from++;
  while (to > from && (bytes[to - 1] ?? 0) <= 32) to--;
  return [from, to];
}
