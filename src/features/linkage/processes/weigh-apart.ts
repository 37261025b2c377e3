import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeModel } from '../run/model-file.ts';
import type { WeighedRule } from '../score/weigh.ts';
import type { LinkSettings } from '../settings.ts';
import type { Model } from '../train/model.ts';
import { PARTS_FOLDER, readPart } from './part-file.ts';

export interface ApartJob {
  readonly files: readonly string[];
  readonly settings: LinkSettings;
  readonly model: Model;
  readonly records: number;
  readonly processes: number;
  /** Threads of each process. */
  readonly threads: number;
}

/**
 * Weighs the pairs of all blocks in several processes that share nothing but files: each reads the records and
 * the model, weighs the blocks of its range of keys, and writes what it found. Put side by side in the order of
 * the ranges, that is what one process finds, to the last bit.
 */
export async function weighApart({ files, settings, model, records, processes, threads }: ApartJob, each: (rule: WeighedRule) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), PARTS_FOLDER));
  try {
    const modelFile = join(folder, 'model.json');
    writeModel(modelFile, model, settings, files.map((file) => resolve(file)), records);
    const outs = Array.from({ length: processes }, (_, part) => join(folder, `part-${part}`));
    await runAll(outs.map((out, part) => [modelFile, `${part}`, `${processes}`, `${threads}`, out, `${process.pid}`]));
    const parts = outs.map((out) => readPart(out, records));
    for (const [place, { rule }] of (parts[0] ?? []).entries()) {
      const same = parts.map((part) => part[place]);
      each({
        rule, weighed: same.reduce((sum, one) => sum + (one?.weighed ?? 0), 0),
        passedOver: same.flatMap((one) => one?.passedOver ?? []), pieces: same.flatMap((one) => one?.pieces ?? []),
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All of them, or none: where one fails, the others are ended. */
async function runAll(calls: readonly (readonly string[])[]): Promise<void> {
  const stop = new AbortController();
  const runs = calls.map((words) => run(words, stop.signal));
  try {
    await Promise.all(runs);
  } catch (fault) {
    stop.abort();
    await Promise.allSettled(runs);
    throw fault;
  }
}

async function run(words: readonly string[], signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [new URL('part-process.ts', import.meta.url).pathname, ...words], { stdio: ['ignore', 'ignore', 'pipe'], signal });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (err = `${err}${text}`.slice(-2000)));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`a linking process ended with ${status}: ${err}`);
}
