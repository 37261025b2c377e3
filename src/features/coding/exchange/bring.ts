import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { readDeclared } from '../codebook/declared-file.ts';
import type { DraftContent } from '../codebook/draft/draft.ts';
import { codebookSchema } from '../codebook/schema.ts';
import { namesFor } from './names.ts';
import { documentFromQda } from './refi/codes.ts';
import { readQda } from './refi/read.ts';
import { codebookExchangeRefusals as refusals } from './refusals.ts';
import { guessRoles } from './rows/columns.ts';
import { broughtFrom, documentFromRows } from './rows/read.ts';
import type { ReadSheets, Sheet } from './sheets.ts';

/** A codebook that was brought in, as a draft, with what was not taken as it stood. */
export interface BroughtIn {
  readonly content: DraftContent;
  readonly notes: readonly string[];
}

/** What a codebook is called here: left out, the file says. */
export interface Naming {
  readonly codebook?: string | undefined;
  readonly title?: string | undefined;
}

/**
 * Reads a codebook of another program, or one of ours: REFI-QDA (.qdc, .qdpx), a table (CSV, Excel), YAML or
 * JSON. Refuses what cannot be read, at the field `file`. A table whose columns are not known becomes a draft without codes.
 */
export async function bringCodebook(bytes: Uint8Array, file: string, naming: Naming, readSheets: ReadSheets): Promise<Result<BroughtIn>> {
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const bare = file.replace(/\.[^.]+$/, '');
  const names = { codebook: naming.codebook ?? namesFor([bare])[0] ?? 'codebook', title: naming.title ?? bare };
  switch (extension) {
    case 'qdc': case 'qdpx': case 'qde': return fromQda(bytes, file, names, naming.title);
    case 'yaml': case 'yml': case 'json': return fromDeclared(bytes, file, naming);
    case 'csv': case 'tsv': case 'txt': case 'xlsx': return fromSheets(await readSheets(bytes, file), file, names);
    default: return refuse(refusals.refusal('CODEBOOK_FILE_KIND_NOT_KNOWN', { file, field: 'file' }));
  }
}

function fromQda(bytes: Uint8Array, file: string, { codebook }: { readonly codebook: string }, title: string | undefined): Result<BroughtIn> {
  const read = readQda(bytes, file);
  if (!read.ok) return read;
  const { document, notes } = documentFromQda(title === undefined ? read.value : { ...read.value, name: title }, codebook);
  return ok({ content: { document }, notes });
}

function fromDeclared(bytes: Uint8Array, file: string, { codebook, title }: Naming): Result<BroughtIn> {
  const read = readDeclared(new TextDecoder().decode(bytes), file, codebookSchema);
  if (!read.ok) return { ok: false, refusals: [{ ...read.refusals[0], message: `${read.refusals[0].field ?? file}: ${read.refusals[0].message}`, field: 'file' }] };
  const { continues, ...document } = read.value.value;
  const notes = continues === undefined ? [] : [`It says that it continues version ${continues.version}, which is not here; that was left out.`];
  return ok({ content: { document: { ...document, codebook: codebook ?? document.codebook, title: title ?? document.title } }, notes });
}

function fromSheets(sheets: Result<readonly Sheet[]>, file: string, names: { readonly codebook: string; readonly title: string }): Result<BroughtIn> {
  if (!sheets.ok) return { ok: false, refusals: [{ ...sheets.refusals[0], field: 'file' }] };
  const read = sheets.value.flatMap(({ name, rows }) => { const one = broughtFrom(file, name, rows); return one.ok ? [one.value] : []; });
  const [brought] = read.toSorted((a, b) => known(b.headings) - known(a.headings));
  if (brought === undefined) return refuse(refusals.refusal('CODEBOOK_FILE_EMPTY', { file, field: 'file' }));
  const document = documentFromRows(brought, guessRoles(brought.headings), names);
  return ok({ content: { document: document.ok ? document.value.document : { ...names, version: '1', codes: [] }, brought }, notes: document.ok ? document.value.notes : [] });
}

function known(headings: readonly string[]): number {
  return guessRoles(headings).filter((role) => role !== null).length;
}
