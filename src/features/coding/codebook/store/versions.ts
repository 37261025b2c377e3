import { createHash } from 'node:crypto';
import { newId, parseId, type Id } from '../../../../kernel/id.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import type { PersonId } from '../../../audit/index.ts';
import type { Codebook } from '../codebook.ts';
import { readCodebook } from '../read-codebook.ts';

export type CodebookVersionId = Id<'codebook-version'>;

/** What is known of a version without reading its text. */
export interface VersionRecord {
  readonly id: CodebookVersionId;
  readonly codebook: string;
  readonly version: string;
  readonly title: string;
  readonly continues: CodebookVersionId | null;
  readonly because: string;
  readonly addedAt: Date;
  /** Null where it comes with the program. */
  readonly addedBy: string | null;
}

/** A version and the codebook in it. */
export interface OpenedVersion extends VersionRecord {
  readonly text: string;
  readonly book: Codebook;
}

const COLUMNS = ['v.id', 'v.codebook', 'v.version', 'v.title', 'v.continues', 'v.because', 'v.added_at', 'p.name as by'] as const;

/** Every version of every codebook, by title, the newest first. */
export async function listVersions(tx: Tx): Promise<readonly VersionRecord[]> {
  const rows = await tx.selectFrom('coding.codebook_version as v').leftJoin('access.person as p', 'p.id', 'v.added_by').select(COLUMNS).orderBy('v.title').orderBy('v.added_at', 'desc').orderBy('v.id').execute();
  return rows.map(recordOf);
}

/** A version, read. Null where the id names none that may be seen. */
export async function openVersion(tx: Tx, id: string): Promise<OpenedVersion | null> {
  const parsed = parseId<'codebook-version'>(id);
  if (!parsed.ok) return null;
  const row = await tx.selectFrom('coding.codebook_version as v').leftJoin('access.person as p', 'p.id', 'v.added_by').select([...COLUMNS, 'v.text']).where('v.id', '=', parsed.value).executeTakeFirst();
  if (row === undefined) return null;
  return { ...recordOf(row), text: row.text, book: bookIn(row.text, `${row.codebook} ${row.version}`) };
}

/** Keeps a version. It was checked before: what cannot be read throws. */
export async function addVersion(tx: Tx, version: { readonly text: string; readonly continues: string | null; readonly because: string }, by: PersonId, now: Date): Promise<CodebookVersionId> {
  const id = newId<'codebook-version'>();
  const book = bookIn(version.text, 'the next version');
  await tx.insertInto('coding.codebook_version').values({
    id, codebook: book.name, version: book.version, title: book.title, text: version.text, sha256: digestOf(version.text),
    continues: version.continues, because: version.because, added_at: now, added_by: by,
  }).execute();
  return id;
}

/** SHA-256 of a text in UTF-8. */
export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function bookIn(text: string, name: string): Codebook {
  const read = readCodebook(text, name);
  if (!read.ok) throw new Error(`the codebook ${name} was kept and cannot be read: ${read.refusals.map(({ message }) => message).join('; ')}`);
  return read.value;
}

function recordOf(row: { id: string; codebook: string; version: string; title: string; continues: string | null; because: string; added_at: Date; by: string | null }): VersionRecord {
  return {
    id: row.id as CodebookVersionId, codebook: row.codebook, version: row.version, title: row.title, continues: row.continues as CodebookVersionId | null,
    because: row.because, addedAt: row.added_at, addedBy: row.by,
  };
}
