import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { combine, type CombinedChronology } from '../combine/combine.ts';
import { readAccounts } from '../entries/read-accounts.ts';
import type { Correction } from '../mapping/mapping.ts';
import { marked, type Remembered } from '../mapping/remembered.ts';

/** What was read in one file: entries, each row that needs a person, and how its columns were taken. */
export type Reading = Pick<CombinedChronology, 'entries' | 'problems' | 'mapping'>;

const ONE_READER = { heapMb: 768, lanes: 1 };

/** Reads a file that was sent, in a worker with its own memory and time. One that runs out of either is a problem of the file. */
export async function readApart(file: string, bytes: Uint8Array, agency: string | undefined, corrections: readonly Correction[]): Promise<Reading> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-reading-'));
  try {
    // Never under the sender's own name: a name is a place in a file system.
    const path = join(folder, 'file');
    await writeFile(path, bytes, { mode: 0o600 });
    const read = await readAccounts([{ path, file, corrections, ...(agency === undefined ? {} : { agency }) }], () => undefined, ONE_READER);
    const { entries, problems, mapping } = combine(read, () => []);
    return { entries, problems, mapping };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads a file as people said that this agency's are to be read; where nobody said anything, as it is guessed. */
export async function readAsRemembered(file: string, bytes: Uint8Array, agency: string | undefined, recall: (agency: string) => Promise<readonly Remembered[]>): Promise<Reading> {
  const known = agency === undefined ? [] : await recall(agency);
  const first = await readApart(file, bytes, agency, asCorrection(known));
  if (agency !== undefined) return withMarks(first, known);
  // Only reading it says whose it is.
  const found = await recall(agencyOf(first));
  return found.length === 0 ? first : withMarks(await readApart(file, bytes, agency, asCorrection(found)), found);
}

/** Whose account it is, as the file says; "Not known" where it does not. */
export function agencyOf({ mapping, entries }: Reading): string {
  return mapping.find(({ read, agency }) => read && agency !== '')?.agency ?? entries.find(({ agency }) => agency !== '')?.agency ?? 'Not known';
}

function asCorrection(remembered: readonly Remembered[]): readonly Correction[] {
  return remembered.length === 0 ? [] : [{ roles: new Map(), remembered }];
}

function withMarks(reading: Reading, remembered: readonly Remembered[]): Reading {
  return { ...reading, mapping: marked(reading.mapping, remembered) };
}
