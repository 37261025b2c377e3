import type { Archive } from '../archive.ts';
import { readXml } from '../xml.ts';
import type { SideTexts } from './document.ts';

/** Footnotes, endnotes and comments, which Word keeps in parts of their own. */
export async function readSideTexts(archive: Archive, folder: string): Promise<SideTexts> {
  return {
    footnotes: await readNotes(archive, `${folder}footnotes.xml`, 'footnote'),
    endnotes: await readNotes(archive, `${folder}endnotes.xml`, 'endnote'),
    comments: await readNotes(archive, `${folder}comments.xml`, 'comment'),
  };
}

async function readNotes(archive: Archive, part: string, element: string): Promise<ReadonlyMap<string, string>> {
  const notes = new Map<string, string>();
  let [id, text, inText, removed] = ['', '', false, 0];
  await readXml(archive, part, {
    open: (name, attributes) => {
      if (name === element) [id, text] = [attributes['id'] ?? '', ''];
      if (name === 't') inText = true;
      if (name === 'del') removed += 1;
      if (name === 'p' && text !== '') text += ' ';
    },
    text: (piece) => { if (inText && removed === 0) text += piece; },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'del') removed -= 1;
      if (name === element) notes.set(id, text.trim());
    },
  });
  return notes;
}
