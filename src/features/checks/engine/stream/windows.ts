import { readSync } from 'node:fs';
import { ByteRows, cellText, MORE_NEEDED } from '../load/byte-rows.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Whole rows of a file of events, those of one child that stand together never in two of them. */
export interface Window {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Line of the file on which the first row starts. */
  readonly line: number;
  /** Share of the file that has been read with it. */
  readonly share: number;
}

/** A file that is read from where its header ends. */
export interface Rows {
  readonly handle: number;
  readonly from: number;
  readonly line: number;
  readonly size: number;
  /** The column that names the child. */
  readonly childCell: number;
}

const WINDOW = 1 << 23;

/** Cuts a file into windows of about so many bytes. Null where a quotation mark is never closed. */
export function* childWindows({ handle, from, line, size, childCell }: Rows, about = WINDOW): Generator<Window | null> {
  let [held, next, read]: [Uint8Array, number, number] = [new Uint8Array(0), line, from];
  for (let wanted = about; read < size || held.length > 0;) {
    const bytes = new Uint8Array(held.length + Math.min(wanted, size - read));
    bytes.set(held);
    for (let at = held.length; at < bytes.length;) {
      const got = readSync(handle, bytes, at, bytes.length - at, read);
      if (got === 0) throw new Error('the file became shorter while it was read');
      [at, read] = [at + got, read + got];
    }
    const all = read >= size;
    const mark = rowFrom(bytes, all ? bytes.length : Math.max(0, bytes.length - Math.ceil(wanted / 4)), next);
    if (all && mark.open) yield null;
    const cut = all ? { at: bytes.length, line: mark.line } : nextChild(bytes, mark, childCell);
    if (cut === undefined) {
      // The rows of one child go on to the end of what was read, so more is needed to see where they stop.
      [held, wanted] = [bytes, bytes.length];
      continue;
    }
    held = bytes.slice(cut.at);
    yield { bytes: bytes.subarray(0, cut.at), line: next, share: (read - held.length) / size };
    [next, wanted] = [cut.line, about];
  }
}

interface Mark {
  readonly at: number;
  readonly line: number;
}

/** Where the first row begins that is no earlier than `least`; the end where none is, and whether a quotation mark is open there. */
function rowFrom(bytes: Uint8Array, least: number, line: number): Mark & { readonly open: boolean } {
  let [open, lines] = [false, line];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > QUOTE) continue;
    if (byte === QUOTE) open = !open;
    else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) {
      lines++;
      if (!open && at + 1 >= least && at + 1 < bytes.length) return { at: at + 1, line: lines, open };
    }
  }
  return { at: bytes.length, line: lines, open };
}

/** Where, from a row on, the first row of another child begins; undefined where that is not to be seen. */
function nextChild(bytes: Uint8Array<ArrayBuffer>, { at, line }: Mark, childCell: number): Mark | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const rows = new ByteRows(line);
  let before: string | undefined;
  for (let from = at; from < buffer.length;) {
    const next = rows.next(buffer, from, false);
    if (next === MORE_NEEDED) return undefined;
    const { row } = rows;
    const child = row.count > childCell ? cellText(row, childCell).trim() : undefined;
    if (child !== undefined && before !== undefined && child !== before) return { at: from, line: row.line };
    before ??= child;
    from = next;
  }
  return undefined;
}
