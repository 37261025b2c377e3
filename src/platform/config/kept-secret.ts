import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openFolder } from './folder.ts';

const BYTES = 32;

/**
 * The secret kept in `file` (64 hex digits), made at random the first time and readable only by
 * its owner. Linked into place, so that of two processes that make it at once both read the same.
 */
export function keptSecret(file: string): string {
  return readSecret(file) ?? makeSecret(file);
}

function makeSecret(file: string): string {
  const draft = `${file}.${process.pid}.new`;
  openFolder(dirname(file));
  writeFileSync(draft, randomBytes(BYTES).toString('hex'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (fault) {
    if (readSecret(file) === undefined) throw fault;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}
