const BITS = 11;
const SIZE = 1 << BITS;

/** Orders `items` by their 32-bit `keys`, both in place, keeping the order of equals. Three passes of eleven bits. */
export function radixSort(keys: Uint32Array<ArrayBuffer>, items: Int32Array<ArrayBuffer>, count: number, spareKeys: Uint32Array<ArrayBuffer>, spareItems: Int32Array<ArrayBuffer>): { readonly keys: Uint32Array<ArrayBuffer>; readonly items: Int32Array<ArrayBuffer> } {
  let [fromKeys, fromItems, toKeys, toItems] = [keys, items, spareKeys, spareItems];
  for (let shift = 0; shift < 33; shift += BITS) {
    const starts = new Uint32Array(SIZE);
    for (let at = 0; at < count; at++) {
      const digit = ((fromKeys[at] ?? 0) >>> shift) & (SIZE - 1);
      starts[digit] = (starts[digit] ?? 0) + 1;
    }
    let sum = 0;
    for (let digit = 0; digit < SIZE; digit++) {
      const number = starts[digit] ?? 0;
      starts[digit] = sum;
      sum += number;
    }
    for (let at = 0; at < count; at++) {
      const key = fromKeys[at] ?? 0;
      const digit = (key >>> shift) & (SIZE - 1);
      const place = starts[digit] ?? 0;
      starts[digit] = place + 1;
      toKeys[place] = key;
      toItems[place] = fromItems[at] ?? 0;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromItems, toItems] = [toItems, fromItems];
  }
  return { keys: fromKeys, items: fromItems };
}
