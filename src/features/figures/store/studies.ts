import { newId, parseId, type Id } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { SAMPLE_ID, sampleFiles, type StudyFiles } from '../study/study.ts';

export type StudyId = Id<'figures-study'>;

export interface StudyRecord {
  readonly id: string;
  readonly title: string;
  /** Null for the sample that comes with the program. */
  readonly addedAt: Date | null;
}

const SAMPLE: StudyRecord = { id: SAMPLE_ID, title: 'Serious case reviews 2014-17 (made-up reviews with the published margins)', addedAt: null };

/** The sample, and every study that was brought, the newest first. */
export async function listStudies(tx: Tx): Promise<readonly StudyRecord[]> {
  const rows = await tx.selectFrom('figures.study').select(['id', 'title', 'added_at']).orderBy('added_at', 'desc').orderBy('id').execute();
  return [...rows.map(({ id, title, added_at: addedAt }) => ({ id, title, addedAt })), SAMPLE];
}

export async function findStudy(tx: Tx, id: string): Promise<StudyRecord | null> {
  if (id === SAMPLE_ID) return SAMPLE;
  const parsed = parseId<'figures-study'>(id);
  if (!parsed.ok) return null;
  const row = await tx.selectFrom('figures.study').select(['id', 'title', 'added_at']).where('id', '=', parsed.value).executeTakeFirst();
  return row === undefined ? null : { id: row.id, title: row.title, addedAt: row.added_at };
}

/** A study's files, whole. */
export async function filesOf(tx: Tx, id: string): Promise<StudyFiles> {
  if (id === SAMPLE_ID) return sampleFiles();
  const study = await tx.selectFrom('figures.study').select(['codebook_file', 'codebook']).where('id', '=', id).executeTakeFirstOrThrow();
  const files = await tx.selectFrom('figures.study_file').select(['file_name', 'content']).where('study_id', '=', id).orderBy('seq').execute();
  return { codebook: { name: study.codebook_file, text: study.codebook }, data: files.map(({ file_name: file, content: bytes }) => ({ file, bytes })) };
}

export async function addStudy(tx: Tx, title: string, { codebook, data }: StudyFiles, hash: string, by: PersonId, now: Date): Promise<StudyId> {
  const id = newId<'figures-study'>();
  await tx.insertInto('figures.study').values({
    id, title, codebook_file: codebook.name, codebook: codebook.text, data_sha256: Buffer.from(hash, 'hex'), added_at: now, added_by: by,
  }).execute();
  await tx.insertInto('figures.study_file').values(data.map(({ file, bytes }, at) => ({ study_id: id, seq: at + 1, file_name: file, content: Buffer.from(bytes) }))).execute();
  return id;
}

/** The same codebook and data among those kept already. */
export async function findSameStudy(tx: Tx, codebook: string, hash: string): Promise<string | null> {
  const rows = await tx.selectFrom('figures.study').select(['id', 'codebook']).where('data_sha256', '=', Buffer.from(hash, 'hex')).execute();
  return rows.find((row) => row.codebook === codebook)?.id ?? null;
}
