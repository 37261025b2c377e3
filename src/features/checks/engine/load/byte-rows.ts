const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;

/** The cells of one row, as places in the bytes. One object is used for all rows. */
export interface ByteRow {
  bytes: Buffer;
  count: number;
  /** Where a cell begins and ends, without the quotation marks around it. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** 1 where the bytes do not say the text as it is: quotation marks that are doubled or stand in the middle. Then they are the whole cell. */
  readonly odd: Uint8Array;
  /** Line of the file on which the row starts; the header is on 1. */
  line: number;
}

/** What came of looking for a row: where the next begins, or that the bytes end before it does. */
export const MORE_NEEDED = -1;

const MOST_CELLS = 256;

function newByteRow(): ByteRow {
  return { bytes: Buffer.alloc(0), count: 0, start: new Int32Array(MOST_CELLS), end: new Int32Array(MOST_CELLS), odd: new Uint8Array(MOST_CELLS), line: 1 };
}

export function cellText({ bytes, start, end, odd }: ByteRow, cell: number): string {
  const text = bytes.toString('utf8', start[cell], end[cell]);
  return odd[cell] === 1 ? withoutMarks(text) : text;
}

/** A mark opens what is quoted or closes it; doubled within, it is one of the text. */
function withoutMarks(text: string): string {
  return text.split('"').reduce((said, piece, index, pieces) => {
    const doubled = index > 0 && index % 2 === 0 && piece === '' && index < pieces.length - 1;
    return said + (doubled ? '"' : piece);
  }, '');
}

/** Reads rows of comma-separated text out of bytes that come in pieces, as `readCsv` reads them out of text. */
export class ByteRows {
  readonly row = newByteRow();
  #line: number;

  /** `line` is that of the first row. */
  constructor(line = 1) {
    this.#line = line;
  }

  /** That of the row that comes next. */
  get line(): number {
    return this.#line;
  }

  /** Reads the row at `from`. `last` says that no bytes will follow. */
  next(bytes: Buffer, from: number, last: boolean): number {
    const { row } = this;
    const { start, end, odd } = row;
    const { length } = bytes;
    row.bytes = bytes;
    row.line = this.#line;
    let [at, cell, lines] = [from, 0, 0];
    for (;; at++) {
      odd[cell] = 0;
      start[cell] = at;
      let byte = 0;
      while (at < length) {
        byte = bytes[at] ?? 0;
        if (byte === COMMA || byte <= QUOTE && (byte === QUOTE || byte === LF || byte === CR)) break;
        at++;
      }
      end[cell] = at;
      if (at < length && byte === QUOTE) {
        lines += this.#quoted(cell, at, last);
        at = this.#after;
        if (at === MORE_NEEDED) return MORE_NEEDED;
        byte = bytes[at] ?? 0;
      }
      row.count = cell + 1;
      if (at >= length) {
        if (!last) return MORE_NEEDED;
        this.#line += lines + 1;
        return at;
      }
      if (byte !== COMMA) break;
      if (cell < MOST_CELLS - 1) cell++;
    }
    if (bytes[at] === CR && at + 1 >= length && !last) return MORE_NEEDED;
    this.#line += lines + 1;
    return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
  }

  /** Where the quoted cell that was read last is over. */
  #after = 0;

  /** Reads a cell that has a quotation mark, up to the comma or line end after it. Returns how many lines end within. */
  #quoted(cell: number, mark: number, last: boolean): number {
    const { row } = this;
    const { bytes } = row;
    const { length } = bytes;
    let [at, lines, closed, open] = [mark + 1, 0, -1, true];
    for (; at < length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        if (open && closed < 0) closed = at;
        else closed = length;
        open = !open;
      } else if (open) {
        if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lines++;
      } else if (byte === COMMA || byte === LF || byte === CR) break;
    }
    this.#after = at;
    if (at >= length && !last) this.#after = MORE_NEEDED;
    else if (open) throw new QuoteOpen(row.line);
    if (row.start[cell] === mark && closed === at - 1) {
      row.start[cell] = mark + 1;
      row.end[cell] = closed;
    } else {
      row.odd[cell] = 1;
      row.end[cell] = at;
    }
    return lines;
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
