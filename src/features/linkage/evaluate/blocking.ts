import { ok, type Result } from '../../../kernel/result.ts';
import { blocksOf, type Blocks } from '../block/blocks.ts';
import { ruleKeys } from '../block/keys.ts';
import { readRecords } from '../records/read-records.ts';
import type { Records } from '../records/records.ts';
import { prepare } from '../run/prepare.ts';
import { LARGEST_BLOCK } from '../run/thresholds.ts';
import type { LinkSettings } from '../settings.ts';
import { runsBy } from './contingency.ts';
import { growingInts } from './growing.ts';
import { wilson, type Share } from './interval.ts';
import type { Truth } from './truth.ts';

/** Which true pairs a run would look at: a pair that no blocking rule gives can't be found by any weight. */
export interface BlockingRecall {
  readonly found: Share;
  readonly rules: readonly { readonly rule: string; readonly found: number; /** By this rule and none before it. */ readonly newly: number; readonly tooLarge: number }[];
  /** Entities of more records than are looked at pair by pair. */
  readonly passedOver: number;
}

const MOST_OF_ONE = 500;

/** Reads the records as a run does, and asks each rule of each true pair whether it would meet. */
export function blockingRecall(files: readonly string[], settings: LinkSettings, truth: Pick<Truth, 'ids' | 'entity'>): Result<BlockingRecall> {
  const read = readRecords(files, settings, () => undefined);
  if (!read.ok) return read;
  const ready = prepare(read.value, settings);
  if (!ready.ok) return ready;
  const prepared = ready.value;
  const { left, right, passedOver } = truePairs(read.value, truth);
  const seen = new Uint8Array(left.length);
  const [keys, width] = [ruleKeys(prepared), prepared.rules.length];
  const rules = prepared.rules.map(({ words }, rule) => {
    const blocks = blocksOf(rule, keys, width, settings.largest_block ?? LARGEST_BLOCK);
    const kept = keptBy(blocks, prepared.count);
    let [found, newly] = [0, 0];
    for (let pair = 0; pair < left.length; pair += 1) {
      const [one, other] = [left[pair] ?? 0, right[pair] ?? 0];
      if (kept[one] === 0 || keys[one * width + rule] !== keys[other * width + rule]) continue;
      found += 1;
      newly += 1 - (seen[pair] ?? 0);
      seen[pair] = 1;
    }
    return { rule: words, found, newly, tooLarge: blocks.passedOver.length };
  });
  return ok({ found: wilson(seen.reduce((sum, one) => sum + one, 0), left.length), rules, passedOver });
}

function keptBy({ items }: Blocks, count: number): Uint8Array {
  const kept = new Uint8Array(count);
  for (const record of items) kept[record] = 1;
  return kept;
}

function truePairs({ count, ids, idOf }: Records, truth: Pick<Truth, 'ids' | 'entity'>): { readonly left: Int32Array; readonly right: Int32Array; readonly passedOver: number } {
  const entity = new Int32Array(count);
  for (let record = 0; record < count; record += 1) entity[record] = truth.entity[truth.ids.findText(ids.text(idOf[record] ?? 0)) - 1] ?? 0;
  const { order, starts } = runsBy(entity, Int32Array.from(entity.keys()).filter((record) => entity[record] !== 0));
  const [left, right] = [growingInts(), growingInts()];
  let passedOver = 0;
  for (let run = 0; run + 1 < starts.length; run += 1) {
    const records = order.subarray(starts[run], starts[run + 1]);
    if (records.length > MOST_OF_ONE) passedOver += 1;
    else for (const [at, one] of records.entries()) for (const other of records.subarray(at + 1)) { left.push(one); right.push(other); }
  }
  return { left: left.values(), right: right.values(), passedOver };
}
