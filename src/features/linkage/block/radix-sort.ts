const [BITS, SIZE] = [8, 256];
// Up to so many lie near the processor as they are.
const FEW = 1 << 14;

type Keys = Uint32Array<ArrayBuffer>;
type Items = Int32Array<ArrayBuffer>;

/**
 * Orders `items` by their 32-bit `keys`, both in place, keeping the order of equals. Many are first parted by
 * their uppermost eight bits, so that the passes over the lower bits move what lies near the processor.
 */
export function radixSort(keys: Keys, items: Items, count: number, spareKeys: Keys, spareItems: Items): { readonly keys: Keys; readonly items: Items } {
  const places = new Uint32Array(SIZE);
  if (count <= FEW) {
    pass(keys, items, spareKeys, spareItems, 0, count, 0, places);
    pass(spareKeys, spareItems, keys, items, 0, count, BITS, places);
    pass(keys, items, spareKeys, spareItems, 0, count, 2 * BITS, places);
    pass(spareKeys, spareItems, keys, items, 0, count, 3 * BITS, places);
    return { keys, items };
  }
  pass(keys, items, spareKeys, spareItems, 0, count, 3 * BITS, places);
  const ends = places.slice();
  for (let part = 0, from = 0; part < SIZE; part++) {
    const to = ends[part] ?? 0;
    pass(spareKeys, spareItems, keys, items, from, to, 0, places);
    pass(keys, items, spareKeys, spareItems, from, to, BITS, places);
    pass(spareKeys, spareItems, keys, items, from, to, 2 * BITS, places);
    from = to;
  }
  return { keys, items };
}

/** Moves what lies from `from` up to `to` in the order of eight bits; leaves in `places` where each of their values ends. */
function pass(keys: Keys, items: Items, toKeys: Keys, toItems: Items, from: number, to: number, shift: number, places: Uint32Array): void {
  places.fill(0);
  for (let at = from; at < to; at++) {
    const digit = ((keys[at] ?? 0) >>> shift) & (SIZE - 1);
    places[digit] = (places[digit] ?? 0) + 1;
  }
  for (let digit = 0, sum = from; digit < SIZE; digit++) {
    const number = places[digit] ?? 0;
    places[digit] = sum;
    sum += number;
  }
  for (let at = from; at < to; at++) {
    const key = keys[at] ?? 0;
    const digit = (key >>> shift) & (SIZE - 1);
    const place = places[digit] ?? 0;
    places[digit] = place + 1;
    toKeys[place] = key;
    toItems[place] = items[at] ?? 0;
  }
}
