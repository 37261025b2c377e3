import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { openVersion } from '../../coding/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { checkCoded, MISSING } from '../content/check.ts';
import type { UnitContent } from '../content/coded.ts';
import { codableBy, type Unit } from '../content/unit.ts';
import { codersRefusals } from '../refusals.ts';
import { addBatch, assign, type BatchId } from '../store/batches.ts';
import type { ReviewId } from '../store/reviews.ts';
import { addSubmission, dropDrafts, saveDraft } from '../store/submissions.ts';
import type { Doing } from './doing.ts';
import { contentInHand, contentOfRows, rowsOf, type Work } from './work.ts';

export interface NewBatch {
  readonly title: string;
  /** The id of the codebook's version. */
  readonly codebook: string;
  readonly reviews: readonly ReviewId[];
  /** Two for double coding. */
  readonly coders: readonly PersonId[];
}

/** Has reviews coded by one version of a codebook: each review by each coder. */
export async function makeBatch({ tx, now, by }: Doing, { title, codebook, reviews, coders }: NewBatch): Promise<Result<BatchId>> {
  const version = await openVersion(tx, codebook);
  if (version === null) return refuse(codersRefusals.refusal('CODING_CODEBOOK_MISSING', { field: 'codebook' }));
  const codable = codableBy(version.book);
  if (!codable.ok) return codable;
  const refusals = [
    ...(reviews.length === 0 ? [codersRefusals.refusal('CODING_REVIEWS_MISSING', { field: 'reviews' })] : []),
    ...(coders.length === 0 ? [codersRefusals.refusal('CODING_CODERS_MISSING', { field: 'coders' })] : []),
  ];
  const [first, ...rest] = refusals;
  if (first !== undefined) return refuse(first, ...rest);
  const id = await addBatch(tx, { title, codebook, brought: false }, by, now);
  for (const review of new Set(reviews)) for (const coder of new Set(coders)) await assign(tx, id, review, coder, by, now);
  return ok(id);
}

/** Saves what a coder says of one unit, that was shown to them as `revision`. Refuses values that cannot be read, and a change from another window. */
export async function saveUnit({ tx, now }: Doing, work: Work, unit: Unit, revision: number, content: UnitContent): Promise<Result<null>> {
  const { wrong } = checkCoded(work.book, rowsOf(work, (id) => (id === unit.id ? content : contentInHand(work, id))));
  const here = wrong.filter((one) => one.kind === unit.kind && one.key === unit.reference && UNREADABLE.has(one.refusal));
  const [first, ...rest] = here.map(({ code, message }) => codersRefusals.refusal('CODING_VALUE_NOT_USABLE', { why: message, field: `value-${code}` }));
  if (first !== undefined) return refuse(first, ...rest);
  const saved = await saveDraft(tx, work.assignment.id, unit.id, revision, content, now);
  return saved ? ok(null) : refuse(codersRefusals.refusal('CODING_CHANGED_ELSEWHERE', { field: 'coding' }));
}

// What is wrong with the value by itself. What does not fit others may be put right by coding them.
const UNREADABLE = new Set(['CODED_VALUE_NOT_IN_CODEBOOK', 'CODED_VALUE_TWICE', 'CODED_NUMBER_NOT_READABLE', 'CODED_NUMBER_OUT_OF_RANGE', 'CODED_DATE_NOT_READABLE']);

/** What is still to be coded or put right before a coding can be submitted, by unit. */
export function openPoints(work: Work): ReadonlyMap<string, readonly { readonly code: string; readonly message: string; readonly missing: boolean }[]> {
  const { wrong } = checkCoded(work.book, rowsOf(work, (unit) => contentInHand(work, unit)));
  return new Map(work.units.map((unit) => [unit.id, wrong.filter((one) => one.kind === unit.kind && one.key === unit.reference).map(({ code, message, refusal }) => ({ code, message, missing: refusal === MISSING }))]));
}

/** Submits a coding: from here it is fixed. `because` says why again, from version 2 on. */
export async function submitCoding({ tx, now, by }: Doing, work: Work, because: string): Promise<Result<number>> {
  const { assignment, latest } = work;
  const { rows, wrong } = checkCoded(work.book, rowsOf(work, (unit) => contentInHand(work, unit)));
  const content = contentOfRows(work, rows);
  const again = latest !== null;
  const refusals = [
    ...(wrong.length > 0 ? [codersRefusals.refusal('CODING_NOT_COMPLETE', { number: String(wrong.length), field: 'submit' })] : []),
    ...(again && JSON.stringify(sorted(content)) === JSON.stringify(sorted(latest.content)) ? [codersRefusals.refusal('CODING_NOTHING_CHANGED', { field: 'submit' })] : []),
    ...(again && because.trim() === '' ? [codersRefusals.refusal('CODING_REASON_MISSING', { field: 'because' })] : []),
  ];
  const [first, ...rest] = refusals;
  if (first !== undefined) return refuse(first, ...rest);
  const version = (latest?.version ?? 0) + 1;
  await addSubmission(tx, { assignmentId: assignment.id, version, because: again ? because.trim() : null, content }, by, now);
  await dropDrafts(tx, assignment.id);
  return ok(version);
}

// JSON kept by the database comes back in another order.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]): [string, unknown] => [key, sorted(one)]).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
