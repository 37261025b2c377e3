import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { checkDraft } from '../../codebook/draft/check-draft.ts';
import { documentIn } from '../../codebook/commands/drafts.ts';
import { shippedText } from '../../codebook/store/shipped.ts';
import { guessRoles } from './columns.ts';
import { broughtFrom, documentFromRows } from './read.ts';
import { codebookRows, rowsAsCsv } from './rows.ts';

function readBack(rows: readonly (readonly string[])[]) {
  const brought = broughtFrom('book.csv', '', rows);
  assert.ok(brought.ok);
  const read = documentFromRows(brought.value, guessRoles(brought.value.headings), { codebook: 'book', title: 'Book' });
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

test('a shipped codebook written as CSV comes back with every code', async () => {
  for (const file of ['practice-reviews.yaml', 'reviews-2014-17.yaml'] as const) {
    const given = documentIn(await shippedText(file));
    const rows = parse(rowsAsCsv(codebookRows(given)), { relaxColumnCount: true }) as string[][];
    const { document, notes } = readBack(rows);
    const first = given.tables?.[0]?.table;
    assert.deepEqual(document.codes, given.codes.map((code) => ({ ...code, table: code.table ?? first, ...(code.derive !== undefined ? {} : { type: code.type ?? (code.options === undefined ? 'states' : 'choice') }) })).map((code) => ({ ...code, options: code.options })).map(({ options, ...code }) => (options === undefined ? code : { ...code, options: options.map((one) => (typeof one === 'string' ? { code: one } : one)) })));
    assert.deepEqual(notes, []);
  }
});

test('another program’s table is read with its own headings, names and ways to write options', () => {
  const { document, notes } = readBack([
    ['Data dictionary', ''], ['Variable Name', 'Variable Label', 'Type', 'Values', 'Parent'],
    ['Child age', 'Age at incident', 'Numeric', '', ''], ['DA', 'Domestic abuse', 'Binary', '1 = Yes; 0 = No; 9 = Not known', ''],
    ['DA.cc', 'Coercive control', '', 'Yes, No', 'Domestic abuse'], ['SEX', 'Sex', 'Categorical', 'F=Female; M=Male', 'Child'],
  ]);
  assert.deepEqual(document.codes, [
    { code: 'child_age', label: 'Age at incident', type: 'number' }, { code: 'DA', label: 'Domestic abuse', type: 'states' },
    { code: 'DA.cc', label: 'Coercive control', sub_code_of: 'DA' }, { code: 'SEX', label: 'Sex', type: 'choice', options: [{ code: 'F', label: 'Female' }, { code: 'M', label: 'Male' }], note: 'Under: Child' },
  ]);
  assert.deepEqual(checkDraft(document, null), []);
  assert.equal(notes.length, 1);
});

test('options on rows of their own belong to the code above', () => {
  const { document } = readBack([['code', 'option', 'option label'], ['sex', 'F', 'Female'], ['', 'M', 'Male'], ['place', '1', 'Home'], ['place', '2', 'School']]);
  assert.deepEqual(document.codes.map(({ code, options }) => [code, options?.length]), [['sex', 2], ['place', 2]]);
});

test('a table without a column of codes, or without rows, is refused', () => {
  const brought = broughtFrom('x.csv', '', [['colour', 'size'], ['red', '2']]);
  assert.ok(brought.ok);
  const read = documentFromRows(brought.value, guessRoles(brought.value.headings), { codebook: 'x', title: 'X' });
  assert.deepEqual(read.ok ? [] : read.refusals.map(({ code }) => code), ['CODEBOOK_CODE_COLUMN_MISSING']);
  assert.equal(broughtFrom('x.csv', '', [['code', 'label']]).ok, false);
});
