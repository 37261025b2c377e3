import type { Values } from '../records/interner.ts';

/** Bytes of a value that are compared. */
export const LONGEST = 64;
const taken = new Uint8Array(LONGEST);
const first = new Uint8Array(LONGEST);
const second = new Uint8Array(LONGEST);
const kept = new Uint8Array(LONGEST);

/**
 * Jaro-Winkler similarity of two values, 0 to 1 (Winkler 1990: prefix of four, weight 0.1, from a Jaro
 * of 0.7 on). Bytes past the 64th do not count. The same whichever way round, because the lower
 * number of content goes first.
 */
export function jaroWinkler({ bytes, starts, hashes }: Values, one: number, other: number): number {
  if (one === other) return 1;
  const isFirst = (hashes[one] ?? 0) < (hashes[other] ?? 0);
  const a = isFirst ? one : other;
  const b = isFirst ? other : one;
  const lengthA = load(bytes, starts[a] ?? 0, starts[a + 1] ?? 0, first);
  const lengthB = load(bytes, starts[b] ?? 0, starts[b + 1] ?? 0, second);
  return winkler(jaro(lengthA, lengthB), Math.min(lengthA, lengthB, 4));
}

function load(bytes: Uint8Array, from: number, to: number, into: Uint8Array): number {
  const length = Math.min(to - from, LONGEST);
  for (let at = 0; at < length; at++) into[at] = bytes[from + at] ?? 0;
  return length;
}

function jaro(lengthA: number, lengthB: number): number {
  const window = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1);
  taken.fill(0, 0, lengthB);
  let matches = 0;
  let turned = 0;
  for (let at = 0; at < lengthA; at++) {
    const letter = first[at] ?? 0;
    const to = Math.min(lengthB, at + window + 1);
    for (let look = Math.max(0, at - window); look < to; look++) {
      if (taken[look] !== 0 || second[look] !== letter) continue;
      taken[look] = 1;
      kept[matches++] = letter;
      break;
    }
  }
  if (matches === 0) return 0;
  let rank = 0;
  for (let look = 0; look < lengthB; look++) if (taken[look] === 1 && second[look] !== kept[rank++]) turned++;
  return (matches / lengthA + matches / lengthB + (matches - (turned >> 1)) / matches) / 3;
}

function winkler(similarity: number, most: number): number {
  if (similarity < 0.7) return similarity;
  let prefix = 0;
  while (prefix < most && first[prefix] === second[prefix]) prefix++;
  return similarity + prefix * 0.1 * (1 - similarity);
}

/** The letters and digits that a value has, one bit each: what two values lack in common bounds how alike they can be. */
export function letterMask({ bytes, starts }: Values, value: number): number {
  let mask = 0;
  for (let at = starts[value] ?? 0; at < (starts[value + 1] ?? 0); at++) {
    const byte = bytes[at] ?? 0;
    mask |= 1 << (byte >= 97 && byte <= 122 ? byte - 97 : 26 + (byte % 6));
  }
  return mask;
}

/** No two values with these masks and lengths have a higher Jaro similarity than this; below 0.7 a beginning in common adds nothing to it. */
export function mostAlike(maskA: number, lengthA: number, maskB: number, lengthB: number): number {
  const matches = Math.min(lengthA - bits(maskA & ~maskB), lengthB - bits(maskB & ~maskA), lengthA, lengthB);
  return matches <= 0 ? 0 : (matches / lengthA + matches / lengthB + 1) / 3;
}

function bits(mask: number): number {
  let left = mask - ((mask >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
