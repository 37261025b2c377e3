import { writeFile } from 'node:fs/promises';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { CombinedChronology } from '../combine/combine.ts';
import { exchangeRefusals } from './refusals.ts';

/** What a person can mend by naming another place. */
const NOT_WRITABLE: ReadonlySet<string> = new Set(['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EROFS', 'EPERM', 'ENOSPC']);
const KINDS = ['docx', 'xlsx', 'csv', 'json'] as const;
export type ExchangeKind = (typeof KINDS)[number];

/** The kind of file that a name asks for. Refuses `EXCHANGE_KIND_NOT_KNOWN`. */
export function kindOfName(file: string): Result<ExchangeKind> {
  const kind = KINDS.find((one) => file.toLowerCase().endsWith(`.${one}`));
  return kind === undefined ? refuse(exchangeRefusals.refusal('EXCHANGE_KIND_NOT_KNOWN', { file })) : ok(kind);
}

/** The bytes of the chronology in that kind of file. */
export async function chronologyFile(chronology: CombinedChronology, kind: ExchangeKind): Promise<Result<Uint8Array>> {
  switch (kind) {
    case 'docx': return ok((await import('./word/word.ts')).chronologyWord(chronology));
    case 'xlsx': return (await import('./excel.ts')).chronologyExcel(chronology);
    case 'csv': return ok(Buffer.from((await import('./csv.ts')).chronologyCsv(chronology)));
    case 'json': return ok(Buffer.from(`${JSON.stringify(chronology, undefined, 1)}\n`));
  }
}

/** Writes the chronology in the kind of file that the name asks for. */
export async function writeChronology(chronology: CombinedChronology, file: string): Promise<Result<void>> {
  const kind = kindOfName(file);
  if (!kind.ok) return kind;
  const bytes = await chronologyFile(chronology, kind.value);
  if (!bytes.ok) return bytes;
  try {
    return ok(await writeFile(file, bytes.value));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && NOT_WRITABLE.has(String(fault.code))) return refuse(exchangeRefusals.refusal('EXCHANGE_NOT_WRITABLE', { file, why: String(fault.code) }));
    throw fault;
  }
}
