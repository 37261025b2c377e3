import type { IdHeap } from '../load/id-heap.ts';

/** A number of 64 bits for each id. The same id has the same; two others have it in one case of more than a million for ten million ids. */
export function idMarks(ids: IdHeap): BigUint64Array<ArrayBuffer> {
  const halves = new Uint32Array(ids.count * 2);
  ids.eachBytes((place, bytes, start, end) => {
    let [one, other] = [0x811c9dc5, 0x9e3779b9];
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      one = Math.imul(one ^ byte, 0x01000193);
      other = Math.imul(((other << 5) | (other >>> 27)) ^ byte, 0x2c1b3c6d);
    }
    halves[place * 2] = mixed(one ^ Math.imul(other, 0x85ebca6b));
    halves[place * 2 + 1] = mixed(other ^ (end - start));
  });
  return new BigUint64Array(halves.buffer);
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return bits ^ (bits >>> 16);
}

/** Whether one comes twice. */
export function hasRepeat(marks: readonly BigUint64Array[]): boolean {
  const all = new BigUint64Array(marks.reduce((count, own) => count + own.length, 0));
  let next = 0;
  for (const own of marks) {
    all.set(own, next);
    next += own.length;
  }
  all.sort();
  for (let place = 1; place < all.length; place++) if (all[place] === all[place - 1]) return true;
  return false;
}
