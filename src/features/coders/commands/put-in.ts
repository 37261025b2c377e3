import { createHash } from 'node:crypto';
import { ok, refuse, unlessRefused, type Refusal, type Result } from '../../../kernel/result.ts';
import { codersRefusals } from '../refusals.ts';
import { listAssignments } from '../store/batches.ts';
import { addFacts, addIncident, listIncidents, type CodedIncident, type IncidentFacts } from '../store/incidents.ts';
import { addPerson, countEver, takeOut, type CodedPerson, type CodedPersonId, type PersonKind } from '../store/people.ts';
import { addReview, findSameText, listReviews, type ReviewId, type ReviewKind } from '../store/reviews.ts';
import { readSubmissions } from '../store/submissions.ts';
import type { Doing } from './doing.ts';

export interface ReviewPutIn {
  /** The Panel's reference of the incident: a new one opens it. */
  readonly incident: string;
  readonly facts: IncidentFacts;
  readonly kind: ReviewKind;
  readonly receivedOn: string | null;
  /** Null for pasted text. */
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
  readonly paragraphs: readonly string[];
}

const REFERENCE = /^[\p{L}\p{N}][\p{L}\p{N}/-]*$/u;
const SHORT: Readonly<Record<ReviewKind, string>> = { rapid_review: 'RR', lcspr: 'LCSPR', national: 'NR' };
const LETTER: Readonly<Record<PersonKind, string>> = { child: 'C', adult: 'A', alleged: 'P' };

/** Puts in a review to be coded. Of an incident that is there already the dates stay as they are. Refuses a text that is there already. */
export async function putInReview({ tx, now, by }: Doing, given: ReviewPutIn): Promise<Result<ReviewId>> {
  const sha256 = createHash('sha256').update(given.bytes).digest();
  const [same, [known]] = [await findSameText(tx, sha256), await listIncidents(tx, { reference: given.incident })];
  const refusals = [
    ...(REFERENCE.test(given.incident) ? [] : [codersRefusals.refusal('CODING_REFERENCE_NOT_USABLE', { field: 'incident' })]),
    ...(same === null ? [] : [codersRefusals.refusal('CODING_REVIEW_HERE_ALREADY', { reference: same, field: 'file' })]),
    ...(known === undefined ? datesWrong(given.facts) : []),
  ];
  const [first, ...rest] = refusals;
  if (first !== undefined) return refuse(first, ...rest);
  const incidentId = known?.id ?? (await addIncident(tx, given.incident, given.facts, 'As put in with the first review', by, now));
  const before = (await listReviews(tx, incidentId)).filter(({ kind }) => kind === given.kind).length;
  const reference = `${given.incident}-${SHORT[given.kind]}${before === 0 ? '' : before + 1}`;
  return ok(await addReview(tx, { incidentId, reference, kind: given.kind, receivedOn: given.receivedOn, fileName: given.fileName, sent: { bytes: given.bytes, sha256 }, paragraphs: given.paragraphs }, by, now));
}

/** Puts down other dates for an incident; those before are kept. */
export async function correctFacts({ tx, now, by }: Doing, incident: CodedIncident, facts: IncidentFacts, because: string): Promise<Result<null>> {
  const refusals = [...datesWrong(facts), ...(because.trim() === '' ? [codersRefusals.refusal('CODING_REASON_MISSING', { field: 'because' })] : [])];
  const [first, ...rest] = refusals;
  if (first !== undefined) return refuse(first, ...rest);
  await addFacts(tx, incident.id, incident.version + 1, facts, because.trim(), by, now);
  return ok(null);
}

/** Puts down somebody whom the reviews of an incident tell of. */
export async function putDownPerson({ tx, now, by }: Doing, { id, reference }: Pick<CodedIncident, 'id' | 'reference'>, kind: PersonKind, described: string): Promise<CodedPersonId> {
  const number = (await countEver(tx, id, kind)) + 1;
  return addPerson(tx, { incidentId: id, kind, reference: `${reference}-${LETTER[kind]}${number}`, described }, by, now);
}

/** Takes out somebody who was put down by mistake. Refuses where a submitted coding tells of them. */
export async function takeOutPerson({ tx, now, by }: Doing, person: CodedPerson, because: string): Promise<Result<null>> {
  const coded = await isCoded({ tx, now, by }, person);
  const refusals: readonly Refusal[] = [
    ...(because.trim() === '' ? [codersRefusals.refusal('CODING_REASON_MISSING', { field: 'because' })] : []),
    ...(coded ? [codersRefusals.refusal('CODING_PERSON_CODED', { field: 'because' })] : []),
  ];
  if (refusals.length === 0) await takeOut(tx, person.id, because.trim(), by, now);
  return unlessRefused(refusals, () => null);
}

// Of a coding that may not be seen yet it is not known whom it tells of, so that it is taken to tell of everybody.
async function isCoded({ tx }: Doing, person: CodedPerson): Promise<boolean> {
  for (const review of await listReviews(tx, person.incidentId)) {
    const submitted = (await listAssignments(tx, { review: review.id })).filter(({ versions }) => versions > 0);
    const seen = await readSubmissions(tx, submitted.map(({ id }) => id));
    const newest = submitted.map(({ id, versions }) => seen.find((one) => one.assignmentId === id && one.version === versions));
    if (newest.some((one) => one === undefined || person.id in one.content)) return true;
  }
  return false;
}

function datesWrong({ awareOn, notifiedOn, withdrawnOn }: IncidentFacts): readonly Refusal[] {
  const order = [['awareOn', 'The day on which the council became aware', awareOn], ['notifiedOn', 'The day of the notification', notifiedOn], ['withdrawnOn', 'The day of the withdrawal', withdrawnOn]] as const;
  const given = order.filter(([, , day]) => day !== null);
  const after = given.flatMap(([field, later, day], at): readonly Refusal[] => {
    const before = given[at - 1];
    return before === undefined || (before[2] ?? '') <= (day ?? '') ? [] : [codersRefusals.refusal('CODING_DATES_OUT_OF_ORDER', { later, earlier: before[1].toLowerCase(), field })];
  });
  return [...after, ...(withdrawnOn !== null && notifiedOn === null ? [codersRefusals.refusal('CODING_WITHDRAWN_UNNOTIFIED', { field: 'notifiedOn' })] : [])];
}
