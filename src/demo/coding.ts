import { codesAsked, listAssignments, listCodedIncidents, makeBatch, openCompared, openWork, pastedText, putDownPerson, putInReview, readPassages, saveUnit, seenOf, settle, submitCoding, type UnitKind } from '../features/coders/index.ts';
import { shippedVersionId } from '../features/coding/index.ts';
import type { PersonId } from '../features/audit/index.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Tx } from '../platform/database/index.ts';
import { become } from './cast.ts';
import { codedElsewhere } from './coded-elsewhere.ts';
import { FIRST_CODER, LATER, PRACTICE_REVIEW, RAPID_REVIEW, SECOND_CODER, type CodedAs, type SaidOf } from './coded-reviews.ts';
import { at, must, type Days } from './days.ts';
import { demoId } from './id.ts';

const INCIDENT = 'CSP-0031';
const PEOPLE = [['child', 'The girl, three years old'], ['child', 'Her brother, eight years old'], ['adult', 'The mother'], ['adult', 'The mother’s partner'], ['alleged', 'The mother’s partner, as the review tells of the injury']] as const;

/** Two analysts have coded a rapid review blind, and a third settles where they differ; the practice review of the same incident is half way. */
export async function reviewsCoded(tx: Tx, days: Days): Promise<void> {
  const [first, second, third] = ['analyst', 'second-analyst', 'third-analyst'] as const;
  const facts = { occurred: days.ago(114), awareOn: days.ago(113), notifiedOn: days.ago(109), withdrawnOn: null };
  const one = await doingAs(tx, first, days.ago(24), '09:10');
  // The reviews are the nation's and no partnership's: where they are put in already they stay as they are.
  if ((await listCodedIncidents(tx, { reference: INCIDENT })).length > 0) return;
  await codedElsewhere(one, days);
  const rapid = must(await putInReview(one, { incident: INCIDENT, facts, kind: 'rapid_review', receivedOn: days.ago(94), fileName: null, ...textOf(RAPID_REVIEW) }));
  const work = await codeThem(tx, 'Rapid reviews, first batch', rapid, one);
  for (const [kind, described] of PEOPLE) await putDownPerson(one, work.incident, kind, described);
  await coded(tx, first, days.ago(20), work.batch, FIRST_CODER);
  await coded(tx, second, days.ago(18), work.batch, SECOND_CODER);
  await settled(await doingAs(tx, third, days.ago(16), '11:05'), work.batch, rapid);
  const later = await doingAs(tx, first, days.ago(9), '09:30');
  const practice = must(await putInReview(later, { incident: INCIDENT, facts, kind: 'lcspr', receivedOn: days.ago(10), fileName: null, ...textOf(PRACTICE_REVIEW) }));
  const next = await codeThem(tx, 'Practice reviews, first batch', practice, later);
  await coded(tx, first, days.ago(4), next.batch, LATER);
  await coded(tx, second, days.ago(2), next.batch, { incident: LATER['incident'] ?? {} }, true);
}

type Doing = { readonly tx: Tx; readonly now: Date; readonly by: PersonId };

async function doingAs(tx: Tx, person: string, day: PlainDate, time: string): Promise<Doing> {
  return { tx, now: at(day, time), by: await become(tx, demoId('person', 'nation', person)) };
}

async function codeThem(tx: Tx, title: string, review: Parameters<typeof makeBatch>[1]['reviews'][number], doing: Doing) {
  const coders = ['analyst', 'second-analyst'].map((key) => demoId('person', 'nation', key) as PersonId);
  const batch = must(await makeBatch(doing, { title, codebook: shippedVersionId('practice-reviews', '1'), reviews: [review], coders }));
  const { incident } = await openCompared(tx, batch, review);
  return { batch, incident };
}

/** Codes every part of the one review of a batch, the rest as not mentioned, and submits it unless it is `begun` only. */
async function coded(tx: Tx, person: string, day: PlainDate, batch: string, said: CodedAs, begun = false): Promise<void> {
  const doing = await doingAs(tx, person, day, '14:00');
  const assignment = (await listAssignments(tx, { batch })).find(({ coder }) => coder === doing.by);
  if (assignment === undefined) throw new Error(`${person} codes nothing in the batch`);
  const { units, book, review, incident } = await openWork(tx, assignment);
  const paragraphs = pastedText(review.kind === 'lcspr' ? PRACTICE_REVIEW : RAPID_REVIEW);
  const counts = new Map<UnitKind, number>();
  for (const unit of units) {
    const number = (counts.get(unit.kind) ?? 0) + 1;
    counts.set(unit.kind, number);
    const found = said[unit.kind === 'incident' || unit.kind === 'review' ? unit.kind : `${unit.kind} ${number}`];
    if (found === undefined) continue;
    const own: SaidOf = { ...found, ...(unit.kind === 'incident' ? { incident_date: incident.occurred ?? '', notified_date: incident.notifiedOn ?? '' } : {}) };
    const content = Object.fromEntries(codesAsked(book, unit.kind).filter(({ code, optional }) => own[code] !== undefined || !optional).map(({ code }) => {
      const [value, passages = '', memo = ''] = [own[code] ?? 'not_mentioned'].flat();
      return [code, { value: value ?? '', passages: must(readPassages(passages, paragraphs, code)), memo }];
    }));
    must(await saveUnit(doing, await openWork(tx, assignment), unit, 0, content));
  }
  if (!begun) must(await submitCoding(doing, await openWork(tx, assignment), ''));
}

async function settled(doing: Doing, batch: string, review: string): Promise<void> {
  const compared = await openCompared(doing.tx, batch, review);
  const open = compared.decisions.find(({ code, how }) => how === 'open' && code.code === 'coercive_control_missed');
  if (open === undefined) throw new Error('the coders of the demonstration do not differ on coercive control');
  must(await settle(doing, compared, { unit: open.unit.id, code: open.code.code, value: 'present', seen: seenOf(open), reason: 'Paragraph 7 tells of it and says that it was recorded as stress: the codebook asks for signs that were known and not recognised' }));
}

function textOf(text: string) {
  return { bytes: new TextEncoder().encode(text), paragraphs: pastedText(text) };
}
