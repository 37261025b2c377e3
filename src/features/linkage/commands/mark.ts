import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { addMark, listMarks, recordsNamed, standingSeals } from '../store/marks.ts';
import { reindex } from '../store/reindex.ts';
import type { LinkageDoing } from './doing.ts';
import { reasonProblems } from './reason.ts';
import { holdRecords } from './records.ts';
import { undoJoins } from './split.ts';

export type MarkWish = 'restricted' | 'sealed' | 'open';

export interface ToMark {
  readonly agency: string;
  readonly reference: string;
  readonly wish: string;
  readonly reason: string;
}

/** What a mark changed. */
export interface Marked {
  readonly records: readonly string[];
  readonly joinsUndone: number;
}

/**
 * Marks an agency's record of a child as restricted or sealed, or says that its address is restricted no longer, in
 * every file of the agency that has the reference. Of a sealed one, every join is undone by an event.
 */
export async function markRecord(doing: LinkageDoing, { agency, reference, wish, reason }: ToMark): Promise<Result<Marked>> {
  const { tx, now, by, partnershipId } = doing;
  const [first, ...others] = problemsOf({ agency, reference, wish, reason });
  if (first !== undefined) return { ok: false, refusals: [first, ...others] };
  await holdRecords(tx, partnershipId);
  const found = await recordsNamed(tx, partnershipId, agency, reference);
  if (found.length === 0) return refuse(queueRefusals.refusal('LINKAGE_RECORD_NOT_THERE', { agency, field: 'reference' }));
  const records = found.filter(({ restricted }) => wish === 'sealed' || restricted === (wish === 'open')).map(({ id }) => id);
  if (records.length === 0) return refuse(queueRefusals.refusal(wish === 'open' ? 'LINKAGE_NOT_MARKED' : 'LINKAGE_MARKED_ALREADY', { field: 'wish' }));
  const joinsUndone = wish === 'sealed' ? await undoJoins(doing, ({ a, b }) => records.includes(a) || records.includes(b), reason) : 0;
  for (const recordId of records) await addMark(tx, { partnershipId, recordId, mark: wish === 'sealed' ? 'sealed' : 'restricted', stands: wish !== 'open', reason }, by, now);
  await reindex(tx, partnershipId);
  return ok({ records, joinsUndone });
}

/** Takes away the seal of an identity that was sealed here. One that came sealed in a file has nothing to show. */
export async function unseal({ tx, now, by, partnershipId }: LinkageDoing, mark: string, reason: string): Promise<Result<string>> {
  const [problem] = reasonProblems(reason, 'undo-reason');
  if (problem !== undefined) return refuse(problem);
  await holdRecords(tx, partnershipId);
  const seal = standingSeals(await listMarks(tx, partnershipId)).find(({ id }) => id === mark);
  if (seal === undefined) return refuse(queueRefusals.refusal('LINKAGE_NOTHING_TO_UNDO', { field: 'undo-reason' }));
  await addMark(tx, { partnershipId, recordId: seal.recordId, mark: 'sealed', stands: false, reason }, by, now);
  await reindex(tx, partnershipId);
  return ok(seal.recordId);
}

function problemsOf({ agency, reference, wish, reason }: ToMark): readonly Refusal[] {
  return [
    ...(agency === '' ? [queueRefusals.refusal('LINKAGE_AGENCY_MISSING', { field: 'agency' })] : []),
    ...(reference === '' ? [queueRefusals.refusal('LINKAGE_REFERENCE_MISSING', { field: 'reference' })] : []),
    ...(isWish(wish) ? [] : [queueRefusals.refusal('LINKAGE_MARK_NOT_CHOSEN', { field: 'wish' })]),
    ...reasonProblems(reason),
  ];
}

function isWish(text: string): text is MarkWish {
  return text === 'restricted' || text === 'sealed' || text === 'open';
}
