import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileEntries } from '../entries/file-entries.ts';
import type { Draft } from '../entries/table-entries.ts';
import { withoutRepeats } from './repeats.ts';

const call: Draft = { occurred: null, occurred_text: 'sometime', precision: null, agency: 'Police', source: { file: 'police.csv', table: 1, row: 2, hash: 'aa' }, text: 'Call', cells: { Date: 'sometime', Event: 'Call' } };
const fileOf = (file: string, hash: string, ...entries: readonly Draft[]): FileEntries => ({ file, hash, entries, problems: [], mapping: [] });
const police = fileOf('police.csv', 'aa', call);
const open = fileOf('open.json', 'bb', { ...call, id: 'ce-1' });
const dated = fileOf('dated.json', 'cc', { ...call, id: 'ce-1', occurred: '2016-05', precision: 'month' });

function left(...files: readonly FileEntries[]): readonly (readonly [string, string | null, readonly string[]])[] {
  return withoutRepeats(files).flatMap(({ file, entries, problems }): [string, string | null, readonly string[]][] => (entries.length === 0 ? [[file, '-', problems.map(({ code }) => code)]] : entries.map(({ occurred }) => [file, occurred, problems.map(({ code }) => code)])));
}

test('what a person added to a combined chronology stands before the row of the file that it came from', () => {
  assert.deepEqual(left(police, dated), [['police.csv', '-', ['ROWS_GIVEN_TWICE']], ['dated.json', '2016-05', []]]);
});

test('a row that two combined chronologies tell alike is taken once; where they differ, both stay', () => {
  assert.deepEqual(left(open, fileOf('again.json', 'dd', { ...call, id: 'ce-1' })), [['open.json', null, []], ['again.json', '-', ['ROWS_GIVEN_TWICE']]]);
  assert.deepEqual(left(open, dated), [['open.json', null, []], ['dated.json', '2016-05', []]]);
});

test('two rows of one account in the same words stay two', () => {
  assert.equal(left(fileOf('police.csv', 'aa', call, { ...call, source: { ...call.source, row: 3 } })).length, 2);
  assert.equal(left(fileOf('twice.json', 'bb', { ...call, id: 'ce-1' }, { ...call, id: 'ce-1-2', source: { ...call.source, row: 3 } })).length, 2);
});
