import { momentOf } from '../../../kernel/london-time.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { compareGroups, type CompareWish } from '../compare/index.ts';
import { addComparison, type ComparisonId } from '../store/kept.ts';
import { openStudy } from '../store/opened.ts';

/** Who does it, when, and in which transaction. */
export interface Doing {
  readonly tx: Tx;
  readonly now: Date;
  readonly by: PersonId;
}

/** The draw of a matched sample begins here, so that it is the same for everybody. */
const SEED = 1;

/** Compares groups of a study's cases and keeps what came out, byte for byte. Refuses what `compareGroups` refuses. */
export async function keepComparison({ tx, now, by }: Doing, study: string, wish: Pick<CompareWish, 'cohort' | 'against' | 'match' | 'ratio'>): Promise<Result<ComparisonId>> {
  const made = compareGroups((await openStudy(tx, study)).data, { ...wish, seed: SEED, level: 0.95, on: momentOf(now).slice(0, 10) });
  return made.ok ? ok(await addComparison(tx, study, { cohort: made.value.cohort.expression, frozen: JSON.stringify(made.value) }, by, now)) : made;
}
