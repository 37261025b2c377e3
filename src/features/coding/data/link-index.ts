import type { CodedRecords } from './coded-file.ts';

/** For each record, those of the other table that it belongs to: `others[starts[i]]` up to `others[starts[i + 1]]`. */
export interface LinkIndex {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  /** How many records the other table has. */
  readonly size: number;
  /** 1 where a key was not found. */
  readonly broken: Uint8Array;
  /** 1 for each record of the other table that is faulty. */
  readonly faulty: Uint8Array;
}

/** Finds what each record of one table belongs to. With `many` a cell holds several keys, with `;` between. */
export function linkOf(from: CodedRecords, to: CodedRecords, many: boolean): LinkIndex {
  const placeOf = new Map(to.keys.map((key, at) => [key, at]));
  const starts = new Int32Array(from.size + 1);
  const others: number[] = [];
  const broken = new Uint8Array(from.size);
  const written = from.links.get(to.table.table) ?? [];
  for (let at = 0; at < from.size; at += 1) {
    const keys = many ? (written[at] ?? '').split(';').map((key) => key.trim()) : [written[at] ?? ''];
    for (const key of keys) {
      const place = placeOf.get(key);
      if (place === undefined) broken[at] = 1;
      else others.push(place);
    }
    starts[at + 1] = others.length;
  }
  return { starts, others: Int32Array.from(others), size: to.size, broken, faulty: to.faulty };
}
