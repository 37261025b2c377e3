import { parentPort, workerData } from 'node:worker_threads';
import { counterOf } from './ask.ts';
import { sheetFrom } from './load/loaded-sheet.ts';
import type { Piece, Sweep } from './sweep.ts';

const { data, checks, asking } = parseSweep(workerData);
const count = counterOf(sheetFrom(data), checks, asking);
parentPort?.on('message', (piece: Piece | null) => {
  if (piece === null) parentPort?.close();
  else parentPort?.postMessage(count(piece.first, piece.last));
});

function parseSweep(given: unknown): Sweep {
  return given as Sweep;
}
