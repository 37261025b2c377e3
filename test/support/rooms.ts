import { readFile } from 'node:fs/promises';

/** A room of `src/` and the rooms that it may import, directly or through others. */
export type Rooms = ReadonlyMap<string, ReadonlySet<string>>;

/** Every feature may use these two. */
const FOR_EVERY_FEATURE = ['features/audit', 'features/access'];

/** Reads the table of ARCHITECTURE.md, so that what is written there is what is enforced. Imports are transitive. */
export async function readRooms(): Promise<Rooms> {
  const text = await readFile(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8');
  const direct = new Map<string, readonly string[]>();
  for (const line of text.split('\n').filter((one) => one.startsWith('| `src/'))) {
    const [, folders = '', , imports = ''] = line.split('|').map((cell) => cell.trim());
    for (const [, room = ''] of folders.matchAll(/`src\/([a-z/]+?)\/?`/g)) direct.set(room, imports.split(',').map((one) => one.trim()));
  }
  const features = [...direct.keys()].filter((room) => room.startsWith('features/'));
  return new Map([...direct.keys()].map((room) => [room, reach(room, direct, features)]));
}

function reach(start: string, direct: ReadonlyMap<string, readonly string[]>, features: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let room = waiting.pop(); room !== undefined; room = waiting.pop()) {
    for (const next of (direct.get(room) ?? []).flatMap((words) => roomsIn(words, direct, features))) {
      if (!reached.has(next)) waiting.push(next);
      reached.add(next);
    }
  }
  // The two are below every other feature, so this cannot close a ring.
  if (features.includes(start) && !FOR_EVERY_FEATURE.includes(start)) for (const room of FOR_EVERY_FEATURE) reached.add(room);
  return reached;
}

function roomsIn(words: string, direct: ReadonlyMap<string, readonly string[]>, features: readonly string[]): readonly string[] {
  if (words === 'nothing') return [];
  if (words === 'everything') return [...direct.keys()];
  if (words.startsWith('features')) return features;
  const room = [words, `features/${words}`].find((one) => direct.has(one));
  if (room === undefined) throw new Error(`ARCHITECTURE.md says that a room imports "${words}", and has no such room`);
  return [room];
}
