import type { Tx } from '../../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import type { RunAccount } from '../reports/account.ts';
import type { Rates } from '../run/rates.ts';
import type { Problem } from '../records/problem.ts';
import type { LinkSettings } from '../settings.ts';
import type { Model } from '../train/model.ts';
import type { StoredComparison } from './cells.ts';

/** What a run learnt and how it looked for pairs: all that is needed to weigh one more record the same way. */
export interface StoredModel {
  readonly comparisons: readonly StoredComparison[];
  readonly blocking: NonNullable<LinkSettings['blocking']>;
  readonly model: Model;
  /** How many values each comparison has in all records, by its name. */
  readonly totals: Readonly<Record<string, number>>;
}

/** What a run came to, in numbers. */
export interface RunSummary {
  readonly records: number;
  readonly unborn: number;
  readonly restricted: number;
  readonly pairs: { readonly automatic: number; readonly review: number; readonly leftOut: number };
  readonly automaticFrom: number;
  readonly problems: readonly Problem[];
  /** Of whom fewer records are linked and more are in doubt; runs of before it was counted have none. */
  readonly rates?: Rates;
  /** Clusters, blocking and thresholds; runs of before it was kept have none. */
  readonly account?: RunAccount;
  readonly seconds: number;
}

export interface StoredRun {
  readonly id: string;
  readonly partnershipId: PartnershipId;
  readonly version: string;
  readonly stored: StoredModel;
  readonly summary: RunSummary;
  readonly at: Date;
  readonly by: PersonId;
}

export async function addRun(tx: Tx, run: StoredRun): Promise<void> {
  await tx.insertInto('linkage.run').values({
    id: run.id, partnership_id: run.partnershipId, model_version: run.version, model: JSON.stringify(run.stored), summary: JSON.stringify(run.summary), run_at: run.at, run_by: run.by,
  }).execute();
}

export async function newestRun(tx: Tx, partnershipId: string): Promise<StoredRun | null> {
  const row = await tx.selectFrom('linkage.run').selectAll().where('partnership_id', '=', partnershipId).orderBy('run_at', 'desc').orderBy('id').limit(1).executeTakeFirst();
  return row === undefined ? null : parseRun(row);
}

function parseRun(row: { id: string; partnership_id: string; model_version: string; model: unknown; summary: unknown; run_at: Date; run_by: string }): StoredRun {
  return {
    id: row.id, partnershipId: row.partnership_id as PartnershipId, version: row.model_version, stored: row.model as StoredModel, summary: row.summary as RunSummary,
    at: row.run_at, by: row.run_by as PersonId,
  };
}
