import { GrowingInts } from './growing.ts';

const MOST_BY_BYTE = 96;

/** Ids of events, or other texts, as bytes, one after another, and whether one was there before. */
export class IdHeap {
  #bytes: Buffer;
  #used = 0;
  readonly #starts: GrowingInts;
  #table: Int32Array;
  /** Beside each place of the table what its bytes come to, so that others are seldom looked at. */
  #hashes: Int32Array;

  /** Widens as it is filled; `room` is how many it begins with. */
  constructor(room = 1 << 11) {
    this.#bytes = Buffer.alloc(room * 16);
    this.#starts = new GrowingInts(room);
    this.#starts.push(0);
    this.#table = new Int32Array(room * 2).fill(-1);
    this.#hashes = new Int32Array(room * 2);
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  /** Adds what stands there and gives its place, or -1 less the place at which it is already. */
  add(from: Buffer, start: number, end: number): number {
    if ((this.count + 1) * 2 > this.#table.length) this.#widen();
    const hash = hashOf(from, start, end);
    const slot = this.#slot(hash, from, start, end);
    const known = this.#table[slot] ?? -1;
    if (known >= 0) return -1 - known;
    const place = this.count;
    this.#table[slot] = place;
    this.#hashes[slot] = hash;
    this.#append(from, start, end);
    return place;
  }

  /** The place of what stands there; -1 where it was not added. */
  find(from: Buffer, start: number, end: number): number {
    return this.#table[this.#slot(hashOf(from, start, end), from, start, end)] ?? -1;
  }

  /** Which comes first, by its bytes. */
  compare(one: number, other: number): number {
    return this.#bytes.compare(this.#bytes, this.#starts.get(other), this.#starts.get(other + 1), this.#starts.get(one), this.#starts.get(one + 1));
  }

  eachBytes(visit: (place: number, bytes: Buffer, start: number, end: number) => void): void {
    const bytes = this.#bytes;
    for (let place = 0; place < this.count; place++) visit(place, bytes, this.#starts.get(place), this.#starts.get(place + 1));
  }

  /** A copy in memory that threads can share; nothing is kept here. */
  taken(): { readonly bytes: Uint8Array; readonly starts: Int32Array } {
    this.#table = this.#hashes = new Int32Array(0);
    const bytes = new Uint8Array(new SharedArrayBuffer(this.#used));
    bytes.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = Buffer.alloc(0);
    const from = this.#starts.taken();
    const starts = new Int32Array(new SharedArrayBuffer(from.length * 4));
    starts.set(from);
    return { bytes, starts };
  }

  /** Where it is in the table, or where it would be. */
  #slot(hash: number, from: Buffer, start: number, end: number): number {
    const [table, hashes, last] = [this.#table, this.#hashes, this.#table.length - 1];
    let slot = slotOf(hash, last);
    for (;;) {
      const place = table[slot] ?? -1;
      if (place < 0 || (hashes[slot] === hash && this.#same(place, from, start, end))) return slot;
      slot = (slot + 1) & last;
    }
  }

  #append(from: Buffer, start: number, end: number): void {
    if (this.#used + end - start > this.#bytes.length) {
      const wider = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#used + end - start));
      this.#bytes.copy(wider, 0, 0, this.#used);
      this.#bytes = wider;
    }
    const bytes = this.#bytes;
    if (end - start > MOST_BY_BYTE) from.copy(bytes, this.#used, start, end);
    else for (let at = start, into = this.#used; at < end; at++, into++) bytes[into] = from[at] ?? 0;
    this.#used += end - start;
    this.#starts.push(this.#used);
  }

  #same(place: number, from: Buffer, start: number, end: number): boolean {
    const own = this.#starts.get(place);
    if (this.#starts.get(place + 1) - own !== end - start) return false;
    const bytes = this.#bytes;
    for (let at = start; at < end; at++) if (bytes[own + at - start] !== from[at]) return false;
    return true;
  }

  #widen(): void {
    const [before, hashes] = [this.#table, this.#hashes];
    const last = before.length * 2 - 1;
    const [table, wider] = [new Int32Array(last + 1).fill(-1), new Int32Array(last + 1)];
    for (let old = 0; old < before.length; old++) {
      const place = before[old] ?? -1;
      if (place < 0) continue;
      const hash = hashes[old] ?? 0;
      let slot = slotOf(hash, last);
      while ((table[slot] ?? -1) >= 0) slot = (slot + 1) & last;
      table[slot] = place;
      wider[slot] = hash;
    }
    [this.#table, this.#hashes] = [table, wider];
  }
}

function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash | 0;
}

function slotOf(hash: number, last: number): number {
  return (hash ^ (hash >>> 15)) & last;
}
