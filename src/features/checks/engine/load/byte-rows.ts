const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;

/** The cells of one row, as places in the bytes. One object is used for all rows. */
export interface ByteRow {
  bytes: Buffer;
  count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Text of cells whose bytes do not say it as it is: quotation marks that are doubled or stand in the middle. */
  readonly odd: (string | undefined)[];
  /** Line of the file on which the row starts; the header is on 1. */
  line: number;
}

/** What came of looking for a row: where the next begins, or that the bytes end before it does. */
export const MORE_NEEDED = -1;

const MOST_CELLS = 256;

export function newByteRow(): ByteRow {
  return { bytes: Buffer.alloc(0), count: 0, start: new Int32Array(MOST_CELLS), end: new Int32Array(MOST_CELLS), odd: [], line: 1 };
}

/** Reads rows of comma-separated text out of bytes that come in pieces, as `readCsv` reads them out of text. */
export class ByteRows {
  readonly row = newByteRow();
  #line = 1;

  /** Reads the row at `from`. `last` says that no bytes will follow. */
  next(bytes: Buffer, from: number, last: boolean): number {
    const { row } = this;
    row.bytes = bytes;
    row.count = 0;
    row.line = this.#line;
    let at = from;
    let lines = 0;
    for (;;) {
      const cell = row.count < MOST_CELLS ? row.count++ : MOST_CELLS - 1;
      row.odd[cell] = undefined;
      row.start[cell] = at;
      while (at < bytes.length) {
        const byte = bytes[at];
        if (byte === COMMA || byte === LF || byte === CR || byte === QUOTE) break;
        at++;
      }
      row.end[cell] = at;
      if (bytes[at] === QUOTE) {
        const closed = this.#quoted(cell, at, last);
        if (closed.at === MORE_NEEDED) return MORE_NEEDED;
        at = closed.at;
        lines += closed.lines;
      }
      if (at >= bytes.length) {
        if (!last) return MORE_NEEDED;
        this.#line += lines + 1;
        return at;
      }
      if (bytes[at] === COMMA) {
        at++;
        continue;
      }
      if (bytes[at] === CR && at + 1 >= bytes.length && !last) return MORE_NEEDED;
      this.#line += lines + 1;
      return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
    }
  }

  /** Reads a cell that has a quotation mark, up to the comma or line end after it. */
  #quoted(cell: number, mark: number, last: boolean): { readonly at: number; readonly lines: number } {
    const { row } = this;
    const { bytes } = row;
    const start = row.start[cell] ?? 0;
    const pieces: string[] = [bytes.toString('utf8', start, mark)];
    let [at, lines, plain] = [mark, 0, start === mark];
    for (;;) {
      const open = at + 1;
      let close = open;
      while (close < bytes.length && bytes[close] !== QUOTE) {
        if (bytes[close] === LF || (bytes[close] === CR && bytes[close + 1] !== LF)) lines++;
        close++;
      }
      if (close >= bytes.length) return last ? this.#open() : { at: MORE_NEEDED, lines };
      if (close + 1 >= bytes.length && !last) return { at: MORE_NEEDED, lines };
      if (bytes[close + 1] === QUOTE) {
        plain = false;
        pieces.push(bytes.toString('utf8', open, close + 1));
        at = close + 1;
        continue;
      }
      if (plain) {
        row.start[cell] = open;
        row.end[cell] = close;
      }
      pieces.push(bytes.toString('utf8', open, close));
      at = close + 1;
      const after = at;
      while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== LF && bytes[at] !== CR && bytes[at] !== QUOTE) at++;
      if (at > after) plain = false;
      if (at > after) pieces.push(bytes.toString('utf8', after, at));
      if (bytes[at] === QUOTE) {
        plain = false;
        continue;
      }
      if (!plain) row.odd[cell] = pieces.join('');
      return { at, lines };
    }
  }

  #open(): never {
    throw new QuoteOpen(this.row.line);
  }
}

/** A quotation mark is never closed. */
export class QuoteOpen extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`a quotation mark in row ${line} is never closed`);
    this.line = line;
  }
}
