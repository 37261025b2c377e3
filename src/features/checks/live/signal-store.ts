import type { Selectable } from 'kysely';
import type { DB, Tx } from '../../../platform/database/index.ts';
import { resultNames } from '../engine/truth.ts';
import type { Signal } from './signal.ts';

/** What the checks asked of a case last. */
export async function signalsOfCase(tx: Tx, caseId: string): Promise<readonly Signal[]> {
  const rows = await tx.selectFrom('checks.signal').selectAll().where('case_id', '=', caseId).orderBy('due_at').orderBy('id').execute();
  return rows.map(parseSignal);
}

export function parseSignal(row: Selectable<DB['checks.signal']>): Signal {
  return {
    id: row.id, check: row.check_id, version: row.version, key: row.key, result: parseResult(row.result), since: row.since, due: row.due, dueAt: row.due_at,
    evidence: row.evidence, missing: row.missing, certainty: row.certainty === 'certain' ? 'certain' : 'possible', words: row.words, newAt: row.new_at,
  };
}

export function parseResult(text: string): Signal['result'] {
  const result = resultNames.find((name) => name === text);
  if (result === undefined || result === 'clear') throw new Error(`a signal has the result ${text}`);
  return result;
}

/** Puts these in the place of those that were there. */
export async function replaceSignals(tx: Tx, caseId: string, partnershipId: string, signals: readonly Signal[]): Promise<void> {
  await tx.deleteFrom('checks.signal').where('case_id', '=', caseId).execute();
  if (signals.length === 0) return;
  await tx.insertInto('checks.signal').values(signals.map((one) => ({
    id: one.id, case_id: caseId, partnership_id: partnershipId, check_id: one.check, version: one.version, key: one.key, result: one.result, since: one.since, due: one.due, due_at: one.dueAt,
    evidence: [...one.evidence], missing: [...one.missing], certainty: one.certainty, words: one.words, new_at: one.newAt,
  }))).execute();
}

/** Says when to ask again. Until the transaction ends nobody else asks of this case. */
export async function askNextAt(tx: Tx, caseId: string, partnershipId: string, at: Date): Promise<void> {
  await tx.insertInto('checks.due').values({ case_id: caseId, partnership_id: partnershipId, run_at: at }).onConflict((conflict) => conflict.column('case_id').doUpdateSet({ run_at: at })).execute();
}
