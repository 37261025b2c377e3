import type { Meter } from '../meter.ts';
import type { Table } from '../table.ts';
import type { Attributes, XmlHandler } from '../xml.ts';
import { asText, closeCell, closeRow, finished, openCell, openRow, openTable, type OpenCell, type OpenRow, type OpenTable } from './open-table.ts';

/** Texts of notes and comments by their number in the file. */
export interface SideTexts {
  readonly footnotes: ReadonlyMap<string, string>;
  readonly endnotes: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, string>;
}

export interface WordContent {
  readonly tables: Table[];
  /** The paragraphs outside every table, those without text left out. */
  readonly paragraphs: string[];
  /** Kinds of parts that are drawn in from elsewhere in the file and not read. */
  readonly unread: Set<string>;
}

// What they hold is not what the document says: removed text, an older state, a second drawing of the same.
const PASSED_OVER = new Set(['del', 'moveFrom', 'Fallback', 'pPrChange', 'rPrChange', 'tblPrChange', 'tblPrExChange', 'tblGridChange', 'trPrChange', 'tcPrChange', 'sectPrChange', 'numberingChange', 'instrText', 'delText', 'delInstrText', 'txbxStyle']);
const CHANGED = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel', 'cellMerge']);
const CHANGE_NOTE = 'The row has tracked changes; the text is as if they were accepted';

interface Reader {
  readonly content: WordContent;
  readonly side: SideTexts;
  readonly meter: Meter;
  readonly path: string[];
  readonly tables: OpenTable[];
  readonly paragraphs: { readonly pieces: string[]; markGone: boolean }[];
  readonly placeholders: boolean[];
  lastParagraph: string | undefined;
  tableCount: number;
  /** How many elements deep inside one that is passed over. */
  skipping: number;
  inText: boolean;
}

/** What `document.xml` says, as if every tracked change were accepted. */
export function documentReader(side: SideTexts, meter: Meter): { readonly content: WordContent; readonly handler: XmlHandler } {
  const content: WordContent = { tables: [], paragraphs: [], unread: new Set() };
  const reader: Reader = { content, side, meter, path: [], tables: [], paragraphs: [], placeholders: [], lastParagraph: undefined, tableCount: 0, skipping: 0, inText: false };
  return {
    content,
    handler: {
      open: (name, attributes) => open(reader, name, attributes),
      text: (text) => { if (reader.inText && reader.skipping === 0) write(reader, text); },
      close: (name) => close(reader, name),
    },
  };
}

function open(reader: Reader, name: string, attributes: Attributes): void {
  const inside = reader.path.at(-1) ?? '';
  reader.path.push(name);
  if (reader.skipping > 0) {
    reader.skipping += 1;
    return;
  }
  if (CHANGED.has(name)) changed(reader, name, inside);
  if (PASSED_OVER.has(name) && inside !== 'trPr' && inside !== 'rPr') {
    reader.skipping = 1;
    return;
  }
  openers[name]?.(reader, attributes, inside);
}

function close(reader: Reader, name: string): void {
  reader.path.pop();
  if (reader.skipping > 0) reader.skipping -= 1;
  else closers[name]?.(reader);
}

type Opener = (reader: Reader, attributes: Attributes, inside: string) => void;

const openers: Readonly<Record<string, Opener>> = {
  tbl: (reader) => {
    reader.tableCount += 1;
    reader.tables.push(openTable(reader.tableCount, reader.tables.at(-1)?.number, reader.lastParagraph));
    reader.lastParagraph = undefined;
  },
  tr: (reader) => {
    const table = reader.tables.at(-1);
    if (table !== undefined) table.row = openRow();
  },
  tc: (reader) => {
    const row = rowOf(reader);
    if (row !== undefined) row.cell = openCell();
  },
  tblHeader: (reader, { val }) => { const row = rowOf(reader); if (row !== undefined) row.heading = isOn(val); },
  gridBefore: (reader, { val }) => { const row = rowOf(reader); if (row !== undefined) row.column += count(val); },
  gridSpan: (reader, { val }) => { const cell = cellOf(reader); if (cell !== undefined) cell.span = Math.max(1, count(val)); },
  vMerge: (reader, { val }) => { const cell = cellOf(reader); if (cell !== undefined) cell.reach = val === 'restart' ? 'starts' : 'goes on'; },
  p: (reader) => { reader.paragraphs.push({ pieces: [], markGone: false }); },
  t: (reader) => { reader.inText = true; },
  br: (reader, { type }) => { if (type !== 'page' && type !== 'column') write(reader, '\n'); },
  cr: (reader) => write(reader, '\n'),
  tab: (reader, _, inside) => { if (inside === 'r') write(reader, '\t'); },
  noBreakHyphen: (reader) => write(reader, '-'),
  footnoteReference: (reader, { id }) => mark(reader, 'Footnote', reader.side.footnotes.get(id ?? '')),
  endnoteReference: (reader, { id }) => mark(reader, 'Endnote', reader.side.endnotes.get(id ?? '')),
  commentReference: (reader, { id }) => note(reader, `Word comment: ${reader.side.comments.get(id ?? '') ?? 'not found in the file'}`),
  vanish: (reader, { val }, inside) => { if (inside === 'rPr' && reader.path.at(-3) === 'r' && isOn(val)) note(reader, 'The row has hidden text, which was read'); },
  drawing: (reader) => note(reader, 'The row holds a picture or drawing, which was not read'),
  pict: (reader) => note(reader, 'The row holds a picture or drawing, which was not read'),
  object: (reader) => note(reader, 'The row holds an embedded file, which was not read'),
  altChunk: (reader) => { reader.content.unread.add('another document set into this one'); },
  subDoc: (reader) => { reader.content.unread.add('a linked sub-document'); },
  sdt: (reader) => { reader.placeholders.push(false); },
  showingPlcHdr: (reader, { val }) => { if (reader.placeholders.length > 0) reader.placeholders[reader.placeholders.length - 1] = isOn(val); },
  // What stands in an unfilled field is the form's own prompt ("Click to enter a date").
  sdtContent: (reader) => { if (reader.placeholders.at(-1) === true) reader.skipping = 1; },
};

const closers: Readonly<Record<string, (reader: Reader) => void>> = {
  t: (reader) => { reader.inText = false; },
  p: closeParagraph,
  tc: (reader) => {
    const table = reader.tables.at(-1);
    const row = table?.row;
    if (table === undefined || row?.cell === undefined) return;
    closeCell(table, row, row.cell);
    reader.meter.addCells(1);
    row.cell = undefined;
  },
  tr: (reader) => {
    const table = reader.tables.at(-1);
    if (table?.row === undefined) return;
    reader.meter.addRow();
    closeRow(table, table.row);
    table.row = undefined;
  },
  tbl: (reader) => {
    const table = reader.tables.pop();
    if (table === undefined) return;
    const around = cellOf(reader);
    if (around !== undefined) addLine(around, asText(table));
    reader.content.tables.push(finished(table));
    if (reader.tables.length === 0) reader.content.tables.sort((a, b) => Number(a.name) - Number(b.name));
  },
  sdt: (reader) => { reader.placeholders.pop(); },
};

function closeParagraph(reader: Reader): void {
  const paragraph = reader.paragraphs.pop();
  const text = paragraph?.pieces.join('') ?? '';
  const cell = cellOf(reader);
  if (cell !== undefined) addLine(cell, text, paragraph?.markGone);
  else if (text.trim() !== '' && reader.tables.length === 0) {
    reader.content.paragraphs.push(text.trim());
    reader.lastParagraph = text.trim();
  }
}

function addLine(cell: OpenCell, line: string, markGone = false): void {
  if (cell.joins && cell.lines.length > 0) cell.lines.push(`${cell.lines.pop() ?? ''}${line}`);
  else cell.lines.push(line);
  cell.joins = markGone;
}

function write(reader: Reader, text: string): void {
  reader.meter.addText(text);
  reader.paragraphs.at(-1)?.pieces.push(text);
}

function changed(reader: Reader, name: string, inside: string): void {
  const row = rowOf(reader);
  row?.notes.add(CHANGE_NOTE);
  if (inside === 'trPr' && row !== undefined && (name === 'del' || name === 'moveFrom')) row.deleted = true;
  const paragraph = reader.paragraphs.at(-1);
  if (inside === 'rPr' && reader.path.at(-3) === 'pPr' && name === 'del' && paragraph !== undefined) paragraph.markGone = true;
}

// A note belongs to its entry, so its text comes along, set apart.
function mark(reader: Reader, kind: string, text: string | undefined): void {
  if (text !== undefined && text !== '') write(reader, ` [${kind}: ${text}]`);
}

function note(reader: Reader, text: string): void {
  rowOf(reader)?.notes.add(text);
}

function rowOf(reader: Reader): OpenRow | undefined {
  return reader.tables.at(-1)?.row;
}

function cellOf(reader: Reader): OpenCell | undefined {
  return rowOf(reader)?.cell;
}

function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

function count(value: string | undefined): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? Math.min(number, 400) : 0;
}
