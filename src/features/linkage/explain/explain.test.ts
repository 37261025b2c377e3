import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readModel, writeModel } from '../run/model-file.ts';
import { runLink } from '../run/run-link.ts';
import { weightsOf } from '../score/weights.ts';
import { explainRecords } from './explain-records.ts';
import { explainPair } from './explain.ts';
import { explanationText } from './words.ts';

const HEADING = 'id,agency,forename,surname,dob,postcode,address,phone,school,restricted_address';
const ANN = 'ann,lee,2012-03-04,zz9 9zz,7 lighthouse parade,07700900123,harbour school';
const ELSEWHERE = 'ann,lee,2012-03-04,yy1 1yy,2 harbour wall,07700900999,mill school';
const settings = { columns: { id: 'id', source: 'agency' } };
const OTHERS = Array.from({ length: 30 }, (_, at) => `o${at},police,child${at},other${at},2010-01-${String(10 + (at % 18))},q${at} 1aa,${at} mill lane,0770090${1000 + at},mill school ${at},`);

function written(restricted: string, other: string, second = ANN): string {
  const path = join(mkdtempSync(join(tmpdir(), 'sightline-explain-')), 'records.csv');
  writeFileSync(path, `${[HEADING, `a,health,${ANN},${restricted}`, `b,council,${second},${other}`, ...OTHERS].join('\n')}\n`);
  return path;
}

async function explained(restricted: string, other = ''): Promise<{ readonly text: string; readonly json: string; readonly weight: number }> {
  const linked = await runLink({ files: [written(restricted, other)], settings, threads: 1, progress: () => {} });
  assert.ok(linked.ok);
  const { records, prepared, model } = linked.value;
  const explanation = explainPair(records, prepared, weightsOf(model, prepared), 0, 1);
  return { text: explanationText({ ...explanation, addressRestricted: false }, 'v'), json: JSON.stringify(explanation), weight: explanation.weight };
}

const SECRETS = /lighthouse|zz9|07700900123|harbour/i;

test('where a child who is kept safe is shows as restricted, in words and in numbers, whichever record is marked', async () => {
  assert.match((await explained('')).json, SECRETS);
  for (const [one, other] of [['yes', ''], ['', 'yes'], ['yes', 'yes']] as const) {
    const { text, json } = await explained(one, other);
    for (const shown of [text, json]) {
      assert.doesNotMatch(shown, SECRETS);
      assert.match(shown, /restricted/);
    }
    const { bars }: { bars: { comparison: string; level: string; howCommon?: string }[] } = JSON.parse(json);
    assert.deepEqual(bars.filter(({ level }) => level === 'restricted').map(({ comparison, howCommon }) => [comparison, howCommon]), [['postcode', undefined], ['address', undefined], ['phone', undefined], ['school', undefined]]);
  }
});

test('a sealed identity is explained as one that is not there', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'sightline-explain-')), 'sealed.csv');
  writeFileSync(path, `id,forename,surname,dob,sealed_identity\nold,ann,lee,2012-03-04,yes\nnew,ann,ash,2012-03-04,\n${OTHERS.map((line) => `${line.split(',').filter((_, cell) => [0, 2, 3, 4].includes(cell)).join()},`).join('\n')}\n`);
  const linked = await runLink({ files: [path], settings: {}, threads: 1, progress: () => {} });
  assert.ok(linked.ok);
  const model = join(path, '..', 'model.json');
  writeModel(model, linked.value.model, {}, [path], linked.value.records.count);
  const stored = readModel(model);
  assert.ok(stored.ok);
  for (const [one, other] of [['old', 'new'], ['new', 'old']] as const) assert.match(JSON.stringify(explainRecords(stored.value, [path], one, other, () => {})), /No record has the id old/);
});

test('a restricted address counts in the weight as any other', async () => {
  assert.equal((await explained('yes')).weight, (await explained('')).weight);
});

test('an explanation by a stored model says the same of a restricted address wherever it is, and says when records were added', async () => {
  const here = written('yes', '');
  const linked = await runLink({ files: [here], settings, threads: 1, progress: () => {} });
  assert.ok(linked.ok);
  const path = join(here, '..', 'model.json');
  writeModel(path, linked.value.model, settings, [here], linked.value.records.count);
  const stored = readModel(path);
  assert.ok(stored.ok);
  const of = (file: string, expected: readonly RegExp[]): string => {
    const one = explainRecords(stored.value, [file], 'a', 'b', () => {});
    assert.ok(one.ok);
    assert.equal(one.value.warnings.length, expected.length);
    for (const [at, words] of expected.entries()) assert.match(one.value.warnings[at] ?? '', words);
    return explanationText(one.value.explanation, stored.value.version);
  };
  assert.equal(of(written('yes', '', ELSEWHERE), [/is not as it was when the model was made from it/]), of(here, []));
  assert.match(of(here, []), /plays no part in what is shown here/);
  appendFileSync(here, 'late,police,zed,other1,2011-11-11,,,,,\n');
  const more = explainRecords(stored.value, [here], 'a', 'b', () => {});
  assert.match(JSON.stringify(more), /made from 32 records and these are 33/);
});
