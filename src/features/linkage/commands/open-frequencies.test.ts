import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { StoredComparison } from '../store/cells.ts';
import type { LinkedRecords, RecordToLink } from './job.ts';
import { linkJob } from './link-job.ts';

const comparisons: readonly StoredComparison[] = (['forename', 'surname', 'date', 'address'] as const)
  .map((kind) => ({ name: kind, kind, evidence: kind === 'surname' || kind === 'address' ? 'household' : 'person', termFrequency: kind !== 'date', checked: false, slots: 1 }));

function record(id: string, [forename, surname, date, address]: readonly [string, string, string, string], restricted = false): RecordToLink {
  const [held, open] = [{ address: [address] }, { forename: [forename], surname: [surname], date: [date] }];
  return { id, agency: 'health', open: restricted ? open : { ...open, ...held }, held: restricted ? held : {}, restricted, unborn: false };
}

// Children of other families, two records each, so that there is something to learn from.
const OTHERS = Array.from({ length: 60 }, (_, at) => ['x', 'y'].map((side) => record(`o${at}${side}`, [`child${at % 13}`, `name${at}`, `2012-03-${10 + (at % 18)}`, `${at} mill lane`]))).flat();
const child = (address: string, restricted: boolean): RecordToLink => record('s', ['ottoline', 'quennell', '2015-05-06', address], restricted);
const asking = (id: string): RecordToLink => record(id, ['zebedee', 'xylophone', '2014-01-01', '7 lighthouse parade']);

async function linked(...more: readonly RecordToLink[]): Promise<LinkedRecords> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-open-'));
  try {
    const done = await linkJob(folder, 'a run', { comparisons, records: [...OTHERS, asking('p1'), asking('p2'), ...more], joined: [], proposals: [] });
    assert.ok(done.ok);
    return done.value;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function addressOf({ pairs }: LinkedRecords): unknown {
  const pair = pairs.find(({ a, b }) => a === 'p1' && b === 'p2');
  return pair?.explanation.bars.filter(({ comparison }) => comparison === 'address').map(({ howCommon }) => howCommon);
}

test('how common an address is says nothing of a child kept safe who has it too', async () => {
  const [there, elsewhere, openly] = [await linked(child('7 lighthouse parade', true)), await linked(child('9 windmill hill', true)), await linked(child('7 lighthouse parade', false))];
  // Of the 122 open records, the two that ask have the address: 1 in 61; a third who has it openly makes it 1 in 41.
  assert.deepEqual([addressOf(there), addressOf(elsewhere), addressOf(openly)], [['1 in 61'], ['1 in 61'], ['1 in 41']]);
  assert.deepEqual(there.stored.totals, elsewhere.stored.totals);
  assert.equal(there.values.length, elsewhere.values.length);
});
