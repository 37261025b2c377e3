import { mix } from '../records/interner.ts';
import type { Part } from './parts.ts';
import { partOf } from './parts.ts';
import { isNumbered, type Compared } from '../compare/comparer.ts';

/** What a part sees in the row that begins at `base`, as a number of its content: equal whatever the order of the rows; 0 is nothing. */
export type Content = (rows: Int32Array, base: number) => number;

/** The way to read a part by content, worked out once for the part. Unlike the numbers of values, it is the same in every process. */
export function contentOfPart(part: Part, compared: readonly Compared[]): Content {
  const { slot, other, words } = part;
  const of = compared.find(({ from, to }) => from <= slot && slot < to);
  if (of === undefined) return () => 0;
  const { facts: { values, parts } } = of;
  const [ofValue, ofPart] = [values.hashes, parts.hashes];
  const numbered = isNumbered(of);
  switch (part.look) {
    case 'year': case 'turned': return (rows, base) => partOf(part, rows, base);
    case 'value': return numbered ? (rows, base) => rows[base + slot] ?? 0 : (rows, base) => through(ofValue, rows[base + slot] ?? 0);
    case 'either': return (rows, base) => eitherOf(through(ofValue, rows[base + slot] ?? 0), through(ofValue, rows[base + other] ?? 0));
    case 'table': {
      const hashes = /^(soundex|initial)/.test(words) ? undefined : /^(first|last)/.test(words) ? ofValue : ofPart;
      return hashes === undefined ? (rows, base) => partOf(part, rows, base) : (rows, base) => through(hashes, partOf(part, rows, base));
    }
  }
}

function through(hashes: Uint32Array, value: number): number {
  return value === 0 ? 0 : (hashes[value] ?? 0) | 0;
}

function eitherOf(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (mix(Math.min(a >>> 0, b >>> 0)) ^ Math.imul(mix(Math.max(a >>> 0, b >>> 0)), 31)) | 1;
}
