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

  /** What was filled, of which nothing is kept here. */
  taken(): Int32Array<ArrayBuffer> {
    const filled = this.filled();
    this.#array = new Int32Array(1);
    this.length = 0;
    return filled;
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

  taken(): Float64Array<ArrayBuffer> {
    const filled = this.filled();
    this.#array = new Float64Array(1);
    this.length = 0;
    return filled;
  }
}
