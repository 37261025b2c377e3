import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { linkCommands } from './link-commands.ts';
import { runCommandLine } from './run.ts';

const HOUSEHOLD = `id,forename,surname,dob,postcode,address,sex,child_id
1,Ann,Lee,2012-03-04,LS1 2AB,1 High St,f,a
2,Anne,Lee,04/03/2012,ls12ab,1 high street,F,a
3,Tom,Lee,2012-03-04,LS1 2AB,1 High St,m,b
4,Jim,Ode,2010-01-05,LS9 2AB,4 Low St,m,c
5,Ben,Lee,2012-03-04,LS1 2AB,1 High St,m,d
6,Tomm,Lee,2012-03-04,LS1 2AB,1 High St,m,b
7,Baby,Lee,,LS1 2AB,1 High St,,e
`;

async function run(...words: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(words, linkCommands, { out: (text) => void (out += text), err: (text) => void (err += text) });
  return { status, out, err };
}

test('a household of triplets and an unborn child is taken apart, and each link can be explained later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-link-'));
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('in.csv'), HOUSEHOLD);
  const { status, out } = await run('link', 'run', path('in.csv'), '--id', 'id', '--out', path('pairs.csv'), '--clusters', path('clusters.csv'), '--model', path('model.json'), '--report', path('report.html'), '--json');
  assert.equal(status, 0);
  assert.match(readFileSync(path('report.html'), 'utf8'), /Clusters by size[\s\S]*<th scope="row">1<\/th><td class="n">3<\/td><td class="n">3<\/td>/);
  const report: unknown = JSON.parse(out);
  assert.match(JSON.stringify(report), /"code":"COLUMN_LEFT_OUT","column":"child_id"/);
  assert.equal(readFileSync(path('clusters.csv'), 'utf8'), 'id,cluster\n1,1\n2,1\n3,3\n4,4\n5,5\n6,3\n7,7\n');
  assert.match(readFileSync(path('pairs.csv'), 'utf8'), /^id_left,id_right,weight,probability,class\n1,2,[\d.]+,0\.99\d+,same_child\n/);
  const explained = await run('link', 'explain', '3', '5', '--model', path('model.json'));
  assert.equal(explained.status, 0);
  assert.match(explained.out, /The answer that comes nearest to one child is “twins”/);
});

test('the model lies beside the pairs, and a pair is explained without naming it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-link-'));
  const here = process.cwd();
  writeFileSync(join(folder, 'in.csv'), HOUSEHOLD);
  process.chdir(folder);
  try {
    assert.match((await run('link', 'explain', '3', '5')).err, /LINK_MODEL_NOT_FOUND/);
    const { out } = await run('link', 'run', 'in.csv', '--id', 'id', '--out', 'pairs.csv', '--json');
    assert.match(out, /"model": ?"pairs\.csv\.model\.json"/);
    const explained = await run('link', 'explain', '3', '5');
    assert.equal(explained.status, 0, explained.err);
    assert.doesNotMatch(explained.out, / 1 to 1\b/);
  } finally {
    process.chdir(here);
  }
});

test('bad input is refused with a code, a place and a way to mend it', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'sightline-link-')), 'in.csv');
  writeFileSync(path, HOUSEHOLD);
  for (const [words, code] of [
    [['link', 'run', path, '--id', 'rec'], 'LINK_COLUMN_MISSING'],
    [['link', 'run', 'nowhere.csv'], 'LINK_FILE_NOT_READABLE'],
    [['link', 'run', path, '--threads', 'two'], 'LINK_NUMBER_NOT_READABLE'],
    [['link', 'run', path, '--settings', path], 'LINK_SETTINGS_NOT_READABLE'],
    [['link', 'run', path, path], 'LINK_FILE_TWICE'],
    [['link', 'explain', '1', '2', '--model', path], 'LINK_MODEL_NOT_READABLE'],
  ] as const) {
    const { status, out, err } = await run(...words, '--json');
    assert.equal(status, 2, code);
    assert.match(out + err, new RegExp(code));
    assert.match(out + err, /"mend":/);
  }
});

test('a slip in the settings that would leave something out unseen is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-link-'));
  const [csv, settings] = [join(folder, 'in.csv'), join(folder, 'settings.yaml')];
  writeFileSync(csv, HOUSEHOLD);
  writeFileSync(settings, 'comparisons: [{ name: a, kind: surname, columns: [surname] }, { name: a, kind: forename, columns: [forename] }]\n');
  assert.match((await run('link', 'run', csv, '--settings', settings)).err, /LINK_SETTINGS_NOT_READABLE.*two comparisons are called a/);
  assert.match((await run('link', 'run', csv, '--id', 'id', '--duplicate-free', 'helth')).err, /No record is from helth, which was said to hold each child once/);
});

test('settings that mean something else than they say are refused at the place, and nothing is printed beside', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-link-'));
  const [csv, settings] = [join(folder, 'in.csv'), join(folder, 'settings.yaml')];
  writeFileSync(csv, HOUSEHOLD);
  for (const [yaml, words] of [
    ['thresholds: { automatic: 4, join: 6 }', /LINK_THRESHOLDS_CROSS.*automatic \(4\) lies below join \(6\).*thresholds\.automatic/s],
    ['thresholds: { automatic: -2.5 }', /LINK_THRESHOLDS_CROSS.*automatic \(-2\.5\) lies below pairs \(-2\)/s],
    ['columns: { id: !secret id }', /LINK_SETTINGS_NOT_READABLE.*Unresolved tag/s],
  ] as const) {
    writeFileSync(settings, yaml);
    const { status, out, err } = await run('link', 'run', csv, '--settings', settings);
    assert.equal(status, 2, yaml);
    assert.match(out + err, words);
  }
  writeFileSync(settings, 'thresholds: { automatic: 6, join: 6 }');
  assert.equal((await run('link', 'run', csv, '--id', 'id', '--settings', settings)).status, 0);
});
