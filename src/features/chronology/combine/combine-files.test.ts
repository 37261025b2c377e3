import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { combineFiles } from './combine-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'chronology-'));
after(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const all = async (...paths: readonly string[]) => {
  const combined = await combineFiles({ paths, agencies: new Map(), corrections: [], progress: () => undefined });
  assert.ok(combined.ok);
  return combined.value;
};
const EVENT = 'Date,Event\n1/5/16,Strategy discussion held\n';

test('a file that is given twice is read once, and that is said', async () => {
  const { entries, problems } = await all(write('police.csv', EVENT), write('again/copy of police.csv', EVENT));
  assert.equal(entries.length, 1);
  assert.deepEqual(problems.map(({ file, code }) => [file, code]), [['copy of police.csv', 'FILE_GIVEN_TWICE']]);
});

test('files of one name from two folders are told apart', async () => {
  const [one, other] = [write('a/gp.csv', EVENT), write('b/gp.csv', `${EVENT}2/5/16,Seen\n`)];
  assert.deepEqual([...new Set((await all(one, other)).entries.map(({ source }) => source.file))], [one, other]);
});

test('two accounts in the same words stay two, with ids of their own that do not depend on the order of the files', async () => {
  const [police, school] = [write('c/police.csv', EVENT), write('c/school.csv', `${EVENT}3/5/16,Absent\n`)];
  const [first, second] = [await all(police, school), await all(school, police)];
  const ids = ({ entries }: typeof first) => entries.map(({ id, agency, text }) => [agency, text, id]).toSorted();
  assert.equal(new Set(first.entries.map(({ id }) => id)).size, 3);
  assert.deepEqual(ids(first), ids(second));
});

test('the same meeting told by two agencies is proposed as one event, and both accounts stay', async () => {
  const police = write('d/police.csv', 'Date,Event\n12/5/16,Strategy meeting held about bruise to left cheek; section 47 agreed\n20/8/16,Vehicle stopped\n');
  const school = write('d/school.csv', 'Date,Event\n12/5/16,Attended strategy meeting about the bruise to her left cheek. Section 47 enquiry agreed\n1/9/16,New term\n');
  const { entries, same_event: proposals } = await all(police, school);
  assert.equal(entries.length, 4);
  const proposed = proposals.map(({ entries: ids }) => ids.map((id) => entries.find((entry) => entry.id === id)?.agency).toSorted());
  assert.deepEqual(proposed, [['Police', 'School']]);
  assert.ok(proposals.every(({ reasons }) => reasons.length > 0));
});

test('a combined chronology in JSON is combined again: alone nothing changes, and its own files beside it add nothing', async () => {
  const [police, school] = [write('e/police.csv', `${EVENT}sometime,Call\n`), write('e/school.csv', 'Date,Event\n2/5/16,Absent\n')];
  const first = await all(police, school);
  const combined = write('e/combined.json', JSON.stringify(first));
  assert.deepEqual(await all(combined), first);
  const beside = await all(police, combined, write('e/gp.csv', 'Date,Event\n3/5/16,Seen by the doctor\n'));
  assert.deepEqual(beside.entries.map(({ text }) => text), ['Strategy discussion held', 'Absent', 'Seen by the doctor', 'Call']);
  assert.deepEqual(beside.problems.map(({ file, row, code }) => [file, row, code]), [['police.csv', 3, 'PARTIAL_DATE_NOT_READABLE'], ['police.csv', null, 'ROWS_GIVEN_TWICE']]);
});
