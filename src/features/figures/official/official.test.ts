import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readLedger, verifyLedger } from '../ledger/index.ts';
import { isOfficial, officialAsLedger, readOfficial, reconcile, representation, seriesOf, type OfficialFigure } from './index.ts';
import { monthsOf } from './period.ts';

// The published national counts in the two layouts; the regions are made up.
const crossed = `time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,nature_of_notification,child_looked_after,number_of_notifications,percent_of_notifications
202425,Financial year,National,E92000001,England,,,Total,Total,338,100
202425,Financial year,National,E92000001,England,,,Child death,Total,162,47.9
202425,Financial year,National,E92000001,England,,,Serious harm,Total,167,49.4
202425,Financial year,National,E92000001,England,,,Other,Total,9,2.7
202425,Financial year,National,E92000001,England,,,Total,Yes,93,27.5
202425,Financial year,National,E92000001,England,,,Child death,Yes,c,c
202425,Financial year,Regional,E92000001,England,E12000001,North East,Total,Total,20,x
202425,Financial year,Regional,E92000001,England,E12000001,North East,Other,Total,low,low
`;
const paired = `time_period,time_identifier,geographic_level,country_code,country_name,breakdown_topic,breakdown,notifications
202021,Part 1 (April to September),National,E92000001,England,Total,Total,285
202021,Part 1 (April to September),National,E92000001,England,Gender,Male,153
202021,Part 1 (April to September),National,E92000001,England,Gender,Female,130
202021,Part 1 (April to September),National,E92000001,England,Gender,Transgender,0
202021,Part 1 (April to September),National,E92000001,England,Gender,Not known,2
202021,Financial year,National,E92000001,England,Total,Total,536
202122,Financial year,National,E92000001,England,Total,Total,442
202122,Financial year,National,E92000001,England,Nature,Child death,191
202122,Financial year,National,E92000001,England,Nature,Serious harm,227
202122,Financial year,National,E92000001,England,Nature,Other,24
`;

function figures(text: string): readonly OfficialFigure[] {
  const read = readOfficial(text);
  assert.ok(read.ok, read.ok ? '' : read.refusals[0].message);
  return read.value;
}

function refusals(text: string): readonly string[] {
  const read = readOfficial(text);
  return read.ok ? [] : read.refusals.map(({ code, message, field }) => `${field} ${code} ${message}`);
}

test('both layouts are read into figures with period, area, split and value', () => {
  const [total, share, death] = figures(crossed);
  assert.deepEqual([total?.months, total?.level, total?.area, total?.split, total?.indicator, total?.value], [{ from: '2024-04', to: '2025-03' }, 'National', 'England', {}, 'number_of_notifications', { kind: 'figure', value: 338 }]);
  assert.equal(share?.indicator, 'percent_of_notifications');
  assert.deepEqual(death?.split, { nature_of_notification: 'Child death' });
  const both = figures(crossed).find(({ split }) => Object.keys(split).length === 2);
  assert.deepEqual([both?.split, both?.value.kind === 'sign' ? both.value.sign : ''], [{ nature_of_notification: 'Child death', child_looked_after: 'Yes' }, 'c']);
  const male = figures(paired)[1];
  assert.deepEqual([male?.months, male?.split, male?.value], [{ from: '2020-04', to: '2020-09' }, { gender: 'Male' }, { kind: 'figure', value: 153 }]);
});

test('a sign in place of a figure is kept as what it means, and never as nought', () => {
  const signs = figures(crossed).flatMap(({ value }) => (value.kind === 'sign' ? [value.sign] : []));
  assert.deepEqual(signs, ['c', 'c', 'x', 'low', 'low']);
});

test('months follow from period and identifier', () => {
  assert.deepEqual(monthsOf('202425', 'Financial year'), { from: '2024-04', to: '2025-03' });
  assert.deepEqual(monthsOf('2024-25', 'Financial year Q4'), { from: '2025-01', to: '2025-03' });
  assert.deepEqual(monthsOf('202425', 'Part 2 (October to March)'), { from: '2024-10', to: '2025-03' });
  assert.deepEqual(monthsOf('199900', 'Financial year'), { from: '1999-04', to: '2000-03' });
  assert.deepEqual(monthsOf('2026', 'Reporting year'), { from: '2025-04', to: '2026-03' });
  assert.deepEqual(monthsOf('2019', 'Calendar year'), { from: '2019-01', to: '2019-12' });
  assert.equal(monthsOf('202427', 'Financial year'), undefined);
});

test('several files make series in the order of time, with breaks where the stretch changes', () => {
  const series = seriesOf([...figures(crossed), ...figures(paired.replaceAll('breakdown,notifications', 'breakdown,number_of_notifications'))]);
  const total = series.find(({ level, split, indicator }) => level === 'National' && Object.keys(split).length === 0 && indicator === 'number_of_notifications');
  assert.deepEqual(total?.points.map(({ from, to, value }) => [from, to, value.kind === 'figure' ? value.value : null]), [['2020-04', '2020-09', 285], ['2020-04', '2021-03', 536], ['2021-04', '2022-03', 442], ['2024-04', '2025-03', 338]]);
  assert.deepEqual(total?.breaks, ['2020-04']);
});

test('the parts of a file are held against their totals', () => {
  for (const text of [crossed, paired]) assert.deepEqual(verifyLedger(officialAsLedger(figures(text))).problems, []);
  const [problem] = verifyLedger(officialAsLedger(figures(paired.replace('Serious harm,227', 'Serious harm,272')))).problems;
  assert.match(`${problem?.code} ${problem?.message} ${problem?.repair}`, /PARTS_DO_NOT_SUM 191 \+ 272 \+ 24 = 487, and the whole is 442.* 272 → 227/);
});

test('a ledger is reconciled with the official counts of the same months', () => {
  const text = readFileSync(new URL('../ledger/published/notifications.csv', import.meta.url), 'utf8');
  const all = [...figures(crossed), ...figures(paired)];
  const rows = readLedger(text);
  assert.ok(rows.ok);
  const { problems, checked } = reconcile(rows.value, all);
  assert.deepEqual([problems, checked], [[], 15]);
  const wrong = readLedger(text.replace('Child death,162,338', 'Child death,126,338'));
  assert.ok(wrong.ok);
  assert.match(reconcile(wrong.value, all).problems.map(({ id, code, repair }) => `${id} ${code} ${repair}`).join(), /^NF-007 OFFICIAL_COUNT_DIFFERS numerator 126 → 162/);
});

test('what is no figure, no period, or stands twice and differs is named with line and column', () => {
  assert.match(refusals(crossed.replace(',167,', ',a lot,'))[0] ?? '', /^line 4 column number_of_notifications OFFICIAL_FIGURE_NOT_READABLE “a lot”/);
  assert.match(refusals(crossed.replace('202425', '2024xx'))[0] ?? '', /^line 2 column time_period OFFICIAL_PERIOD_NOT_READABLE/);
  assert.match(refusals(`${paired}202122,Financial year,National,E92000001,England,Total,Total,443\n`)[0] ?? '', /^line 12 column notifications OFFICIAL_TWICE .*line 8/);
  assert.match(refusals('a,b\n1,2')[0] ?? '', /OFFICIAL_COLUMN_MISSING .*time_period/);
  assert.ok(isOfficial(`\u{FEFF}${crossed}`) && !isOfficial('id,measure\n1,2'));
});

test('a representation ratio compares shares and says that it is no chance', () => {
  const black = representation({ cases: { k: 19, n: 78 }, population: { k: 60, n: 1000, source: 'census 2021, ages 10 to 17' } });
  assert.ok(black !== undefined && Math.abs(black.ratio - 19 / 78 / 0.06) < 1e-12 && black.low < black.ratio && black.ratio < black.high);
  assert.match(black.words, /24\.4% of cases beside 6\.0% of the population .*4\.1 times its share.*not the chance/);
  assert.equal(representation({ cases: { k: 0, n: 0 }, population: { k: 1, n: 2, source: 'x' } }), undefined);
});
