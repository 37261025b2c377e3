import assert from 'node:assert/strict';
import test from 'node:test';
import { readCodebook, type Codebook } from '../codebook/index.ts';
import { readCodedData, recode, type CodedData, type Recoded } from './index.ts';
import type { Result } from '../../../kernel/result.ts';

const older = codebookOf('codebook: c\ntitle: C\nversion: 1\ncodes: [{ code: harm }, { code: drink }, { code: drugs }, { code: poor }, { code: old }, { code: sex, options: [F, M] }]');
const newer = codebookOf(`codebook: c
title: C
version: 2
continues:
  version: 1
  changes:
    - { split: harm, into: [harm_at_home, harm_outside], because: the place matters }
    - { merge: [drink, drugs], into: misuse, because: reviews seldom tell them apart }
    - { rename: poor, to: poverty }
    - { drop: old, because: nobody used it }
    - { add: curiosity, because: asked of newer reviews }
codes: [{ code: harm_at_home }, { code: harm_outside }, { code: misuse }, { code: poverty }, { code: curiosity, blank: not_mentioned }, { code: sex, options: [F, M] }]`);

function codebookOf(text: string): Codebook {
  const read = readCodebook(text, 'codebook.yaml');
  return read.ok ? read.value : assert.fail(JSON.stringify(read.refusals));
}

function changed(changes: string, list: string, version = 1): Codebook {
  return codebookOf(`codebook: c\ntitle: C\nversion: 2\ncontinues: { version: ${version}, changes: [${changes}] }\ncodes: [${list}]`);
}

function data(): CodedData {
  const text = 'review_id,harm,drink,drugs,poor,old,sex\nr1,present,absent,present,absent,absent,F\nr2,absent,absent,not_mentioned,present,absent,M\nr3,not_mentioned,absent,absent,not_mentioned,absent,not_mentioned';
  const read = readCodedData(older, [{ file: 'reviews.csv', bytes: new TextEncoder().encode(text) }]);
  return read.ok ? read.value.data : assert.fail(JSON.stringify(read.refusals));
}

const accepted = (result: Result<Recoded>): Recoded => (result.ok ? result.value : assert.fail(JSON.stringify(result.refusals)));
const codes = (result: Result<unknown>): readonly string[] => (result.ok ? [] : result.refusals.map(({ code }) => code));

test('what is renamed or merged is carried over, and what is split where it was not present', () => {
  const { tables } = accepted(recode(data(), newer, 'codebook.yaml'));
  assert.deepEqual(tables.get('reviews'), [
    ['review_id', 'harm_at_home', 'harm_outside', 'misuse', 'poverty', 'curiosity', 'sex'],
    ['r1', '', '', 'present', 'absent', '', 'F'],
    ['r2', 'absent', 'absent', 'not_mentioned', 'present', '', 'M'],
    ['r3', 'not_mentioned', 'not_mentioned', 'absent', 'not_mentioned', '', 'not_mentioned'],
  ]);
});

test('what a person must code again is queued with what was there and why', () => {
  const { queue, breaks } = accepted(recode(data(), newer, 'codebook.yaml'));
  assert.deepEqual(queue.map(({ key, code, was }) => `${key} ${code} ${was}`), ['r1 harm_at_home present', 'r1 harm_outside present', 'r1 curiosity ', 'r2 curiosity ', 'r3 curiosity ']);
  assert.equal(queue[0]?.because, 'the place matters');
  assert.deepEqual(breaks.map(({ code, from }) => [code, ...from]), [['harm_at_home', 'harm'], ['harm_outside', 'harm'], ['misuse', 'drink', 'drugs'], ['curiosity']]);
});

test('changes that do not lead from one version to the other are refused', () => {
  const kept = '{ code: harm }, { code: drink }, { code: drugs }, { code: poor }, { code: sex, options: [F, M] }';
  assert.deepEqual(codes(recode(data(), changed('', kept), 'n.yaml')), ['CODEBOOK_CODE_LOST']);
  assert.deepEqual(codes(recode(data(), changed('', kept, 7), 'n.yaml')), ['CODEBOOK_VERSION_OTHER']);
  assert.deepEqual(codes(recode(data(), changed('{ drop: old, because: x }', `${kept}, { code: fresh }`), 'n.yaml')), ['CODEBOOK_CHANGE_NOT_KNOWN']);
  assert.deepEqual(codes(recode(data(), changed('{ drop: old, because: x }, { rename: sex, to: gender }', kept.replace('sex, options: [F, M]', 'gender, options: [F]')), 'n.yaml')), ['CODEBOOK_CHANGE_OF_KIND']);
  assert.deepEqual(codes(recode(data(), changed('{ rename: old, to: new }', kept), 'n.yaml')), ['CODEBOOK_CODE_LOST', 'CODEBOOK_CHANGE_MAKES_NOTHING']);
});
