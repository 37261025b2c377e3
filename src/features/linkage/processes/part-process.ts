import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readRecords } from '../records/read-records.ts';
import { readModel } from '../run/model-file.ts';
import { prepare } from '../run/prepare.ts';
import { LARGEST_BLOCK, thresholdsOf } from '../run/thresholds.ts';
import { weigh } from '../score/weigh.ts';
import { weightsOf } from '../score/weights.ts';
import { Workforce } from '../score/workforce.ts';
import type { Result } from '../../../kernel/result.ts';
import { PARTS_FOLDER, PartWriter } from './part-file.ts';

// One of several processes of a run. It is told where the model lies, which part of how many is its own, with
// how many threads, where its pairs go and which process waits for them; all else it reads from the files that the model names.
const [modelFile = '', part = '0', parts = '1', threads = '1', out = '', starter = ''] = process.argv.slice(2);
const { files, settings, model } = must(readModel(modelFile));
const records = must(readRecords(files, settings, () => undefined));
endIfAlone();
const prepared = must(prepare(records, settings));
const workforce = new Workforce({ prepared, weights: weightsOf(model, prepared) }, Number(threads));
const writer = new PartWriter(out, records.count);
const range = { from: Math.floor((Number(part) * 2 ** 32) / Number(parts)), to: Math.floor(((Number(part) + 1) * 2 ** 32) / Number(parts)) };
await weigh(prepared, workforce, { floor: thresholdsOf(settings).pairs, largest: settings.largest_block ?? LARGEST_BLOCK, range }, (rule) => {
  endIfAlone();
  writer.put(rule);
});
writer.close();
await workforce.dismiss();

// Where the run was ended, nobody reads what this process finds, and nobody else takes it away.
function endIfAlone(): void {
  if (process.ppid === Number(starter)) return;
  if (basename(dirname(modelFile)).startsWith(PARTS_FOLDER)) rmSync(dirname(modelFile), { recursive: true, force: true });
  process.exit(1);
}

// What is wrong with the files, the process that started this one has refused already.
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].message);
  return result.value;
}
