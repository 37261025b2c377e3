import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readEventRow } from '../../events/index.ts';
import { shippedChecks } from '../catalogue/catalogue.ts';
import { askAll, countAll } from './ask.ts';
import { readAsAt } from './as-at.ts';
import { typeCode, type Sheet } from './columns.ts';
import { loadEvents } from './load/load-file.ts';
import { sheetFrom } from './load/loaded-sheet.ts';
import { resultOf } from './result.ts';
import { StandingChecks } from './standing-checks.ts';

const asAt = readAsAt('2024-06-28');
if (!asAt.ok) throw new Error('a day that is real');
const asking = { asAt: asAt.value };
const checks = shippedChecks().filter(({ id }) => id === 'P-02' || id === 'P-25');

const RECORDS = `event_id,child_id,type,occurred,attributes
a1,no interview that can be read,missing_ended,2024-06-03T10:00,
a2,no interview that can be read,return_home_interview_offered,some day in June,"{""independent"": ""yes""}"
b1,an end that cannot be read,missing_ended,soon,
c1,another type,new_partner,2024-06-03,
d1,a row without a type,new_partner,2024-06-03,
d2,a row without a type,,2024-06-04,
e1,a type that nobody knows,new_partner,2024-06-03,
e2,a type that nobody knows,somersault,soon,
f1,more cells than columns,missing_ended,2024-06-03,,more
`;

function loaded(): Sheet {
  const folder = mkdtempSync(join(tmpdir(), 'unread-'));
  try {
    writeFileSync(join(folder, 'events.csv'), RECORDS);
    const read = loadEvents(join(folder, 'events.csv'), [], false);
    if (!read.ok) assert.fail(read.refusals[0].message);
    return sheetFrom(read.value.data);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('beside an entry that cannot be read nothing that may have read it is clear, or certain', () => {
  const said = [...askAll(loaded(), checks, asking)].map(resultOf).map(({ child, check, result, certainty, missing }) => [child, check, result, certainty, missing.join()]);
  assert.deepEqual(said, [
    ['no interview that can be read', 'P-02', 'fired', 'possible', ''], ['no interview that can be read', 'P-25', 'clear', 'certain', ''],
    ['an end that cannot be read', 'P-02', 'cannot_tell', 'certain', 'missing_ended.occurred'], ['an end that cannot be read', 'P-25', 'clear', 'certain', ''],
    ['another type', 'P-02', 'clear', 'certain', ''], ['another type', 'P-25', 'clear', 'certain', ''],
    ['a row without a type', 'P-02', 'cannot_tell', 'certain', 'row 7'], ['a row without a type', 'P-25', 'cannot_tell', 'certain', 'row 7'],
    ['a type that nobody knows', 'P-02', 'clear', 'certain', ''], ['a type that nobody knows', 'P-25', 'clear', 'certain', ''],
    ['more cells than columns', 'P-02', 'cannot_tell', 'certain', 'row 10'], ['more cells than columns', 'P-25', 'cannot_tell', 'certain', 'row 10'],
  ]);
});

test('counts say the same as the results', () => {
  assert.deepEqual(countAll(loaded(), checks, asking), [{ fired: 1, clear: 2, pending: 0, cannot_tell: 3 }, { fired: 0, clear: 4, pending: 0, cannot_tell: 2 }]);
});

test('a live record with an entry that cannot be read says so', () => {
  const read = readEventRow({ event_id: 'a', child_id: 'c', type: 'missing_ended', occurred: '2024-06-03T10:00' });
  if (!read.ok) assert.fail();
  const unread = [{ type: typeCode('return_home_interview_offered'), missing: 'return_home_interview_offered.occurred' }];
  const [interview, escalated] = new StandingChecks(checks).open([read.value.event], { id: 'c', recorded: [], unread }).ask(asking);
  assert.deepEqual([interview?.result, interview?.certainty, escalated?.result], ['fired', 'possible', 'clear']);
  assert.match(interview?.text ?? '', /An entry that cannot be read may alter this: when it was \(“Return home interview offered”\)$/);
});
