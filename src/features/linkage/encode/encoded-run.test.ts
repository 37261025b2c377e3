import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Result } from '../../../kernel/result.ts';
import { bringJob } from '../commands/bring-job.ts';
import { explainPair } from '../explain/explain.ts';
import { readRecords } from '../records/read-records.ts';
import { HEADINGS, madeUpRecords, writeRecords } from '../run/made-up.fixture.ts';
import { runLink, type Linked } from '../run/run-link.ts';
import { weightsOf } from '../score/weights.ts';
import { encodeFile } from './encode-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-encoded-'));
after(() => rmSync(folder, { recursive: true }));

const made = madeUpRecords(300, 12);
const clear = writeRecords(made, HEADINGS.filter((heading) => heading !== 'child'));

function encoded(name: string, key: number, saltByYear = false): string {
  const out = join(folder, name);
  const done = encodeFile({ file: clear, out, id: 'id', source: 'agency', saltByYear, scheme: { key: Buffer.alloc(32, key), bits: 1024, hashes: 15, fold: false } });
  assert.ok(done.ok);
  return out;
}

function link(...files: readonly string[]): Promise<Result<Linked>> {
  return runLink({ files, settings: { columns: { id: 'id', source: 'agency' } }, threads: 1, progress: () => {} });
}

/** Pairs of one cluster: how many are right, and how many there are and ought to be. */
function counted({ clustering: { of } }: Linked): { readonly right: number; readonly made: number; readonly real: number } {
  let [right, together, real] = [0, 0, 0];
  for (const [a, one] of made.entries()) for (const [b, other] of made.entries()) {
    if (b >= a) break;
    const [isOne, isTogether] = [one.child === other.child, of[a] === of[b]];
    right += Number(isOne && isTogether);
    together += Number(isTogether);
    real += Number(isOne);
  }
  return { right, made: together, real };
}

test('records that agencies encoded are linked almost as in clear, and nothing of them is shown', async () => {
  const linked = await link(encoded('a.csv', 1));
  assert.ok(linked.ok);
  const { right, made: together, real } = counted(linked.value);
  assert.ok(right / together > 0.98, `precision ${right / together}`);
  assert.ok(right / real > 0.9, `recall ${right / real}`);
  assert.equal(linked.value.problems[0]?.code, 'VALUES_ENCODED');
  const { records, prepared, model } = linked.value;
  const shown = explainPair(records, prepared, weightsOf(model, prepared), 0, 1).bars.flatMap((bar) => [bar.left, bar.right]);
  assert.deepEqual([...new Set(shown)].filter((text) => text !== ''), ['encoded']);
});

test('two valid numbers that differ keep encoded records apart, as they do in clear', async () => {
  const linked = await link(encoded('b.csv', 1));
  assert.ok(linked.ok);
  const numbers = new Map<number, Set<string>>();
  for (const [index, { nhs_number: number }] of made.entries()) if (number !== '') numbers.set(linked.value.clustering.of[index] ?? -1, (numbers.get(linked.value.clustering.of[index] ?? -1) ?? new Set()).add(number));
  assert.deepEqual([...numbers.values()].filter((own) => own.size > 1), []);
});

test('files under two keys are refused, and so are encoded ones beside clear ones', async () => {
  for (const other of [encoded('d.csv', 2), clear]) {
    const linked = await link(encoded('c.csv', 1), other);
    assert.equal(linked.ok ? '' : linked.refusals[0].code, 'LINK_ENCODINGS_DIFFER');
  }
});

test('rows under another key far down in a file are found, and so is an encoded file that does not say how', async () => {
  const [heading = '', ...lines] = readFileSync(encoded('g.csv', 1), 'utf8').trim().split('\n');
  const other = readFileSync(encoded('h.csv', 2), 'utf8').trim().split('\n').at(-1);
  const far = join(folder, 'far.csv');
  writeFileSync(far, `${[heading, ...Array.from({ length: 3100 }, (_, at) => lines[at % lines.length]), other].join('\n')}\n`);
  const silent = join(folder, 'silent.csv');
  writeFileSync(silent, [heading, ...lines].map((line) => line.slice(0, line.lastIndexOf(','))).join('\n'));
  for (const files of [[far], [silent, clear], [silent, join(folder, 'g.csv')]]) {
    const linked = await link(...files);
    assert.equal(linked.ok ? '' : linked.refusals[0].code, 'LINK_ENCODINGS_DIFFER', files.join());
  }
});

test('what is no encoding, or a longer one than any is, is taken as empty and named', () => {
  const file = join(folder, 'odd.csv');
  writeFileSync(file, `id,surname_bloom,encoding\na,AAEA,s1-1\nb,no base64!,s1-1\nc,${'A'.repeat(100_000)},s1-1\n`);
  const read = readRecords([file], {}, () => {});
  assert.ok(read.ok);
  assert.deepEqual([...read.value.rows.subarray(0, read.value.count * read.value.width)].map((value) => value > 0), [true, false, false]);
  assert.match(read.value.problems.map(({ message }) => message).join(), /2 values are no encodings, the first in line 3/);
});

test('what is encoded anew for each year of birth is never sure enough to link without a person', async () => {
  const linked = await link(encoded('e.csv', 1, true));
  assert.ok(linked.ok);
  assert.equal(linked.value.thresholds.automatic, Infinity);
});

test('pages take no encoded file, because nobody could look at its records', () => {
  const brought = bringJob(encoded('f.csv', 1), 'f.csv', 20_000);
  assert.equal(brought.ok ? '' : brought.refusals[0].code, 'LINKAGE_FILE_ENCODED');
});
