/** Something that must be let go of before this process ends. */
export interface Held {
  /** Lets go and waits until it is done. */
  readonly stop: () => Promise<void>;
  /** Lets go without waiting: all that Node allows once it is exiting. */
  readonly stopNow: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const held = new Set<Held>();

/** Stops `thing` when the process exits, or is told to, unless `release` came first. */
export function holdUntilExit(thing: Held): void {
  if (held.size === 0) listen();
  held.add(thing);
}

export function release(thing: Held): void {
  held.delete(thing);
  if (held.size === 0) unlisten();
}

function listen(): void {
  process.on('exit', atExit);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function unlisten(): void {
  process.off('exit', atExit);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

function atExit(): void {
  for (const thing of held) thing.stopNow();
}

/**
 * Where the application listens for the signal too, it is left to close in its own order (its
 * requests first, the database last). Where nobody does, the process ends as it would have.
 */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) === 1) void stopAndEnd(signal);
}

async function stopAndEnd(signal: NodeJS.Signals): Promise<void> {
  await Promise.allSettled([...held].map((thing) => thing.stop()));
  unlisten();
  process.kill(process.pid, signal);
}
