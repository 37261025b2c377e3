import { parentPort, workerData } from 'node:worker_threads';
import { countAll } from './ask.ts';
import { sheetFrom } from './load/loaded-sheet.ts';
import type { Piece, Sweep } from './sweep.ts';

const { data, checks, asking } = parseSweep(workerData);
const sheet = sheetFrom(data);
parentPort?.on('message', (piece: Piece | null) => {
  if (piece === null) parentPort?.close();
  else parentPort?.postMessage(countAll(sheet, checks, asking, piece.first, piece.last));
});

function parseSweep(given: unknown): Sweep {
  return given as Sweep;
}
