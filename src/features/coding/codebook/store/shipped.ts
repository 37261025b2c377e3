import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/index.ts';
import { readCodebook } from '../read-codebook.ts';
import { digestOf, type CodebookVersionId } from './versions.ts';

/** The codebooks that come with the program. Their text is kept under its version, so that another text is another version. */
const SHIPPED = ['practice-reviews.yaml', 'reviews-2014-17.yaml'] as const;

/** The id of a shipped version: the same in every database. */
export function shippedVersionId(codebook: string, version: string): CodebookVersionId {
  const hex = createHash('sha256').update(`sightline codebook/${codebook}/${version}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as CodebookVersionId;
}

/** The text of a shipped codebook by its file's name. */
export async function shippedText(file: (typeof SHIPPED)[number]): Promise<string> {
  return readFile(new URL(`../codebooks/${file}`, import.meta.url), 'utf8');
}

/** Puts the shipped codebooks among the versions, once. What is kept already stays as it is. */
export async function keepShippedCodebooks(owner: Database): Promise<void> {
  for (const file of SHIPPED) {
    const text = await shippedText(file);
    const read = readCodebook(text, file);
    if (!read.ok) throw new Error(`${file} cannot be read: ${read.refusals[0].message}`);
    const { name, title, version } = read.value;
    await owner.insertInto('coding.codebook_version').values({
      id: shippedVersionId(name, version), codebook: name, version, title, text, sha256: digestOf(text), continues: null,
      because: 'Comes with the program.', added_at: sql<Date>`now()`, added_by: null,
    }).onConflict((already) => already.doNothing()).execute();
  }
}
