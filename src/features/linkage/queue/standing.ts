import type { PersonId } from '../../audit/index.ts';

export type Said = 'same' | 'different' | 'cannot_tell';

/** What one person said of two records, and has not taken back. */
export interface Answer {
  readonly id: string;
  readonly said: Said;
  readonly reason: string;
  readonly at: Date;
  readonly by: PersonId;
}

/** Where two records stand: what people made of them, or what is still to be done. */
export type PairStanding = 'open' | 'second-wanted' | 'disagreed' | 'joined' | 'apart' | 'cannot-tell';

const SETTLED: Readonly<Record<Said, PairStanding>> = { same: 'joined', different: 'apart', cannot_tell: 'cannot-tell' };

/**
 * What the answers come to, in the order in which they were given. A pair of the sample needs two people
 * who say the same; where they do not, the next answer settles it.
 */
export function standingOf(secondLook: boolean, answers: readonly Answer[]): PairStanding {
  const [first, second] = answers;
  if (first === undefined) return 'open';
  const last = answers.at(-1) ?? first;
  if (!secondLook || answers.length > 2) return SETTLED[last.said];
  if (second === undefined) return 'second-wanted';
  return first.said === second.said ? SETTLED[first.said] : 'disagreed';
}

/** Why this person may not answer now; nothing where they may. */
export function notNow(secondLook: boolean, answers: readonly Answer[], person: PersonId): 'said-already' | 'settled' | undefined {
  const standing = standingOf(secondLook, answers);
  if (standing === 'open' || standing === 'disagreed') return undefined;
  if (standing === 'second-wanted') return answers.some(({ by }) => by === person) ? 'said-already' : undefined;
  return 'settled';
}

/**
 * The answers that this person may see. Until two people have answered a pair of the sample, each sees
 * their own alone: who knows what the first said does not look as freshly.
 */
export function answersFor(secondLook: boolean, answers: readonly Answer[], person: PersonId): readonly Answer[] {
  return standingOf(secondLook, answers) === 'second-wanted' ? answers.filter(({ by }) => by === person) : answers;
}
