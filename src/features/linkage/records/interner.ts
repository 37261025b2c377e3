/** Distinct values as bytes, each with a number: 0 is nothing, the first value is 1. */
export interface Values {
  readonly size: number;
  readonly bytes: Uint8Array;
  /** Value v is bytes[starts[v]] up to bytes[starts[v + 1]]. */
  readonly starts: Uint32Array;
  /** Of the content, so equal whatever the order of the rows. */
  readonly hashes: Uint32Array;
}

const FIRST_SEED = 0x811c9dc5;

/** FNV-1a with a final mix: the same bytes give the same number in every run. */
export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = FIRST_SEED;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return mix(hash);
}

export function mix(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Gives equal byte strings equal numbers. Open addressing over bytes: a JavaScript Map of strings takes six times the memory. */
export class Interner {
  // Small at first, because a question about one record makes a score of these.
  private slots = new Int32Array(1 << 7);
  private hashes = new Uint32Array(1 << 6);
  private starts = new Uint32Array((1 << 6) + 1);
  private bytes = new Uint8Array(1 << 10);
  private count = 1;
  private used = 0;

  get size(): number {
    return this.count;
  }

  /** The number of these bytes, a new one where they are new. */
  add(from: Uint8Array, start: number, end: number): number {
    return this.place(from, start, end, hashBytes(from, start, end), true);
  }

  /** The number of these bytes, or 0 where they have none. */
  find(from: Uint8Array, start: number, end: number): number {
    return this.place(from, start, end, hashBytes(from, start, end), false);
  }

  addText(text: string): number {
    const bytes = Buffer.from(text, 'utf8');
    return bytes.length === 0 ? 0 : this.add(bytes, 0, bytes.length);
  }

  findText(text: string): number {
    const bytes = Buffer.from(text, 'utf8');
    return bytes.length === 0 ? 0 : this.find(bytes, 0, bytes.length);
  }

  /** A number of the content, equal whatever the order of the rows. */
  hashOf(value: number): number {
    return this.hashes[value] ?? 0;
  }

  text(value: number): string {
    return Buffer.from(this.bytes.buffer, this.starts[value] ?? 0, (this.starts[value + 1] ?? 0) - (this.starts[value] ?? 0)).toString('utf8');
  }

  /** The values as they stand, in memory that threads share. */
  freeze(): Values {
    return {
      size: this.count,
      bytes: shared(Uint8Array, this.bytes.subarray(0, this.used)),
      starts: shared(Uint32Array, this.starts.subarray(0, this.count + 1)),
      hashes: shared(Uint32Array, this.hashes.subarray(0, this.count)),
    };
  }

  private place(from: Uint8Array, start: number, end: number, hash: number, grow: boolean): number {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let value = this.slots[slot] ?? 0; value !== 0; value = this.slots[slot] ?? 0) {
      if (this.hashes[value] === hash && this.same(value, from, start, end)) return value;
      slot = (slot + 1) & mask;
    }
    return grow ? this.append(from, start, end, hash, slot) : 0;
  }

  private same(value: number, from: Uint8Array, start: number, end: number): boolean {
    const at = this.starts[value] ?? 0;
    if ((this.starts[value + 1] ?? 0) - at !== end - start) return false;
    for (let offset = 0; offset < end - start; offset++) if (this.bytes[at + offset] !== from[start + offset]) return false;
    return true;
  }

  private append(from: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const value = this.count++;
    if (this.count >= this.hashes.length) this.growValues();
    while (this.used + end - start > this.bytes.length) this.bytes = larger(Uint8Array, this.bytes);
    for (let at = start; at < end; at++) this.bytes[this.used++] = from[at] ?? 0;
    this.starts[value + 1] = this.used;
    this.hashes[value] = hash;
    this.slots[slot] = value;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return value;
  }

  private growValues(): void {
    this.hashes = larger(Uint32Array, this.hashes);
    const starts = new Uint32Array(this.hashes.length + 1);
    starts.set(this.starts);
    this.starts = starts;
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let value = 1; value < this.count; value++) {
      let slot = (this.hashes[value] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = value;
    }
    this.slots = slots;
  }
}

interface TypedArray { readonly length: number; readonly byteLength: number; set: (from: ArrayLike<number>) => void }

function larger<T extends TypedArray>(Kind: new (length: number) => T, array: T & ArrayLike<number>): T {
  const grown = new Kind(array.length * 2);
  grown.set(array);
  return grown;
}

// Shared memory is dear to make, and fewer numbers are as soon copied to a thread.
const FEW = 1 << 10;

/** A copy in memory that worker threads see without copying; of few numbers, a copy that they copy. */
export function shared<T extends TypedArray>(Kind: new (buffer: ArrayBufferLike) => T, array: T & ArrayLike<number>): T {
  const copy = new Kind(array.length <= FEW ? new ArrayBuffer(array.byteLength) : new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}

export function sharedInts(length: number): Int32Array {
  return length <= FEW ? new Int32Array(length) : new Int32Array(new SharedArrayBuffer(length * 4));
}
