import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { checksCommands } from './checks-commands.ts';
import { runCommandLine } from './run.ts';

const CASE = join(import.meta.dirname, '../features/events/fixtures');
const FILES = ['--events', join(CASE, 'cross-border-events.csv'), '--children', join(CASE, 'cross-border-children.csv')];

async function sightline(...words: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(words, checksCommands, { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

async function found(...words: readonly string[]): Promise<readonly (readonly [string, string, string])[]> {
  const { status, out } = await sightline('checks', 'run', ...FILES, '--json', ...words);
  assert.equal(status, 0);
  const { results }: { readonly results: readonly { readonly check: string; readonly result: string; readonly certainty: string }[] } = JSON.parse(out);
  return results.filter(({ result }) => result !== 'clear').map(({ check, result, certainty }) => [check, result, certainty] as const);
}

const CHECKS = ['--checks', 'p-16,P-17,P-23,P-24,P-25,P-26,P-28'];

function foundBy(who: string, day = '2026-06-26'): ReturnType<typeof found> {
  return found(...CHECKS, '--as-at', day, '--known-to', who);
}

test('the cross-border case has what its readers found, over the whole record', async () => {
  assert.deepEqual(await found(...CHECKS, '--as-at', '2026-06-26'), [
    ['P-16', 'cannot_tell', 'certain'], ['P-17', 'cannot_tell', 'certain'], ['P-23', 'fired', 'certain'], ['P-23', 'fired', 'certain'],
    ['P-24', 'fired', 'certain'], ['P-25', 'fired', 'certain'], ['P-26', 'fired', 'possible'], ['P-28', 'fired', 'certain'],
  ]);
});

test('each service is shown only what it knew of', async () => {
  assert.deepEqual(await foundBy('children_social_care:Rowanshire'), [['P-25', 'fired', 'certain'], ['P-26', 'fired', 'possible']]);
  assert.deepEqual(await foundBy('housing:Brackenshire'), [['P-28', 'fired', 'certain']]);
  assert.deepEqual(await foundBy('children_social_care:Rowanshire', '2026-06-18'), [['P-26', 'fired', 'possible']]);
  assert.deepEqual(await foundBy('children_social_care:Rowanshire', '2026-06-20'), [['P-25', 'pending', 'certain'], ['P-26', 'fired', 'possible']]);
});

test('a result has its fields, and says that there is no record', async () => {
  const { out, err } = await sightline('checks', 'run', ...FILES, '--checks', 'P-25', '--as-at', '2026-06-26', '--json');
  const { results: [result], ...head } = JSON.parse(out);
  assert.deepEqual(head, { as_at: '2026-06-26', checks: 1 });
  assert.deepEqual(Object.keys(result), ['check', 'version', 'child', 'result', 'since', 'due', 'evidence', 'missing', 'certainty', 'text']);
  assert.deepEqual([result.since, result.due, result.evidence], ['2026-06-21', '2026-06-20', ['e12', 'e13']]);
  assert.match(result.text, /^No record of/);
  assert.match(err, /closed or made up/);
});

test('counts alone are given where they are asked for', async () => {
  const { out } = await sightline('checks', 'run', ...FILES, '--checks', 'P-23', '--as-at', '2026-06-26', '--summary', '--json');
  assert.deepEqual(JSON.parse(out).counts, [{ check: 'P-23', clear: 0, cannot_tell: 0, pending: 0, fired: 2 }]);
});

for (const [what, words] of [
  ['a check that is not known', [...FILES, '--checks', 'P-999', '--as-at', '2026-06-26']],
  ['a day that is not real', [...FILES, '--as-at', '2026-06-31']],
  ['a service without an area', [...FILES, '--as-at', '2026-06-26', '--known-to', 'police']],
  ['a file that is not there', ['--events', 'nowhere.csv', '--as-at', '2026-06-26']],
] as const) {
  test(`${what} is refused with where and how to mend it`, async () => {
    const { status, err } = await sightline('checks', 'run', ...words, '--json');
    assert.equal(status, 2);
    const [error] = JSON.parse(err.trim().split('\n').at(-1) ?? '').errors;
    assert.ok(error.code !== '' && error.where !== '' && error.mend !== '');
  });
}

test('a check is listed and explained, its id in any case', async () => {
  assert.match((await sightline('checks', 'list')).out, /P-02 {2}Return/);
  assert.match((await sightline('checks', 'explain', 'p-02')).out, /within 72 hours/);
  assert.equal((await sightline('checks', 'explain', 'P-9999')).status, 2);
});
