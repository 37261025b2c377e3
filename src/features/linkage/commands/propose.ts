import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { throughMother } from '../explain/open-explanation.ts';
import { besideOf, households } from '../queue/families.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { recordsToLink } from '../store/batches.ts';
import { explainInStore } from '../store/explain-in-store.ts';
import { addPairs, listPairs, type PairLine } from '../store/pairs.ts';
import { addProposal, readRecordsHere } from '../store/proposals.ts';
import { newestRun, type StoredRun } from '../store/runs.ts';
import type { LinkageDoing } from './doing.ts';
import { reasonProblems } from './reason.ts';
import { holdRecords } from './records.ts';

export interface PutBefore {
  readonly pair: string;
  /** The two were proposed before, by the linker or by somebody. */
  readonly already: boolean;
}

/**
 * Puts two records before people that the linker did not propose: a pair of the newest run's queue like any other,
 * explained by its model. Refused where no such pair may be: numbers that differ, a sealed identity, an unborn child
 * of whose mother nothing agrees.
 */
export async function proposePair(doing: LinkageDoing, chosen: readonly string[], reason: string): Promise<Result<PutBefore>> {
  const { tx, partnershipId } = doing;
  const ids = [...new Set(chosen)].toSorted();
  const problems: readonly Refusal[] = [...(ids.length === 2 ? [] : [queueRefusals.refusal('LINKAGE_NOT_TWO', { field: 'records' })]), ...reasonProblems(reason, 'why')];
  const [first, ...others] = problems;
  if (first !== undefined) return { ok: false, refusals: [first, ...others] };
  await holdRecords(tx, partnershipId);
  const run = await newestRun(tx, partnershipId);
  if (run === null) return refuse(queueRefusals.refusal('LINKAGE_NOT_RUN', { field: 'records' }));
  const [left, right] = await readRecordsHere(tx, partnershipId, ids);
  if (left === undefined || right === undefined) return refuse(queueRefusals.refusal('LINKAGE_NOT_LINKABLE', { field: 'records' }));
  const pairs = await listPairs(tx, run.id);
  const there = pairs.find(({ a, b }) => a === left.id && b === right.id);
  if (there !== undefined) return ok({ pair: there.id, already: true });
  const explanation = await explainInStore(tx, run, left, right);
  if (explanation.veto !== undefined) return refuse(queueRefusals.refusal('LINKAGE_NEVER_ONE', { why: `${explanation.veto.charAt(0).toLowerCase()}${explanation.veto.slice(1)}`, field: 'records' }));
  if ((left.unborn || right.unborn) && !throughMother(explanation, (name) => run.stored.comparisons.some((one) => one.name === name && one.kind === 'carer'))) return refuse(queueRefusals.refusal('LINKAGE_UNBORN_ALONE', { field: 'records' }));
  return ok({ pair: await added(doing, run, pairs, { a: left.id, b: right.id, reason, weight: explanation.weight, explanation }), already: false });
}

async function added({ tx, now, by, partnershipId }: LinkageDoing, run: StoredRun, pairs: readonly PairLine[], { reason, ...pair }: { readonly reason: string } & Pick<Parameters<typeof addPairs>[3][number], 'a' | 'b' | 'weight' | 'explanation'>): Promise<string> {
  const proposal = await addProposal(tx, { partnershipId, a: pair.a, b: pair.b, reason }, by, now);
  const records = await recordsToLink(tx, partnershipId);
  const indexOf = (id: string): number => records.findIndex((record) => record.id === id);
  const beside = besideOf(households(records, run.stored.comparisons), indexOf(pair.a), indexOf(pair.b)).flatMap((index) => records[index]?.id ?? []);
  const [id = ''] = await addPairs(tx, partnershipId, run.id, [{ ...pair, band: 'review', family: familyOf(pairs, [pair.a, pair.b, ...beside]), beside, proposal }]);
  return id;
}

/** With the pairs of its household, so that they are looked at together; else a family of its own. */
function familyOf(pairs: readonly PairLine[], members: readonly string[]): number {
  const near = pairs.find(({ a, b, beside }) => [a, b, ...beside].some((id) => members.includes(id)));
  return near?.family ?? pairs.reduce((most, { family }) => Math.max(most, family), 0) + 1;
}
