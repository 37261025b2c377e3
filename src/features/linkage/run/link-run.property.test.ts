import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { LinkSettings } from '../settings.ts';
import { HEADINGS, madeUpRecords, numbers, writeRecords, type MadeUp } from './made-up.fixture.ts';
import { runLink, type Linked } from './run-link.ts';
import { writeClusters, writePairs } from './write-out.ts';

const SEED = 20_260_101;
const quiet = (): void => {};

async function link(path: string, settings: LinkSettings = {}): Promise<Linked> {
  const linked = await runLink({ files: [path], settings: { columns: { id: 'id', source: 'agency', ...settings.columns }, ...settings }, threads: 1, progress: quiet });
  assert.ok(linked.ok, JSON.stringify(linked));
  return linked.value;
}

async function written(path: string, settings?: LinkSettings): Promise<{ readonly pairs: readonly string[]; readonly clusters: readonly string[] }> {
  const linked = await link(path, settings);
  const folder = mkdtempSync(join(tmpdir(), 'sightline-link-'));
  writePairs(join(folder, 'pairs.csv'), linked);
  writeClusters(join(folder, 'clusters.csv'), linked);
  const lines = (name: string): readonly string[] => readFileSync(join(folder, name), 'utf8').trim().split('\n').sort();
  return { pairs: lines('pairs.csv'), clusters: lines('clusters.csv') };
}

function shuffled(records: readonly MadeUp[], start: number): readonly MadeUp[] {
  const next = numbers(start);
  return records.map((record) => ({ record, place: next() })).sort((a, b) => a.place - b.place).map(({ record }) => record);
}

async function partition(records: readonly MadeUp[], settings?: LinkSettings): Promise<ReadonlyMap<string, readonly MadeUp[]>> {
  const { clusters } = await written(writeRecords(records), settings);
  const byId = new Map(records.map((record) => [record.id, record]));
  const found = new Map<string, MadeUp[]>();
  for (const line of clusters) {
    const [id = '', cluster = ''] = line.split(',');
    const record = byId.get(id);
    if (record !== undefined) found.set(cluster, [...(found.get(cluster) ?? []), record]);
  }
  return found;
}

test('the order of the rows changes no pair, no weight and no cluster', async () => {
  const records = madeUpRecords(120, 1);
  const expected = await written(writeRecords(records));
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), async (start) => {
    assert.deepEqual(await written(writeRecords(shuffled(records, start))), expected);
  }), { seed: SEED, numRuns: 5 });
});

test('a column without values changes nothing', async () => {
  const records = madeUpRecords(100, 2);
  assert.deepEqual(await written(writeRecords(records, [...HEADINGS, 'occupation', 'email'])), await written(writeRecords(records)));
});

test('no cluster holds two different valid NHS numbers', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1000 }), async (start) => {
    for (const members of (await partition(madeUpRecords(80, start))).values()) assert.ok(new Set(members.map((one) => one.nhs_number).filter((number) => number !== '')).size <= 1);
  }), { seed: SEED, numRuns: 5 });
});

test('no cluster holds two records of a source that is free of duplicates', async () => {
  for (const members of (await partition(madeUpRecords(150, 3), { duplicate_free_sources: ['police'] })).values()) assert.ok(members.filter(({ agency }) => agency === 'police').length <= 1);
});

test('brothers, sisters and twins who share everything but their forename stay apart', async () => {
  const records = madeUpRecords(300, 4);
  const joined = [...(await partition(records, { columns: { id: 'id', source: 'agency', ignore: ['nhs_number'] } })).values()].filter((members) => new Set(members.map(({ child }) => child)).size > 1);
  assert.ok(joined.length <= 3, `${joined.length} clusters hold more than one child`);
});

test('made-up records are linked with an F1 of at least 0.97, and automatic links with a precision of at least 0.999', async () => {
  const records = madeUpRecords(1200, 5);
  const { pairs, clusters } = await written(writeRecords(records), { columns: { id: 'id', source: 'agency', ignore: ['nhs_number'] } });
  const child = new Map(records.map((record) => [record.id, record.child]));
  const cluster = new Map(clusters.map((line): [string, string] => [line.split(',')[0] ?? '', line.split(',')[1] ?? '']));
  const truth = pairsOf(records.map((record) => record.child));
  const together = pairsOf(records.map((record) => cluster.get(record.id) ?? ''));
  const right = pairsOf(records.map((record) => `${record.child}|${cluster.get(record.id)}`));
  const [precision, recall] = [right / together, right / truth];
  assert.ok((2 * precision * recall) / (precision + recall) >= 0.97, `precision ${precision}, recall ${recall}`);
  const automatic = pairs.map((line) => line.split(',')).filter(([, , weight, , kind]) => Number(weight) >= 8 && kind === 'same_child');
  const wrong = automatic.filter(([left = '', other = '']) => child.get(left) !== child.get(other));
  assert.ok(automatic.length > truth * 0.5 && wrong.length <= automatic.length * 0.001, `${wrong.length} of ${automatic.length} automatic links are wrong`);
});

function pairsOf(groups: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

test('a sealed identity is in no pair, and a child without a name is never linked automatically', async () => {
  const records = madeUpRecords(150, 6).map((record, index) => (index % 9 === 0 ? { ...record, forename: 'Baby' } : record));
  const sealed = new Set(records.filter((_, index) => index % 7 === 0).map(({ id }) => id));
  const unborn = new Set(records.filter(({ forename }) => forename === 'Baby').map(({ id }) => id));
  const { pairs } = await written(writeRecords(records.map((record) => ({ ...record, sealed_identity: sealed.has(record.id) ? 'yes' : '' })), [...HEADINGS, 'sealed_identity']));
  assert.ok(pairs.length > 50);
  for (const [left = '', right = '', weight] of pairs.slice(0, -1).map((line) => line.split(','))) {
    assert.ok(!sealed.has(left) && !sealed.has(right));
    if (unborn.has(left) || unborn.has(right)) assert.ok(Number(weight) <= 4);
  }
});

/** A family whose twins every service knows, beside many others; nothing but their forenames tells the twins apart. */
function withTwins(family: number): readonly MadeUp[] {
  const surname = `quill${'abcdefghijkl'[family]}feather`;
  const home = { surname, dob: `2015-03-${String(10 + family)}`, sex: 'm', postcode: `w${family} 1ab`, address: `${family} twin court`, mother_name: `ida ${surname}`, nhs_number: '' };
  return [['arthur', 'a'], ['frederick', 'b']].flatMap(([forename = '', child]) =>
    ['council', 'health', 'police', 'school'].map((agency) => ({ ...home, id: `t${family}${child}${agency}`, child: `t${family}${child}`, agency, forename })));
}

test('twins whom each service knows by their own names are two clusters, and no pair of two names is sure enough to link without a person', async () => {
  const twins = Array.from({ length: 12 }, (_, family) => withTwins(family)).flat();
  const records = [...madeUpRecords(150, 7), ...twins];
  const clusters = await partition(records);
  const mixed = [...clusters.values()].filter((own) => new Set(own.filter(({ child }) => child.startsWith('t')).map(({ child }) => child)).size > 1);
  assert.deepEqual(mixed, []);
  const named = new Map(records.map(({ id, forename }) => [id, forename]));
  const { pairs } = await written(writeRecords(records));
  const wrong = pairs.slice(0, -1).map((line) => line.split(',')).filter(([left = '', right = '', weight]) =>
    Number(weight) > 6 && left.startsWith('t') && right.startsWith('t') && named.get(left) !== named.get(right));
  assert.deepEqual(wrong, []);
});
