import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Account } from '../entries/file-entries.ts';
import { readAccounts } from '../entries/read-accounts.ts';
import type { Correction } from '../mapping/mapping.ts';
import { readingRefusals } from '../reading/refusals.ts';
import { proposeSameEvents } from '../same-event/index.ts';
import { combine, type CombinedChronology } from './combine.ts';
import { withoutRepeats } from './repeats.ts';

export interface CombineFiles {
  readonly paths: readonly string[];
  /** The agency of a file, by its path or its name. */
  readonly agencies: ReadonlyMap<string, string>;
  readonly corrections: readonly Correction[];
  readonly progress: (text: string) => void;
}

/** Reads files and combines them. Refuses only files that are not there; all else is a problem beside the entries. */
export async function combineFiles({ paths, agencies, corrections, progress }: CombineFiles): Promise<Result<CombinedChronology>> {
  const missing = (await Promise.all(paths.map(refusalFor))).flat();
  const [first, ...rest] = missing;
  if (first !== undefined) return refuse(first, ...rest);
  const names = namesOf(paths);
  const accounts = paths.map((path, index): Account => {
    const agency = agencies.get(path) ?? agencies.get(basename(path));
    return { path, file: names[index] ?? path, corrections, ...(agency === undefined ? {} : { agency }) };
  });
  const read = await readAccounts(accounts, progress);
  return ok(combine(withoutRepeats(read), proposeSameEvents));
}

async function refusalFor(path: string): Promise<readonly Refusal[]> {
  const found = await stat(path).then((one) => one.isFile(), () => false);
  return found ? [] : [readingRefusals.refusal('FILE_NOT_FOUND', { file: path })];
}

// Files of one name from different folders are told apart by their paths.
function namesOf(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => basename(path));
  return paths.map((path, index) => (names.filter((name) => name === names[index]).length > 1 ? path : (names[index] ?? path)));
}
