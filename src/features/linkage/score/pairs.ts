export interface PairArrays {
  readonly count: number;
  readonly left: Int32Array<ArrayBuffer>;
  readonly right: Int32Array<ArrayBuffer>;
  readonly weight: Float32Array<ArrayBuffer>;
  readonly kind: Uint8Array<ArrayBuffer>;
}

/** Pairs of records with their weight, in arrays that grow. */
export class Pairs implements PairArrays {
  count = 0;
  left = new Int32Array(1 << 10);
  right = new Int32Array(1 << 10);
  weight = new Float32Array(1 << 10);
  /** The place of the class in `pairClasses`. */
  kind = new Uint8Array(1 << 10);

  add(left: number, right: number, weight: number, kind: number): void {
    if (this.count >= this.left.length) this.room(this.left.length * 2);
    this.left[this.count] = left;
    this.right[this.count] = right;
    this.weight[this.count] = weight;
    this.kind[this.count++] = kind;
  }

  addAll(more: PairArrays): void {
    if (this.count + more.count > this.left.length) this.room(Math.max(Math.ceil(this.left.length * 1.5), this.count + more.count));
    this.left.set(more.left.subarray(0, more.count), this.count);
    this.right.set(more.right.subarray(0, more.count), this.count);
    this.weight.set(more.weight.subarray(0, more.count), this.count);
    this.kind.set(more.kind.subarray(0, more.count), this.count);
    this.count += more.count;
  }

  /** The pairs alone, without the room to grow, to be handed to another thread. */
  trimmed(): PairArrays {
    const { count } = this;
    return { count, left: this.left.slice(0, count), right: this.right.slice(0, count), weight: this.weight.slice(0, count), kind: this.kind.slice(0, count) };
  }

  private room(length: number): void {
    this.left = grown(new Int32Array(length), this.left);
    this.right = grown(new Int32Array(length), this.right);
    this.weight = grown(new Float32Array(length), this.weight);
    this.kind = grown(new Uint8Array(length), this.kind);
  }
}

function grown<T extends Int32Array | Float32Array | Uint8Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
