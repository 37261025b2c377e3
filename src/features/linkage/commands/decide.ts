import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { answersFor, notNow, type Said } from '../queue/standing.ts';
import { addDecision, answersByPair, holdPair, listDecisions } from '../store/decisions.ts';
import type { PairLine } from '../store/pairs.ts';
import type { LinkageDoing } from './doing.ts';
import { reasonProblems } from './reason.ts';

/** Says of two records whether they are of one child. Refuses a second answer of the same person, and one that comes too late. */
export async function decidePair({ tx, now, by, partnershipId }: LinkageDoing, pair: PairLine, said: string, reason: string): Promise<Result<Said>> {
  const problems = [
    ...(isSaid(said) ? [] : [queueRefusals.refusal('LINKAGE_NOT_SAID', { field: 'said' })]),
    ...reasonProblems(reason),
  ];
  const [first, ...others] = problems;
  if (first !== undefined || !isSaid(said)) return first === undefined ? refuse(queueRefusals.refusal('LINKAGE_NOT_SAID', { field: 'said' })) : { ok: false, refusals: [first, ...others] };
  await holdPair(tx, pair.a, pair.b);
  const answers = answersByPair(await listDecisions(tx, partnershipId, pair)).get(`${pair.a} ${pair.b}`) ?? [];
  const why = notNow(pair.secondLook, answers, by);
  if (why !== undefined) return refuse(queueRefusals.refusal(why === 'settled' ? 'LINKAGE_SETTLED' : 'LINKAGE_SAID_ALREADY', { field: 'said' }));
  await addDecision(tx, { partnershipId, pairId: pair.id, said, reason }, by, now);
  return ok(said);
}

/** Undoes one answer, with a reason. What this person may not see yet they cannot undo. */
export async function undoDecision({ tx, now, by, partnershipId }: LinkageDoing, pair: PairLine, decision: string, reason: string): Promise<Result<string>> {
  const [problem] = reasonProblems(reason, 'undo-reason');
  if (problem !== undefined) return refuse(problem);
  await holdPair(tx, pair.a, pair.b);
  const answers = answersByPair(await listDecisions(tx, partnershipId, pair)).get(`${pair.a} ${pair.b}`) ?? [];
  const answer = answers.find(({ id }) => id === decision);
  if (answer === undefined || !answersFor(pair.secondLook, answers, by).some(({ id }) => id === decision)) return refuse(queueRefusals.refusal('LINKAGE_NOTHING_TO_UNDO', { field: 'undo-reason' }));
  // Undone where it was said, which may be an earlier run's pair of the same two records.
  await addDecision(tx, { partnershipId, pairId: answer.pairId, said: 'undone', reason, undoes: decision }, by, now);
  return ok(decision);
}

function isSaid(text: string): text is Said {
  return text === 'same' || text === 'different' || text === 'cannot_tell';
}
