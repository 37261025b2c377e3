import { pairsIn } from './contingency.ts';
import { wilson, type Share } from './interval.ts';
import type { Links } from './links.ts';
import type { Verdicts } from './offered.ts';

/**
 * Where links may begin that are made without a person: the lowest whole weight from which the wanted share of pairs
 * was right on one half of the children, tried on the other half, and the same the other way round.
 */
export interface HeldOut {
  readonly wanted: number;
  /** Bits: the higher of the two choices. */
  readonly from: number;
  /** Of the pairs taken by each choice in the half in which it was not made, those that are right. */
  readonly precision: Share;
  /** Of the true pairs, those so taken. */
  readonly ofTruePairs: Share;
}

const WANTED = 0.999;
const [LOWEST, HIGHEST] = [-40, 80];

interface Half {
  /** By whole weight from the lowest: pairs of this weight and above. */
  readonly taken: Float64Array;
  readonly right: Float64Array;
  truePairs: number;
}

/** Nothing where in one half no weight is right so often. Pairs that the file calls two children are not counted. */
export function heldOut(links: Links, verdicts: Verdicts, entity: Int32Array, wanted: number = WANTED): HeldOut | undefined {
  const [first, second] = halvesOf(links, verdicts, entity);
  const [ofFirst, ofSecond] = [choice(first, wanted), choice(second, wanted)];
  if (ofFirst < 0 || ofSecond < 0) return undefined;
  const right = (second.right[ofFirst] ?? 0) + (first.right[ofSecond] ?? 0);
  return {
    wanted, from: Math.max(ofFirst, ofSecond) + LOWEST,
    precision: wilson(right, (second.taken[ofFirst] ?? 0) + (first.taken[ofSecond] ?? 0)), ofTruePairs: wilson(right, first.truePairs + second.truePairs),
  };
}

function emptyHalf(): Half {
  return { taken: new Float64Array(HIGHEST - LOWEST + 1), right: new Float64Array(HIGHEST - LOWEST + 1), truePairs: 0 };
}

function halvesOf({ pairs, left, weight, same }: Links, verdicts: Verdicts, entity: Int32Array): readonly [Half, Half] {
  const halves = [emptyHalf(), emptyHalf()] as const;
  const sizes = new Map<number, number>();
  for (const one of entity) if (one !== 0) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  for (const [one, size] of sizes) halves[one % 2 === 0 ? 0 : 1].truePairs += pairsIn(size);
  for (let pair = 0; pair < pairs; pair += 1) {
    const bits = weight[pair] ?? Number.NaN;
    if (verdicts[pair] === 2 || same[pair] !== 1 || Number.isNaN(bits)) continue;
    const { taken, right } = halves[(entity[left[pair] ?? 0] ?? 0) % 2 === 0 ? 0 : 1];
    const at = Math.floor(Math.min(HIGHEST, Math.max(LOWEST, bits))) - LOWEST;
    taken[at] = (taken[at] ?? 0) + 1;
    right[at] = (right[at] ?? 0) + (verdicts[pair] ?? 0);
  }
  for (const { taken, right } of halves) {
    for (let at = taken.length - 2; at >= 0; at -= 1) {
      taken[at] = (taken[at] ?? 0) + (taken[at + 1] ?? 0);
      right[at] = (right[at] ?? 0) + (right[at + 1] ?? 0);
    }
  }
  return halves;
}

function choice({ taken, right }: Half, wanted: number): number {
  return taken.findIndex((pairs, at) => pairs > 0 && (right[at] ?? 0) >= wanted * pairs);
}
