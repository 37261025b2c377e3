import { open, readFile, stat } from 'node:fs/promises';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { openArchive, type Archive } from './archive.ts';
import { readExcel } from './excel/read-excel.ts';
import { LIMITS, type Limits } from './limits.ts';
import { meterFor, type Meter } from './meter.ts';
import { readingRefusals } from './refusals.ts';
import { kindOf } from './sniff.ts';
import type { FileTables } from './table.ts';
import { readCsvFile } from './text/read-csv.ts';
import { readJsonFile } from './text/read-json.ts';
import { Unreadable } from './unreadable.ts';
import { readWord } from './word/read-word.ts';
import { readXml } from './xml.ts';

/** Reads every table of a Word, Excel or CSV file, or what a JSON file holds; what it is, its content says and not its name. */
export async function readTables(path: string, { limits = LIMITS, onRows = () => undefined }: { readonly limits?: Limits; readonly onRows?: (rows: number) => void } = {}): Promise<Result<FileTables>> {
  try {
    return ok(await read(path, limits, meterFor(limits, onRows)));
  } catch (fault) {
    if (fault instanceof Unreadable) return refuse(fault.refusal);
    throw fault;
  }
}

async function read(path: string, limits: Limits, meter: Meter): Promise<FileTables> {
  const { size } = await stat(path);
  if (size === 0) throw new Unreadable(readingRefusals.refusal('FILE_EMPTY'));
  if (size > limits.fileBytes) throw new Unreadable(readingRefusals.refusal('FILE_TOO_LARGE', { size: inMb(size), most: inMb(limits.fileBytes) }));
  const kind = kindOf(await firstBytes(path), await lastBytes(path, size));
  if (kind === 'text') return readCsvFile(await readFile(path), meter);
  if (kind === 'json') return readJsonFile(await readFile(path), meter);
  if (kind !== 'packed') throw new Unreadable(readingRefusals.refusal(kind));
  const archive = await openArchive(path, limits);
  try {
    return await readPacked(archive, meter);
  } finally {
    archive.close();
  }
}

async function readPacked(archive: Archive, meter: Meter): Promise<FileTables> {
  const types = new Map<string, string>();
  await readXml(archive, '[Content_Types].xml', { open: (_, { PartName, ContentType = '' }) => { if (PartName !== undefined) types.set(PartName.slice(1), ContentType); } });
  const macros = [...archive.names].some((name) => /vbaProject\.bin$|(^|\/)macrosheets\//i.test(name)) || [...types.values()].some((type) => /macroEnabled/i.test(type));
  if (macros) throw new Unreadable(readingRefusals.refusal('FILE_HAS_MACROS'));
  const main = await mainPart(archive);
  if (main === undefined || !archive.names.has(main)) throw new Unreadable(readingRefusals.refusal('FILE_KIND_NOT_KNOWN'));
  const type = types.get(main) ?? '';
  if (/wordprocessingml/.test(type) || main.startsWith('word/')) return readWord(archive, main, meter);
  if (/spreadsheetml/.test(type) || /^xl\/.*\.xml$/.test(main)) return readExcel(archive, main, meter);
  throw new Unreadable(readingRefusals.refusal('FILE_KIND_NOT_KNOWN'));
}

async function mainPart(archive: Archive): Promise<string | undefined> {
  let main: string | undefined;
  await readXml(archive, '_rels/.rels', {
    open: (_, { Type = '', Target = '' }) => { if (Type.endsWith('/officeDocument')) main ??= Target.replace(/^\//, ''); },
  });
  return main ?? ['word/document.xml', 'xl/workbook.xml'].find((name) => archive.names.has(name));
}

async function firstBytes(path: string): Promise<Uint8Array> {
  return bytesAt(path, 0, 65_536);
}

// The name of a locked package may stand anywhere in the list of an old-style file, which is often near its end.
async function lastBytes(path: string, size: number): Promise<Uint8Array> {
  return bytesAt(path, Math.max(0, size - 65_536), 65_536);
}

async function bytesAt(path: string, position: number, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function inMb(bytes: number): string {
  return String(Math.ceil(bytes / 1_048_576));
}
