import assert from 'node:assert/strict';
import test from 'node:test';
import { asked, times, type Entry } from './records.fixture.ts';
import type { AreaSeries } from './series-told.ts';

interface Made {
  readonly deaths?: number;
  readonly harm: number;
  readonly area?: string;
}

const START = 2020 * 12;

/** From January 2020 on, month by month so many notifications; as at the end of the last month. */
function series(months: readonly (readonly Made[])[], more: readonly Entry[] = []): readonly AreaSeries[] {
  const entries = months.flatMap((own, month) => own.flatMap(({ deaths = 0, harm, area = 'Coveshire' }) => times(deaths + harm, (at): Entry[] => {
    const child = `${area}-${month}-${at}`;
    return [{ child, type: 'incident_known', on: `${text(month)}-02` }, { child, type: 'incident_notified', on: `${text(month)}-0${at < 5 ? 6 : 8}`, area }, ...(at < deaths ? [{ child, type: 'child_died', on: `${text(month)}-01` }] : [])];
  }).flat()));
  const numbers = asked('P-131', [], [{ child: 'first', type: 'child_seen', on: '2020-01-01' }, ...entries, ...more], new Date(Date.UTC(2020, months.length, 0)).toISOString().slice(0, 10));
  return numbers.kind === 'series' ? numbers.areas : [];
}

function text(month: number): string {
  return `${Math.floor((START + month) / 12)}-${String(((START + month) % 12) + 1).padStart(2, '0')}`;
}

const TEN = times(36, () => [{ harm: 10 }]);

test('where ten a month are expected, three are below the limits of 4 and 17 and eighteen above', () => {
  const [area] = series([...TEN, [{ harm: 3 }]]);
  assert.deepEqual(area?.months.at(-1), { month: '2023-01', count: null, lower: 4, upper: 17, stands: 'below' });
  for (const [harm, stands] of [[4, 'inside'], [17, 'inside'], [18, 'above'], [0, 'below']] as const) assert.equal(series([...TEN, [{ harm }]])[0]?.months.at(-1)?.stands, stands, String(harm));
});

test('a month is judged only where the three years before it are whole', () => {
  assert.deepEqual(series(TEN)[0]?.months.at(-1), { month: '2022-12', count: 10, lower: null, upper: null, stands: 'cannot_tell' });
});

test('serious harm halves and deaths do not', () => {
  const [area] = series([...times(36, () => [{ deaths: 4, harm: 6 }]), ...times(12, () => [{ deaths: 4, harm: 3 }])]);
  assert.deepEqual(area?.changes.slice(1), [
    { what: 'deaths', count: 48, expected: 48, times: 1, low: 0.72, high: 1.38 },
    { what: 'serious_harm', count: 36, expected: 72, times: 0.5, low: 0.35, high: 0.71 },
  ]);
  assert.equal(area?.fell_alone, 'yes');
});

test('both fall: nothing fell alone', () => {
  assert.equal(series([...times(36, () => [{ deaths: 4, harm: 6 }]), ...times(12, () => [{ deaths: 1, harm: 3 }])])[0]?.fell_alone, 'no');
});

test('in a small area a fall cannot be told from chance', () => {
  assert.equal(series([...times(36, () => [{ harm: 3 }]), [{ harm: 0 }]])[0]?.fall_can_be_told, false);
  assert.equal(series([...TEN, [{ harm: 0 }]])[0]?.fall_can_be_told, true);
});

test('children of one notification are counted once, and in each area apart', () => {
  const shared = times(7, (at): Entry => ({ child: `s${at}`, type: 'incident_notified', on: '2022-12-06', area: 'Coveshire', says: { reference: 'N-1' } }));
  const [area] = series([...TEN.slice(0, 35), [{ harm: 6 }]], shared);
  assert.equal(area?.months.at(-1)?.count, 7);
});

test('the days from knowing to notifying have a middle', () => {
  // Of each ten, five waited 4 days and five 6.
  assert.deepEqual(series([...TEN, ...times(12, () => [{ harm: 5 }])])[0]?.delay, { recent: 4, before: 5 });
});

test('of two areas a small one hides the other, from which and the whole it could be reckoned', () => {
  const areas = series([...times(36, () => [{ harm: 6 }, { harm: 6, area: 'Ashshire' }]), ...times(12, () => [{ harm: 6 }, { harm: 3, area: 'Ashshire' }])]);
  assert.deepEqual(areas.map(({ area, months }) => [area, months.at(-1)?.count]), [['all', 9], ['Ashshire', null], ['Coveshire', null]]);
});

test('a single small month hides another, because the sum of the year is told', () => {
  const [area] = series([...TEN, ...times(11, () => [{ harm: 10 }]), [{ harm: 3 }]]);
  assert.equal(area?.months.filter(({ count }) => count === null).length, 2);
});

test('the last twelve whole months are shown, and a delay of ten notifications or more', () => {
  const [area] = series([...TEN, ...times(13, () => [{ harm: 0 }])]);
  assert.deepEqual([area?.months.length, area?.months[0]?.month, area?.months.at(-1)?.month], [12, '2023-02', '2024-01']);
  const delays = (harm: number): number | null | undefined => series([...TEN, ...times(11, () => [{ harm: 0 }]), [{ harm }]])[0]?.delay.recent;
  assert.deepEqual([delays(9), delays(10)], [null, 5]);
});

test('a month that has not ended is not judged, and one in which the records begin is not counted on', () => {
  const numbers = asked('P-131', [], times(40, (at): Entry => ({ child: `c${at}`, type: 'incident_notified', on: '2020-01-15' })), '2023-02-27');
  const months = numbers.kind === 'series' ? (numbers.areas[0]?.months ?? []) : [];
  // January 2020 is not whole, so January 2023 has 35 months before it; February 2023 has not ended.
  assert.deepEqual(months.at(-1), { month: '2023-01', count: 0, lower: null, upper: null, stands: 'cannot_tell' });
});
