/**
 * Finds the record of a key. A table of our own over typed arrays, because a Map of a million keys
 * costs several times what all their other cells do.
 */
export class KeyIndex {
  readonly #keys: readonly string[];
  #slots = new Int32Array(1024).fill(-1);
  #used = 0;

  /** `keys` is the list, still growing, that places refer to. */
  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  /** The place of the key where it is known; otherwise it is known by `place` from now on. */
  place(key: string, place: number): number | undefined {
    const slot = this.#slotOf(key);
    const found = this.#slots[slot] ?? -1;
    if (found >= 0) return found;
    this.#slots[slot] = place;
    this.#used += 1;
    if (this.#used * 2 > this.#slots.length) this.#grow();
    return undefined;
  }

  /** The slot that holds the key, or the free one where it belongs. */
  #slotOf(key: string): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(key) & mask;
    for (;;) {
      const place = this.#slots[slot] ?? -1;
      if (place < 0 || this.#keys[place] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2).fill(-1);
    for (const place of old) if (place >= 0) this.#slots[this.#slotOf(this.#keys[place] ?? '')] = place;
  }
}

// Fowler, Noll and Vo's hash, and a mix so that the low bits depend on all.
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 1;
}
