import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, array, constantFrom, property } from 'fast-check';
import { readOccurred } from '../dates/occurred.ts';
import type { ChronologyEntry } from '../entry.ts';
import { readWhen } from '../../events/index.ts';
import { inReplayOrder } from '../replay/index.ts';
import { inOrder } from './order.ts';

const words = ['22/05/2016', '22/05/2016 14:30', '22/05/2016 09:00', 'May 2016', '2016', 'Spring 2016', '?22 May 2016', 'before May 2016', 'until May 2016', 'since 22 May 2016', 'between 3 and 5 June 2016', 'w/c 16/5/16', 'about 22 May 2016', '31/04/2016', '21/05/2016', '3-5 June 2016', '1990s'];
const entryOf = (date: string, row: number): ChronologyEntry => {
  const { occurred, precision } = readOccurred({ date, time: '', endDate: '' }, {});
  return { id: `e${row}`, occurred, occurred_text: date, precision, agency: '', source: { file: 'a.csv', table: 1, row, hash: '' }, text: date, cells: {} };
};
const order = (...dates: readonly string[]): readonly string[] => inOrder(dates.map(entryOf)).map(({ text }) => text);

test('the earliest bound comes first, then the finer date, then the order of the rows; what has no date is last', () => {
  assert.deepEqual(order('31/04/2016', '2016', 'May 2016', '01/05/2016', '01/01/2016', 'before May 2016', 'between 1 and 5 May 2016', '1 May 2016'), ['01/01/2016', '2016', 'before May 2016', '01/05/2016', '1 May 2016', 'between 1 and 5 May 2016', 'May 2016', '31/04/2016']);
});

test('times of one day follow the clock, before what is only known to be on the day', () => {
  assert.deepEqual(order('22/05/2016', '22/05/2016 14:30', '22/05/2016 09:00'), ['22/05/2016 09:00', '22/05/2016 14:30', '22/05/2016']);
  assert.deepEqual(inOrder([entryOf('22/05/2016', 1), { ...entryOf('22/05/2016', 2), occurred: '2016-10-30T01:30:00+00:00', precision: 'moment' }, { ...entryOf('x', 3), occurred: '2016-10-30T01:40:00+01:00', precision: 'moment' }]).map(({ source }) => source.row), [1, 3, 2]);
});

test('the order is that of the replay', () => {
  check(property(array(constantFrom(...words), { maxLength: 30 }), (dates) => {
    const entries = dates.map(entryOf);
    const replayed = entries.map(({ id, occurred }) => {
      const when = occurred === null ? undefined : readWhen(occurred);
      return { id, knownTo: [], ...(when?.ok === true ? { occurred: when.value } : {}) };
    });
    assert.deepEqual(inOrder(entries).map(({ id }) => id), inReplayOrder(replayed).map(({ id }) => id));
  }), { seed: 20_260_322, numRuns: 300 });
});
