import type { Bar, Explanation } from './explain.ts';
import { probabilityOf } from '../run/thresholds.ts';

/** An explanation as it is kept and shown. */
export interface OpenExplanation extends Explanation {
  /** True where a protected address was compared, and whether it agrees is not shown. */
  readonly addressRestricted: boolean;
}

const HIDDEN = 'restricted';

/**
 * Takes out of an explanation all that says where a child with a restricted address is: values, how they
 * agree, and the bits, of which the sum would tell. What is left is weighed anew. `isHeld` names the
 * comparisons that say where a child is.
 */
export function openExplanation(whole: Explanation, restricted: boolean, isHeld: (comparison: string) => boolean): OpenExplanation {
  if (!restricted) return { ...whole, addressRestricted: false };
  const { prior } = whole;
  const bars = whole.bars.map((bar): Bar => (isHeld(bar.comparison) ? { comparison: bar.comparison, level: HIDDEN, left: HIDDEN, right: HIDDEN, againstStranger: 0, rarity: 0, againstSibling: 0, againstTwin: 0 } : bar));
  const sum = (of: (bar: Bar) => number): number => bars.reduce((total, bar) => total + of(bar), 0);
  const against = {
    stranger: prior.againstStranger + sum((bar) => bar.againstStranger + bar.rarity),
    sibling: prior.againstSibling + sum((bar) => bar.againstSibling),
    twin: prior.againstTwin + sum((bar) => bar.againstTwin),
  };
  const weight = -Math.log2(2 ** -against.stranger + 2 ** -against.sibling + 2 ** -against.twin);
  const smallest = Math.min(against.stranger, against.sibling, against.twin);
  const nearest = smallest === against.stranger ? 'unrelated' : smallest === against.sibling ? 'same_household' : 'twin';
  return { ...whole, bars, against, weight, probability: probabilityOf(weight), nearest, likeliest: smallest >= 0 ? 'same_child' : nearest, addressRestricted: true };
}

/** Whether the mother speaks for it: without her, a child who has no name yet is proposed to nobody. */
export function throughMother({ bars }: Explanation, isCarer: (comparison: string) => boolean): boolean {
  return bars.some((bar) => isCarer(bar.comparison) && bar.againstStranger + bar.rarity > 0);
}
