import { parentPort, workerData } from 'node:worker_threads';
import { countAll } from './ask.ts';
import { sheetFrom } from './load/loaded-sheet.ts';
import type { Share } from './sweep.ts';

const { data, checks, asking, first, last } = parseShare(workerData);
parentPort?.postMessage(countAll(sheetFrom(data), checks, asking, first, last));

function parseShare(given: unknown): Share {
  return given as Share;
}
