import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { figuresStudyCommands } from './figures-study-commands.ts';
import { runCommandLine } from './run.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

const files: Readonly<Record<string, string>> = {
  'codebook.yaml': 'codebook: trial\ntitle: Trial\nversion: "2"\nin_force: { from: "2020-01-01" }\ntables: [{ table: reviews, label: reviews, key: review_id }]\ncodes:\n  - { code: neglect, label: Neglect }\n  - { code: voice, label: Voice heard }\n',
  'ann.csv': 'review_id,neglect,voice\nR1,present,absent\nR2,absent,absent\nR3,present,present\nR4,absent,not_mentioned\n',
  'ben.csv': 'review_id,neglect,voice\nR1,present,absent\nR2,absent,present\nR3,absent,present\nR4,absent,not_mentioned\n',
  'cut.csv': 'review_id,neglect\nR1,present\nR2,absent\nR3,absent\nR4,absent\n',
  'wrong.csv': 'review_id,neglect,voice\nR1,present,absent\nR2,perhaps,absent\n',
  'good.csv': 'id,measure,subgroup,numerator,denominator,percent\na,Neglect,,208,278,74.8\n',
  'bad.csv': 'id,measure,subgroup,numerator,denominator,percent\na,Neglect,,208,278,74.9\n',
  'official.csv': 'time_period,time_identifier,geographic_level,country_name,nature,notifications\n202425,Financial year,National,England,Total,338\n202425,Financial year,National,England,Child death,162\n202425,Financial year,National,England,Serious harm,176\n202425,Financial year,National,England,Other,9\n',
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'figures-'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(at(name), text)));
});

after(() => rm(folder, { recursive: true }));

async function run(...words: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await runCommandLine(['figures', ...words], figuresStudyCommands, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { status, out: out.join(''), err: err.join('') };
}

test('figures verify exits with 0 where everything adds up, 1 where not, and 2 where the file is no ledger', async () => {
  const good = await run('verify', at('good.csv'), '--json');
  assert.deepEqual([good.status, JSON.parse(good.out).rows, JSON.parse(good.out).problems], [0, 1, []]);
  const bad = await run('verify', at('bad.csv'), '--json');
  assert.equal(bad.status, 1);
  assert.deepEqual(JSON.parse(bad.out).problems[0].ids, ['a']);
  assert.match((await run('verify', at('bad.csv'))).out, /PERCENT_NOT_FROM_COUNTS[\s\S]*repair: percent 74.9 → 74.8/);
  const none = await run('verify', at('ann.csv'), '--json');
  assert.equal(none.status, 2);
  assert.match(none.err, /LEDGER_COLUMN_MISSING/);
  assert.equal((await run('verify', at('nothing.csv'))).status, 2);
});

test('figures verify holds an official file against its own totals, and a ledger against the file', async () => {
  const own = await run('verify', at('official.csv'), '--json');
  assert.equal(own.status, 1);
  assert.match(JSON.parse(own.out).problems[0].repair, /176 → 167/);
  assert.equal((await run('verify', at('good.csv'), '--official', at('official.csv'))).status, 0);
});

test('figures agreement takes two files however they are named', async () => {
  const [apart, listed, following] = await Promise.all([
    run('agreement', '--codebook', at('codebook.yaml'), '--data', at('ann.csv'), '--data', at('ben.csv'), '--json'),
    run('agreement', '--codebook', at('codebook.yaml'), '--data', `${at('ann.csv')},${at('ben.csv')}`, '--json'),
    run('agreement', '--codebook', at('codebook.yaml'), '--data', at('ann.csv'), at('ben.csv'), '--json'),
  ]);
  assert.equal(apart.status, 0);
  assert.equal(apart.out, listed.out);
  assert.equal(apart.out, following.out);
  const { coders, codes, overall } = JSON.parse(apart.out);
  assert.deepEqual([coders, codes[0].percent.value, codes[0].kappa.value, overall.units], [['ann', 'ben'], 75, 0.5, 8]);
  const wrong = await run('agreement', '--codebook', at('codebook.yaml'), '--data', at('ann.csv'), '--data', at('wrong.csv'), '--json');
  assert.equal(wrong.status, 2);
  assert.match(wrong.err, /wrong\.csv row 3 column neglect/);
});

test('figures compare comes out the same again from what it kept, and says when it does not', async () => {
  const asked = ['compare', '--codebook', at('codebook.yaml'), '--data', at('ann.csv')];
  const first = await run(...asked, '--cohort', 'neglect = present', '--on', '2026-01-31', '--json');
  assert.equal(first.status, 0);
  assert.deepEqual(JSON.parse(first.out).cohort, { expression: 'neglect = present', cases: 2, cannot_tell: 0 });
  await writeFile(at('kept.json'), first.out);
  const again = await run(...asked, '--frozen', at('kept.json'), '--json');
  assert.deepEqual([again.status, again.out], [0, first.out]);
  const other = await run('compare', '--codebook', at('codebook.yaml'), '--data', at('ben.csv'), '--frozen', at('kept.json'), '--json');
  assert.equal(other.status, 1);
  assert.match(other.err, /does not come out as it was kept/);
  assert.equal((await run(...asked)).status, 2);
  assert.match((await run(...asked, '--cohort', 'neglect = ')).err, /EXPRESSION_NOT_READABLE[\s\S]*character 11/);
});

test('figures agreement names a column that one file lacks, and says so by its exit status', async () => {
  const cut = await run('agreement', '--codebook', at('codebook.yaml'), '--data', at('ann.csv'), at('cut.csv'), '--json');
  assert.equal(cut.status, 1);
  assert.deepEqual(JSON.parse(cut.out).columns_missing, [{ file: 'cut.csv', column: 'voice' }]);
});
