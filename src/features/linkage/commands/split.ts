import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { joinedWith, type Join } from '../queue/joined.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { addDecision, holdPair, joinsAmong, listDecisions } from '../store/decisions.ts';
import type { LinkageDoing } from './doing.ts';
import { reasonProblems } from './reason.ts';

/** What is taken out of a child’s records: one of them, or all, so that none is joined with another. */
export const ALL_RECORDS = 'all';

/**
 * Undoes every join of one record with the others of its child, or all joins of the child: each answer by an event of
 * its own that names it, all with one reason. Returns how many joins there were. Pairs go back to be looked at.
 */
export async function splitChild({ tx, now, by, partnershipId }: LinkageDoing, { a, b }: { readonly a: string; readonly b: string }, record: string, reason: string): Promise<Result<number>> {
  const group = joinedWith([a, b], joinsAmong(await listDecisions(tx, partnershipId))).find((records) => record === ALL_RECORDS ? records.includes(a) : records.includes(record)) ?? [];
  const problems: readonly Refusal[] = [
    ...(group.length > 1 ? [] : [queueRefusals.refusal('LINKAGE_RECORD_NOT_CHOSEN', { field: 'record' })]),
    ...reasonProblems(reason),
  ];
  const [first, ...others] = problems;
  if (first !== undefined) return { ok: false, refusals: [first, ...others] };
  const members = new Set(group);
  const concerns = (join: Join): boolean => members.has(join.a) && (record === ALL_RECORDS || join.a === record || join.b === record);
  const joins = await undoJoins({ tx, now, by, partnershipId }, concerns, reason);
  return joins === 0 ? refuse(queueRefusals.refusal('LINKAGE_NOTHING_TO_UNDO', { field: 'record' })) : ok(joins);
}

/** Undoes the joins that are named, each answer by an event of its own with this reason, and says how many there were. */
export async function undoJoins({ tx, now, by, partnershipId }: LinkageDoing, concerns: (join: Join) => boolean, reason: string): Promise<number> {
  for (const join of joinsAmong(await listDecisions(tx, partnershipId)).filter(concerns)) await holdPair(tx, join.a, join.b);
  // What was undone while this one waited is not undone again.
  const joins = joinsAmong(await listDecisions(tx, partnershipId)).filter(concerns);
  for (const { answers } of joins) {
    for (const { id, pairId, said } of answers) if (said === 'same') await addDecision(tx, { partnershipId, pairId, said: 'undone', reason, undoes: id }, by, now);
  }
  return joins.length;
}
