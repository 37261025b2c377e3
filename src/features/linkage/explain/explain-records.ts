import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { readRecords } from '../records/read-records.ts';
import type { Records } from '../records/records.ts';
import { linkageRefusals } from '../refusals.ts';
import type { ModelFile } from '../run/model-file.ts';
import { prepare } from '../run/prepare.ts';
import { weightsOf } from '../score/weights.ts';
import { modelFits } from '../train/model.ts';
import { explainPair, type Explanation } from './explain.ts';

/** Explains one pair by a stored model, from the records that it was made from or others with the same columns. */
export function explainRecords(stored: ModelFile, files: readonly string[], left: string, right: string, progress: (text: string) => void): Result<Explanation> {
  const read = readRecords(files, stored.settings, progress);
  if (!read.ok) return read;
  const prepared = prepare(read.value, stored.settings);
  if (!prepared.ok) return prepared;
  const misfit = modelFits(stored.model, prepared.value.compared);
  if (misfit !== undefined) return refuse(linkageRefusals.refusal('LINK_MODEL_DOES_NOT_FIT', { why: misfit }));
  const places = [left, right].map((id) => ({ id, record: recordOf(read.value, id) }));
  const [first, second] = places;
  const lost = places.find(({ record }) => record === undefined);
  if (first?.record === undefined || second?.record === undefined) return refuse(linkageRefusals.refusal('LINK_RECORD_NOT_FOUND', { id: lost?.id ?? left }));
  return ok(explainPair(read.value, prepared.value, weightsOf(stored.model, prepared.value), first.record, second.record));
}

function recordOf({ ids, idOf, count }: Records, id: string): number | undefined {
  const number = ids.findText(id);
  const record = number === 0 ? -1 : idOf.subarray(0, count).indexOf(number);
  return record < 0 ? undefined : record;
}
