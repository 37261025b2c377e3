import { basename } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { refuse, type Result } from '../../../kernel/result.ts';
import { eventColumns } from '../../events/index.ts';
import { readAnnexA } from './annex-a/read-annex-a.ts';
import { readCin } from './cin/read-cin.ts';
import { decodeText, readSource } from './source/index.ts';
import { readSsd } from './ssd/read-ssd.ts';
import { readSsda903 } from './ssda903/read-ssda903.ts';
import { childColumns } from './table/child.ts';
import type { Extract } from './table/extract.ts';
import { folderRefusals } from './table/folder-refusals.ts';

type Reader = (path: string, area: string) => Promise<Result<Extract>>;

/** The standard extracts that can be taken in, by the name that the command line has for them. */
export const extractReaders: Readonly<Record<string, Reader>> = { cin: readCinFile, ssda903: readSsda903, 'annex-a': readAnnexA, ssd: readSsd };

/**
 * Reads a standard extract as events of the vocabulary. `area` is the council's name, empty where it
 * is not known: then nothing can be said of who knew. The same file gives the same events with the same ids.
 */
export async function readExtract(kind: string, path: string, area = ''): Promise<Result<Extract>> {
  const reader = Object.hasOwn(extractReaders, kind) ? extractReaders[kind] : undefined;
  return reader === undefined ? refuse(folderRefusals.refusal('EXTRACT_KIND_NOT_KNOWN', { kind })) : reader(path, area);
}

/** The events as a file that `readEventFile` reads. */
export function eventsCsv({ events }: Extract): string {
  return stringify([...events], { header: true, columns: [...eventColumns], record_delimiter: 'unix' });
}

/** The children as a file: `child_id, date_of_birth, sex, ethnicity, disability, area`. */
export function childrenCsv({ children }: Extract): string {
  return stringify([...children], { header: true, columns: [...childColumns], record_delimiter: 'unix' });
}

async function readCinFile(path: string, area: string): Promise<Result<Extract>> {
  const bytes = await readSource(path);
  return bytes.ok ? readCin(decodeText(bytes.value), basename(path), area) : bytes;
}

