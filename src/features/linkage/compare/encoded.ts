import type { ComparisonKind } from '../settings.ts';
import { sharedInts } from '../records/interner.ts';
import type { Facts } from './facts.ts';

/** The bits of encodings that stand in base64, side by side, and how many words of 32 each has. */
export function bitsOf(size: number, text: (value: number) => string): Pick<Facts, 'bits' | 'words'> {
  let words = 0;
  for (let value = 1; value < size; value++) words = Math.max(words, Math.ceil(Buffer.byteLength(text(value), 'base64') / 4));
  const bits = sharedInts(size * words);
  for (let value = 1; value < size; value++) for (const [place, byte] of Buffer.from(text(value), 'base64').entries()) {
    const word = value * words + (place >> 2);
    bits[word] = (bits[word] ?? 0) | (byte << (8 * (place & 3)));
  }
  return { bits, words };
}

// Of the bits of both, those in common (Dice), from which on two values agree at a level of their kind. What
// cannot be seen in bits, such as a short form of a name, is a level that never comes.
const LEVELS: Readonly<Record<ComparisonKind, readonly (readonly [least: number, level: number])[]>> = {
  forename: [[0.8, 3], [0.65, 4], [0.45, 7], [0, 8]],
  surname: [[0.8, 3], [0.65, 4], [0.45, 6], [0, 7]],
  date: [[0.5, 5], [0, 8]],
  sex: [[0, 2]],
  postcode: [[0.8, 2], [0.6, 3], [0.4, 4], [0.25, 5], [0, 6]],
  address: [[0.8, 2], [0.6, 3], [0, 4]],
  place: [[0.8, 2], [0, 3]],
  carer: [[0.8, 2], [0.7, 3], [0.45, 5], [0, 6]],
  identifier: [[0, 3]],
  phone: [[0, 3]],
  email: [[0.8, 3], [0, 4]],
  text: [[0.8, 2], [0, 3]],
};

/** The level at which two encodings agree that are not the same. */
export function encodedLevel(kind: ComparisonKind, facts: Pick<Facts, 'bits' | 'words'>, a: number, b: number): number {
  const levels = LEVELS[kind];
  const likeness = levels.length === 1 ? 0 : dice(facts, a, b);
  return levels.find(([least]) => likeness >= least)?.[1] ?? 0;
}

function dice({ bits, words }: Pick<Facts, 'bits' | 'words'>, a: number, b: number): number {
  let [both, sum] = [0, 0];
  for (let word = 0; word < words; word++) {
    const [one, other] = [bits[a * words + word] ?? 0, bits[b * words + word] ?? 0];
    both += ones(one & other);
    sum += ones(one) + ones(other);
  }
  return sum === 0 ? 0 : (2 * both) / sum;
}

function ones(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
