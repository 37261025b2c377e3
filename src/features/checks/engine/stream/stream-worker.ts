import { parentPort, workerData } from 'node:worker_threads';
import { WindowCounter, type Streaming, type WindowAsked } from './window-counter.ts';

const counter = new WindowCounter(parseStreaming(workerData));
parentPort?.on('message', (asked: WindowAsked | null) => {
  if (asked === null) {
    parentPort?.close();
    return;
  }
  const read = counter.count(asked);
  parentPort?.postMessage(read, [read.ids.buffer]);
});

function parseStreaming(given: unknown): Streaming {
  return given as Streaming;
}
