/** A share of cases with the interval in which the true share lies, 95 times in 100. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959963984540054;

/**
 * Wilson's score interval (Wilson 1927, Journal of the American Statistical Association 22:209), which
 * also holds for shares near 0 and 1. Nothing counted gives a share of NaN between 0 and 1.
 */
export function wilson(count: number, of: number): Share {
  if (of === 0) return { count, of, share: Number.NaN, low: 0, high: 1 };
  const share = count / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const middle = share + (Z * Z) / (2 * of);
  const scale = 1 + (Z * Z) / of;
  return { count, of, share, low: count === 0 ? 0 : Math.max(0, (middle - spread) / scale), high: count === of ? 1 : Math.min(1, (middle + spread) / scale) };
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
