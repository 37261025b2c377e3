import type { Tx } from '../../../platform/database/index.ts';
import { refuse, ok, type Result } from '../../../kernel/result.ts';
import type { ReviewCoded } from '../compare/blind.ts';
import { decisionsOf, seenOf, type Decision } from '../compare/standing.ts';
import { checkCoded } from '../content/check.ts';
import type { UnitContent } from '../content/coded.ts';
import { valueInWords } from '../content/value-in-words.ts';
import { codersRefusals } from '../refusals.ts';
import { addAdjudication, listAdjudications, type Adjudication } from '../store/adjudications.ts';
import { namesOf } from '../store/analysts.ts';
import { allSubmitted, listAssignments, type Assignment } from '../store/batches.ts';
import { readSubmissions, readSubmissionsOfBatch, type Submission } from '../store/submissions.ts';
import type { Doing } from './doing.ts';
import { openCodable, openCodables, rowsOf, type Codable } from './work.ts';

/** A review of a batch with what each coder submitted and what stands. Empty while not all have submitted, or the reader still has to code it elsewhere. */
export interface Compared extends Codable {
  readonly assignments: readonly Assignment[];
  /** Whether all have submitted and the reader may see what. */
  readonly seen: boolean;
  readonly coded: ReviewCoded;
  readonly decisions: readonly Decision[];
}

export async function openCompared(tx: Tx, batch: string, review: string): Promise<Compared> {
  const codable = await openCodable(tx, batch, review);
  const everywhere = await listAssignments(tx, { review });
  const assignments = everywhere.filter(({ batchId }) => batchId === codable.batch.id);
  const submissions = allSubmitted(assignments) ? await readSubmissions(tx, assignments.map(({ id }) => id)) : [];
  if (!allSeen(assignments, submissions)) return compared(codable, everywhere, [], []);
  return compared(codable, everywhere, submissions, await listAdjudications(tx, batch, review));
}

/** The reviews of a batch that every coder has submitted and the reader need not code any more, each with what stands. Batches of thousands are opened by a handful of questions to the database. */
export async function openWhole(tx: Tx, batch: string): Promise<readonly Compared[]> {
  const byReview = Map.groupBy(await listAssignments(tx, { reviewsOf: batch }), ({ reviewId }) => reviewId as string);
  const whole = new Map([...byReview].filter(([, everywhere]) => allSubmitted(everywhere.filter(({ batchId }) => batchId === batch))));
  if (whole.size === 0) return [];
  const codables = await openCodables(tx, batch, new Set(whole.keys()));
  const submissions = Map.groupBy(await readSubmissionsOfBatch(tx, batch), ({ assignmentId }) => assignmentId);
  const adjudications = Map.groupBy(await listAdjudications(tx, batch), ({ reviewId }) => reviewId);
  return [...whole].flatMap(([review, everywhere]) => {
    const [codable, own] = [codables.get(review), everywhere.filter(({ batchId }) => batchId === batch)];
    const said = own.flatMap(({ id }) => submissions.get(id) ?? []);
    return codable === undefined || !allSeen(own, said) ? [] : [compared(codable, everywhere, said, adjudications.get(review) ?? [])];
  });
}

/** Whether the reader sees all that was submitted: the database hides it from whoever still has to code the review in any batch. */
function allSeen(assignments: readonly Assignment[], submissions: readonly Submission[]): boolean {
  return allSubmitted(assignments) && assignments.every(({ id, versions }) => submissions.filter(({ assignmentId }) => assignmentId === id).length === versions);
}

function compared(codable: Codable, everywhere: readonly Assignment[], submissions: readonly Submission[], adjudications: readonly Adjudication[]): Compared {
  const [assignments, elsewhere] = [everywhere.filter(({ batchId }) => batchId === codable.batch.id), everywhere.filter(({ batchId }) => batchId !== codable.batch.id)];
  return {
    ...codable, assignments, seen: allSeen(assignments, submissions), coded: { review: codable.review.reference, units: codable.units, assignments, elsewhere, submissions },
    decisions: decisionsOf(codable.book, codable.units, submissions, adjudications),
  };
}

/** What stands of a review, as content: empty where it is open. */
export function standingContent(decisions: readonly Decision[], unit: string): UnitContent | null {
  const own = decisions.filter((one) => one.unit.id === unit);
  return own.length === 0 ? null : Object.fromEntries(own.map(({ code, value }) => [code.code, { value, passages: [], memo: '' }]));
}

export interface Settling {
  readonly unit: string;
  readonly code: string;
  readonly value: string;
  readonly reason: string;
  /** What the settler was shown of the decision, as `seenOf` has it. */
  readonly seen: string;
}

/** Says which value stands where coders differ, and why. Refuses while a coder has not submitted, a value that cannot be, and where it was settled or changed since it was shown. */
export async function settle({ tx, now, by }: Doing, compared: Compared, { unit, code, value, reason, seen: shown }: Settling): Promise<Result<null>> {
  const { assignments, seen, decisions, batch, review, book } = compared;
  if (!allSubmitted(assignments)) return refuse(codersRefusals.refusal('CODING_NOT_ALL_SUBMITTED', { field: 'coding' }));
  if (!seen) return refuse(codersRefusals.refusal('CODING_STILL_TO_CODE', { field: 'coding' }));
  const decision = decisions.find((one) => one.unit.id === unit && one.code.code === code);
  if (decision === undefined || decision.how === 'agreed' || decision.how === 'alone') return refuse(codersRefusals.refusal('CODING_NOT_IN_DISPUTE', { field: 'coding' }));
  const { adjudication: before } = decision;
  if (before !== null) {
    const who = (await namesOf(tx, [before.by]))(before.by);
    return refuse(codersRefusals.refusal('CODING_SETTLED_ALREADY', { who, label: decision.code.label, value: valueInWords(decision.code, before.value), reason: before.reason, field: 'settled' }));
  }
  if (shown !== seenOf(decision)) return refuse(codersRefusals.refusal('CODING_SAID_ANEW', { label: decision.code.label, field: `value-${unit}-${code}` }));
  const asked = decision.code;
  const rows = rowsOf(compared, (id) => ({ ...standingContent(decisions, id), ...(id === unit ? { [code]: { value, passages: [], memo: '' } } : {}) }));
  const wrong = value === '' ? undefined : checkCoded(book, rows).wrong.find((one) => one.kind === decision.unit.kind && one.key === decision.unit.reference && one.code === code);
  const refusals = [
    ...(value === '' ? [codersRefusals.refusal('CODING_VALUE_MISSING', { label: asked.label, field: `value-${unit}-${code}` })] : []),
    ...(wrong === undefined ? [] : [codersRefusals.refusal('CODING_VALUE_NOT_USABLE', { why: wrong.message, field: `value-${unit}-${code}` })]),
    ...(reason.trim() === '' ? [codersRefusals.refusal('CODING_REASON_MISSING', { field: `reason-${unit}-${code}` })] : []),
  ];
  const [first, ...rest] = refusals;
  if (first !== undefined) return refuse(first, ...rest);
  await addAdjudication(tx, batch.id, { reviewId: review.id, unit, code, value, reason: reason.trim() }, by, now);
  return ok(null);
}
