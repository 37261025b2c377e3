import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readCodebook } from '../../coding/index.ts';
import { accepted, cell, sound, tableFrom } from './fixtures.ts';

const page = readFileSync(new URL('../../../../docs/figures.md', import.meta.url), 'utf8');

function block(language: string, starts: string): string {
  const found = [...page.matchAll(/```(\w+)\n([^]*?)```/g)].find(([, name, text]) => name === language && text?.startsWith(starts) === true);
  return found?.[2] ?? assert.fail(`docs/figures.md has no ${language} that starts with ${starts}`);
}

test('the example of the documentation makes its table', () => {
  const codebook = accepted(readCodebook(block('yaml', 'codebook:'), 'codebook.yaml'));
  const table = accepted(tableFrom(block('yaml', 'table:'), sound(codebook, block('csv', 'review_id'))));
  const told = (row: string, column?: string): readonly unknown[] => { const { count, base, not_mentioned: silent, does_not_apply: outside } = cell(table, row, column); return [count, base, silent, outside]; };
  assert.deepEqual(told('poverty'), [6, 8, 1, 0]);
  assert.deepEqual(told('bullying'), [3, 6, 1, 2]);
  assert.deepEqual(told('bullying', 'under_6'), [0, 0, 0, 2]);
  assert.deepEqual(told('medical_neglect', 'girls'), [2, 4, 0, 0]);
  assert.deepEqual(told('none_of_two'), [2, 8, 1, 0]);
});

test('the linked tables of the documentation are a codebook', () => {
  const text = `codebook: linked\ntitle: Linked\nversion: 1\n${block('yaml', 'tables:')}codes: [{ code: harm }, { code: sex, table: children, options: [F, M] }]\n`;
  assert.deepEqual(accepted(readCodebook(text, 'linked.yaml')).tables.map(({ table }) => table), ['incidents', 'children']);
});
