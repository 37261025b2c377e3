import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTables } from '../features/chronology/index.ts';
import type { CodersPorts } from '../features/coders/index.ts';
import type { ReadSheets } from '../features/coding/index.ts';

/** The sheets of a CSV or Excel file, read by the room that reads such files of agencies, within its limits. */
export const readSheets: ReadSheets = async (bytes) => {
  const read = await numberedSheets(bytes);
  return read.ok ? { ok: true, value: read.value.map(({ name, rows }) => ({ name, rows: rows.map(({ cells }) => cells) })) } : read;
};

/** The same with the number of each row, as Excel shows it. */
export const numberedSheets: CodersPorts['readSheets'] = async (bytes) => {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-sheets-'));
  try {
    // Never under the sender's own name: a name is a place in a file system.
    const path = join(folder, 'file');
    await writeFile(path, bytes, { mode: 0o600 });
    const read = await readTables(path);
    return read.ok ? { ok: true, value: read.value.tables.map(({ name, rows }) => ({ name: String(name), rows: rows.map(({ number, cells }) => ({ number, cells })) })) } : read;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
