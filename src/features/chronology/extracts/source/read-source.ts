import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { sourceRefusals } from './refusals.ts';

const MEGABYTE = 1_048_576;
/** In bytes. A census return of a large council is under a tenth of this. */
const LIMIT = 256 * MEGABYTE;

/** Reads a whole file. Refuses `SOURCE_NOT_FOUND`, `SOURCE_NOT_ALLOWED`, `SOURCE_NOT_A_FILE`, `SOURCE_EMPTY`, `SOURCE_TOO_LARGE`. */
export async function readSource(path: string): Promise<Result<Buffer>> {
  const found = await look(path);
  if (!found.ok) return found;
  if (found.value.isDirectory()) return refuse(sourceRefusals.refusal('SOURCE_NOT_A_FILE', { path }));
  if (found.value.size > LIMIT) return refuse(sourceRefusals.refusal('SOURCE_TOO_LARGE', { path, size: String(Math.ceil(found.value.size / MEGABYTE)), limit: String(LIMIT / MEGABYTE) }));
  const bytes = await allowed(path, readFile(path));
  return bytes.ok && bytes.value.length === 0 ? refuse(sourceRefusals.refusal('SOURCE_EMPTY', { path })) : bytes;
}

/** The names of the files of a folder, in order. Refuses `SOURCE_NOT_FOUND`, `SOURCE_NOT_ALLOWED`, `SOURCE_NOT_A_FOLDER`. */
async function readFolder(path: string): Promise<Result<readonly string[]>> {
  const found = await look(path);
  if (!found.ok) return found;
  if (!found.value.isDirectory()) return refuse(sourceRefusals.refusal('SOURCE_NOT_A_FOLDER', { path }));
  const entries = await allowed(path, readdir(path, { withFileTypes: true }));
  return entries.ok ? ok(entries.value.filter((entry) => entry.isFile()).map(({ name }) => name).toSorted()) : entries;
}

/** The CSV files at a path, in order of name. A single file is a folder of one. */
export async function csvFiles(path: string): Promise<Result<readonly string[]>> {
  const single = await isFile(path);
  const names = single ? ok([basename(path)]) : await readFolder(path);
  if (!names.ok) return names;
  const folder = single ? dirname(path) : path;
  return ok(names.value.filter((name) => single || /\.(?:csv|txt|tsv)$/i.test(name)).map((name) => join(folder, name)));
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isFile(), () => false);
}

/**
 * The text of a file: UTF-16 where its mark says so, UTF-8 where it is that, and else Windows-1252,
 * which older systems of councils write and in which every byte has a reading.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function look(path: string) {
  return allowed(path, stat(path));
}

async function allowed<Value>(path: string, reading: Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await reading);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse(sourceRefusals.refusal('SOURCE_NOT_FOUND', { path }));
    if (code === 'EACCES' || code === 'EPERM') return refuse(sourceRefusals.refusal('SOURCE_NOT_ALLOWED', { path }));
    throw fault;
  }
}
