import { parentPort, workerData } from 'node:worker_threads';
import { Hand, type HandStart, type Task } from './hand.ts';

function parseStart(data: unknown): HandStart {
  return data as HandStart;
}

// A thread that links as a whole imports this too, and is not one of the workforce.
if (parentPort !== null && Object.hasOwn(Object(workerData), 'prepared')) {
  const port = parentPort;
  const hand = new Hand(parseStart(workerData));
  port.on('message', (task: Task) => {
    const done = hand.perform(task);
    port.postMessage(done, [done.pairs.left.buffer, done.pairs.right.buffer, done.pairs.weight.buffer, done.pairs.kind.buffer, done.roots.buffer]);
  });
}
