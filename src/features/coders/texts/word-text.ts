import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** More than a review of a thousand pages has; a file that unpacks to more is not opened. */
const MOST_BYTES = 60 * 1024 * 1024;

/** Why a Word file was not read; the message is for the person who sent it. */
export class WordNotReadable extends Error {}

/**
 * The paragraphs of a Word file in their order, those of tables among them, a row as one paragraph
 * with its cells parted by " | ". Tracked changes are read as if accepted. Throws `WordNotReadable`.
 */
export function wordParagraphs(bytes: Uint8Array): readonly string[] {
  const parts = opened(bytes);
  const main = /<[^>]*Type="[^"]*\/officeDocument"[^>]*Target="\/?([^"]+)"|<[^>]*Target="\/?([^"]+)"[^>]*Type="[^"]*\/officeDocument"/.exec(textOf(parts, '_rels/.rels') ?? '');
  const document = textOf(parts, main?.[1] ?? main?.[2] ?? 'word/document.xml');
  if (document === undefined) throw new WordNotReadable('it is packed like a Word file and holds no document');
  return new Flow().read(document);
}

function opened(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => {
      if (!/^_rels\/\.rels$|^word\/[^/]*\.xml$/.test(name)) return false;
      if (originalSize > MOST_BYTES) throw new WordNotReadable('it unpacks to far more than a review can be');
      return true;
    } });
  } catch (fault) {
    throw fault instanceof WordNotReadable ? fault : new WordNotReadable('it cannot be unpacked');
  }
}

function textOf(parts: Readonly<Record<string, Uint8Array>>, name: string): string | undefined {
  const part = parts[name];
  return part === undefined ? undefined : strFromU8(part);
}

// Removed text, codes of fields, and a second drawing of the same.
const PASSED_OVER = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText']);

class Flow {
  readonly #paragraphs: string[] = [];
  /** Of each table that is open, the cells of its row, and the lines of the cell. */
  readonly #tables: { cells: string[]; lines: string[] }[] = [];
  #words = '';
  #inText = false;
  #skipping = 0;

  read(xml: string): readonly string[] {
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on('doctype', () => { throw new WordNotReadable('it declares a document type, which Word never does'); });
    parser.on('error', (fault) => { throw new WordNotReadable(fault.message); });
    parser.on('opentag', ({ name }) => this.#open(name.slice(name.indexOf(':') + 1)));
    parser.on('text', (text) => { if (this.#inText && this.#skipping === 0) this.#words += text; });
    parser.on('closetag', ({ name }) => this.#close(name.slice(name.indexOf(':') + 1)));
    parser.write(xml).close();
    return this.#paragraphs;
  }

  #open(name: string): void {
    if (this.#skipping > 0 || PASSED_OVER.has(name)) return void (this.#skipping += 1);
    if (name === 't') this.#inText = true;
    else if (name === 'tab' || name === 'br' || name === 'cr') this.#words += ' ';
    else if (name === 'noBreakHyphen') this.#words += '-';
    else if (name === 'tbl') this.#tables.push({ cells: [], lines: [] });
  }

  #close(name: string): void {
    if (this.#skipping > 0) return void (this.#skipping -= 1);
    const table = this.#tables.at(-1);
    if (name === 't') this.#inText = false;
    else if (name === 'p') this.#endParagraph(table);
    else if (name === 'tc' && table !== undefined) {
      table.cells.push(table.lines.splice(0).join(' '));
    } else if (name === 'tr' && table !== undefined) this.#put(table.cells.splice(0).filter((cell) => cell !== '').join(' | '), this.#tables.at(-2));
    else if (name === 'tbl') this.#tables.pop();
  }

  #endParagraph(table: { lines: string[] } | undefined): void {
    const words = this.#words.replaceAll(/\s+/gu, ' ').trim();
    this.#words = '';
    this.#put(words, table);
  }

  #put(words: string, within: { lines: string[] } | undefined): void {
    if (words === '') return;
    if (within === undefined) this.#paragraphs.push(words);
    else within.lines.push(words);
  }
}
