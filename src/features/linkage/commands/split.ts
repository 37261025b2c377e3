import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { joinedWith } from '../queue/joined.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { standingOf } from '../queue/standing.ts';
import { addDecision, answersByPair, holdPair, listDecisions, type Decision } from '../store/decisions.ts';
import type { LinkageDoing } from './doing.ts';

/** What is taken out of a child’s records: one of them, or all, so that none is joined with another. */
export const ALL_RECORDS = 'all';

/** Pairs that people joined, with the answers that stand. */
export function joinsAmong(decisions: readonly Decision[]): readonly { readonly a: string; readonly b: string; readonly answers: readonly Decision[] }[] {
  return [...answersByPair(decisions).values()].flatMap((answers) => {
    const [first] = answers;
    return first !== undefined && standingOf(first.secondLook, answers) === 'joined' ? [{ a: first.a, b: first.b, answers }] : [];
  });
}

/**
 * Undoes every join of one record with the others of its child, or all joins of the child: each answer by an event of
 * its own that names it, all with one reason. Returns how many joins there were. Pairs go back to be looked at.
 */
export async function splitChild({ tx, now, by, partnershipId }: LinkageDoing, { a, b }: { readonly a: string; readonly b: string }, record: string, reason: string): Promise<Result<number>> {
  const group = joinedWith([a, b], joinsAmong(await listDecisions(tx, partnershipId))).find((records) => record === ALL_RECORDS ? records.includes(a) : records.includes(record)) ?? [];
  const problems: readonly Refusal[] = [
    ...(group.length > 1 ? [] : [queueRefusals.refusal('LINKAGE_RECORD_NOT_CHOSEN', { field: 'record' })]),
    ...(reason === '' ? [queueRefusals.refusal('LINKAGE_REASON_MISSING', { field: 'reason' })] : []),
    ...(reason.length > 2000 ? [queueRefusals.refusal('LINKAGE_REASON_TOO_LONG', { field: 'reason' })] : []),
  ];
  const [first, ...others] = problems;
  if (first !== undefined) return { ok: false, refusals: [first, ...others] };
  const members = new Set(group);
  const concerns = (join: { readonly a: string; readonly b: string }): boolean => members.has(join.a) && (record === ALL_RECORDS || join.a === record || join.b === record);
  for (const join of joinsAmong(await listDecisions(tx, partnershipId)).filter(concerns)) await holdPair(tx, join.a, join.b);
  // What was undone while this one waited is not undone again.
  const joins = joinsAmong(await listDecisions(tx, partnershipId)).filter(concerns);
  if (joins.length === 0) return refuse(queueRefusals.refusal('LINKAGE_NOTHING_TO_UNDO', { field: 'record' }));
  for (const { answers } of joins) {
    for (const { id, pairId, said } of answers) if (said === 'same') await addDecision(tx, { partnershipId, pairId, said: 'undone', reason, undoes: id }, by, now);
  }
  return ok(joins.length);
}
