import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCodebook, type Codebook } from '../../coding/index.ts';
import type { PersonId } from '../../audit/index.ts';
import type { Content } from '../content/coded.ts';
import type { Unit } from '../content/unit.ts';
import { standingRows, type Settled } from '../snapshot/standing-rows.ts';
import type { Adjudication } from '../store/adjudications.ts';
import type { Assignment, AssignmentId, BatchId } from '../store/batches.ts';
import type { ReviewId } from '../store/reviews.ts';
import type { Submission, SubmissionId } from '../store/submissions.ts';
import { blindDecisions, blindVersions, notBlind } from './blind.ts';
import { decisionsOf } from './standing.ts';

const BOOK = bookOf('codebook: b\ntitle: B\nversion: "1"\ntables: [{ table: incidents, key: incident_id }, { table: reviews, key: review_id, links: [{ to: incidents, column: incident_id }] }]\ncodes:\n  - { code: nature, table: incidents, options: [death, harm] }\n  - { code: theme, table: reviews }\n  - { code: pressures, table: reviews, type: choices, options: [a, b] }\n  - { code: days, table: reviews, type: number }\n  - { code: remark, table: reviews, type: text }\n  - { code: quality, table: reviews, optional: true }');
const UNITS: readonly Unit[] = [{ id: 'i', kind: 'incident', reference: 'I', described: '' }, { id: 'r', kind: 'review', reference: 'I-RR', described: '' }];
const minute = (count: number) => new Date(Date.UTC(2026, 4, 1, 12, count));

function bookOf(text: string): Codebook {
  const read = readCodebook(text, 'b.yaml');
  return read.ok ? read.value : assert.fail(read.refusals[0].message);
}

function submission(coder: string, version: number, at: number, values: Readonly<Record<string, string>>): Submission {
  const coded = Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value, passages: [], memo: '' }]));
  const { nature, ...review } = coded;
  const content: Content = { i: nature === undefined ? {} : { nature }, r: review };
  return { id: `${coder}${version}` as SubmissionId, assignmentId: coder as AssignmentId, version, because: null, at: minute(at), by: coder as PersonId, content };
}

function assignment(coder: string, firstAt: number | null): Assignment {
  return { id: coder as AssignmentId, batchId: 'batch' as BatchId, reviewId: 'r' as ReviewId, coder: coder as PersonId, assignedAt: minute(0), brought: false, versions: firstAt === null ? 0 : 1, firstAt: firstAt === null ? null : minute(firstAt), lastAt: null };
}

function asked(coder: string, assigned: number, firstAt: number | null, batch = 'batch'): Assignment {
  return { ...assignment(coder, firstAt), batchId: batch as BatchId, assignedAt: minute(assigned) };
}

const settledOn = (code: string, value: string): Adjudication => ({ reviewId: 'r', unit: 'r', code, value, reason: 'x', at: minute(9), by: 'c' as PersonId });

test('what all say stands, else what was settled last; numbers and options say the same however written', () => {
  const one = submission('a', 1, 1, { nature: 'death', theme: 'present', pressures: 'a;b', days: '15', remark: 'one', quality: 'present' });
  const two = submission('b', 1, 2, { nature: 'harm', theme: 'absent', pressures: 'b;a', days: '15.0', remark: 'two' });
  const decisions = decisionsOf(BOOK, UNITS, [one, two], [settledOn('theme', 'present'), settledOn('theme', 'not_mentioned')]);
  assert.deepEqual(decisions.map(({ code, how, value }) => [code.code, how, value]), [
    ['nature', 'open', ''], ['theme', 'adjudicated', 'not_mentioned'], ['pressures', 'agreed', 'a;b'], ['days', 'agreed', '15'], ['remark', 'agreed', 'one'], ['quality', 'alone', 'present'],
  ]);
  const again = submission('b', 2, 3, { nature: 'death', theme: 'present', pressures: 'a;b', days: '15' });
  assert.deepEqual(decisionsOf(BOOK, UNITS, [one, two, again], []).filter(({ how }) => how === 'agreed').map(({ code }) => code.code), ['nature', 'theme', 'pressures', 'days']);
});

test('agreement is of what each said before the last of them had submitted', () => {
  const coders = [assignment('a', 1), assignment('b', 5)];
  const versions = [submission('a', 1, 1, { theme: 'present' }), submission('a', 2, 3, { theme: 'absent' }), submission('a', 3, 7, { theme: 'not_mentioned' }), submission('b', 1, 5, { theme: 'absent' }), submission('b', 2, 8, { theme: 'not_mentioned' })];
  assert.deepEqual(blindVersions({ assignments: coders, elsewhere: [], submissions: versions }).map(({ id }) => id), ['a2', 'b1']);
  assert.deepEqual(blindVersions({ assignments: [...coders, assignment('c', null)], elsewhere: [], submissions: versions }), []);
  const { cases, codes } = blindDecisions(BOOK, [{ review: 'I-RR', units: UNITS, assignments: coders, elsewhere: [], submissions: versions }]);
  assert.deepEqual(codes.map(({ code }) => code), ['nature', 'theme', 'pressures', 'days', 'quality']);
  assert.deepEqual(cases.map(({ by }) => [...by.values()].map(({ values }) => values.get('theme'))), [[undefined, undefined], ['absent', 'absent']]);
});

test('who could see another’s coding of the review in another batch before being asked is not counted as blind', () => {
  const submissions = [submission('a', 1, 6, { theme: 'present' }), submission('a', 2, 8, { theme: 'absent' }), submission('b', 1, 9, { theme: 'absent' })];
  const [assignments, ids] = [[asked('a', 3, 6), asked('b', 3, 9)], (elsewhere: readonly Assignment[]) => blindVersions({ assignments, elsewhere, submissions }).map(({ id }) => id)];
  assert.deepEqual(ids([]), ['a2', 'b1']);
  assert.deepEqual(ids([asked('a', 0, 1, 'other')]), ['a2'], 'a’s own coding is news to b alone');
  assert.deepEqual(ids([{ ...asked('a', 0, 1, 'other'), brought: true }]), [], 'what a brought, others had coded');
  assert.deepEqual(ids([asked('a', 0, 1, 'other'), asked('c', 0, 2, 'other')]), []);
  assert.deepEqual(ids([asked('a', 0, 1, 'other'), asked('c', 0, null, 'other')]), ['a2', 'b1'], 'nobody has seen what is not open');
  assert.deepEqual(ids([asked('a', 0, 1, 'other'), asked('c', 0, 4, 'other')]), ['a1', 'b1'], 'opened while both had still to code: a could read it before the second version');
  assert.deepEqual(notBlind({ assignments, elsewhere: [asked('b', 0, 2, 'other')] }).map(({ id }) => id), ['a']);
});

test('facts of an incident come from its latest or its first review, each review stays, and nothing unsettled is counted', () => {
  const settled = (reference: string, receivedOn: string, values: Readonly<Record<string, string>>, batch = 'batch'): Settled => {
    const units: readonly Unit[] = [UNITS[0] ?? assert.fail(), { id: reference, kind: 'review', reference, described: '' }];
    const { content, ...rest } = submission('a', 1, 1, values);
    return { batch, review: { id: reference, reference, receivedOn, addedAt: minute(0) }, incident: { id: 'i', reference: 'I' }, units, decisions: decisionsOf(BOOK, units, [{ ...rest, content: { i: content['i'] ?? {}, [reference]: content['r'] ?? {} } }], []) };
  };
  const rapid = settled('I-RR', '2026-05-01', { nature: 'harm', theme: 'present', quality: 'present' });
  const later = settled('I-LCSPR', '2026-11-01', { nature: 'death', theme: 'absent' });
  const natures = (basis: 'latest' | 'first') => standingRows(BOOK, [later, rapid], basis).rows.map(({ key, values }) => [key, values['nature'] ?? values['theme']]);
  assert.deepEqual(natures('latest'), [['I', 'death'], ['I-LCSPR', 'absent'], ['I-RR', 'present']]);
  assert.deepEqual(natures('first'), [['I', 'harm'], ['I-LCSPR', 'absent'], ['I-RR', 'present']]);
  assert.deepEqual([...standingRows(BOOK, [later, rapid], 'latest').without], ['quality']);
  const open: Settled = { ...later, decisions: later.decisions.map((one) => ({ ...one, how: 'open', value: '' })) };
  const standing = standingRows(BOOK, [rapid, open, settled('I-RR', '2026-05-01', { nature: 'harm', theme: 'absent' }, 'another')], 'latest');
  assert.deepEqual(standing.rows.map(({ key, values }) => [key, values['theme'] ?? '']), [['I', ''], ['I-RR', 'absent']]);
  assert.deepEqual(standing.leftOut, [{ reference: 'I-LCSPR', because: '2 differences between coders are not settled' }, { reference: 'I-RR', because: 'coded again in a later batch, which counts' }]);
});
