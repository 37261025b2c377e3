import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readLedger, verifyLedger, type Verified } from './index.ts';
import { basesThatFit, countsThatPrint, otherRounding, percentOf, prints } from './rounding.ts';

const HEADER = 'id,source_file,report_or_context,period,measure,subgroup,numerator,denominator,percent,as_printed,quantity_id,part_of,notes';

// A line is "id|measure|subgroup|n|N|percent|as_printed|quantity_id|part_of"; what is left out is empty.
function ledger(...lines: readonly string[]): string {
  return [HEADER, ...lines.map((line) => {
    const [id = '', measure = '', subgroup = '', n = '', base = '', percent = '', printed = '', quantity = '', partOf = ''] = line.split('|');
    return [id, 'A', 'Report 2024', '2023-24', measure, subgroup, n, base, percent, printed, quantity, partOf, 'notes say 99 of 100'].map((cell) => `"${cell}"`).join(',');
  })].join('\n');
}

function verified(text: string): Verified {
  const rows = readLedger(text);
  assert.ok(rows.ok, rows.ok ? '' : rows.refusals[0].message);
  return verifyLedger(rows.value);
}

function found(...lines: readonly string[]): readonly string[] {
  return verified(ledger(...lines)).problems.map(({ id, code, basis, repair }) => `${id} ${code} ${basis}: ${repair}`);
}

const shipped = (name: string) => verified(readFileSync(new URL(`published/${name}.csv`, import.meta.url), 'utf8'));

test('the ledger of published figures has the contradictions that are known, and no others', () => {
  const { problems, rows } = shipped('reviews-and-reports');
  assert.ok(rows > 200);
  assert.deepEqual(problems.map(({ id, code }) => `${id} ${code}`), [
    'SF-017 PERCENT_IMPOSSIBLE', 'SF-021 SAME_QUANTITY_DIFFERS', 'SF-160 SAME_QUANTITY_DIFFERS',
    'SF-184 PARTS_DO_NOT_SUM', 'SF-194 ONE_FIGURE_TWO_NAMES', 'SF-254 PARTS_DO_NOT_SUM',
  ]);
  const [impossible, volumes, deaths, , , bands] = problems;
  assert.match(impossible?.message ?? '', /No whole number of 78 prints 57%/);
  assert.match(impossible?.repair ?? '', /fit all 10 shares .*: 82, 86, 87, 88/);
  assert.match(volumes?.repair ?? '', /393 .* or 402/);
  assert.match(deaths?.message ?? '', /156 .*146 /);
  assert.match(bands?.message ?? '', /113 \+ 158 \+ 117 \+ 52 \+ 38 = 478, and the whole is 278/);
  assert.deepEqual(bands?.corrections.map(({ from, to }) => [from, to]), [[158, 58], [117, 17]]);
  assert.match(bands?.repair ?? '', /165.*107.*58.*17/);
});

test('the official counts of notifications add up', () => {
  const { problems, checked } = shipped('notifications');
  assert.deepEqual(problems, []);
  assert.ok(checked > 35);
});

test('a percentage is recomputed half up, in the places printed', () => {
  assert.deepEqual(found('a|Neglect||208|278|74.8', 'b|Poverty||1|8|13', 'c|Age||1|8|12.5', 'd|Sex||251|456|55.0', 'e|Plan||99|278|36.0|Plan 99 (36%)'), []);
  assert.deepEqual(found('a|Neglect||208|278|74.9'), ['a PERCENT_NOT_FROM_COUNTS stated: percent 74.9 → 74.8']);
  const [cut] = verified(ledger('a|Neglect||45|78|57')).problems;
  assert.match(cut?.message ?? '', /45 of 78 is 57\.692%, which prints 58% half up and not 57%\. It fits only by rounding with cutting off/);
  assert.match(verified(ledger('a|Neglect||1|8|12')).problems[0]?.message ?? '', /a half to the even number/);
  assert.match(verified(ledger('a|Neglect||1|4|0.25')).problems[0]?.message ?? '', /seems to be a share/);
  assert.match(found('a|Neglect||99|78|36')[0] ?? '', /a COUNT_ABOVE_BASE stated/);
  assert.match(found('a|Neglect||278|99|36')[0] ?? '', /changed about: 99 of 278/);
});

test('a percentage that no whole number of its base gives is impossible', () => {
  assert.match(found('a|Missing|||78|57')[0] ?? '', /^a PERCENT_IMPOSSIBLE stated: percent 57 → 56 \(44 of 78\) or 58 \(45 of 78\); .* 77 and 79/);
  assert.deepEqual(found('a|Missing|||78|56', 'b|Missing|||93|57'), []);
  assert.deepEqual(verified(ledger('a|Missing||||57')).unchecked.map(({ code }) => code), ['PERCENT_WITHOUT_BASE']);
});

test('stated parts must add to their whole, however they split it', () => {
  const kinds = ['w|Reviews|all|54||||q54', 'a|Type|LCSPR|14|||||q54', 'b|Type|rapid|40|||||w', 'c|Ethnicity|Asian|14|||||w', 'd|Ethnicity|Black|15|||||w', 'e|Ethnicity|Mixed|25|||||w'];
  assert.deepEqual(found(...kinds.map((line) => line.replace('|q54', line.startsWith('a') ? '|w' : '|q54'))), []);
  assert.deepEqual(found('w|Reviews|all|100', 'a|North||30|||||w', 'b|South||60|||||w', 'c|West||20|||||w').map((one) => one.slice(2, 25)), ['PARTS_DO_NOT_SUM stated']);
  assert.match(found('w|Reviews|all|100', 'a|North||30|||||w', 'b|South||160|||||w', 'c|West||10|||||w')[0] ?? '', /b 160 → 60/);
  assert.deepEqual(found('w|Reviews|all|100', 'a|North||30|||||w', 'b|South||c|||||w'), []);
  assert.deepEqual(verified(ledger('a|North||30|||||nowhere', 'b|South||3|||||nowhere')).unchecked.map(({ code }) => code), ['WHOLE_NOT_FOUND', 'WHOLE_NOT_FOUND']);
  assert.match(found('w|Record||83|278|30', 'a|of which violent||92|278|33|||w')[0] ?? '', /^a PART_ABOVE_WHOLE/);
});

test('rows that claim one quantity must give one value', () => {
  assert.deepEqual(found('a|Deaths|all|146|393|37||d', 'b|Fatal incidents||146||||d', 'c|Died||||37||d'), []);
  assert.match(found('a|Deaths|all|146|393|37||d', 'b|Fatal incidents||156||||d')[0] ?? '', /^b SAME_QUANTITY_DIFFERS stated: b numerator 156 → 146/);
  assert.match(found('a|Deaths|all|146|393|37||d', 'b|Fatal incidents||||38||d')[0] ?? '', /^b SAME_QUANTITY_DIFFERS stated: one percent for all|^b SAME/);
  assert.match(found('a|CSE||26|278|9||e', 'b|CSE||26|107|24||e')[0] ?? '', /SAME_QUANTITY_DIFFERS/);
  assert.deepEqual(found('a|LCSPRs received|all|14', 'b|Rapid reviews received|all|40', 'c|Harm|physical|30', 'd|Harm|sexual|12'), []);
  assert.match(found('a|Neglect recorded|reviews|208|278|74.8||', 'b|Neglect recorded|reviews|203|278|73.0||')[0] ?? '', /SAME_QUANTITY_DIFFERS proposed/);
});

test('bands that follow one another are added up, with the sums printed beside them as witnesses', () => {
  const bands = ['t|Table 9: total|all|60', 'a|Table 9: size|<1|20', 'b|Table 9: size|1-5|10', 'c|Table 9: size|6-10|10', 'd|Table 9: size|11-17|20'];
  assert.deepEqual(found(...bands), []);
  assert.deepEqual(found(...bands.map((line) => line.replace('6-10|10', '6-10|110'))), ['c PARTS_DO_NOT_SUM proposed: c 110 → 10, or t 60 → 160']);
  assert.match(found(...bands.map((line) => line.replace('1-5|10', '1-5|19')), 's|Table 9: base|ages 6+|30')[0] ?? '', /^b PARTS_DO_NOT_SUM proposed: b 19 → 10, or t 60 → 69 \(confirmed by s: 30\)/);
  assert.match(found(...bands, 's|Table 9: base|ages 6+|35')[0] ?? '', /PARTS_DO_NOT_SUM/);
  assert.deepEqual(found(...bands.filter((line) => !line.startsWith('c'))), []);
});

test('numbers that are none, bases of nought and ids used twice are named with row and column', () => {
  const problems = verified(ledger('a|X||abc|10|5', 'b|X||0|0|0', 'b|Y||3|10|30', 'c|Z||30-32|', 'd|Z||2.5|10|', 'e|Z||1,234||')).problems;
  assert.deepEqual(problems.map(({ id, code }) => `${id} ${code}`), ['a NUMBER_NOT_READABLE', 'b BASE_OF_NOUGHT', 'b LEDGER_ID_REPEATED', 'd NUMBER_NOT_READABLE']);
  assert.match(problems[0]?.message ?? '', /“abc” in line 2, column numerator/);
});

test('the notes are never read', () => {
  const text = readFileSync(new URL('published/reviews-and-reports.csv', import.meta.url), 'utf8').trim().split('\n');
  const noted = text.map((line, index) => `${line},${index === 0 ? 'notes' : '"CONTRADICTION 1 of 2 is 7%"'}`).join('\n');
  assert.deepEqual(verified(noted), verified(text.join('\n')));
});

const codes = (text: string): readonly string[] => {
  const read = readLedger(text);
  return read.ok ? [] : read.refusals.map(({ code, message }) => `${code} ${message}`);
};

test('a file that is no ledger is refused with what it lacks', () => {
  assert.deepEqual(codes(''), ['LEDGER_EMPTY The file has no rows of figures']);
  assert.deepEqual(codes('id,measure,numerator,numerator\n1,a,2,3'), ['LEDGER_COLUMN_MISSING The file has no column denominator', 'LEDGER_COLUMN_MISSING The file has no column percent', 'LEDGER_COLUMN_REPEATED The file has the column numerator twice']);
  assert.match(codes(`${HEADER}\na,b,"c`)[0] ?? '', /^LEDGER_NOT_READABLE .*Quote/);
});

test('what a count prints, the counts that print it and the bases that allow it agree', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat({ max: 3000 }), fc.nat({ max: 2 }), (n, k0, decimals) => {
    const k = Math.min(k0, n);
    const percent = { value: percentOf(k, n, decimals), decimals };
    assert.ok(prints(k, n, percent) && otherRounding(k, n, { ...percent, value: percent.value + 7 }) === undefined);
    const range = countsThatPrint(percent, n);
    assert.ok(range !== undefined && range.from <= k && k <= range.to && prints(range.from, n, percent) && prints(range.to, n, percent) && !prints(range.from - 1, n, percent) && (range.to === n || !prints(range.to + 1, n, percent)));
    assert.equal(basesThatFit([percent], n, 1)[0], n);
  }), { seed: 20260104, numRuns: 500 });
});

test('a ledger whose figures follow from counts has no problem, and one digit put wrong in a share is found', () => {
  const row = fc.record({ n: fc.integer({ min: 100, max: 999 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.nat(), fc.integer({ min: 2, max: 9 }), (rows, at, off) => {
    const lines = rows.map(({ n, share }, index) => ({ id: `r${index}`, k: Math.floor(share * n), n }));
    const text = (wrong: number) => lines.map(({ id, k, n }, index) => `${id}|Measure ${id}x${index}||${k}|${n}|${percentOf(k, n, 0) + (index === wrong ? off : 0)}`);
    assert.deepEqual(found(...text(-1)), []);
    const wrong = at % lines.length;
    assert.ok(found(...text(wrong)).some((one) => one.startsWith(`r${wrong} `)));
  }), { seed: 20260105, numRuns: 150 });
});

test('stated parts that are percentages add to the percentage of their whole, and their bases are one', () => {
  assert.deepEqual(found('w|Known|ever|||87', 'a|Known|open|||49|||w', 'b|Known|before|||38|||w'), []);
  assert.match(found('w|Known|ever|||87', 'a|Known|open|||45|||w', 'b|Known|before|||38|||w')[0] ?? '', /^w SHARES_DO_NOT_SUM stated: a percent 45 → 49, or b percent 38 → 42/);
  assert.match(found('w|Harm outside the family|all|78', 'a|Missing||||57|||w', 'b|Violence||||56|||w', 'c|Absent||||59|||w')[0] ?? '', /^a PERCENT_IMPOSSIBLE stated/);
  assert.deepEqual(found('w|Reviews|all|278', 'a|Alcohol||99|278|36|||w', 'b|Drugs||99|278|36|||w', 'c|Health||153|278|55|||w'), []);
  assert.match(found('w|Reviews|all|54', 'a|Type|LCSPR|14|54||||w', 'b|Type|rapid|40|45||||w')[0] ?? '', /^b BASE_DIFFERS stated: denominator 45 → 54/);
});

test('a count that the words beside it do not print is named, and numbers in words are left alone', () => {
  assert.match(found('a|Poverty||97|278|35|Poverty 79 (35%)')[0] ?? '', /^a NOT_AS_PRINTED stated: numerator 97 → 79/);
  assert.deepEqual(found('a|Spend||2000000||||2 million in 2024', 'b|Deaths||7||||seven of 30', 'c|Reviews||3001339||||3 001 339 concerns', 'd|Reviews||5||||in 2023 and 2024'), []);
});

test('every repair that fits is offered: the percentage that the counts print, and each part that a sum leaves open', () => {
  assert.match(found('a|Other||67|200|33|33%')[0] ?? '', /numerator 67 → 66.*percent 33 → 34/);
  assert.deepEqual(found('w|Reviews|all|100', 'a|North||30|||||w', 'b|South||40|||||w', 'c|East||31|||||w'), ['c PARTS_DO_NOT_SUM stated: c 31 → 30, or w 100 → 101; a 30 → 29 or b 40 → 39 would fit too']);
});

test('an impossible percentage is said with the places it was printed with, and repaired to what is near', () => {
  assert.match(found('a|Injured|||3|33.30')[0] ?? '', /PERCENT_IMPOSSIBLE stated: percent 33\.30 → 33\.33 \(1 of 3\); or another base/);
});

test('a row that is said to be a part of itself is named', () => {
  assert.match(found('a|Known||3|||||a')[0] ?? '', /^a PART_OF_ITSELF stated/);
});
