import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { plainDate } from '../../../kernel/plain-date.ts';
import { asKnownOn, cellInWords, learntBetween, parseService, readReplayFile, replayInWords, stepsOf, whoKnewWhat, type Replay, type ReplayFile, type Service } from './index.ts';

const CROSS_BORDER = readFileSync(new URL('../../events/fixtures/cross-border-events.csv', import.meta.url), 'utf8');
const HEADER = 'event_id,child_id,type,occurred,known_to\n';

function service(text: string): Service {
  const read = parseService(text);
  assert.ok(read.ok);
  return read.value;
}

function file(text: string): ReplayFile {
  const read = readReplayFile(text);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

function replay(text: string, on: string, who?: string): Replay {
  return asKnownOn(file(text).entries, plainDate(on), who === undefined ? undefined : service(who));
}

function knownTo(known: string, on: string, who = 'police:Northtown'): string {
  const { known: certain, possiblyKnown, knownToOthers, notSaid } = replay(`${HEADER}a,C1,injury,2026-01-01,${known}`, on, who);
  return [...certain.map(() => 'known'), ...possiblyKnown.map(({ from, to }) => `possible ${from ?? 'open'} ${to ?? 'open'}`), ...knownToOthers.map(({ agencies }) => `others ${agencies.join(' ')}`), ...notSaid.map(() => 'not said')].join();
}

test('on the day before the passing on, the third county’s social care may know three entries and knows none for certain', () => {
  const view = replay(CROSS_BORDER, '2026-06-18', 'children_social_care:Rowanshire');
  assert.deepEqual(view.known, []);
  assert.deepEqual(view.possiblyKnown, ['e09', 'e10', 'e11'].map((id) => ({ id, from: '2026-06-15', to: '2026-06-19' })));
  assert.deepEqual(view.knownToOthers.map(({ id }) => id), ['e01', 'e02', 'e04', 'e05', 'e07', 'e08']);
  assert.deepEqual(view.knownToOthers.at(-1), { id: 'e08', agencies: ['housing:Rowanshire'] });
  assert.deepEqual(view.notSaid, ['e03']);
});

test('without an agency the replay is what anybody knew', () => {
  const view = replay(CROSS_BORDER, '2026-06-18');
  assert.deepEqual(view.known, ['e01', 'e02', 'e04', 'e05', 'e07', 'e08']);
  assert.deepEqual(view.possiblyKnown.map(({ id }) => id), ['e06', 'e09', 'e10', 'e11']);
  assert.deepEqual([view.knownToOthers, view.notSaid], [[], ['e03']]);
});

const days: readonly (readonly [string, string, string])[] = [
  ['police:Northtown=2026-03-27', '2026-03-26', ''],
  ['police:Northtown=2026-03-27', '2026-03-27', 'known'],
  ['police:Northtown=2026-03', '2026-03-30', 'possible 2026-03-01 2026-03-31'],
  ['police:Northtown=2026-03', '2026-03-31', 'known'],
  ['police:Northtown=2026-03-27~', '2026-03-27', 'possible 2026-03-26 2026-03-28'],
  ['police:Northtown=2026-03-27?', '2026-03-27', 'known'],
  ['police:Northtown=2026-03-27T23:59', '2026-03-27', 'known'],
  ['police:Northtown=2026-03-27T23:30Z', '2026-03-27', 'known'],
  ['police:Northtown=2026-06-27T23:30Z', '2026-06-27', ''],
  ['police:Northtown=[..2026-03-27]', '2020-01-01', 'possible open 2026-03-27'],
  ['police:Northtown=[2026-03-27..]', '2030-01-01', 'possible 2026-03-27 open'],
  ['police:Northtown=2026-03-27/..', '2026-03-27', 'known'],
  ['police:Northtown=2026-03-27/2026-04-02', '2026-03-30', 'possible 2026-03-27 2026-04-02'],
  ['police:Northtown=2026-05;police:Northtown=2026-03-27', '2026-03-27', 'known'],
  ['police:NORTHTOWN=2026-03-27', '2026-03-27', 'known'],
  ['Police:Northtown=2026-03-27', '2026-03-27', 'known'],
  ['police:Southtown=2026-03-27', '2026-03-27', 'others police:Southtown'],
  ['school:Northtown=2026-03-27', '2026-03-27', 'others school:Northtown'],
  ['school:Northtown=2026-04', '2026-04-10', ''],
  ['school:Northtown=2026-03-01;police:Northtown=2026-03', '2026-03-10', 'possible 2026-03-01 2026-03-31'],
  ['', '2026-03-27', 'not said'],
];

for (const [known, on, expected] of days) {
  test(`known to "${known}" is at the end of ${on} to the police of Northtown: ${expected === '' ? 'in no list' : expected}`, () => {
    assert.equal(knownTo(known, on), expected);
  });
}

test('entries stand in date order: by earliest day, the finer date first, then as the file has them', () => {
  const rows = ['late,C1,injury,2026-05-02,', 'month,C1,injury,2026-05,', 'second,C1,injury,2026-05-01,', 'noon,C1,injury,2026-05-01T12:00,', 'dawn,C1,injury,2026-05-01T05:00,', 'first,C1,injury,[..2026-04-30],'];
  assert.deepEqual(replay(HEADER + rows.join('\n'), '2026-05-31').notSaid, ['first', 'dawn', 'noon', 'second', 'month', 'late']);
});

test('a service may be named by its words or by its name in files', () => {
  for (const text of ['children_social_care:Rowanshire', "Children's social care:Rowanshire", 'Children-Social-Care: rowanshire']) {
    assert.equal(replay(CROSS_BORDER, '2026-06-18', text).possiblyKnown.length, 3, text);
  }
});

test('the JSON of a combined chronology is replayed, its bare list too, and an entry without a date stands last', () => {
  const entries = [
    { id: 'x', occurred: null, occurred_text: 'that summer', text: 'a', known_to: 'police:Northtown=2026-03-27' },
    { id: 'y', occurred: '2026-02-01', text: 'b', known_to: [{ agency: 'police', area: 'Northtown', from: '2026-02-01' }] },
    { id: 'z', occurred: '2026-03-01', text: 'c' },
  ];
  for (const text of [JSON.stringify({ entries, same_event: [], problems: [] }), JSON.stringify(entries)]) {
    const view = replay(text, '2026-04-01', 'police:Northtown');
    assert.deepEqual([view.known, view.notSaid], [['y', 'x'], ['z']]);
  }
});

test('what cannot be read is left out and named, and the rest is replayed', () => {
  const json = file(JSON.stringify({ entries: [{ id: 'a', occurred: '2026-01-01', known_to: 'police' }, 7, { id: 'b', occurred: '2026-01-01' }, { id: 'b', occurred: '2026-01-02' }] }));
  assert.deepEqual(json.leftOut.map(({ where, refusal }) => `${where} ${refusal.code}`), ['entry 1 (a) KNOWN_TO_NOT_READABLE', 'entry 2 REPLAY_ENTRY_NOT_READABLE', 'entry 4 (b) REPLAY_ID_REPEATED']);
  assert.deepEqual(json.entries.map(({ id }) => id), ['b']);
  const csv = file(`${HEADER}a,C1,injury,whenever,\nb,C1,injury,2026-01-01,`);
  assert.deepEqual([csv.leftOut.map(({ where, refusal }) => `${where} ${refusal.code}`), csv.entries.length], [['row 2 PARTIAL_DATE_NOT_READABLE'], 1]);
});

test('a file that is no chronology is refused with a code', () => {
  const codes = ['{"entries": [', '{"rows": []}', '"text"', '[1', 'id,date\n1,2'].map((text) => {
    const read = readReplayFile(text);
    return read.ok ? 'read' : read.refusals[0].code;
  });
  assert.deepEqual(codes, ['REPLAY_FILE_NOT_JSON', 'REPLAY_FILE_NOT_A_CHRONOLOGY', 'EVENT_FILE_COLUMN_MISSING', 'REPLAY_FILE_NOT_JSON', 'EVENT_FILE_COLUMN_MISSING']);
});

test('stepping from day to day tells what each day added', () => {
  const { entries } = file(CROSS_BORDER);
  const steps = stepsOf(entries, service('children_social_care:Rowanshire'));
  const known = steps.filter(({ nowKnown }) => nowKnown.length > 0).map(({ day, nowKnown }) => `${day} ${nowKnown.join(' ')}`);
  assert.deepEqual(known, ['2026-06-19 e09 e10 e11 e12', '2026-06-24 e13', '2026-06-26 e15']);
  assert.deepEqual(learntBetween(entries, plainDate('2026-06-14'), plainDate('2026-06-15'), service('children_social_care:Rowanshire')), {
    nowKnown: [], nowPossible: ['e09', 'e10', 'e11'], nowKnownToOthers: ['e07', 'e08'],
  });
});

test('the matrix tells apart what is known, who is not named, and what the record does not say', () => {
  const { services, rows } = whoKnewWhat(file(CROSS_BORDER).entries, ['e10', 'e03', 'e01', 'nothing']);
  assert.deepEqual(services.map(({ area }) => area), ['Brackenshire', 'Rowanshire']);
  assert.deepEqual(rows.map(({ id, cells }) => [id, ...cells.map(cellInWords)]), [
    ['e01', 'knew from a day between Wednesday 1 April 2026 and Thursday 30 April 2026', 'no record that it knew'],
    ['e03', 'the record does not say who knew', 'the record does not say who knew'],
    ['e10', 'knew from a day between Monday 15 June 2026 and Friday 19 June 2026', 'knew from a day between Monday 15 June 2026 and Friday 19 June 2026'],
  ]);
});

test('the words name agencies, and say what the record does not', () => {
  const words = replayInWords(replay(CROSS_BORDER, '2026-06-18', 'children_social_care:Rowanshire'));
  assert.match(words, /^As known to Children's social care, Rowanshire at the end of Thursday 18 June 2026\n\nKnown: 0 entries\n/);
  assert.match(words, /\n {2}e09: learnt a day between Monday 15 June 2026 and Friday 19 June 2026\n/);
  assert.match(words, /\n {2}e07: Housing, Larchshire; Children's social care, Larchshire\n/);
  assert.match(words, /The record does not say who knew: 1 entry\n {2}e03$/);
});
