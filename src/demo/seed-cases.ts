import { sql } from 'kysely';
import { listIncidents } from '../features/incidents/index.ts';
import { connect, type Tx } from '../platform/database/index.ts';
import { become, castOf } from './cast.ts';
import { demoCases } from './cases/index.ts';
import { codebooksKept } from './codebooks.ts';
import { reviewsCoded } from './coding.ts';
import { daysFrom } from './days.ts';
import { groupsCompared } from './figures.ts';
import { demoId } from './id.ts';

const ONE_AT_A_TIME = 724_002;

/**
 * Plays every case into a demonstration that has none, as the people themselves: on the
 * application's connection, under its policies, by the features' own commands. One transaction, so
 * that a kill half-way leaves nothing and the next start begins again.
 */
export async function seedCases(appUrl: string, now: Date): Promise<void> {
  const app = connect({ url: appUrl, max: 1 });
  try {
    await app.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`.execute(tx);
      if (!(await hasCases(tx))) await playCases(tx, now);
    });
  } finally {
    await app.destroy();
  }
}

/** Plays every case, each with its days counted from `now`. */
export async function playCases(tx: Tx, now: Date): Promise<void> {
  const days = daysFrom(now);
  for (const { place, play } of demoCases) await play(castOf(place, tx, days));
  await groupsCompared(tx, days);
  await codebooksKept(tx, days);
  await reviewsCoded(tx, days);
}

async function hasCases(tx: Tx): Promise<boolean> {
  await become(tx, demoId('person', 'coveshire', 'bm'));
  return (await listIncidents(tx)).length > 0;
}
