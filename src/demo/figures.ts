import { keepComparison, SAMPLE_ID } from '../features/figures/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { become } from './cast.ts';
import { at, must, type Days } from './days.ts';
import { demoId } from './id.ts';

/** The analyst has compared the sample's reviews in which neglect featured with others of the same ages. */
export async function groupsCompared(tx: Tx, days: Days): Promise<void> {
  const by = await become(tx, demoId('person', 'nation', 'analyst'));
  must(await keepComparison({ tx, now: at(days.ago(2), '14:20'), by }, SAMPLE_ID, { cohort: 'neglect = present', match: ['age_band'], ratio: 1 }));
}
