import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { readAccount, type FileEntries } from './file-entries.ts';
import type { Correction } from '../mapping/mapping.ts';

/** Reads bytes as an agency's file of that name; the file is gone when the tests are done. */
export function reader(): (name: string, bytes: Uint8Array | string, corrections?: readonly Correction[]) => Promise<FileEntries> {
  const folder = mkdtempSync(join(tmpdir(), 'chronology-'));
  after(() => rmSync(folder, { recursive: true }));
  return async (name, bytes, corrections = []) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return readAccount({ path, file: name, corrections });
  };
}

/** What a test compares: row, date and text of each entry. */
export function told({ entries }: FileEntries): readonly (readonly [number, string | null, string])[] {
  return entries.map(({ source, occurred, text }) => [source.row, occurred, text]);
}

/** Row and code of each problem. */
export function asked({ problems }: FileEntries): readonly (readonly [number | null, string])[] {
  return problems.map(({ row, code }) => [row, code]);
}
