import { newId } from '../../../kernel/id.ts';
import { momentOf } from '../../../kernel/london-time.ts';
import { londonDate } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordOfCase, type RecordOfCase } from '../../cases/index.ts';
import { readAsAt } from '../engine/as-at.ts';
import { typeCode } from '../engine/columns.ts';
import type { ChildFacts } from '../engine/sheet.ts';
import { StandingChecks } from '../engine/standing-checks.ts';
import type { Check } from '../language/check.ts';
import { digestOfCheck } from '../trial/index.ts';
import { listAssessments, listSwitches } from './area-store.ts';
import { checksOfArea } from './own-version.ts';
import { nextAsking, signalsOf, type Signal } from './signal.ts';
import { askNextAt, replaceSignals, signalsOfCase } from './signal-store.ts';
import { liveChecks } from './standing.ts';

/** The checks that are on in an area now, each in the version that was switched on there. */
export async function checksOn(tx: Tx, partnershipId: string, now: Date): Promise<readonly Check[]> {
  const [assessment] = await listAssessments(tx, partnershipId);
  return liveChecks(assessment, await listSwitches(tx, partnershipId), await checksOfArea(tx, partnershipId), londonDate(now));
}

/**
 * Asks the checks that are on of one case as it stands now, keeps what they say, and says when to ask
 * again. In the transaction of whoever changed the case, or of the program when time has passed.
 */
export async function askCase(tx: Tx, now: Date, caseId: string): Promise<readonly Signal[]> {
  const record = await recordHeld(tx, now, caseId);
  const asAt = readAsAt(momentOf(now));
  if (!asAt.ok) throw new Error('now is a moment');
  const checks = await checksOn(tx, record.partnershipId, now);
  const results = checks.length === 0 || record.events.length + record.unread.length === 0 ? [] : compiled(checks).open(record.events, childOf(record)).ask({ asAt: asAt.value });
  const signals = signalsOf(results, await signalsOfCase(tx, caseId), now, newId);
  await replaceSignals(tx, caseId, record.partnershipId, signals);
  await askNextAt(tx, caseId, record.partnershipId, nextAsking(signals, now));
  return signals;
}

/** With what of its entries cannot be read, beside which nothing is clear. */
function childOf({ child, unread }: RecordOfCase): ChildFacts {
  return { ...child, unread: unread.map(({ type, column }) => ({ type: typeCode(type), missing: `${type}.${column}` })) };
}

/** The record as it is once nobody else is asking of the case. */
async function recordHeld(tx: Tx, now: Date, caseId: string): Promise<RecordOfCase> {
  const area = await tx.selectFrom('cases.child_case').select('partnership_id').where('id', '=', caseId).executeTakeFirst();
  if (area !== undefined) await askNextAt(tx, caseId, area.partnership_id, now);
  const record = await recordOfCase(tx, caseId);
  if (record === null) throw new Error('The case was there a moment ago');
  return record;
}

/** So many areas' choices of checks are kept compiled. */
const KEPT = 16;
const kept = new Map<string, StandingChecks>();

function compiled(checks: readonly Check[]): StandingChecks {
  // By what they say: two areas' own versions can have the same number.
  const key = checks.map(digestOfCheck).join();
  const found = kept.get(key) ?? new StandingChecks(checks);
  kept.delete(key);
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return found;
}
