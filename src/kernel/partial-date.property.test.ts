import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parsePartialDate, type PartialDate } from './partial-date.ts';
import { comparePartialDates, isBefore, isWithin, type Certainty } from './partial-date-order.ts';
import { fromDayNumber } from './plain-date.ts';
import { partialDateInWords } from './partial-date-words.ts';
import { readPartialDate } from './written-date.ts';

/** A date made from numbers: its EDTF beside every (start, end) that it may stand for, worked out here. */
interface Made {
  readonly edtf: string;
  readonly completions: readonly (readonly [start: number, end: number])[];
}

const seeded = { seed: 20_261_122, numRuns: 400 };
const DAY = 86_400_000;
const number = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;
const pad = (value: number): string => String(value).padStart(2, '0');
const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

interface Point { readonly edtf: string; readonly low: number; readonly high: number }

// A small corner of the calendar, so that two dates often meet and every completion can be tried.
const dayPoint = fc.record({ day: fc.integer({ min: 0, max: 24 }), mark: fc.constantFrom('', '~', '?', '%') }).map(({ day, mark }): Point => {
  const at = number(2028, 2, 17) + day;
  const wide = mark === '~' || mark === '%' ? 1 : 0;
  return { edtf: new Date(at * DAY).toISOString().slice(0, 10) + mark, low: at - wide, high: at + wide };
});
const monthPoint = fc.record({ month: fc.integer({ min: 1, max: 4 }), mark: fc.constantFrom('', '~', '?', '%') }).map(({ month, mark }): Point => {
  const wide = mark === '~' || mark === '%' ? 1 : 0;
  return { edtf: `2028-${pad(month)}${mark}`, low: number(2028, month - wide, 1), high: number(2028, month + 1 + wide, 1) - 1 };
});
const point = fc.oneof({ weight: 4, arbitrary: dayPoint }, { weight: 1, arbitrary: monthPoint });
const bareDay = dayPoint.map(({ edtf, low, high }): Point => ({ edtf: edtf.slice(0, 10), low: (low + high) / 2, high: (low + high) / 2 }));

const single = point.map(({ edtf, low, high }): Made => ({ edtf, completions: range(low, high).map((day) => [day, day]) }));
const between = fc.tuple(bareDay, bareDay).map(([a, b]): Made => {
  const [first, last] = a.low <= b.low ? [a, b] : [b, a];
  return { edtf: `[${first.edtf}..${last.edtf}]`, completions: range(first.low, last.high).map((day) => [day, day]) };
});
const oneOf = fc.array(bareDay, { minLength: 2, maxLength: 4 }).map((points): Made => (
  { edtf: `[${points.map(({ edtf }) => edtf).join(',')}]`, completions: points.map(({ low }) => [low, low]) }
));
const lasting = fc.tuple(point, point).filter(([a, b]) => a.low <= b.high).map(([a, b]): Made => ({
  edtf: `${a.edtf}/${b.edtf}`,
  completions: range(a.low, a.high).flatMap((start) => range(Math.max(start, b.low), b.high).map((end) => [start, end] as const)),
}));
const made = fc.oneof(single, between, oneOf, lasting);

function read({ edtf }: Made): PartialDate {
  const result = parsePartialDate(edtf);
  assert.ok(result.ok, `${edtf} ${JSON.stringify(result)}`);
  return result.value;
}

function judge(outcomes: readonly boolean[]): Certainty {
  return outcomes.every(Boolean) ? 'certain' : outcomes.some(Boolean) ? 'possible' : 'no';
}

test('the bounds hold every completion, and the outermost days are reached', () => {
  fc.assert(fc.property(made, (one) => {
    const { earliest, latest } = read(one);
    assert.equal(earliest, fromDayNumber(Math.min(...one.completions.map(([start]) => start))));
    assert.equal(latest, fromDayNumber(Math.max(...one.completions.map(([, end]) => end))));
  }), seeded);
});

test('before is certain, possible or no exactly as every pair of completions says', () => {
  const small = made.filter(({ completions }) => completions.length <= 400);
  fc.assert(fc.property(small, small, (a, b) => {
    const ends = new Set(a.completions.map(([, end]) => end));
    const starts = new Set(b.completions.map(([start]) => start));
    const outcomes = [...ends].flatMap((end) => [...starts].map((start) => end < start));
    assert.equal(isBefore(read(a), read(b)), judge(outcomes));
  }), seeded);
});

test('within is certain, possible or no exactly as every completion says', () => {
  const edge = fc.option(fc.integer({ min: number(2028, 2, 10), max: number(2028, 3, 20) }), { nil: null });
  fc.assert(fc.property(made, edge, edge, (one, a, b) => {
    const [from, to] = a !== null && b !== null && b < a ? [b, a] : [a, b];
    const period = { from: from === null ? null : fromDayNumber(from), to: to === null ? null : fromDayNumber(to) };
    const outcomes = one.completions.map(([start, end]) => start >= (from ?? -Infinity) && end <= (to ?? Infinity));
    assert.equal(isWithin(read(one), period), judge(outcomes));
  }), seeded);
});

const openStart = bareDay.map(({ edtf }) => `../${edtf}`);
const openEnd = bareDay.map(({ edtf }) => `[${edtf}..]`);
const anyDate = fc.oneof(made.map(({ edtf }) => edtf), openStart, openEnd).map((edtf) => read({ edtf, completions: [] }));

test('the order is total: it answers the same both ways round and never goes in a circle', () => {
  fc.assert(fc.property(anyDate, anyDate, anyDate, (a, b, c) => {
    assert.equal(Math.sign(comparePartialDates(a, b)), -Math.sign(comparePartialDates(b, a)) + 0);
    assert.equal(comparePartialDates(a, a), 0);
    if (comparePartialDates(a, b) <= 0 && comparePartialDates(b, c) <= 0) assert.ok(comparePartialDates(a, c) <= 0);
  }), seeded);
});

test('what is certainly before is never placed after', () => {
  fc.assert(fc.property(made, made, (a, b) => {
    const [first, second] = [read(a), read(b)];
    if (isBefore(first, second) === 'certain') assert.ok(comparePartialDates(first, second) < 0);
  }), seeded);
});

test('the words of a date are read back as the same days', () => {
  const readable = fc.oneof(single, between, lasting.filter(({ edtf }) => !edtf.includes('XX')), oneOf.filter(({ edtf }) => edtf.split(',').length === 2));
  fc.assert(fc.property(fc.oneof(readable.map(({ edtf }) => edtf), openStart, openEnd), (edtf) => {
    const date = read({ edtf, completions: [] });
    const again = readPartialDate(partialDateInWords(date));
    assert.ok(again.ok, partialDateInWords(date));
    const { earliest, latest, doubted } = again.value;
    assert.deepEqual({ earliest, latest, doubted }, { earliest: date.earliest, latest: date.latest, doubted: date.doubted }, partialDateInWords(date));
  }), seeded);
});

test('reading never throws, whatever is typed', () => {
  const word = fc.constantFrom('about', 'between', 'and', 'or', '3', '31', '2026', '26', 'march', 'June', 'to', '-', '/', '..', '[', ']', '~', '?', 'before', 'from', 'winter', 'Friday', '1990s', 'the', 'onwards', '2026-03', 'XX');
  const typed = fc.oneof(fc.string(), fc.array(word, { maxLength: 7 }).map((words) => words.join(' ')), fc.array(word, { maxLength: 5 }).map((words) => words.join('')));
  fc.assert(fc.property(typed, (text) => {
    const result = readPartialDate(text);
    if (result.ok) assert.ok(result.value.earliest !== null || result.value.latest !== null, text);
  }), { ...seeded, numRuns: 2_000 });
});

test('every day is read back from each way of writing it', () => {
  fc.assert(fc.property(fc.integer({ min: number(1950, 1, 1), max: number(2060, 12, 31) }), (day) => {
    const at = new Date(day * DAY);
    const iso = at.toISOString().slice(0, 10);
    const [year, month, date] = iso.split('-').map(Number);
    const name = at.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
    const weekday = at.toLocaleString('en-GB', { weekday: 'long', timeZone: 'UTC' });
    for (const text of [iso, `${date}/${month}/${year}`, `${date}.${month}.${year}`, `${date} ${name} ${year}`, `${weekday} ${date} ${name} ${year}`, `${name} ${date}, ${year}`]) {
      const result = readPartialDate(text);
      assert.equal(result.ok && result.value.edtf, iso, text);
    }
  }), seeded);
});
