import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addDays, fromDayNumber, plainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { readWhen, type Knowledge, type When } from '../../events/index.ts';
import { asKnownOn, dateOf, daysOfChange, inReplayOrder, learntBetween, stepsOf, type Replay, type Replayed, type Service } from './index.ts';

const RUNS = { seed: 20260618, numRuns: 400 } as const;
const SERVICES: readonly Service[] = [{ agency: 'police', area: 'Northtown' }, { agency: 'school', area: 'Northtown' }, { agency: 'police', area: 'Southtown' }];

const day = fc.integer({ min: 0, max: 120 }).map((offset) => addDays(plainDate('2026-01-01'), offset));
const dateText = fc.oneof(
  day, day.map((one) => `${one}~`), day.map((one) => one.slice(0, 7)), day.map((one) => `${one}T10:15`), day.map((one) => `[..${one}]`), day.map((one) => `[${one}..]`),
  fc.tuple(day, fc.nat(40)).map(([from, more]) => `[${from}..${addDays(from, more)}]`), fc.tuple(day, fc.nat(40)).map(([from, more]) => `${from}/${addDays(from, more)}`), day.map((one) => `${one}/..`),
);
const when = dateText.map((text): When => {
  const read = readWhen(text);
  assert.ok(read.ok, text);
  return read.value;
});
const knowledge = fc.record({ service: fc.constantFrom(...SERVICES), from: when }).map(({ service, from }): Knowledge => ({ ...service, from }));
const entries = fc.array(fc.record({ occurred: when, knownTo: fc.array(knowledge, { maxLength: 4 }) }), { maxLength: 12 })
  .map((list): readonly Replayed[] => list.map((entry, index) => ({ id: `e${index}`, ...entry })));
const asked = fc.option(fc.constantFrom(...SERVICES), { nil: undefined });

function possible({ possiblyKnown }: Replay): readonly string[] {
  return possiblyKnown.map(({ id }) => id);
}

function isIn(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((id) => whole.includes(id));
}

test('what is known stays known, and what may be known is never forgotten', () => {
  fc.assert(fc.property(entries, asked, day, fc.nat(60), (list, service, on, more) => {
    const [early, late] = [asKnownOn(list, on, service), asKnownOn(list, addDays(on, more), service)];
    assert.ok(isIn(early.known, late.known));
    assert.ok(isIn(possible(early), [...late.known, ...possible(late)]));
  }), RUNS);
});

test('what one agency knows is part of what anybody knows', () => {
  fc.assert(fc.property(entries, fc.constantFrom(...SERVICES), day, (list, service, on) => {
    const [own, all] = [asKnownOn(list, on, service), asKnownOn(list, on)];
    assert.ok(isIn(own.known, all.known));
    assert.ok(isIn([...own.known, ...possible(own)], [...all.known, ...possible(all)]));
    assert.ok(isIn(own.knownToOthers.map(({ id }) => id), all.known));
  }), RUNS);
});

// The oracle tries every completion: each day from 2025 to 2027 on which the agency may have learnt of it.
test('known for certain is known in every completion of the dates, possibly known in some', () => {
  fc.assert(fc.property(entries, fc.constantFrom(...SERVICES), day, (list, service, on) => {
    const view = asKnownOn(list, on, service);
    for (const { id, knownTo } of list) {
      const own = knownTo.filter(({ agency, area }) => agency === service.agency && area === service.area).map(({ from }) => completions(from));
      const certain = own.some((days) => days.every((one) => one <= on));
      const maybe = own.some((days) => days.some((one) => one <= on));
      assert.deepEqual([view.known.includes(id), possible(view).includes(id)], [certain, maybe && !certain], id);
    }
  }), RUNS);
});

/** What had not happened by then is not known to be silence: that it would happen is hindsight. */
function certainlyAfter(occurred: Replayed['occurred'], on: PlainDate): boolean {
  const { earliest } = occurred === undefined ? { earliest: null } : dateOf(occurred);
  return earliest !== null && earliest > on;
}

test('nothing is in two lists, and only silence is not said', () => {
  fc.assert(fc.property(entries, asked, day, (list, service, on) => {
    const view = asKnownOn(list, on, service);
    const all = [...view.known, ...possible(view), ...view.knownToOthers.map(({ id }) => id), ...view.notSaid];
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(new Set(view.notSaid), new Set(list.filter(({ knownTo, occurred }) => knownTo.length === 0 && !certainlyAfter(occurred, on)).map(({ id }) => id)));
    assert.deepEqual(view.known, inReplayOrder(list).map(({ id }) => id).filter((id) => view.known.includes(id)));
  }), RUNS);
});

test('each step adds what the replays of its day and the day before differ in', () => {
  fc.assert(fc.property(entries, asked, (list, service) => {
    for (const { day: one, ...step } of stepsOf(list, service)) assert.deepEqual(step, learntBetween(list, addDays(one, -1), one, service));
  }), { ...RUNS, numRuns: 150 });
});

test('between two days of change nothing changes', () => {
  fc.assert(fc.property(entries, asked, (list, service) => {
    const days = daysOfChange(list, service);
    for (const [index, one] of days.entries()) {
      const next = days[index + 1];
      if (next === undefined || addDays(one, 1) >= next) continue;
      const quiet = learntBetween(list, one, addDays(next, -1), service);
      assert.deepEqual([quiet.nowKnown, quiet.nowPossible, quiet.nowKnownToOthers], [[], [], []]);
    }
  }), { ...RUNS, numRuns: 100 });
});

function completions(from: When): readonly PlainDate[] {
  if (from.kind === 'moment') return [plainDate(from.moment.slice(0, 10))];
  const { edtf, earliest, latest } = from.date;
  if (edtf.endsWith('/..')) return [plainDate(edtf.slice(0, 10))];
  const first = earliest ?? plainDate('2025-01-01');
  const last = latest ?? plainDate('2027-12-31');
  const [a, b] = [first, last].map((one) => Math.round(Date.parse(one) / 86_400_000));
  return Array.from({ length: (b ?? 0) - (a ?? 0) + 1 }, (_, index) => fromDayNumber((a ?? 0) + index));
}
