import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addDays, plainDate, type PlainDate } from './plain-date.ts';
import { addWorkingDays, holidayOn, holidayTable, isWorkingDay, subtractWorkingDays, workingDaysBetween } from './working-days.ts';

// Gauss's reckoning of Easter Sunday, written here apart from whatever made the table.
function easter(year: number): Date {
  const k = Math.floor(year / 100);
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30;
  const n = (4 + k - Math.floor(k / 4)) % 7;
  const d = (19 * (year % 19) + m) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  const late = d + e === 35 || (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) ? 7 : 0;
  return new Date(Date.UTC(year, 2, 22 + d + e - late));
}

const iso = (date: Date): string => date.toISOString().slice(0, 10);
const on = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month - 1, day));
const later = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);
const mondayFrom = (date: Date): Date => later(date, (8 - date.getUTCDay()) % 7);

// What the Act and the usual proclamations give, with no jubilee, funeral or coronation.
function usualHolidays(year: number): Set<string> {
  const taken = new Set<string>([iso(later(easter(year), -2)), iso(later(easter(year), 1))]);
  taken.add(iso(mondayFrom(on(year, 5, 1)))).add(iso(mondayFrom(on(year, 5, 25)))).add(iso(mondayFrom(on(year, 8, 25))));
  for (const feast of [on(year, 1, 1), on(year, 12, 25), on(year, 12, 26)]) {
    let day = feast;
    while ([0, 6].includes(day.getUTCDay()) || taken.has(iso(day))) day = later(day, 1);
    taken.add(iso(day));
  }
  return taken;
}

const oneOffs = {
  2012: { instead: ['2012-05-28'], also: ['2012-06-04', '2012-06-05'] },
  2020: { instead: ['2020-05-04'], also: ['2020-05-08'] },
  2022: { instead: ['2022-05-30'], also: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { instead: [], also: ['2023-05-08'] },
} as const satisfies Record<number, { instead: readonly string[]; also: readonly string[] }>;

function expectedHolidays(year: number): string[] {
  const change = Object.entries(oneOffs).find(([changed]) => Number(changed) === year)?.[1];
  const days = usualHolidays(year);
  for (const day of change?.instead ?? []) days.delete(day);
  for (const day of change?.also ?? []) days.add(day);
  return [...days].toSorted();
}

function weekdayHolidaysInTable(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(plainDate(`${year}-01-01`), index)).filter((day) => day.startsWith(`${year}`));
  return days.filter((day) => holidayOn(day) !== undefined && ![0, 6].includes(new Date(day).getUTCDay()));
}

for (let year = 2012; year <= 2030; year++) {
  test(`the holidays of ${year} are what the rules and the one-offs give`, () => {
    assert.deepEqual(weekdayHolidaysInTable(year), expectedHolidays(year));
  });
}

test('the holidays of 2026 and 2027 are those that were published', () => {
  assert.deepEqual(weekdayHolidaysInTable(2026), ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28']);
  assert.deepEqual(weekdayHolidaysInTable(2027), ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28']);
});

test('Christmas Day is in the table in every year, a weekend too', () => {
  for (let year = 2012; year <= 2030; year++) assert.equal(holidayOn(plainDate(`${year}-12-25`))?.name, 'Christmas Day');
});

test('five working days from Tuesday 22 December 2026 pass over Christmas', () => {
  assert.deepEqual(addWorkingDays(plainDate('2026-12-22'), 5), {
    ok: true, value: { day: '2026-12-31', counted: ['2026-12-23', '2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'] },
  });
});

test('a start on a weekend is day 0 all the same', () => {
  const due = addWorkingDays(plainDate('2026-11-21'), 1);
  assert.equal(due.ok && due.value.day, '2026-11-23');
});

test('counting back passes over Easter', () => {
  const due = subtractWorkingDays(plainDate('2026-04-08'), 7);
  assert.deepEqual(due.ok && due.value.counted, ['2026-04-07', '2026-04-02', '2026-04-01', '2026-03-31', '2026-03-30', '2026-03-27', '2026-03-26']);
});

test('no working days on is the day itself', () => {
  assert.deepEqual(addWorkingDays(plainDate('2026-12-25'), 0), { ok: true, value: { day: '2026-12-25', counted: [] } });
});

test('a count that leaves the table is refused and not guessed', () => {
  const past = [addWorkingDays(plainDate('2030-12-30'), 5), subtractWorkingDays(plainDate('2012-01-04'), 3), isWorkingDay(plainDate('2031-01-02')), workingDaysBetween(plainDate('2030-12-01'), plainDate('2031-01-02'))];
  for (const result of past) assert.equal(!result.ok && result.refusals[0].code, 'CALENDAR_ENDS');
  const refused = addWorkingDays(plainDate('2030-12-30'), 5);
  assert.match(refused.ok ? '' : refused.refusals[0].message, /from 2012-01-01 to 2030-12-31.*2031-01-01/);
});

test('a count of part of a day is a fault', () => {
  assert.throws(() => addWorkingDays(plainDate('2026-01-01'), 1.5), RangeError);
});

const dayInTable = fc.integer({ min: 0, max: 6_500 }).map((days): PlainDate => addDays(holidayTable.from, days));
const seeded = { seed: 20_261_122, numRuns: 300 };

test('what is counted is working days, in order, as many as were asked for', () => {
  fc.assert(fc.property(dayInTable, fc.integer({ min: 1, max: 45 }), (from, days) => {
    const result = addWorkingDays(from, days);
    assert.ok(result.ok);
    const { day, counted } = result.value;
    assert.equal(counted.length, days);
    assert.equal(counted.at(-1), day);
    for (const one of counted) assert.deepEqual(isWorkingDay(one), { ok: true, value: true });
    assert.deepEqual([...counted].toSorted(), counted);
    assert.deepEqual(workingDaysBetween(from, day), { ok: true, value: days });
  }), seeded);
});

test('counting back from a working day undoes counting on to it', () => {
  fc.assert(fc.property(dayInTable, fc.integer({ min: 1, max: 45 }), (from, days) => {
    const working = isWorkingDay(from);
    fc.pre(working.ok && working.value);
    const on = addWorkingDays(from, days);
    assert.ok(on.ok);
    const back = subtractWorkingDays(on.value.day, days);
    assert.equal(back.ok && back.value.day, from);
  }), seeded);
});
