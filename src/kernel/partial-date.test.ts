import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDay, parsePartialDate, type PartialDate } from './partial-date.ts';
import { comparePartialDates, inDateOrder, isAfter, isBefore, isWithin } from './partial-date-order.ts';
import { plainDate, type PlainDate } from './plain-date.ts';

function date(edtf: string): PartialDate {
  const read = parsePartialDate(edtf);
  assert.ok(read.ok, edtf);
  return read.value;
}

function asAt(day: string): { from: null; to: PlainDate } {
  return { from: null, to: plainDate(day) };
}

const bounds = [
  ['2023-05-03', 'day', '2023-05-03', '2023-05-03'],
  ['2023-05', 'month', '2023-05-01', '2023-05-31'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29'],
  ['2023', 'year', '2023-01-01', '2023-12-31'],
  ['202X', 'decade', '2020-01-01', '2029-12-31'],
  ['2023-XX', 'year', '2023-01-01', '2023-12-31'],
  ['2023-05-XX', 'month', '2023-05-01', '2023-05-31'],
  ['2023-21', 'season', '2023-03-01', '2023-05-31'],
  ['2023-23', 'season', '2023-09-01', '2023-11-30'],
  ['2023-05-03~', 'day', '2023-05-02', '2023-05-04'],
  ['2023-03-01~', 'day', '2023-02-28', '2023-03-02'],
  ['2023-05~', 'month', '2023-04-01', '2023-06-30'],
  ['2023-01~', 'month', '2022-12-01', '2023-02-28'],
  ['2023~', 'year', '2022-01-01', '2024-12-31'],
  ['2023-22~', 'season', '2023-03-01', '2023-11-30'],
  ['2023-05?', 'month', '2023-05-01', '2023-05-31'],
  ['2023-05%', 'month', '2023-04-01', '2023-06-30'],
  ['2023-05-01/2023-06', 'span', '2023-05-01', '2023-06-30'],
  ['2023-05~/2023-06-03~', 'span', '2023-04-01', '2023-06-04'],
  ['../2023-05', 'span', null, '2023-05-31'],
  ['2023-05/..', 'span', '2023-05-01', null],
  ['2023-05/', 'span', '2023-05-01', null],
  ['[2023-05-01..2023-05-04]', 'one-of', '2023-05-01', '2023-05-04'],
  ['[..2023-05-04]', 'one-of', null, '2023-05-04'],
  ['[2023-05-04..]', 'one-of', '2023-05-04', null],
  ['[2023-05,2023-08-02]', 'one-of', '2023-05-01', '2023-08-02'],
] as const;

for (const [edtf, kind, earliest, latest] of bounds) {
  test(`${edtf} is a ${kind} from ${earliest ?? 'open'} to ${latest ?? 'open'}`, () => {
    const read = date(edtf);
    assert.deepEqual({ kind: read.kind, earliest: read.earliest, latest: read.latest }, { kind, earliest, latest });
    assert.equal(read.edtf, edtf);
  });
}

const refusals = [
  ['', 'PARTIAL_DATE_MISSING'], ['2023-02-29', 'DATE_NOT_REAL'], ['2023-02-30', 'DATE_NOT_REAL'], ['[2023-02-27..2023-02-30]', 'DATE_NOT_REAL'],
  ['2023-13', 'PARTIAL_DATE_NOT_READABLE'], ['2023-05~-03', 'PARTIAL_DATE_NOT_READABLE'], ['2023-XX-15', 'PARTIAL_DATE_NOT_READABLE'], ['20XX', 'PARTIAL_DATE_NOT_READABLE'],
  ['{2023..2024}', 'PARTIAL_DATE_NOT_READABLE'], ['Y17000', 'PARTIAL_DATE_NOT_READABLE'], ['2023-05-03/2023-XX-15', 'PARTIAL_DATE_NOT_READABLE'], ['nonsense', 'PARTIAL_DATE_NOT_READABLE'],
  ['2023-05-03T10:00:00', 'PARTIAL_DATE_HAS_TIME'], ['../..', 'PARTIAL_DATE_OPEN_BOTH_WAYS'], ['/', 'PARTIAL_DATE_OPEN_BOTH_WAYS'],
  ['2024/2023', 'PARTIAL_DATE_REVERSED'], ['[2023-05-04..2023-05-01]', 'PARTIAL_DATE_REVERSED'],
  ['1850', 'PARTIAL_DATE_OUT_OF_RANGE'], ['2150-01-01', 'PARTIAL_DATE_OUT_OF_RANGE'], ['2023-24', 'PARTIAL_DATE_WINTER_UNCLEAR'],
] as const;

for (const [edtf, code] of refusals) {
  test(`"${edtf}" is refused with ${code}`, () => {
    const read = parsePartialDate(edtf, edtf, 'when');
    assert.deepEqual(!read.ok && { code: read.refusals[0].code, field: read.refusals[0].field }, { code, field: 'when' });
  });
}

test('a doubted date says so, and about is not a doubt', () => {
  assert.equal(date('2023?').doubted, true);
  assert.equal(date('2023-05-01/2023-06?').doubted, true);
  assert.equal(date('2023~').doubted, false);
});

test('the words as written are kept beside', () => {
  const read = parsePartialDate('2023-05~', 'around May half-term');
  assert.equal(read.ok && read.value.words, 'around May half-term');
});

test('dates stand by their earliest day, an open start by its latest, then the finer first', () => {
  const inOrder = ['2023', '2023-04~', '2023-04-30', '2023-05-01~/2023-05-02', '2023-05-01', '2023-05', '../2023-05-01', '2023-05-02', '2023-05-02/..', '2023-06'];
  assert.deepEqual(inDateOrder(inOrder.toReversed(), date), inOrder);
});

test('dates that tie keep the order of their source', () => {
  const entries = [{ id: 'b', at: '2023-05' }, { id: 'a', at: '2023-05-XX' }, { id: 'c', at: '2023-05?' }];
  assert.deepEqual(inDateOrder(entries, ({ at }) => date(at)).map(({ id }) => id), ['b', 'a', 'c']);
  assert.equal(comparePartialDates(date('2023-05'), date('2023-05-XX')), 0);
});

test('the attempt on 26 June may have come after the death of about 25 June, and is not said to have', () => {
  assert.equal(isAfter(date('2024-06-26'), date('2024-06-25~')), 'possible');
  assert.equal(isBefore(date('2024-06-26'), date('2024-06-25~')), 'no');
});

test('a month is before the next month for certain, and only possibly before a day in it', () => {
  assert.equal(isBefore(date('2023-05'), date('2023-06')), 'certain');
  assert.equal(isBefore(date('2023-05'), date('2023-05-20')), 'possible');
  assert.equal(isBefore(date('2023-05'), date('2023-05-01')), 'no');
});

test('what lasted is before a day only when all of it was', () => {
  assert.equal(isBefore(date('2023-05-01/2023-05-10'), date('2023-05-05')), 'no');
  assert.equal(isBefore(date('2023-05-01/2023-05-10'), date('2023-05-11')), 'certain');
  assert.equal(isBefore(date('[2023-05-01..2023-05-10]'), date('2023-05-05')), 'possible');
});

test('an open end is never certain', () => {
  assert.equal(isBefore(date('2023-05/..'), date('2030')), 'possible');
  assert.equal(isBefore(date('../2023-05'), date('2023-06')), 'certain');
  assert.equal(isAfter(date('[2023-05..]'), date('2023-06')), 'possible');
});

test('one of two days with a gap between is within a period that holds neither: no', () => {
  const day = { from: plainDate('2023-02-01'), to: plainDate('2023-11-30') };
  assert.equal(isWithin(date('[2023-01-01,2023-12-31]'), day), 'no');
  assert.equal(isWithin(date('[2023-03-01,2023-12-31]'), day), 'possible');
  assert.equal(isWithin(date('[2023-01-01..2023-12-31]'), day), 'possible');
});

test('a date is certainly past at the end of its latest day', () => {
  assert.equal(isWithin(date('2024-06-21'), asAt('2024-06-21')), 'certain');
  assert.equal(isWithin(date('[2024-06-17..2024-06-21]'), asAt('2024-06-20')), 'possible');
  assert.equal(isWithin(date('2024-06-21'), asAt('2024-06-20')), 'no');
});

test('a whole day as a partial date is the same as reading it', () => {
  assert.deepEqual(onDay(plainDate('2023-05-03')), date('2023-05-03'));
});

test('a whole day, read without the grammar, is what the grammar reads', () => {
  for (const day of ['2023-05-03', '2024-02-29', '1999-12-31']) {
    const { shape } = date(`${day}/..`);
    assert.deepEqual(date(day).shape, { form: 'point', at: shape.form === 'span' ? shape.from : null });
  }
});
