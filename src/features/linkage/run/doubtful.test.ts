import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { madeUpRecords, writeRecords, type MadeUp } from './made-up.fixture.ts';
import { runLink, type Linked } from './run-link.ts';
import { ratesOf } from './rates.ts';
import { reportOf } from './report.ts';
import { writeClusters, writePairs } from './write-out.ts';

interface Written {
  readonly linked: Linked;
  readonly pairs: readonly { readonly ids: readonly string[]; readonly weight: number; readonly kind: string }[];
  readonly cluster: ReadonlyMap<string, string>;
}

async function written(records: readonly MadeUp[], ignore: readonly string[] = ['nhs_number']): Promise<Written> {
  const path = writeRecords(records);
  const linked = await runLink({ files: [path], settings: { columns: { id: 'id', source: 'agency', ignore: [...ignore] } }, threads: 1, progress: () => {} });
  assert.ok(linked.ok);
  const [pairs, clusters] = [join(path, '..', 'pairs.csv'), join(path, '..', 'clusters.csv')];
  writePairs(pairs, linked.value);
  writeClusters(clusters, linked.value);
  return {
    linked: linked.value,
    pairs: rows(pairs).map(([left = '', right = '', weight, , kind = '']) => ({ ids: [left, right], weight: Number(weight), kind })),
    cluster: new Map(rows(clusters).map(([id = '', name = '']) => [id, name])),
  };
}

function rows(file: string): readonly (readonly string[])[] {
  return readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
}

const ward = { child: 'w', agency: 'health', forename: 'Baby', dob: '2021-01-01', sex: 'm', postcode: 'hh1 1hh', address: 'hospital road', nhs_number: '' };

test('children without a name who share a hospital are no cluster, and a person may look at each pair', async () => {
  const babies = Array.from({ length: 40 }, (_, at): MadeUp => ({ ...ward, id: `b${at}`, surname: at % 2 === 0 ? 'Smith' : 'Khan', mother_name: '' }));
  const { pairs, cluster } = await written([...madeUpRecords(250, 11), ...babies]);
  for (const { id } of babies) assert.equal(cluster.get(id), id);
  const among = pairs.filter(({ ids }) => ids.every((id) => id.startsWith('b')));
  assert.ok(among.length > 100 && among.every(({ weight, kind }) => weight <= 0 && kind !== 'same_child'));
});

test('two records without a name are joined through their mother, and not where one service holds both', async () => {
  const baby = { ...ward, surname: 'Tamsinfold', mother_name: 'Ottilie Tamsinfold', address: '9 Quince Row', postcode: 'q77 7zz' };
  const { cluster } = await written([...madeUpRecords(250, 12), { ...baby, id: 'm1' }, { ...baby, id: 'm2', agency: 'police' }, { ...baby, id: 'x1', surname: 'Vexley', mother_name: 'Una Vexley' }, { ...baby, id: 'x2', surname: 'Vexley', mother_name: 'Una Vexley' }]);
  assert.equal(cluster.get('m1'), cluster.get('m2'));
  assert.notEqual(cluster.get('x1'), cluster.get('x2'));
});

test('sisters with names alike and two dates of birth are not the same child, and no pair below even odds is called so unless a third record or one date of birth bears it out', async () => {
  const sister = { ...ward, forename: 'Sofia', surname: 'Ashdown', dob: '2014-03-12', sex: 'f', postcode: 'qq1 1ad', address: '4 low rd', mother_name: '' };
  const records = [...madeUpRecords(300, 13), { ...sister, id: 's1' }, { ...sister, id: 's2', agency: 'school', forename: 'Sophie', dob: '2016-07-30' }];
  const { pairs, cluster } = await written(records);
  assert.notEqual(cluster.get('s1'), cluster.get('s2'));
  assert.notEqual(pairs.find(({ ids }) => ids.join() === 's1,s2')?.kind, 'same_child');
  const born = new Map(records.map(({ id, dob }) => [id, dob]));
  const sizes = new Map<string, number>();
  for (const name of cluster.values()) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const alone = pairs.filter(({ ids: [left = ''], weight, kind }) => weight < 0 && kind === 'same_child' && sizes.get(cluster.get(left) ?? '') === 2);
  for (const { ids: [left = '', right = ''] } of alone) assert.equal(born.get(left), born.get(right));
});

test('a date, an address and a forename that a tenth of the rows have are named and taken as empty, for people without a name too', async () => {
  const records = madeUpRecords(300, 14);
  const filled = records.map((record, at): MadeUp => (at % 8 === 0 ? { ...record, forename: at % 16 === 0 ? 'Baby' : 'Personne', dob: '2018-05-05', address: 'civic centre' } : record));
  const { linked } = await written(filled);
  const named = linked.problems.filter(({ code }) => code === 'PLACEHOLDER_COMMON').map(({ column }) => column);
  assert.deepEqual(named.toSorted(), ['address', 'dob']);
  const nameless = await written(records.map((record, at) => (at % 8 === 0 ? { ...record, forename: 'Personne' } : record)));
  assert.match(nameless.linked.problems.map(({ message }) => message).join(), /have personne in forename/);
});

test('the sources of a report are those that the records have', async () => {
  const { linked } = await written(madeUpRecords(40, 15));
  assert.doesNotMatch(JSON.stringify(reportOf(linked, 1, ratesOf(linked))['sources']), /the file|:0\}/);
});

test('a workbook and UTF-16 are refused with what they are', async () => {
  const path = writeRecords([]);
  for (const [bytes, words] of [[Buffer.from('PK\u0003\u0004rest', 'latin1'), /zip file or an Excel workbook/], [Buffer.from('\ufeffid,forename\n', 'utf16le'), /UTF-16/]] as const) {
    writeFileSync(path, bytes);
    const refused = await runLink({ files: [path], settings: {}, threads: 1, progress: () => {} });
    assert.match(JSON.stringify(refused), words);
  }
});
