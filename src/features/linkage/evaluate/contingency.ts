/** Records in the order of their keys, and where each run of equal keys begins (the last start is the end). */
export interface Runs {
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** Sorts records by one whole-number key, keeping the given order among equals: two counting passes, no comparisons. */
export function runsBy(key: Int32Array, order: Int32Array = upTo(key.length)): Runs {
  let most = 0;
  for (let at = 0; at < key.length; at += 1) most = Math.max(most, key[at] ?? 0);
  const next = new Int32Array(most + 2);
  for (const record of order) next[(key[record] ?? 0) + 1] = (next[(key[record] ?? 0) + 1] ?? 0) + 1;
  for (let value = 1; value < next.length; value += 1) next[value] = (next[value] ?? 0) + (next[value - 1] ?? 0);
  const sorted = new Int32Array(order.length);
  for (const record of order) {
    const value = key[record] ?? 0;
    const place = next[value] ?? 0;
    sorted[place] = record;
    next[value] = place + 1;
  }
  return { order: sorted, starts: startsOf(sorted, key, key) };
}

/** Runs of records that are equal in both keys: what a result and the truth put together alike. */
export function cellsOf(first: Int32Array, second: Int32Array, records: Int32Array = upTo(first.length)): Runs {
  const { order } = runsBy(first, runsBy(second, records).order);
  return { order, starts: startsOf(order, first, second) };
}

function startsOf(order: Int32Array, first: Int32Array, second: Int32Array): Int32Array {
  const starts = new Int32Array(order.length + 1);
  let count = 0;
  for (let at = 0; at < order.length; at += 1) {
    const [record, before] = [order[at] ?? 0, at === 0 ? -1 : (order[at - 1] ?? 0)];
    if (before >= 0 && first[record] === first[before] && second[record] === second[before]) continue;
    starts[count] = at;
    count += 1;
  }
  starts[count] = order.length;
  return starts.slice(0, count + 1);
}

export function upTo(length: number): Int32Array {
  const all = new Int32Array(length);
  for (let at = 0; at < length; at += 1) all[at] = at;
  return all;
}

export function pairsIn(size: number): number {
  return (size * (size - 1)) / 2;
}

/** Pairs of records inside the runs. A run of a million is one multiplication, not half a billion pairs. */
export function pairsOf({ starts }: Runs): number {
  let pairs = 0;
  for (let run = 0; run + 1 < starts.length; run += 1) pairs += pairsIn((starts[run + 1] ?? 0) - (starts[run] ?? 0));
  return pairs;
}

/** Pairs inside the runs in which one record at least has the code, for each code. */
export function pairsByCode({ order, starts }: Runs, codes: Int32Array, size: number): Float64Array {
  const pairs = new Float64Array(size);
  const inRun = new Int32Array(size);
  for (let run = 0; run + 1 < starts.length; run += 1) {
    const [from, to] = [starts[run] ?? 0, starts[run + 1] ?? 0];
    if (to - from < 2) continue;
    for (let at = from; at < to; at += 1) inRun[codes[order[at] ?? 0] ?? 0] = (inRun[codes[order[at] ?? 0] ?? 0] ?? 0) + 1;
    for (let at = from; at < to; at += 1) {
      const code = codes[order[at] ?? 0] ?? 0;
      const have = inRun[code] ?? 0;
      if (have > 0) pairs[code] = (pairs[code] ?? 0) + have * (to - from - have) + pairsIn(have);
      inRun[code] = 0;
    }
  }
  return pairs;
}

/** For each record, how many records its run holds; 0 where it is in none. */
export function runSizes({ order, starts }: Runs, records: number): Int32Array {
  const sizes = new Int32Array(records);
  for (let run = 0; run + 1 < starts.length; run += 1) {
    const [from, to] = [starts[run] ?? 0, starts[run + 1] ?? 0];
    for (let at = from; at < to; at += 1) sizes[order[at] ?? 0] = to - from;
  }
  return sizes;
}
