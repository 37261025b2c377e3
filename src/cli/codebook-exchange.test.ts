import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { codebookCommands } from './codebook-commands.ts';
import { runCommandLine } from './run.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const files: Readonly<Record<string, string>> = {
  'book.yaml': 'codebook: harbour\ntitle: Harbour\nversion: "1"\nblank: not_mentioned\ntables: [{ table: reviews, key: review_id }]\ncodes:\n  - { code: neglect, label: Neglect }\n  - { code: sex, label: Sex, options: [F, M] }\n',
  'reviews.csv': 'review_id,neglect,sex\nR1,present,F\nR2,absent,\n',
  'texts.csv': 'record,file\nR1,r1.txt\n', 'r1.txt': 'He was hungry, often.\n',
  'passages.csv': 'record,code,from,to,coder,memo\nR1,neglect,7,13,Asha,the school says\n', 'outside.csv': 'record,code,from,to\nR1,neglect,7,400\nR9,none,0,1\n',
  'theirs.yaml': 'codebook: t\ntitle: T\nversion: 1\ntables: [{ table: cases, key: id }]\ncodes: [{ code: Neglect_YN, label: Neglect, options: [{ code: y, label: Yes }, { code: n, label: No }, { code: q, label: Queried }] }]\n',
  'cases.csv': 'id,Neglect_YN\nc1,y\nc2,n\nc3,q\n',
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codebook-'));
  await mkdir(at('out'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(at(name), text)));
});
after(() => rm(folder, { recursive: true }));

async function run(...words: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await runCommandLine(['codebook', ...words], codebookCommands, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { status, out: out.join(''), err: err.join('') };
}

test('a study goes out as a REFI-QDA project and comes back with its codes, values, text and passages', async () => {
  assert.equal((await run('export', at('book.yaml'), '--data', at('reviews.csv'), '--texts', at('texts.csv'), '--passages', at('passages.csv'), '--out', at('study.qdpx'))).status, 0);
  const back = await run('import', at('study.qdpx'), '--out', at('out/study'), '--json');
  assert.deepEqual(JSON.parse(back.out), { codebook: 'study', codes: 2, records: 2, passages: 1, notes: [] });
  assert.equal(await readFile(at('out/study/reviews.csv'), 'utf8'), files['reviews.csv']);
  assert.equal(await readFile(at('out/study/passages.csv'), 'utf8'), 'record,code,from,to,words,coder,memo\nR1,neglect,7,13,hungry,Asha,the school says\n');
  assert.equal(await readFile(at('out/study/texts/0001.txt'), 'utf8'), files['r1.txt']);
  assert.equal((await run('check', at('out/study/codebook.yaml'))).status, 0);
});

test('a codebook goes out in every kind and comes back with its codes', async () => {
  for (const kind of ['csv', 'xlsx', 'qdc', 'yaml']) {
    assert.equal((await run('export', at('book.yaml'), '--out', at(`out/book.${kind}`))).status, 0);
    const back = await run('import', at(`out/book.${kind}`), '--json');
    const { codes, mistakes } = JSON.parse(back.out);
    assert.deepEqual([kind, back.status, codes, mistakes], [kind, 0, 2, []]);
  }
});

test('what cannot be written or read is refused with its place, and nothing is written over', async () => {
  assert.match((await run('export', at('book.yaml'), '--out', at('x.pdf'))).err, /\.yaml, \.csv, \.xlsx, \.qdc or \.qdpx/);
  const outside = await run('export', at('book.yaml'), '--data', at('reviews.csv'), '--texts', at('texts.csv'), '--passages', at('outside.csv'), '--out', at('x.qdpx'));
  assert.equal(outside.status, 2);
  assert.match(outside.err, /Row 2 of the passages[^]*outside the text of R1/);
  assert.match(outside.err, /Row 3 of the passages names a text of the record “R9”/);
  assert.equal((await run('export', at('book.yaml'), '--out', at('book.yaml'))).status, 2);
  assert.equal((await run('import', at('r1.txt'))).status, 2);
});

test('a mapping is proposed, and data is brought over by it with what must be coded', async () => {
  const proposed = await run('map', '--from', at('theirs.yaml'), '--to', at('book.yaml'));
  assert.equal(proposed.out.trim(), 'their_code,their_value,our_code,our_value\nNeglect_YN,,neglect,\nNeglect_YN,y,neglect,present\nNeglect_YN,n,neglect,absent');
  await writeFile(at('map.csv'), proposed.out);
  const brought = await run('map', '--from', at('theirs.yaml'), '--to', at('book.yaml'), '--map', at('map.csv'), '--data', at('cases.csv'), '--csv', 'reviews');
  assert.equal(brought.out.trim(), 'review_id,neglect\nc1,present\nc2,absent\nc3,');
  assert.equal(brought.status, 1);
});
