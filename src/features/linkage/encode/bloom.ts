import { createHmac } from 'node:crypto';

/** How values are encoded; both sides must use the same. */
export interface Scheme {
  readonly key: Buffer;
  /** Bits of an encoding before folding: a power of two from 128 to 4,096. */
  readonly bits: number;
  /** Bits that each token sets, 1 to 16. */
  readonly hashes: number;
  /** Half the bits laid over the other half by exclusive or: harder to attack, less exact. */
  readonly fold: boolean;
}

/**
 * A Bloom filter of the tokens. Each token sets bits that only the key can tell, drawn anew for each
 * token, field and salt: not the two-hash scheme, whose regular steps can be attacked.
 */
export function bloomOf(tokens: readonly string[], field: string, salt: string, { key, bits, hashes, fold }: Scheme): Uint8Array {
  const filter = new Uint8Array(bits / 8);
  for (const token of tokens) {
    const digest = createHmac('sha256', key).update(`bloom\u0000${field}\u0000${salt}\u0000${token}`).digest();
    for (let hash = 0; hash < hashes; hash += 1) {
      const bit = digest.readUInt16LE(hash * 2) & (bits - 1);
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  return fold ? folded(filter) : filter;
}

function folded(filter: Uint8Array): Uint8Array {
  const half = filter.length / 2;
  return Uint8Array.from({ length: half }, (_, at) => (filter[at] ?? 0) ^ (filter[at + half] ?? 0));
}

const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** Twice the bits in common by the bits of both (Dice): 1 for equal encodings, near the share of set bits for strangers. */
export function dice(one: Uint8Array, other: Uint8Array): number {
  let [both, sum] = [0, 0];
  for (let at = 0; at < one.length; at += 1) {
    const [a, b] = [one[at] ?? 0, other[at] ?? 0];
    both += ONES[a & b] ?? 0;
    sum += (ONES[a] ?? 0) + (ONES[b] ?? 0);
  }
  return sum === 0 ? 0 : (2 * both) / sum;
}

/** What an identifier is exchanged for: equal numbers stay equal, and nothing else can be told. */
export function keyedDigest(value: string, field: string, key: Buffer): string {
  return createHmac('sha256', key).update(`exact\u0000${field}\u0000${value}`).digest().subarray(0, 12).toString('base64url');
}

/** Eight letters by which two agencies see that they hold the same key, and from which the key cannot be told. */
export function keyFingerprint(key: Buffer): string {
  return createHmac('sha256', key).update('fingerprint').digest('hex').slice(0, 8);
}
