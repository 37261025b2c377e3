import type { Archive } from '../archive.ts';
import type { Meter } from '../meter.ts';
import { readingRefusals } from '../refusals.ts';
import type { FileTables } from '../table.ts';
import { readXml } from '../xml.ts';
import { documentReader } from './document.ts';
import { readSideTexts } from './side-texts.ts';

/** Every table of a Word file. `document` is the name of its main part. Throws `Unreadable`. */
export async function readWord(archive: Archive, document: string, meter: Meter): Promise<FileTables> {
  const folder = document.slice(0, document.lastIndexOf('/') + 1);
  const side = await readSideTexts(archive, folder);
  const { content, handler } = documentReader(side, meter);
  await readXml(archive, document, handler);
  const problems = [...content.unread].map((part) => readingRefusals.refusal('FILE_PART_NOT_READ', { part }));
  return { kind: 'word', tables: content.tables, paragraphs: content.paragraphs, problems };
}
