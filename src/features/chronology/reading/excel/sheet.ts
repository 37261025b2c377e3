import type { Archive } from '../archive.ts';
import { cleanText } from '../clean.ts';
import type { Meter } from '../meter.ts';
import { readingRefusals } from '../refusals.ts';
import type { Row } from '../table.ts';
import { Unreadable } from '../unreadable.ts';
import { readXml, type Attributes } from '../xml.ts';
import { columnOf, rangeOf, type Range } from './reference.ts';
import { serialAsText } from './serial.ts';
import { unescaped, type Workbook } from './workbook.ts';

const MOST_COLUMNS = 400;

interface OpenRow {
  readonly number: number;
  readonly cells: string[];
  readonly notes: Set<string>;
  column: number;
  kind: string | undefined;
  style: number;
  formula: boolean;
  value: string;
  hasValue: boolean;
}

/** The rows of one sheet that hold text, with merged cells filled downwards. Throws `Unreadable`. */
export async function readSheet(archive: Archive, part: string, workbook: Workbook, meter: Meter): Promise<Row[]> {
  const rows: Row[] = [];
  const merges: Range[] = [];
  let row: OpenRow | undefined;
  let [inValue, phonetic, last] = [false, false, 0];
  await readXml(archive, part, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = openRow(attributes, last);
        last = row.number;
      } else if (name === 'c' && row !== undefined) openCell(row, attributes);
      else if (name === 'f' && row !== undefined) row.formula = true;
      else if (name === 'rPh') phonetic = true;
      else if ((name === 'v' || name === 't') && row !== undefined) [inValue, row.hasValue] = [true, true];
      else if (name === 'mergeCell') merges.push(...rangeOf(attributes['ref'] ?? ''));
    },
    text: (piece) => { if (inValue && !phonetic && row !== undefined) row.value += piece; },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c' && row !== undefined) closeCell(row, workbook, meter);
      else if (name === 'row' && row !== undefined) {
        if (row.cells.some((text) => text !== '')) rows.push(finished(row, meter));
        row = undefined;
      }
    },
  });
  return merged(rows, merges, meter);
}

function openRow({ r, hidden }: Attributes, last: number): OpenRow {
  const number = Number(r ?? last + 1);
  const notes = new Set(hidden === '1' || hidden === 'true' ? ['The row is hidden in Excel'] : []);
  return { number: Number.isSafeInteger(number) && number > last ? number : last + 1, cells: [], notes, column: -1, kind: undefined, style: 0, formula: false, value: '', hasValue: false };
}

function openCell(row: OpenRow, { r, t, s }: Attributes): void {
  row.column = r === undefined ? row.column + 1 : columnOf(r);
  [row.kind, row.style, row.formula, row.value, row.hasValue] = [t, Number(s ?? 0), false, '', false];
}

function closeCell(row: OpenRow, workbook: Workbook, meter: Meter): void {
  const text = row.hasValue ? cleanText(textOf(row, workbook)) : '';
  if (row.formula && text === '' && row.kind !== 'str') row.notes.add('A formula has no value in the file. Open it in Excel and save it again');
  if (text === '') return;
  if (row.column < 0 || row.column >= MOST_COLUMNS) throw new Unreadable(readingRefusals.refusal('FILE_TOO_MUCH_INSIDE', { most: String(MOST_COLUMNS), what: 'columns' }));
  meter.addText(text);
  row.cells[row.column] = text;
}

function textOf({ kind, value, style, notes }: OpenRow, { strings, styles, from1904 }: Workbook): string {
  if (kind === 's') return strings[Number(value)] ?? '';
  if (kind === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (kind === 'e') notes.add(`A formula came to the error ${value}`);
  if (kind === 'd') return isoText(value);
  if (kind === undefined || kind === 'n') return serialAsText(Number(value), styles[style] ?? 'number', from1904) ?? value;
  return unescaped(value);
}

// Strict files write dates as ISO; without a time it is a day.
function isoText(value: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::00)?(?:\.0+)?Z?)?$/.exec(value) ?? [];
  return year === undefined ? value : `${day}/${month}/${year}${time === undefined || time === '00:00' ? '' : ` ${time}`}`;
}

function finished({ number, cells, notes }: OpenRow, meter: Meter): Row {
  meter.addRow();
  meter.addCells(cells.length);
  return { number, cells: Array.from(cells, (text) => text ?? ''), ...(notes.size === 0 ? {} : { notes: [...notes] }) };
}

/** Gives the rows that a merged cell reaches into its text; a range over one whole row makes it wide. */
function merged(rows: readonly Row[], ranges: readonly Range[], meter: Meter): Row[] {
  if (ranges.length === 0) return [...rows];
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const width = Math.max(0, ...rows.slice(0, 2_000).map(({ cells }) => cells.length));
  for (const { top, bottom, left, right } of ranges) {
    const first = byNumber.get(top);
    const text = first?.cells[left] ?? '';
    if (first === undefined || text === '') continue;
    if (top === bottom && left === 0 && right > 0 && right >= Math.min(width, 3) - 1) byNumber.set(top, { ...first, wide: true });
    for (let number = top + 1; number <= bottom; number += 1) {
      const row = byNumber.get(number);
      // A row that holds nothing of its own is a part of the row above, not an entry.
      if (row === undefined || (row.cells[left] ?? '') !== '') continue;
      meter.addCells(1);
      const cells = Array.from({ length: Math.max(row.cells.length, left + 1) }, (_, column) => (column === left ? text : (row.cells[column] ?? '')));
      byNumber.set(number, { ...row, cells, down: [...(row.down ?? []), left] });
    }
  }
  return [...byNumber.values()];
}
