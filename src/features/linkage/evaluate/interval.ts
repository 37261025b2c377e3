import { wilson as intervalOf } from '../../../kernel/wilson.ts';

/** A share of cases with the interval in which the true share lies, 95 times in 100. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A share with Wilson's interval, which also holds near 0 and 1. Nothing counted gives a share of NaN between 0 and 1. */
export function wilson(count: number, of: number): Share {
  return { count, of, share: count / of, ...intervalOf(count, of) };
}

/** How well links agree with the truth, counted in pairs of records. */
export interface Agreement {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  /** Of the pairs joined, those that belong together. */
  readonly precision: Share;
  /** Of the pairs that belong together, those joined. */
  readonly recall: Share;
  readonly f1: number;
}

export function agreement(truePositives: number, predicted: number, real: number): Agreement {
  return {
    truePositives, falsePositives: predicted - truePositives, falseNegatives: real - truePositives,
    precision: wilson(truePositives, predicted), recall: wilson(truePositives, real),
    f1: predicted + real === 0 ? Number.NaN : (2 * truePositives) / (predicted + real),
  };
}
