type Ints = Int32Array<ArrayBuffer>;
type Floats = Float32Array<ArrayBuffer>;

/** A typed array that grows at its end; a JavaScript array of ten million numbers takes twice the memory and time. */
export class Growing<T extends Ints | Floats> {
  length = 0;
  private all: T;
  private readonly make: (length: number) => T;
  private readonly cut: (all: T, length: number) => T;

  constructor(make: (length: number) => T, cut: (all: T, length: number) => T) {
    this.make = make;
    this.cut = cut;
    this.all = make(1024);
  }

  push(value: number): void {
    this.set(this.length, value);
  }

  /** Sets a place, also one beyond the end; what is skipped is 0. */
  set(at: number, value: number): void {
    if (at >= this.all.length) {
      const wider = this.make(Math.max(at + 1, this.all.length * 2));
      wider.set(this.all);
      this.all = wider;
    }
    this.all[at] = value;
    if (at >= this.length) this.length = at + 1;
  }

  at(index: number): number {
    return index < this.length ? (this.all[index] ?? 0) : 0;
  }

  /** What is there, up to `length` places, without a copy. */
  values(length = this.length): T {
    if (length > this.length) this.set(length - 1, 0);
    return this.cut(this.all, length);
  }
}

export function growingInts(): Growing<Ints> {
  return new Growing((length) => new Int32Array(length), (all, length) => all.subarray(0, length));
}

export function growingFloats(): Growing<Floats> {
  return new Growing((length) => new Float32Array(length), (all, length) => all.subarray(0, length));
}
