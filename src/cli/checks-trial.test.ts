import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { checksTrialCommands } from './checks-trial-commands.ts';
import { runCommandLine } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-trial-command-'));
after(() => rmSync(folder, { recursive: true }));
const home = join(folder, 'home');

const ids = Array.from({ length: 40 }, (_, at) => `c${at}`);
const file = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
};
const children = file('children.csv', ['child_id,date_of_birth,sex,ethnicity,disability,area', ...ids.map((id, at) => `${id},2012-01-01,${at < 20 ? 'F' : 'M'},WBRI,no,Coveshire`)]);
const events = file('events.csv', ['event_id,child_id,type,occurred,known_to,agency,area,persons,attributes,text', ...ids.map((id) => `e-${id},${id},missing_ended,2024-03-01T10:00,,police,Coveshire,,{},`), 'late,c0,child_words,2024-06-30,,,,,{},']);
const answers = file('answers.csv', ['child_id,check,said', ...ids.slice(5).map((id, at) => `${id},P-02,${at < 15 || at >= 25 ? 'not_relevant' : 'done_now'}`)]);
const FILES = ['--events', events, '--children', children, '--checks', 'P-02'];

async function trial(...words: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(['checks', 'trial', ...FILES, ...words], checksTrialCommands({ SIGHTLINE_HOME: home }), { out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { status, out, err };
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

test('a trial names what it was made with, and is signed only where that is asked for', async () => {
  const plain = JSON.parse((await trial('--json')).out);
  assert.deepEqual([plain.made.events, plain.made.children, plain.made.answers], [sha256(events), sha256(children), null]);
  assert.equal(plain.signature, undefined);
  assert.equal(existsSync(home), false);
  const signed = JSON.parse((await trial('--json', '--sign')).out);
  assert.match(signed.signature, /^[0-9a-f]{64}$/);
  assert.deepEqual({ ...signed, signature: undefined }, { ...plain, signature: undefined });
  assert.equal(JSON.parse((await trial('--json', '--sign')).out).signature, signed.signature);
});

test('with the answers that were given it says how often they were not relevant, by group', async () => {
  const { out } = await trial('--json', '--answers', answers);
  const [{ not_relevant: all, groups }] = JSON.parse(out).checks;
  // Of 35 children answered: the girls c5 to c19 all as not relevant, of the boys c20 to c39 the last ten.
  assert.deepEqual([all.answered, all.rate.count, all.rate.per_1000], [35, 25, 714.3]);
  const sexes = groups.filter((group: { readonly by: string }) => group.by === 'sex').map((group: { readonly not_relevant: { readonly answered: number; readonly rate: { readonly per_1000: number } } }) => [group.not_relevant.answered, group.not_relevant.rate.per_1000]);
  assert.deepEqual(sexes, [[15, 1000], [20, 500]]);
  assert.match((await trial('--answers', answers)).out, /answered as not relevant[\s\S]*714\.3 \([\d.]+ to [\d.]+\) of 35 answered/);
  assert.doesNotMatch((await trial()).out, /not relevant/);
});

test('a file of answers that is not there, or cannot be read, is bad input', async () => {
  assert.deepEqual([(await trial('--answers', join(folder, 'none.csv'))).status, (await trial('--answers', children)).status], [2, 2]);
  assert.match((await trial('--answers', children)).err, /The file of answers has no column check/);
});
