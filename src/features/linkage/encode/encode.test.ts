import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bloomOf, dice, type Scheme } from './bloom.ts';
import { encodeFile, type EncodeAsked } from './encode-file.ts';
import { readKey } from './key.ts';
import { tokensOf } from './tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-encode-'));
after(() => rmSync(folder, { recursive: true }));

const scheme: Scheme = { key: Buffer.alloc(32, 7), bits: 1024, hashes: 15, fold: false };
const bloom = (text: string, with_: Scheme = scheme): Uint8Array => bloomOf(tokensOf(text, 'forename'), 'forename', '', with_);
const people = join(folder, 'people.csv');
writeFileSync(people, 'rec_id,agency,first_name,surname,dob,sex,nhs_number\nr1,police,Ann,O\'Brien,2014-03-02,f,9434765919\nr2,health,Anne,OBrien,02/03/2014,f,943 476 5919\nr3,health,Ann,unknown,,f,9999999999\n');

function encode(name: string, more: Partial<EncodeAsked> = {}): { readonly text: string; readonly rows: readonly (readonly string[])[] } {
  const out = join(folder, name);
  const result = encodeFile({ file: people, out, scheme, id: 'rec_id', source: 'agency', saltByYear: false, ...more });
  if (!result.ok) assert.fail(JSON.stringify(result.refusals));
  const text = readFileSync(out, 'utf8');
  return { text, rows: text.trim().split('\n').map((line) => line.split(',')) };
}

function refusedWith(more: Partial<EncodeAsked>): string {
  const result = encodeFile({ file: people, out: join(folder, 'x.csv'), scheme, id: 'rec_id', saltByYear: false, ...more });
  return result.ok ? '' : result.refusals[0].code;
}

test('nothing that describes a person is left in clear', () => {
  const { text, rows } = encode('a.csv');
  for (const word of ['Ann', 'Brien', '2014', '9434765919', 'unknown']) assert.equal(text.includes(word), false, word);
  assert.deepEqual(rows[0], ['rec_id', 'agency', 'first_name_bloom', 'surname_bloom', 'dob_bloom', 'nhs_number_keyed', 'encoding']);
});

test('equal values are equal, however they are written, and placeholders are nothing', () => {
  const { rows } = encode('b.csv');
  const [, one, two, three] = rows;
  assert.equal(one?.[3], two?.[3]);
  assert.equal(one?.[4], two?.[4]);
  assert.equal(one?.[5], two?.[5]);
  assert.deepEqual([three?.[3], three?.[4], three?.[5]], ['', '', '']);
});

test('likeness of names outlives the encoding', () => {
  assert.equal(dice(bloom('Amelia'), bloom('amelia')), 1);
  assert.ok(dice(bloom('Amelia'), bloom('Amelja')) > 0.65);
  assert.ok(dice(bloom('Amelia'), bloom('Thomas')) < 0.3);
});

test('the likeness of two encodings is close to that of their tokens', () => {
  for (const [one, other] of [['amelia', 'amelja'], ['muhammad', 'mohammed'], ['jayden', 'jaydon'], ['katherine', 'catherine']] as const) {
    const [a, b] = [new Set(tokensOf(one, 'forename')), new Set(tokensOf(other, 'forename'))];
    const shared = (2 * a.intersection(b).size) / (a.size + b.size);
    assert.ok(Math.abs(dice(bloom(one), bloom(other)) - shared) < 0.12, `${one} ${other}`);
  }
});

test('another key, another field or another salt gives another pattern', () => {
  const other = { ...scheme, key: Buffer.alloc(32, 8) };
  assert.ok(dice(bloom('Amelia'), bloom('Amelia', other)) < 0.35);
  assert.ok(dice(bloom('Amelia'), bloomOf(tokensOf('Amelia', 'forename'), 'surname', '', scheme)) < 0.35);
  assert.ok(dice(bloom('Amelia'), bloomOf(tokensOf('Amelia', 'forename'), 'forename', '2014', scheme)) < 0.35);
});

test('folding halves the bits and keeps equal values equal', () => {
  const folded = { ...scheme, fold: true };
  assert.equal(bloom('Amelia', folded).length, 64);
  assert.equal(dice(bloom('Amelia', folded), bloom('amelia', folded)), 1);
  assert.ok(dice(bloom('Amelia', folded), bloom('Thomas', folded)) < 0.4);
});

test('day and month changed over stay near; another date does not', () => {
  assert.ok(dice(date('2014-03-02'), date('2014-02-03')) > 0.5);
  assert.ok(dice(date('2014-03-02'), date('2009-11-27')) < 0.3);
});

function date(text: string): Uint8Array {
  return bloomOf(tokensOf(text, 'date'), 'dob', '', scheme);
}

test('the scheme stands in the file, so that files that cannot be compared are seen', () => {
  const plain = encode('c.csv').rows[1]?.at(-1);
  assert.match(plain ?? '', /^s1-1024-15-[0-9a-f]{8}$/);
  assert.notEqual(encode('d.csv', { scheme: { ...scheme, key: Buffer.alloc(32, 8) } }).rows[1]?.at(-1), plain);
  assert.match(encode('e.csv', { saltByYear: true, scheme: { ...scheme, fold: true } }).rows[1]?.at(-1) ?? '', /-folded-year-/);
});

test('a sealed identity is not in the new file, so that nothing can be linked to it', () => {
  writeFileSync(join(folder, 'sealed.csv'), 'rec_id,first_name,surname,dob,sealed identity\nold,Ann,Lee,2014-03-02,Y\nnew,Ann,Ash,2014-03-02,sealed\nother,Bo,Lee,2014-03-02,no\n');
  const { rows } = encode('f.csv', { file: join(folder, 'sealed.csv'), source: undefined });
  assert.deepEqual(rows.slice(1).map(([id]) => id), ['other']);
});

test('a whole name gives a forename and a surname, equal to those of a file that keeps them apart', () => {
  writeFileSync(join(folder, 'whole.csv'), 'rec_id,pupil name\nr1,Ann Lee\nr2,"LEE, Ann"\nr3,Cher\n');
  writeFileSync(join(folder, 'apart.csv'), 'rec_id,forename,surname\nr1,Ann,Lee\n');
  const [whole, apart] = [encode('w.csv', { file: join(folder, 'whole.csv'), source: undefined }), encode('x.csv', { file: join(folder, 'apart.csv'), source: undefined })];
  assert.deepEqual(whole.rows[0]?.toSorted(), ['encoding', 'forename_bloom', 'rec_id', 'surname_bloom']);
  const names = ({ rows }: typeof whole, row: number): readonly (string | undefined)[] => ['forename_bloom', 'surname_bloom'].map((heading) => rows[row]?.[rows[0]?.indexOf(heading) ?? -1]);
  for (const row of [1, 2]) assert.deepEqual(names(whole, row), names(apart, 1));
  assert.deepEqual(names(whole, 3).map((one) => one !== ''), [true, false]);
});

test('what would undo the encoding is refused', () => {
  writeFileSync(join(folder, 'upn.csv'), 'UPN,first_name,surname\nE938200000001,a,b\nE93820000002A,c,d\n');
  assert.equal(refusedWith({ file: join(folder, 'upn.csv'), id: 'UPN' }), 'ENCODE_ID_IN_CLEAR');
  writeFileSync(join(folder, 'nhs.csv'), 'nhs_number,first_name,surname\n9434765919,a,b\n9434765870,c,d\n');
  assert.equal(refusedWith({ file: join(folder, 'nhs.csv'), id: 'nhs_number' }), 'ENCODE_ID_IN_CLEAR');
  assert.equal(refusedWith({ id: 'nothing' }), 'ENCODE_ID_MISSING');
  assert.equal(refusedWith({ out: people }), 'ENCODE_NOT_WRITABLE');
  writeFileSync(join(folder, 'short'), 'secret');
  writeFileSync(join(folder, 'hex'), `${'0f'.repeat(32)}\n`);
  const [short, none, hex] = [readKey(join(folder, 'short')), readKey(join(folder, 'none')), readKey(join(folder, 'hex'))];
  assert.deepEqual([short.ok ? '' : short.refusals[0].code, none.ok ? '' : none.refusals[0].code, hex.ok ? hex.value.length : 0], ['KEY_TOO_SHORT', 'KEY_NOT_READABLE', 32]);
});
