import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok } from '../kernel/result.ts';
import type { Command } from './command.ts';
import { nearest } from './nearest.ts';
import { runCommandLine } from './run.ts';

const commands: readonly Command[] = [
  { noun: 'audit', verb: 'verify', summary: 'Looks for changed rows; leaves with 1 when there are any', run: () => ok({ json: { broken: 1 }, text: '1 row was changed', found: true }) },
  { noun: 'audit', verb: 'break', summary: 'Breaks', run: () => { throw new Error('disk is full'); } },
  { noun: 'audit', verb: 'wait', summary: 'Takes long', run: ({ progress }) => { progress('half way'); return ok({ json: {}, text: 'done' }); } },
];

async function run(...words: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const status = await runCommandLine(words, commands, { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

test('a command that found what it looks for leaves with 1', async () => {
  assert.deepEqual(await run('audit', 'verify'), { status: 1, out: '1 row was changed\n', err: '' });
});

test('a fault leaves with 3 and is not blamed on the person', async () => {
  const { status, out, err } = await run('audit', 'break');
  assert.deepEqual([status, out], [3, '']);
  assert.match(err, /^A fault in Sightline, not in what you typed\.\nError: disk is full/);
  assert.match((await run('audit', 'break', '--json')).err, /^\{"errors":\[\{"code":"FAULT","what":"Error: disk is full/);
});

test('progress goes to standard error', async () => {
  assert.deepEqual(await run('audit', 'wait', '--json'), { status: 0, out: '{}\n', err: 'half way\n' });
});

test('the nearest word is suggested only when it is near', () => {
  assert.equal(nearest('core-gruop', ['core-group', 'lcspr']), 'core-group');
  assert.equal(nearest('emergency', ['emergency-protection-order', 'lcspr']), 'emergency-protection-order');
  assert.equal(nearest('banana', ['core-group', 'lcspr']), undefined);
  assert.equal(nearest('x', []), undefined);
});

test('an argument can take every word left, and an option can be given again', async () => {
  const seen: unknown[] = [];
  const combine: Command = {
    noun: 'chronology', verb: 'combine', summary: 'Combines',
    arguments: [{ name: 'files', summary: 'the files', rest: true }],
    options: { agency: { type: 'string', value: 'file=name', multiple: true, summary: 'whose file' } },
    run: ({ rest, many }) => { seen.push(rest, many); return ok({ json: {}, text: '' }); },
  };
  const line = (...words: readonly string[]) => runCommandLine(['chronology', 'combine', ...words], [combine], { out: () => undefined, err: () => undefined });
  assert.equal(await line('a.docx', '--agency', 'a.docx=Police', 'b.csv', '--agency', 'b.csv=School'), 0);
  assert.deepEqual(seen, [['a.docx', 'b.csv'], { agency: ['a.docx=Police', 'b.csv=School'] }]);
  assert.equal(await line(), 2);
});
