import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { GivenFile } from '../features/coding/index.ts';
import { tableRefusals } from '../features/figures/index.ts';
import { ok, refuse, type Refusal, type Result } from '../kernel/result.ts';
import type { BadInput } from './command.ts';

export const FILE_MEND = 'Give the path of a file that is there and can be read';

/** A data file as it is named on the command line: a path, or table=path. */
export async function dataFile(given: string): Promise<Result<GivenFile>> {
  const [, table, path] = /^([\p{L}\p{N}_.:+-]+)=(.+)$/u.exec(given) ?? [undefined, undefined, given];
  const bytes = await bytesOf(path ?? given);
  return bytes.ok ? ok({ table, file: basename(path ?? given), bytes: bytes.value }) : bytes;
}

/** Refuses `TABLE_FILE_NOT_READ`. */
export async function bytesOf(path: string): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(path));
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return refuse(tableRefusals.refusal('TABLE_FILE_NOT_READ', { file: path, why, field: path }));
  }
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** At least one refusal, with one way to mend them. */
export function bad(refusals: readonly Refusal[], mend: string): BadInput {
  const [first, ...rest] = refusals;
  if (first === undefined) throw new Error('nothing is wrong');
  return { ...refuse(first, ...rest), mend };
}
