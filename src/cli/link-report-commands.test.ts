import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { demoCommands } from './demo-commands.ts';
import { linkReportCommands } from './link-report-commands.ts';
import { runCommandLine } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-link-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

async function sightline(...words: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(words, [...demoCommands, ...linkReportCommands], { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

const made = await sightline('demo', 'people', '--records', '2000', '--start', '4', '--out', at('people.csv'), '--truth', at('truth.csv'), '--json');

test('demo people writes what it says', () => {
  const said: { records?: number; children?: number; by_agency?: Record<string, number> } = JSON.parse(made.out);
  const [heading, ...rows] = readFileSync(at('people.csv'), 'utf8').trim().split('\n');
  assert.deepEqual([made.status, said.records, rows.length], [0, 2000, 2000]);
  assert.equal(heading, 'rec_id,agency,child_id,family_id,first_name,surname,dob,sex,postcode,address,mother_name,nhs_number,tag');
  assert.deepEqual(Object.keys(said.by_agency ?? {}).toSorted(), ['csc', 'education', 'health', 'housing', 'police']);
});

test('the truth held against itself is right in everything', async () => {
  const { status, out } = await sightline('link', 'evaluate', '--clusters', at('truth.csv'), '--truth', at('people.csv'), '--json');
  // The truth file has no column "cluster": child_id is taken for it.
  const said: { clusters?: { precision: number; recall: number; f1: number }; bcubed?: { f1: number }; by?: Record<string, unknown> } = JSON.parse(out);
  assert.deepEqual([status, said.clusters?.precision, said.clusters?.recall, said.clusters?.f1, said.bcubed?.f1], [0, 1, 1, 1, 1]);
  assert.deepEqual(Object.keys(said.by ?? {}), ['agency', 'sex', 'tag']);
});

test('a profile says what the linker takes each column for', async () => {
  const { status, out } = await sightline('link', 'profile', at('people.csv'), '--json');
  const said: { id?: string; rows?: number; columns?: readonly { column: string; taken_for: string }[] } = JSON.parse(out);
  assert.deepEqual([status, said.id, said.rows], [0, 'rec_id', 2000]);
  assert.deepEqual(said.columns?.filter(({ taken_for: as }) => as === 'left out').map(({ column }) => column), ['agency', 'child_id', 'family_id', 'tag']);
});

test('a profile and an evaluation are pages too, and no page is written over what is read', async () => {
  assert.equal((await sightline('link', 'profile', at('people.csv'), '--report', at('profile.html'))).status, 0);
  assert.equal((await sightline('link', 'evaluate', '--clusters', at('truth.csv'), '--truth', at('people.csv'), '--records', at('people.csv'), '--report', at('evaluation.html'))).status, 0);
  for (const [page, words] of [['profile.html', /<h2 id="findings">To know before linking/], ['evaluation.html', /<h2 id="blocking">Which true pairs are compared at all[\s\S]*surname \+ dob/]] as const) assert.match(readFileSync(at(page), 'utf8'), words);
  assert.match((await sightline('link', 'profile', at('people.csv'), '--report', at('people.csv'))).err, /^OUTPUT_OVERWRITES/);
  assert.match((await sightline('link', 'profile', at('people.csv'), '--report', '/nowhere/x.html')).err, /^LINK_FILE_NOT_WRITABLE[\s\S]*where: --report/);
});

test('an encoded file holds none of the names', async () => {
  writeFileSync(at('key'), 'a1'.repeat(32));
  const { status, err } = await sightline('link', 'encode', at('people.csv'), '--key-file', at('key'), '--id', 'rec_id', '--source', 'agency', '--out', at('encoded.csv'));
  assert.equal(status, 0);
  assert.match(err, /personal data still/);
  assert.doesNotMatch(readFileSync(at('encoded.csv'), 'utf8'), /smith|oliver|,20\d\d-/);
});

test('settings of Splink become settings of ours', async () => {
  const file = new URL('../features/linkage/splink/fixtures/saved-by-splink-4.0.16.json', import.meta.url).pathname;
  const { status, out } = await sightline('link', 'import-splink', file, '--out', at('settings.yaml'), '--json');
  const said: { lost?: readonly object[]; settings?: { comparisons?: readonly object[] } } = JSON.parse(out);
  assert.deepEqual([status, said.settings?.comparisons?.length], [0, 9]);
  assert.ok((said.lost?.length ?? 0) > 5);
  assert.match(readFileSync(at('settings.yaml'), 'utf8'), /^comparisons:/m);
});

const mistakes = [
  [['demo', 'people', '--records', '0', '--start', '1', '--out', 'x'], /^NUMBER_NOT_USABLE[\s\S]*where: --records/],
  [['demo', 'people', '--records', '5', '--start', '1.5', '--out', 'x'], /^NUMBER_NOT_USABLE[\s\S]*where: --start/],
  [['demo', 'people', '--records', '5', '--start', '1', '--out', '/nowhere/x'], /^FILE_NOT_WRITABLE/],
  [['link', 'evaluate', '--truth', at('people.csv')], /^NOTHING_TO_EVALUATE[\s\S]*--pairs, --clusters/],
  [['link', 'evaluate', '--clusters', at('none.csv'), '--truth', at('people.csv')], /^REPORT_FILE_NOT_READABLE/],
  [['link', 'evaluate', '--clusters', at('truth.csv'), '--truth', at('people.csv'), '--threshold', 'high'], /^THRESHOLD_NOT_NUMBER/],
  [['link', 'profile', at('none.csv')], /^REPORT_FILE_NOT_READABLE/],
  [['link', 'encode', at('people.csv'), '--key-file', at('none'), '--out', at('y.csv')], /^KEY_NOT_READABLE[\s\S]*openssl/],
  [['link', 'encode', at('people.csv'), '--key-file', at('key'), '--out', at('y.csv'), '--bits', '100'], /^ENCODE_BITS/],
  [['link', 'import-splink', at('people.csv')], /^SPLINK_NOT_JSON/],
] as const;

for (const [words, expected] of mistakes) {
  test(`"sightline ${words.map((word) => word.replace(folder, '')).join(' ')}" leaves with 2 and says how to mend it`, async () => {
    const { status, out, err } = await sightline(...words);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, expected);
    assert.match(err, /to mend it: \S/);
  });
}
