import { basename } from 'node:path';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { readRecords } from '../records/read-records.ts';
import { RESTRICTED, SEALED, type Records } from '../records/records.ts';
import { linkageRefusals } from '../refusals.ts';
import { digestOfFile, type ModelFile } from '../run/model-file.ts';
import { prepare } from '../run/prepare.ts';
import { weightsOf } from '../score/weights.ts';
import { protectedKinds } from '../store/cells.ts';
import { modelFits } from '../train/model.ts';
import { explainPair } from './explain.ts';
import { openExplanation, type OpenExplanation } from './open-explanation.ts';

export interface ExplainedRecords {
  readonly explanation: OpenExplanation;
  /** What makes it another explanation than the one that the run would have given. */
  readonly warnings: readonly string[];
}

/**
 * Explains one pair by a stored model, from the records that it was made from or others with the same columns. What
 * says where a child with a restricted address is, and what it weighs, is left out.
 */
export function explainRecords(stored: ModelFile, files: readonly string[], left: string, right: string, progress: (text: string) => void): Result<ExplainedRecords> {
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
  const whole = explainPair(read.value, prepared.value, weightsOf(stored.model, prepared.value), first.record, second.record);
  const { compared, flags } = prepared.value;
  const restricted = [first.record, second.record].some((record) => ((flags[record] ?? 0) & RESTRICTED) !== 0);
  const explanation = openExplanation(whole, restricted, (name) => compared.some((one) => one.name === name && protectedKinds.has(one.kind)));
  return ok({ explanation, warnings: warningsOf(stored, files, read.value.count) });
}

function warningsOf({ records, digests }: ModelFile, files: readonly string[], now: number): readonly string[] {
  const changed = files.filter((file) => !digests.includes(digestOfFile(file))).map((file) => `${basename(file)} is not as it was when the model was made from it: the values of these two, and how common they are, may not be what they were in that run`);
  return records === now ? changed : [`The model was made from ${records} records and these are ${now}: how common a value is, and so its bits, may not be what they were in that run`, ...changed];
}

// A sealed identity looks like one that is not there: what it has in common with another is what was sealed.
function recordOf({ ids, idOf, count, flags }: Records, id: string): number | undefined {
  const number = ids.findText(id);
  const record = number === 0 ? -1 : idOf.subarray(0, count).indexOf(number);
  return record < 0 || ((flags[record] ?? 0) & SEALED) !== 0 ? undefined : record;
}
