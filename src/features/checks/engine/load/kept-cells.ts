import { cellText, type ByteRow } from './byte-rows.ts';
import { IdHeap } from './id-heap.ts';

const MOST_KEPT = 200_000;
const LONGEST_KEPT = 300;
const ROOM = 64;

/** What was read of cells that many rows have in common, found by their bytes, so that no text is made of one that came before. */
export class KeptCells<Read> {
  readonly #bytes = new IdHeap(ROOM);
  readonly #kept: Read[] = [];
  readonly #read: (text: string) => Read;

  constructor(read: (text: string) => Read) {
    this.#read = read;
  }

  /** What the cell says. */
  of(row: ByteRow, cell: number): Read {
    const { bytes, start, end } = row;
    const [from, to] = [start[cell] ?? 0, end[cell] ?? 0];
    const known = this.#known(bytes, from, to);
    return known >= 0 ? this.#at(known) : this.#add(bytes, from, to, this.#read(cellText(row, cell)));
  }

  /** What these bytes say, as they stand. */
  in(bytes: Buffer, from: number, to: number): Read {
    const known = this.#known(bytes, from, to);
    return known >= 0 ? this.#at(known) : this.#add(bytes, from, to, this.#read(bytes.toString('utf8', from, to)));
  }

  #known(bytes: Buffer, from: number, to: number): number {
    return to - from > LONGEST_KEPT ? -1 : this.#bytes.find(bytes, from, to);
  }

  #add(bytes: Buffer, from: number, to: number, read: Read): Read {
    if (to - from <= LONGEST_KEPT && this.#kept.length < MOST_KEPT) {
      this.#bytes.add(bytes, from, to);
      this.#kept.push(read);
    }
    return read;
  }

  #at(place: number): Read {
    const kept = this.#kept[place];
    if (kept === undefined) throw new RangeError('what was found was kept');
    return kept;
  }
}
