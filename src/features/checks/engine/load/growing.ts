/** A typed column that grows as it is filled. */
export class GrowingInts {
  #array: Int32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 1024) {
    this.#array = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.#array.length) {
      const wider = new Int32Array(this.#array.length * 2);
      wider.set(this.#array);
      this.#array = wider;
    }
    this.#array[this.length++] = value;
  }

  get(index: number): number {
    return this.#array[index] ?? 0;
  }

  filled(): Int32Array<ArrayBuffer> {
    return this.#array.subarray(0, this.length);
  }
}

export class GrowingDoubles {
  #array = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) {
      const wider = new Float64Array(this.#array.length * 2);
      wider.set(this.#array);
      this.#array = wider;
    }
    this.#array[this.length++] = value;
  }

  filled(): Float64Array<ArrayBuffer> {
    return this.#array.subarray(0, this.length);
  }
}

/** Ids of events as bytes, one after another, and whether one was there before. */
export class IdHeap {
  #bytes = Buffer.alloc(1 << 16);
  #used = 0;
  readonly #starts = new GrowingInts();
  #table = new Int32Array(1 << 12).fill(-1);

  constructor() {
    this.#starts.push(0);
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  /** Adds the id and gives its place, or -1 less the place at which it is already. */
  add(from: Buffer, start: number, end: number): number {
    if ((this.count + 1) * 2 > this.#table.length) this.#widen();
    let slot = this.#slotOf(from, start, end);
    for (let place = this.#table[slot] ?? -1; place >= 0; place = this.#table[slot] ?? -1) {
      if (this.#same(place, from, start, end)) return -1 - place;
      slot = (slot + 1) & (this.#table.length - 1);
    }
    const place = this.count;
    this.#table[slot] = place;
    this.#append(from, start, end);
    return place;
  }

  /** Which id comes first, by its bytes. */
  compare(one: number, other: number): number {
    return this.#bytes.compare(this.#bytes, this.#starts.get(other), this.#starts.get(other + 1), this.#starts.get(one), this.#starts.get(one + 1));
  }

  id(place: number): string {
    return this.#bytes.toString('utf8', this.#starts.get(place), this.#starts.get(place + 1));
  }

  /** A copy in memory that threads can share. */
  shared(): { readonly bytes: Uint8Array; readonly starts: Int32Array } {
    const bytes = new Uint8Array(new SharedArrayBuffer(this.#used));
    bytes.set(this.#bytes.subarray(0, this.#used));
    const starts = new Int32Array(new SharedArrayBuffer(this.#starts.length * 4));
    starts.set(this.#starts.filled());
    return { bytes, starts };
  }

  #append(from: Buffer, start: number, end: number): void {
    while (this.#used + end - start > this.#bytes.length) {
      const wider = Buffer.alloc(this.#bytes.length * 2);
      this.#bytes.copy(wider, 0, 0, this.#used);
      this.#bytes = wider;
    }
    from.copy(this.#bytes, this.#used, start, end);
    this.#used += end - start;
    this.#starts.push(this.#used);
  }

  #slotOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    return (hash ^ (hash >>> 15)) & (this.#table.length - 1);
  }

  #same(place: number, from: Buffer, start: number, end: number): boolean {
    const own = this.#starts.get(place);
    if (this.#starts.get(place + 1) - own !== end - start) return false;
    for (let at = start; at < end; at++) if (this.#bytes[own + at - start] !== from[at]) return false;
    return true;
  }

  #widen(): void {
    this.#table = new Int32Array(this.#table.length * 2).fill(-1);
    for (let place = 0; place < this.count; place++) {
      let slot = this.#slotOf(this.#bytes, this.#starts.get(place), this.#starts.get(place + 1));
      while ((this.#table[slot] ?? -1) >= 0) slot = (slot + 1) & (this.#table.length - 1);
      this.#table[slot] = place;
    }
  }
}
