import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

test('a service that is named nowhere sees nothing, which is not called clear', async () => {
  const { out, err } = await sightline('checks', 'run', ...FILES, '--checks', 'P-25', '--as-at', '2026-06-26', '--known-to', 'police:Nowhereshire');
  assert.equal(out.trim(), 'Nothing is seen, so no check speaks');
  assert.match(err, /No entry says that police:nowhereshire knew of it/);
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

test('what was done and what nothing called for are told apart', async (context) => {
  const folder = written({ 'events.csv': `${EVENTS}a1,c1,case_allocated,2024-06-03,,\na2,c1,contact_attempted,2024-06-03,,\na3,c2,concern_raised,2024-06-03,,\n` });
  context.after(() => rmSync(folder, { recursive: true }));
  const { out } = await sightline('checks', 'run', '--events', join(folder, 'events.csv'), '--checks', 'P-25', '--as-at', '2024-06-28', '--json');
  const { results } = JSON.parse(out);
  assert.deepEqual(results.map(({ result }: { readonly result: string }) => result), ['clear', 'clear']);
  assert.match(results[0].text, /^On record as done, or excused: /);
  assert.match(results[1].text, /^Nothing on this record calls for it: /);
});

test('counts alone are given where they are asked for', async () => {
  const { out } = await sightline('checks', 'run', ...FILES, '--checks', 'P-23', '--as-at', '2026-06-26', '--summary', '--json');
  assert.deepEqual(JSON.parse(out).counts, [{ check: 'P-23', clear: 0, cannot_tell: 0, pending: 0, fired: 2 }]);
});

const EVENTS = 'event_id,child_id,type,occurred,known_to,attributes\n';
const CHECK = readFileSync(join(import.meta.dirname, '../features/checks/catalogue/P-25.yaml'), 'utf8');

function written(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'checks-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('a row that cannot be read is named with its column, and the others are asked', async (context) => {
  const folder = written({ 'events.csv': `${EVENTS}a1,c1,case_allocated,2024-06-03,,\na2,c1,contact_attempted,the third,,\na3,c2,case_allocated,2024-06-03,,{broken\na1,c3,case_allocated,2024-06-03,,\n` });
  context.after(() => rmSync(folder, { recursive: true }));
  const events = join(folder, 'events.csv');
  const { status, out, err } = await sightline('checks', 'run', '--events', events, '--checks', 'P-25', '--as-at', '2024-06-28', '--json');
  assert.equal(status, 1);
  const { results, problems } = JSON.parse(out);
  assert.deepEqual(results.map(({ child, result }: { readonly child: string; readonly result: string }) => [child, result]), [['c1', 'fired'], ['c2', 'cannot_tell'], ['c3', 'cannot_tell']]);
  assert.deepEqual(problems.map(({ file, row, column, child, code }: Readonly<Record<string, unknown>>) => ({ file, row, column, child, code })), [
    { file: events, row: 3, column: 'occurred', child: 'c1', code: 'PARTIAL_DATE_NOT_READABLE' },
    { file: events, row: 4, column: 'attributes', child: 'c2', code: 'ATTRIBUTES_NOT_JSON' },
    { file: events, row: 5, column: 'event_id', child: 'c3', code: 'EVENT_ID_REPEATED' },
  ]);
  assert.match(err, /events\.csv, row 3, occurred: .*\(PARTIAL_DATE_NOT_READABLE\)[^]*is not told as clear, nor as certain/);
});

test('a child that stands twice, or whose birth cannot be read, is named; the first row counts', async (context) => {
  const folder = written({ 'events.csv': `${EVENTS}a1,c1,case_allocated,2024-06-03,,\n`, 'children.csv': 'child_id,date_of_birth,sex\nc1,2012-01-01,female\nc2,soon,male\nc1,2015-01-01,male\n,2015-01-01,male\n' });
  context.after(() => rmSync(folder, { recursive: true }));
  const { status, out, err } = await sightline('checks', 'run', '--events', join(folder, 'events.csv'), '--children', join(folder, 'children.csv'), '--checks', 'P-25', '--as-at', '2024-06-28', '--summary', '--json');
  assert.equal(status, 1);
  const { children, problems } = JSON.parse(out);
  assert.equal(children, 2);
  assert.deepEqual(problems.map(({ row, column, child, code }: Readonly<Record<string, unknown>>) => [row, column, child, code]), [
    [3, 'date_of_birth', 'c2', 'CHILD_FILE_ROW_NOT_READABLE'], [4, 'child_id', 'c1', 'CHILD_REPEATED'], [5, 'child_id', null, 'CHILD_FILE_ROW_NOT_READABLE'],
  ]);
  assert.match(err, /has no column ethnicity[^]*has no column area/);
});

test('a check that cannot be read is missing alone, and named', async (context) => {
  const folder = written({ 'good.yaml': CHECK, 'broken.yaml': 'id: [', 'odd.yaml': CHECK.replace('id: P-25', 'id: P-9001').replace(/event: case_allocated/, 'event: case_alocated'), 'twice.yaml': CHECK });
  context.after(() => rmSync(folder, { recursive: true }));
  const { status, out } = await sightline('checks', 'run', ...FILES, '--checks', folder, '--as-at', '2026-06-26', '--json');
  assert.equal(status, 1);
  const { checks, results, problems } = JSON.parse(out);
  assert.deepEqual([checks, results.map(({ check }: { readonly check: string }) => check)], [1, ['P-25']]);
  assert.deepEqual(problems.map(({ code }: { readonly code: string }) => code), ['CHECK_NOT_YAML', 'CHECK_TYPE_NOT_KNOWN', 'CHECK_ID_REPEATED']);
  const listed = await sightline('checks', 'list', '--checks', folder);
  assert.equal(listed.status, 1);
  assert.match(listed.err, /broken\.yaml/);
  assert.equal((await sightline('checks', 'explain', 'P-25', '--checks', folder)).status, 0);
  assert.equal((await sightline('checks', 'run', ...FILES, '--checks', join(folder, 'broken.yaml'), '--as-at', '2026-06-26')).status, 2);
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
  assert.match((await sightline('checks', 'explain', 'p-69')).out, /Do boys .* wait longer[\s\S]*“sightline checks audit”[\s\S]*follow_up: 90 days, our own default/);
});
