/** How far two people agree beyond chance. */
export interface Agreement {
  readonly pairs: number;
  /** The share of pairs of which both said the same. */
  readonly same: number;
  /** Cohen’s kappa (1960); null where it is not defined, because both said one thing of everything. */
  readonly kappa: number | null;
}

/** First and second answers of the same pairs, and how far they agree. Null where there are none. */
export function agreementOf(answers: readonly (readonly [first: string, second: string])[]): Agreement | null {
  const pairs = answers.length;
  if (pairs === 0) return null;
  const same = answers.filter(([first, second]) => first === second).length / pairs;
  const share = (place: 0 | 1, said: string): number => answers.filter((pair) => pair[place] === said).length / pairs;
  const byChance = [...new Set(answers.flat())].reduce((sum, said) => sum + share(0, said) * share(1, said), 0);
  return { pairs, same, kappa: byChance > 1 - 1e-12 ? null : (same - byChance) / (1 - byChance) };
}
