import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Candidate } from '../find/candidate-index.ts';
import { queueRefusals } from '../queue/refusals.ts';
import { findInStore } from '../store/find-in-store.ts';
import { keptSafe } from '../store/kept-safe.ts';
import { newestRun } from '../store/runs.ts';
import type { Cells, StoredComparison } from '../store/cells.ts';
import { Cleaner } from '../values/clean-bytes.ts';
import { dateText, readDate } from '../values/date-value.ts';
import { Dictionary } from '../values/dictionary.ts';
import type { LinkageDoing } from './doing.ts';

export const searchFields = ['forename', 'surname', 'dob', 'postcode', 'number'] as const;
export type Searched = Readonly<Record<(typeof searchFields)[number] | 'reason', string>>;

const KINDS = { forename: 'forename', surname: 'surname', dob: 'date', postcode: 'postcode', number: 'identifier' } as const;
// Lower than what a run proposes: whoever searches has little to go by, and a person looks at what is found.
const FLOOR = -14;

/** Finds records of one child, and keeps who asked, why, and what was shown. What was typed is not kept. */
export async function searchRecords({ tx, now, by, partnershipId }: LinkageDoing, searched: Searched): Promise<Result<readonly Candidate[]>> {
  const problems = problemsOf(searched);
  const [first, ...others] = problems;
  if (first !== undefined) return { ok: false, refusals: [first, ...others] };
  const run = await newestRun(tx, partnershipId);
  if (run === null) return refuse(queueRefusals.refusal('LINKAGE_NOT_RUN', { field: 'forename' }));
  const found = await findInStore(tx, run, cellsFor(searched, run.stored.comparisons), { floor: FLOOR, safe: await keptSafe(tx, partnershipId) });
  await tx.insertInto('linkage.search').values({ id: newId<'linkage-search'>(), partnership_id: partnershipId, reason: searched.reason, shown: found.map(({ id }) => id), at: now, by_person: by }).execute();
  return ok(found);
}

function problemsOf(searched: Searched): readonly Refusal[] {
  const empty = searchFields.every((field) => searched[field] === '');
  return [
    ...(empty ? [queueRefusals.refusal('LINKAGE_SEARCH_EMPTY', { field: 'forename' })] : []),
    ...(searched.dob !== '' && readDate(searched.dob, true) === 0 ? [queueRefusals.refusal('LINKAGE_SEARCH_DATE', { field: 'dob' })] : []),
    ...(searched.reason === '' ? [queueRefusals.refusal('LINKAGE_REASON_MISSING', { field: 'reason' })] : []),
    ...(searched.reason.length > 2000 ? [queueRefusals.refusal('LINKAGE_REASON_TOO_LONG', { field: 'reason' })] : []),
  ];
}

/** What was typed, cleaned as the records were, under each comparison that it may be compared in. */
function cellsFor(searched: Searched, comparisons: readonly StoredComparison[]): Cells {
  const cleaner = new Cleaner();
  return Object.fromEntries(searchFields.flatMap((field) => (searched[field] === '' ? [] : comparisons.filter(({ kind }) => kind === KINDS[field])
    .map(({ name, kind }) => [name, [kind === 'date' ? dateText(readDate(searched[field], true)) : cleaned(cleaner, searched[field], kind)]]))));
}

function cleaned(cleaner: Cleaner, text: string, kind: StoredComparison['kind']): string {
  const bytes = Buffer.from(text, 'utf8');
  const length = cleaner.clean(bytes, 0, bytes.length, new Dictionary(kind, false).cleaning);
  return Buffer.from(cleaner.out.subarray(0, length)).toString('utf8');
}
