import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { array, assert as holds, constantFrom, nat, property, record } from 'fast-check';
import { evaluate, type EvaluateAsked, type Evaluation } from './evaluate.ts';
import { evaluationJson } from './report.ts';
import { evaluationText } from './words.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-evaluate-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, ...lines: readonly string[]): string {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return join(folder, name);
}

function done(asked: EvaluateAsked): Evaluation {
  const evaluation = evaluate(asked);
  if (!evaluation.ok) assert.fail(JSON.stringify(evaluation.refusals));
  return evaluation.value;
}

function refusedWith(asked: EvaluateAsked): string {
  const evaluation = evaluate(asked);
  return evaluation.ok ? 'accepted' : evaluation.refusals[0].code;
}

// Ann has records 1, 2, 3; Ben 4, 5; Cat 6. The result keeps 3 apart and puts 6 with Ben.
const truth = file('truth.csv', 'rec_id,name,child_id,agency', '1,a,ann,police', '2,a,ann,health', '3,a,ann,school', '4,b,ben,police', '5,b,ben,health', '6,c,cat,health');
const clusters = file('clusters.csv', 'id,cluster', '1,x', '2,x', '3,y', '4,z', '5,z', '6,z');

test('clusters are judged by their pairs, by B-cubed and by being exactly a child', () => {
  const { pairs, clusters: result } = done({ clusters, truth: [truth] });
  // Joined: 1-2, 4-5, 4-6, 5-6, two of them right; true: 1-2, 1-3, 2-3, 4-5.
  assert.deepEqual([pairs.truePositives, pairs.falsePositives, pairs.falseNegatives], [2, 2, 2]);
  assert.deepEqual([pairs.precision.share, pairs.recall.share, pairs.f1], [0.5, 0.5, 0.5]);
  // By hand: precision (1 + 1 + 1 + 2/3 + 2/3 + 1/3) / 6, recall (2/3 + 2/3 + 1/3 + 1 + 1 + 1) / 6.
  assert.ok(Math.abs((result?.bcubed.precision ?? 0) - 14 / 18) < 1e-12);
  assert.ok(Math.abs((result?.bcubed.recall ?? 0) - 14 / 18) < 1e-12);
  assert.deepEqual([result?.exact.precision.count, result?.clusters, result?.entities], [0, 3, 3]);
  assert.deepEqual([result?.pure.count, result?.whole.count, result?.whole.of], [2, 1, 2]);
  assert.deepEqual(result?.sizes, { 1: 1, 2: 1, 3: 1 });
});

test('pairs count whichever way round, once each, and never with themselves', () => {
  const pairs = file('pairs.csv', 'id_left,id_right,weight', '1,2,9', '2,1,8', '3,3,5', '4,6,1');
  const { pairs: result, clusters: made, notes } = done({ pairs, truth: [truth] });
  assert.deepEqual([result.truePositives, result.falsePositives, result.falseNegatives], [1, 1, 3]);
  assert.deepEqual([made?.pairs.truePositives, made?.pairs.falsePositives], [1, 1]);
  assert.match(notes.join(), /1 pairs stand in the file again/);
});

test('a pair that the file calls a household or twins is not counted as one child', () => {
  const pairs = file('classes.csv', 'id_left,id_right,weight,probability,class', '1,2,9,0.99,same_child', '4,6,3,0.8,same_household', '5,6,2,0.7,twin', '1,3,1,0.6,unrelated');
  const { pairs: result, classes } = done({ pairs, truth: [truth] });
  assert.deepEqual([result.truePositives, result.falsePositives], [1, 0]);
  assert.deepEqual(classes[0]?.values.map(({ value, right }) => [value, right.count, right.of]), [['same_child', 1, 1], ['same_household', 0, 1], ['twin', 0, 1], ['unrelated', 1, 1]]);
});

test('the threshold table has a row for each whole weight, and a threshold counts what is at or above it', () => {
  const pairs = file('weights.csv', 'id_left,id_right,weight', '1,2,9.5', '4,5,7', '4,6,6.99', '1,3,-2');
  const { thresholds } = done({ pairs, truth: [truth] });
  assert.deepEqual(thresholds.filter(({ weight }) => [9, 8, 7, 6, -2].includes(weight)).map(({ weight, pairs, precision, recall }) => [weight, pairs, precision.share, recall.share]), [
    [9, 1, 1, 0.25], [8, 1, 1, 0.25], [7, 2, 1, 0.5], [6, 3, 2 / 3, 0.5], [-2, 4, 0.75, 0.75],
  ]);
  assert.deepEqual(done({ pairs, truth: [truth], threshold: 7 }).pairs.truePositives, 2);
  assert.equal(done({ pairs, truth: [truth], threshold: 7 }).pairs.falsePositives, 0);
});

test('calibration sets what the probabilities say beside what is true', () => {
  const pairs = file('probabilities.csv', 'id_left,id_right,match_probability', '1,2,0.6', '4,5,0.7', '4,6,0.65', '5,6,0.99');
  const { calibration } = done({ pairs, truth: [truth] });
  assert.deepEqual(calibration.map(({ from, to, pairs, observed }) => [from, to, pairs, observed.count]), [[0.5, 0.75, 3, 2], [0.99, 0.999, 1, 0]]);
});

test('both kinds of error are shown by group, counted in children', () => {
  const { by } = done({ clusters, truth: [truth] });
  assert.deepEqual(by.map(({ column }) => column), ['agency']);
  const health = by[0]?.values.find(({ value }) => value === 'health');
  // Health holds Ann (split), Ben (joined to Cat) and Cat, who has one record and can't be split.
  assert.deepEqual([health?.entities, health?.split.count, health?.split.of, health?.mixed.count, health?.mixed.of], [3, 1, 2, 2, 3]);
  assert.deepEqual([health?.pairs.truePositives, health?.pairs.falsePositives, health?.pairs.falseNegatives], [2, 2, 1]);
});

test('judged pairs are truth too: pairs that nobody judged say nothing', () => {
  const labels = file('labels.csv', 'unique_id_l,source_dataset_l,unique_id_r,source_dataset_r,clerical_match_score', '1,f,2,f,1.0', '4,f,6,f,0.0', '4,f,5,f,1.0');
  const pairs = file('judged.csv', 'id_left,id_right', '2,1', '6,4', '1,6');
  const result = done({ pairs, truth: [labels] });
  assert.deepEqual([result.pairs.truePositives, result.pairs.falsePositives, result.pairs.falseNegatives], [1, 1, 1]);
  assert.deepEqual(done({ clusters, truth: [labels] }).pairs.truePositives, 2);
});

test('a list of pairs without a wrong one is taken to be complete', () => {
  const labels = file('complete.csv', 'id_left,id_right', '1,2', '4,5');
  const pairs = file('offered.csv', 'id_left,id_right', '1,2', '1,5');
  assert.equal(done({ pairs, truth: [labels] }).pairs.falsePositives, 1);
});

test('truth can stand in several files, with columns that the person names', () => {
  const one = file('one.csv', 'number;who', 'a;p', 'b;q');
  const two = file('two.csv', 'number,who', 'c,p');
  const made = file('made.csv', 'id,cluster', 'a,1', 'b,2', 'c,1');
  const result = done({ clusters: made, truth: [one, two], id: 'number', truthColumn: 'who' });
  assert.deepEqual([result.truth.records, result.truth.entities, result.pairs.f1], [3, 2, 1]);
});

const mistakes = [
  ['NOTHING_TO_EVALUATE', { truth: [truth] }],
  ['REPORT_FILE_NOT_READABLE', { clusters: join(folder, 'nowhere.csv'), truth: [truth] }],
  ['REPORT_FILE_NOT_READABLE', { clusters: folder, truth: [truth] }],
  ['REPORT_COLUMN_MISSING', { clusters, truth: [truth], truthColumn: 'nothing' }],
  ['REPORT_COLUMN_NOT_FOUND', { clusters: file('no-columns.csv', 'a,b', '1,2'), truth: [truth] }],
  ['REPORT_COLUMN_NOT_FOUND', { clusters, truth: [file('no-truth.csv', 'rec_id,b', '1,2')] }],
  ['CLUSTER_ID_TWICE', { clusters: file('twice.csv', 'id,cluster', '1,x', '1,y'), truth: [truth] }],
  ['TRUTH_ID_TWICE', { clusters, truth: [file('truth-twice.csv', 'rec_id,child_id', '1,x', '1,y')] }],
  ['NOTHING_IN_COMMON', { clusters: file('others.csv', 'id,cluster', 'r1,x'), truth: [truth] }],
  ['WEIGHT_NOT_NUMBER', { pairs: file('words.csv', 'id_left,id_right,weight', '1,2,high'), truth: [truth] }],
  ['REPORT_QUOTE_OPEN', { clusters: file('open.csv', 'id,cluster', '1,x', '2,"y'), truth: [truth] }],
  ['REPORT_FILE_EMPTY', { clusters, truth: [file('empty.csv', 'rec_id,child_id')] }],
] as const;

for (const [code, asked] of mistakes) {
  test(`${code} is refused: ${JSON.stringify(Object.keys(asked))}`, () => assert.equal(refusedWith(asked), code));
}

test('records that the other file does not know are counted and said, not judged', () => {
  const some = file('some.csv', 'id,cluster', '1,x', '2,x', '99,x');
  const { notes, pairs } = done({ clusters: some, truth: [truth] });
  assert.match(notes.join('; '), /1 rows of the clusters.*4 records of the truth stand in no cluster/);
  assert.equal(pairs.falsePositives, 0);
});

test('counting by sorting comes to what counting pair by pair comes to', () => {
  const rows = array(record({ entity: nat(6), cluster: nat(6), group: constantFrom('p', 'q', '') }), { minLength: 1, maxLength: 40 });
  holds(property(rows, (all) => {
    const known = file('random-truth.csv', 'rec_id,child_id,tag', ...all.map(({ entity, group }, id) => `r${id},e${entity},${group}`));
    const made = file('random-clusters.csv', 'id,cluster', ...all.map(({ cluster }, id) => `r${id},c${cluster}`));
    const { pairs, by } = done({ clusters: made, truth: [known] });
    for (const value of ['p', 'q', '', undefined]) {
      const found = value === undefined ? pairs : by[0]?.values.find((group) => group.value === value)?.pairs;
      const counted = pairByPair(all, value);
      assert.deepEqual([found?.truePositives ?? 0, found?.falsePositives ?? 0, found?.falseNegatives ?? 0], counted);
    }
  }), { seed: 6, numRuns: 60 });
});

function pairByPair(all: readonly { readonly entity: number; readonly cluster: number; readonly group: string }[], value: string | undefined): readonly number[] {
  const counted = [0, 0, 0];
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (value !== undefined && one.group !== value && other.group !== value) continue;
      const [right, joined] = [one.entity === other.entity, one.cluster === other.cluster];
      if (right || joined) counted[right && joined ? 0 : joined ? 1 : 2] = (counted[right && joined ? 0 : joined ? 1 : 2] ?? 0) + 1;
    }
  }
  return counted;
}

test('the document for machines and the text for people hold the same figures', () => {
  const evaluation = done({ clusters, truth: [truth] });
  const document: { pairs?: { f1?: number }; bcubed?: { f1?: number }; by?: { agency?: { health?: { missed?: { share?: number } } } } } = JSON.parse(JSON.stringify(evaluationJson(evaluation)));
  assert.deepEqual([document.pairs?.f1, document.bcubed?.f1, document.by?.agency?.health?.missed?.share], [0.5, 0.777778, 0.5]);
  assert.match(evaluationText(evaluation), /clusters, B-cubed +0\.7778 +0\.7778 +0\.7778/);
});

test('where links may begin without a person is chosen on one half of the children and tried on the other', () => {
  // Twenty children of two records each, whose pairs weigh 12; every pair of neighbours weighs 5 and is wrong.
  const ids = Array.from({ length: 20 }, (_, child) => [`a${child},c${child}`, `b${child},c${child}`]).flat();
  const right = Array.from({ length: 20 }, (_, child) => `a${child},b${child},12,0.999,same_child`);
  const wrong = Array.from({ length: 19 }, (_, child) => `a${child},a${child + 1},5,0.97,same_child`);
  const asked = { truth: [file('halves.csv', 'rec_id,child_id', ...ids)], pairs: file('halves-pairs.csv', 'id_left,id_right,weight,probability,class', ...right, ...wrong) };
  const { heldOut } = done(asked);
  assert.deepEqual([heldOut?.from, heldOut?.precision.count, heldOut?.precision.of, heldOut?.ofTruePairs.of], [6, 20, 20, 20]);
  assert.match(evaluationText(done(asked)), /thresholds: \{ automatic: 6 \}/);
  const none = { ...asked, pairs: file('halves-wrong.csv', 'id_left,id_right,weight', 'a1,b1,5', 'a2,b2,5', 'a1,a2,9', 'a2,a3,9') };
  assert.equal(done(none).heldOut, undefined);
  assert.match(evaluationText(done(none)), /every link is for a person/);
});
