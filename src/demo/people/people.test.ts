import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { checkDigit } from './numbers.ts';
import { people, type Made } from './people.ts';
import { writePeople } from './write.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-people-'));
after(() => rmSync(folder, { recursive: true }));

function made(records: number, start: number, hard = false): readonly Made[] {
  return [...people({ records, start, hard })].flat();
}

const usual = made(20_000, 3);
const difficult = made(20_000, 3, true);

function written(name: string, records: number, start: number): string {
  writePeople({ records, start, out: join(folder, name) });
  return readFileSync(join(folder, name), 'utf8');
}

test('the same start makes the same file, another start another', () => {
  assert.equal(written('a', 3_000, 5), written('b', 3_000, 5));
  assert.notEqual(written('a', 3_000, 5), written('c', 3_000, 6));
});

test('the first records of a long sample are those of a short one', () => {
  assert.ok(written('long', 3_000, 5).startsWith(written('short', 1_000, 5)));
  assert.equal(written('short', 1_000, 5).split('\n').length, 1_002);
});

test('every cell can stand in a file without being quoted', () => {
  for (const { record } of difficult) assert.doesNotMatch(Object.values(record).join(' '), /[",\n\r]/);
});

test('NHS numbers are valid by Modulus 11, begin with 999 and belong to one child', () => {
  const owner = new Map<string, number>();
  for (const { child } of usual) {
    assert.match(child.nhs, /^999\d{7}$/);
    assert.equal(checkDigit(child.nhs), Number(child.nhs[9]));
    assert.equal(owner.get(child.nhs) ?? child.id, child.id);
    owner.set(child.nhs, child.id);
  }
  // The worked example of the NHS data dictionary.
  assert.equal(checkDigit('943476591'), 9);
});

test('in the usual sample a number is never another child\'s; in the hard one it sometimes is', () => {
  const share = wrongNumbers(difficult) / difficult.filter(({ record }) => record.nhs !== '').length;
  assert.equal(wrongNumbers(usual), 0);
  assert.ok(share > 0.01 && share < 0.025, String(share));
});

function wrongNumbers(all: readonly Made[]): number {
  return all.filter(({ child, record }) => record.nhs !== '' && record.nhs !== child.nhs).length;
}

test('brothers and sisters have different forenames, and twins are born on one day or the next', () => {
  const families = Map.groupBy(new Map(usual.map(({ child }) => [child.id, child])).values().filter(({ tag }) => tag !== 'adopted'), ({ family }) => family);
  let twins = 0;
  for (const children of families.values()) {
    assert.equal(new Set(children.map(({ forename }) => forename)).size, children.length);
    const born = children.map(({ born }) => born).toSorted((a, b) => a - b);
    twins += born.filter((day, index) => day - (born[index - 1] ?? -1000) <= 1).length;
  }
  assert.ok(twins > 20, String(twins));
});

test('an adopted child is two children with nothing of the law in common', () => {
  const adopted = Map.groupBy(new Map(difficult.map(({ child }) => [child.id, child])).values().filter(({ tag }) => tag === 'adopted'), ({ family, born }) => `${family} ${born}`);
  const pairs = [...adopted.values()].filter(({ length }) => length === 2);
  assert.ok(pairs.length > 5);
  for (const [before, after] of pairs) {
    assert.notEqual(before?.nhs, after?.nhs);
    assert.notEqual(before?.mother, after?.mother);
  }
});

test('a sealed address is known to health and school only, and an unborn child has neither sex nor number', () => {
  for (const { record } of usual) {
    if (record.tag === 'sealed' && !['health', 'education'].includes(record.agency)) assert.equal(record.postcode + record.address, '');
    if (record.tag === 'unborn') assert.equal(record.sex + record.nhs, '');
  }
  assert.ok(usual.some(({ record }) => record.tag === 'unborn'));
});

test('most records of a child are right, and the police\'s are wrong more often than health\'s', () => {
  const [health, police] = [wrongForenames('health'), wrongForenames('police')];
  assert.ok(health > 0.015 && health < 0.05, String(health));
  assert.ok(police > 2 * health, String(police));
});

function wrongForenames(agency: string): number {
  const theirs = usual.filter(({ record }) => record.agency === agency && record.tag === '');
  return theirs.filter(({ child, record }) => record.forename !== child.forename).length / theirs.length;
}

test('the hard sample has brothers and sisters apart, and children with another mother in one home', () => {
  assert.ok(difficult.some(({ child }) => child.apart));
  assert.equal(usual.some(({ child }) => child.apart), false);
});
